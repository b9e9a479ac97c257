using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>One question as the form shows it.</summary>
public sealed class QuestionView(FormView form, Fact fact)
{
    private const int MostRadios = 5;

    // Where the label alone would leave open what is asked.
    private static readonly HashSet<string> AskedInFull =
    [
        "patient.prefersOral", "thrombosis.provokedOver1Year", "thrombosis.oestrogen", "malignancy.oncologyAgreed", "tb.active", "tb.exposureRisk", "tb.specialistCleared",
        "tb.treatedBefore", "tb.preventiveTreatment", "hbv.hepatologyAgreed", "zoster.vaccine", "pregnancy.possible", "pregnancy.contraception", "consent.risksDiscussed",
        "medications.current", "allergy.jakInhibitors", "surgery.majorPlanned", "surgery.majorRecent", "gi.shortTransit", "vaccines.liveRecent",
    ];

    public FormView Form => form;

    public Fact Fact => fact;

    public string Name => fact.Name;

    public string Hint => AskedInFull.Contains(fact.Name) ? $"{fact.Question} {fact.Help}" : fact.Help;

    public Dating Dating => Dates.Of(fact);

    public Calculator? Calculator => Calculators.Find(fact.Name);

    /// <summary>The answers to choose from.</summary>
    public IEnumerable<string> Choices => fact.Type == FactType.YesNo
        ? [Fields.Yes, Fields.No, Fields.NotKnown]
        : fact.CanBeNotDone ? [.. Offered, Fields.NotDone, Fields.NotKnown] : [.. Offered, Fields.NotKnown];

    // The answer that stands is always among them: a page that left it out would take it back with the next save.
    private IEnumerable<string> Offered => form.ForNurse ? fact.Words.Where(w => !fact.ForDoctor.Contains(w, StringComparer.Ordinal) || w == form.Entries[fact.Name]) : fact.Words;

    public bool IsShort => Choices.Count() <= MostRadios && fact.Name != "tb.preventiveRegimen";

    public string? Value(string field) => form.Entries[field];

    public string? Error(string field) => form.Error(field);

    public PleaseCheck? Check => form.Checks.FirstOrDefault(check => check.Fact == fact.Name);

    /// <summary>The unit to show: the one typed; for a number not typed yet the one laboratories report.</summary>
    public string Unit => Value(Fields.Unit(fact.Name)) ?? (form.Entries.Has(fact.Name) || Quantity?.Accepted.FirstOrDefault(u => u.NeedsUpperLimit) is not { } reported ? fact.Unit : reported.Name);

    public Quantity? Quantity => Units.Find(fact.Name);

    public bool TakesLimit => Quantity?.Accepted.Any(u => u.NeedsUpperLimit) == true;

    /// <summary>The id of the element that says what is wrong with a field, or of the hint: for the control's description.</summary>
    public string DescribedBy(string field) => Error(field) is null ? $"{fact.Name}-h" : $"{field}-e {fact.Name}-h";

    /// <summary>An earlier answer without a window, waiting to be confirmed; null when there is none.</summary>
    public string? Suggestion
    {
        get
        {
            if (Answers.IsGiven(form.Entries, fact)) return null;
            var before = Entries.Of(form.Entries.Of(Fields.Before + fact.Name).Select(f => KeyValuePair.Create(f.Key[Fields.Before.Length..], f.Value)));
            return Answers.Text(before, fact) is { Length: > 0 } text ? Words.OfText(fact, text) : null;
        }
    }

    /// <summary>What is on record, in words with its day; null when nothing is, or the question is answered.</summary>
    public string? OnRecord => form.OnRecord is { } known && !Answers.IsGiven(form.Entries, fact) && Answers.IsGiven(known, fact)
        ? Words.OfText(fact, Answers.Text(known, fact)) + (Dates.Typed(known, fact) is { } on ? $", {TypedDay.Words(on)}" : "") : null;

    /// <summary>Whether an answer on record can be confirmed for today: not a number that has to be measured again, and not a test.</summary>
    public bool CanConfirm => Dates.CanConfirm(fact);

    public string? CarriedFrom => Value(Fields.Carried(fact.Name)) is { } from ? TypedDay.Words(from) : null;

    public bool IsUndated => Answers.IsValue(form.Entries, fact) && Answers.IsUndated(form.Entries, fact);

    /// <summary>Whether the answer is past its window, so that it counts as unknown.</summary>
    public bool IsTooOld => fact.Window is { } window && TypedDay.TryParse(Dates.Typed(form.Entries, fact), out var on) && !window.Covers(on, form.AsOf)
        && Answers.IsValue(form.Entries, fact) && !fact.Lasting.Contains(Answers.Text(form.Entries, fact), StringComparer.Ordinal);

    /// <summary>When a question was asked, in words: today, or the day.</summary>
    public string Asked => Value(Fields.On(fact.Name)) is not { } on || on == TypedDay.Iso(form.AsOf) ? "today" : TypedDay.Words(on);

    /// <summary>Fields that travel with the form unseen.</summary>
    public IEnumerable<KeyValuePair<string, string>> Hidden => form.Entries.Of(fact.Name).Where(f => f.Key == Fields.Carried(fact.Name) || f.Key == Fields.Was(fact.Name))
        .Concat(form.Entries.Of(Fields.Before + fact.Name));
}
