using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Makes the entries of a new assessment from those of the last one.</summary>
public static class CarriedOver
{
    // Age comes anew each time; a reason, a calculator's items and a look at an improbable value belong to the answer and go with it.
    private static readonly HashSet<string> NeverCarried = ["patient.age"];

    /// <summary>
    /// An answer with a window keeps its own date, by which it expires, and is marked with the day it comes from. An answer without one becomes a
    /// suggestion, which counts as not asked until it is confirmed. Not known and not done are asked again.
    /// </summary>
    public static Entries From(Entries previous, DateOnly previousDate, FactCatalogue facts)
    {
        var from = TypedDay.Iso(previousDate);
        var carried = new List<KeyValuePair<string, string>>();
        foreach (var fact in facts.Raw.Where(f => !NeverCarried.Contains(f.Name)))
        {
            var since = previous[Fields.Carried(fact.Name)] ?? from;
            if (Answers.IsValue(previous, fact)) carried.AddRange(fact.Window is null ? Suggested(previous, fact, since) : Kept(previous, fact, since));
            else carried.AddRange(StillSuggested(previous, fact, since));
        }
        return Entries.Of(carried);
    }

    private static IEnumerable<KeyValuePair<string, string>> Kept(Entries previous, Fact fact, string since)
    {
        var on = Dates.Typed(previous, fact);
        foreach (var (field, text) in Own(previous, fact)) yield return new(field, text);
        // Each result takes the date of its panel with it: a new panel must not make an old result younger.
        if (on is not null) yield return new(Fields.On(fact.Name), on);
        yield return new(Fields.Carried(fact.Name), since);
        yield return new(Fields.Was(fact.Name), Answers.Was(Answers.Text(previous, fact), on));
    }

    private static IEnumerable<KeyValuePair<string, string>> Suggested(Entries previous, Fact fact, string since) =>
        Own(previous, fact).Select(field => new KeyValuePair<string, string>(Fields.Before + field.Key, field.Value)).Append(new(Fields.Carried(fact.Name), since));

    private static IEnumerable<KeyValuePair<string, string>> StillSuggested(Entries previous, Fact fact, string since)
    {
        var suggestion = previous.Of(Fields.Before + fact.Name).ToList();
        return suggestion.Count == 0 ? suggestion : suggestion.Append(new(Fields.Carried(fact.Name), since));
    }

    private static IEnumerable<KeyValuePair<string, string>> Own(Entries previous, Fact fact) =>
        previous.Of(fact.Name).Where(f => f.Key != Fields.Carried(fact.Name) && f.Key != Fields.Was(fact.Name) && f.Key != Fields.Confirm(fact.Name));
}
