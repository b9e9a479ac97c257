using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>What was typed at a visit, and what was on record before it: one set of entries, from which the facts of the day are worked out.</summary>
internal static class VisitEntries
{
    private static readonly string[] Measures = ["patient.weight", "patient.height"];

    /// <summary>What was typed, with every tick <em>still so</em> turned into an answer of the day.</summary>
    public static Entries Confirmed(Entries typed, Entries known, FactCatalogue facts, DateOnly on)
    {
        var changes = new List<KeyValuePair<string, string?>>();
        foreach (var fact in facts.Raw.Where(f => typed.Is(Fields.Confirm(f.Name), Fields.Yes)))
        {
            changes.Add(new(Fields.Confirm(fact.Name), null));
            if (IsTyped(typed, fact) || !Answers.IsGiven(known, fact) || !Dates.CanConfirm(fact)) continue;
            changes.AddRange(Own(known, fact).Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)));
            if (Dates.Of(fact) == Dating.Asked) changes.Add(new(Fields.On(fact.Name), TypedDay.Iso(on)));
        }
        return changes.Count == 0 ? typed : typed.With(changes);
    }

    /// <summary>What was typed, over what was on record: each answer with the date it had.</summary>
    public static Entries Over(Entries known, Entries typed, FactCatalogue facts)
    {
        var all = new List<KeyValuePair<string, string>>();
        foreach (var fact in facts.Raw)
        {
            var source = IsTyped(typed, fact) ? typed : known;
            var own = Own(source, fact).ToList();
            if (own.Count == 0) continue;
            all.AddRange(own);
            if (Dates.Typed(source, fact) is { } on) all.Add(new(Fields.On(fact.Name), on));
            else if (Answers.IsUndated(source, fact)) all.Add(new(Fields.Was(fact.Name), Answers.Was(Answers.Text(source, fact), null)));
        }
        return Entries.Of(all);
    }

    /// <summary>What was typed with weight and height from the record where they were not typed: the scores need them.</summary>
    public static Entries WithMeasures(Entries typed, Entries known, FactCatalogue facts) =>
        typed.With(Measures.Where(name => !IsTyped(typed, facts[name])).SelectMany(name => Own(known, facts[name])).Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)).ToList());

    /// <summary>Results that were typed with an older date than the one on record has: the newest one counts, so that these are refused.</summary>
    public static IEnumerable<FieldError> Older(Entries typed, Entries known, FactCatalogue facts)
    {
        foreach (var fact in facts.Raw.Where(f => Dates.Of(f) is Dating.Test or Dating.Panel && Answers.IsValue(typed, f) && Answers.IsValue(known, f)))
        {
            if (TypedDay.TryParse(Dates.Typed(typed, fact), out var on) && TypedDay.TryParse(Dates.Typed(known, fact), out var last) && on < last)
                yield return new FieldError(fact.Name, $"{fact.Label} of {TypedDay.Words(on)}: there is a newer result on record, of {TypedDay.Words(last)}. Correct the date, or leave this one out.");
        }
    }

    /// <summary>Without what was typed to these questions.</summary>
    public static Entries Without(Entries entries, IEnumerable<Fact> questions) =>
        entries.With(questions.SelectMany(f => entries.Of(f.Name)).Select(field => KeyValuePair.Create(field.Key, (string?)null)).ToList());

    /// <summary>Whether a question was answered, or items of its score were typed.</summary>
    public static bool IsTyped(Entries typed, Fact fact) => Answers.IsGiven(typed, fact) || Calculators.Find(fact.Name)?.IsUsed(typed) == true;

    private static IEnumerable<KeyValuePair<string, string>> Own(Entries entries, Fact fact) => entries.Of(fact.Name).Where(f =>
        f.Key != Fields.Carried(fact.Name) && f.Key != Fields.Was(fact.Name) && f.Key != Fields.Confirm(fact.Name) && f.Key != Fields.On(fact.Name));
}
