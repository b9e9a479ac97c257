using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>A number with its day; null for an undated one.</summary>
internal readonly record struct DatedNumber(decimal Number, DateOnly? On);

/// <summary>What the outcomes compare: each number before the start, and at the visit.</summary>
internal sealed class OutcomeValues(FactCatalogue catalogue, ReadOnlySpan<GivenFact> baseline, ReadOnlySpan<GivenFact> merged, DateOnly startedOn, DateOnly asOf, int mostDays)
{
    private readonly GivenFact[] _baseline = baseline.ToArray();
    private readonly GivenFact[] _merged = merged.ToArray();

    public FactCatalogue Catalogue => catalogue;

    /// <summary>The value before the start; null when it is unknown, or was too old on the first day of treatment.</summary>
    public DatedNumber? Start(string name)
    {
        var fact = catalogue[name];
        var given = _baseline[fact.Index];
        return given.State != FactState.Known || DerivedFacts.IsTooOld(fact, given, startedOn) ? null : new DatedNumber((decimal)given.Number, given.On);
    }

    /// <summary>The value at the visit; null when it is unknown, older than the visit allows, or not from the time of the treatment.</summary>
    public DatedNumber? Now(string name)
    {
        var given = _merged[catalogue[name].Index];
        if (given.State != FactState.Known) return null;
        if (given.On is { } on && (on <= startedOn || asOf.DayNumber - on.DayNumber > mostDays)) return null;
        return new DatedNumber((decimal)given.Number, given.On);
    }
}
