using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// The facts of the day: those of the visit over those of the baseline. Of a laboratory value the newer counts; events, indices and their subscores are the
/// visit's alone.
/// </summary>
internal static class Merging
{
    private static readonly HashSet<string> Indices = [.. FactNames.Indices];

    /// <summary>Whether a fact is a measurement of which the newest value counts.</summary>
    public static bool IsMeasured(Fact fact) => IsLaboratory(fact) || Indices.Contains(fact.Name) || fact.Name == FactNames.SkinExaminedOn;

    /// <summary>Whether the monitoring plan says how long its newest value counts.</summary>
    public static bool IsLaboratory(Fact fact) => fact.AskedOf == "laboratory";

    /// <summary>
    /// The facts of the day. In <paramref name="undated"/> they keep what was recorded; the result gives every value a day: that of the visit, or of the start for a
    /// value of the baseline, so that an undated value does not stay fresh for ever.
    /// </summary>
    public static GivenFact[] Of(FactCatalogue catalogue, Visit visit, DateOnly asOf, out GivenFact[] undated)
    {
        var treatment = visit.Treatment;
        var baseline = visit.Baseline.Given;
        var now = visit.Facts.Given;
        var merged = new GivenFact[catalogue.GivenCount];
        undated = new GivenFact[catalogue.GivenCount];
        foreach (var fact in catalogue.Raw)
        {
            var (before, today) = (baseline[fact.Index], now[fact.Index]);
            var (beforeOn, todayOn) = (before.On ?? treatment.StartedOn, today.On ?? asOf);
            var takesBaseline = fact.AskedOf != FactLoader.Record && before.State != FactState.NotAsked && TakesBaseline(fact, before, beforeOn, today, todayOn);
            var given = takesBaseline ? before : today;
            if (fact.AskedOf == FactLoader.Record) given = Recorded(fact, treatment, asOf);
            else if (Indices.Contains(fact.Name) && todayOn <= treatment.StartedOn) given = GivenFact.Unknown(FactState.NotAsked, null);
            else if (takesBaseline && fact.Name == "patient.age" && asOf >= treatment.StartedOn.AddYears(1)) given = GivenFact.Unknown(FactState.NotAsked, null);
            undated[fact.Index] = given;
            merged[fact.Index] = given.State == FactState.Known ? given with { On = takesBaseline ? beforeOn : todayOn } : given;
        }
        return merged;
    }

    private static bool TakesBaseline(Fact fact, in GivenFact before, DateOnly beforeOn, in GivenFact today, DateOnly todayOn)
    {
        if (Indices.Contains(fact.Name) || (fact.IsOfVisits && !fact.IsAtStart)) return false;
        if (!IsMeasured(fact)) return today.State == FactState.NotAsked;
        if (before.State != FactState.Known) return today.State == FactState.NotAsked;
        return today.State != FactState.Known || (fact.Type == FactType.Date ? today.Day < before.Day : todayOn < beforeOn);
    }

    private static GivenFact Recorded(Fact fact, TreatmentRecord treatment, DateOnly asOf) => fact.Name switch
    {
        FactNames.VisitOn => GivenFact.OfDay(asOf, asOf),
        FactNames.StartedOn => GivenFact.OfDay(treatment.StartedOn, asOf),
        FactNames.Drug => GivenFact.OfBits(fact.BitOf(treatment.Drug), asOf),
        FactNames.Phase => treatment.Phase is { } phase ? GivenFact.OfBits(fact.BitOf(Names.Of(phase)), asOf) : GivenFact.Unknown(FactState.NotAsked, null),
        _ => throw new InvalidOperationException($"The treatment record has no {fact.Name}"),
    };
}
