using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Screening;

/// <summary>
/// The answers of one item put into the draft's, and read there by the one way from entries to facts: what contradicts another item is told, and nothing but the
/// item's own answers is taken.
/// </summary>
internal sealed class EntryReading
{
    private readonly IReadOnlyList<Fact> _facts;
    private readonly FormReading _reading;

    private EntryReading(IReadOnlyList<Fact> facts, FormReading reading, Entries own, Entries draft) => (_facts, _reading, Own, Draft) = (facts, reading, own, draft);

    /// <summary>The answers of this entry, dated.</summary>
    public Entries Own { get; }

    /// <summary>The draft with them.</summary>
    public Entries Draft { get; }

    /// <summary>The facts this entry answers.</summary>
    public IReadOnlyList<Fact> Facts => _facts;

    public IEnumerable<FieldError> Errors => _reading.Errors.Where(e => ItemFields.Concerns(e.Field, _facts) || ItemFields.Concerns(e.AlsoAt, _facts)
        || (e.Field == Fields.PanelOn && _facts.Any(f => Dates.Of(f) == Dating.Panel && !_reading.Entries.Has(Fields.On(f.Name)) && Answers.IsGiven(_reading.Entries, f))));

    public IEnumerable<PleaseCheck> Checks => _reading.Checks.Where(c => ItemFields.Concerns(c.Fact, _facts));

    /// <summary>The earliest date among the answers; null when none is dated.</summary>
    public DateOnly? DoneOn => _facts.Select(f => TypedDay.TryParse(Dates.Typed(Own, f), out var day) ? (DateOnly?)day : null).Min();

    public static EntryReading Of(NewEntry entry, Entries draft, GuidanceRelease release, DateOnly today, PatientIdentity identity)
    {
        var item = ItemFields.Asked(entry.Item);
        var typed = entry.Corrects is not null ? item : [.. item.Where(f => ItemFields.IsTyped(entry.Typed, f))];
        var still = entry.StillSo ? (entry.Only ?? item).Where(f => !typed.Contains(f) && CanStillBeSo(draft, f)).ToList() : [];
        IReadOnlyList<Fact> facts = [.. typed, .. still];
        var merged = ItemFields.Replace(draft, typed, entry.Corrects is null ? AskedToday(entry.Typed, draft, typed, today) : entry.Typed);
        merged = ItemFields.Replace(merged, still, StillSo(ItemFields.Of(draft, still), still, today));
        if (typed.Any(f => Dates.Of(f) == Dating.Panel)) merged = merged.With(Fields.PanelOn, entry.Typed[Fields.PanelOn]);
        var reading = EntriesToFacts.Compute(merged, release, today, identity);
        var own = ItemFields.Of(ItemFields.OwnDates(reading.Entries, facts), facts);
        return new EntryReading(facts, reading, own, ItemFields.Replace(draft, facts, own));
    }

    /// <summary>Whether there is an earlier answer to a question, which a person can confirm. A test is never confirmed: it is made again.</summary>
    public static bool CanStillBeSo(Entries draft, Fact fact) =>
        Dates.Of(fact) is Dating.Asked or Dating.None or Dating.Optional && (Answers.IsValue(draft, fact) || draft.Of(Fields.Before + fact.Name).Any());

    private static Entries StillSo(Entries own, IReadOnlyList<Fact> facts, DateOnly today) => own.With(facts.SelectMany(f =>
        Dates.Of(f) == Dating.Asked ? [KeyValuePair.Create(Fields.On(f.Name), (string?)TypedDay.Iso(today)), new(Fields.Confirm(f.Name), Fields.Yes)]
        : new[] { KeyValuePair.Create(Fields.Confirm(f.Name), (string?)Fields.Yes) }).ToList());

    // A list comes filled in. Whoever saves it has asked today, unless another day was given.
    private static Entries AskedToday(Entries typed, Entries draft, IReadOnlyList<Fact> facts, DateOnly today) => typed.With(facts
        .Where(f => f.Type == FactType.List && Dates.Of(f) == Dating.Asked && typed[Fields.On(f.Name)] == draft[Fields.On(f.Name)])
        .Select(f => KeyValuePair.Create(Fields.On(f.Name), (string?)TypedDay.Iso(today))).ToList());
}
