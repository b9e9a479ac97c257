using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.Support;

/// <summary>One visit's facts as the treatment rules read them, derived facts included, kept for many judgements.</summary>
internal sealed class KeptVisit
{
    private readonly uint[] _bits;
    private readonly double[] _numbers;
    private readonly SlotMap _slots;
    private readonly int _drugSlot;

    private KeptVisit(string drug, Jurisdiction where, ChangedVisit change)
    {
        var release = Visits.Release(change.Settings);
        var sheet = Sheet(release);
        (Drug, _slots, _drugSlot) = (drug, sheet.Slots, release.Drugs.ToList().FindIndex(d => d.Id == drug));
        (_bits, _numbers) = (new uint[_slots.Count], new double[_slots.Count]);
        var visit = Visits.Read(drug, change, release);
        var merged = Merging.Of(release.VisitFacts, visit, change.Day, out _);
        sheet.Fill(visit, merged, change.Day, new DayPlan(release, _slots, release.Drugs[_drugSlot], _drugSlot, where), Facts);
    }

    public string Drug { get; }

    private FactSheet Facts => new(_bits, _numbers);

    public static KeptVisit Of(string drug, Jurisdiction where, ChangedVisit change) => new(drug, where, change);

    public double Number(Fact fact) => _bits[fact.Index] == 0 ? double.NaN : _numbers[fact.Index];

    public string? Word(string fact)
    {
        var known = Repository.Release.VisitFacts[fact];
        return _bits[known.Index] == 0 ? null : known.WordOf(_bits[known.Index]);
    }

    public Truth Judge(Condition condition) => condition.Judge(Facts, _slots, _drugSlot);

    /// <summary>Every week that some day of the first two years counts as.</summary>
    public static IReadOnlyList<int> ReachableWeeks(string drug)
    {
        var sheet = Sheet(Repository.Release);
        var start = new DateOnly(2026, 1, 1);
        return [.. Enumerable.Range(0, 731).Select(day => sheet.Week(new TreatmentRecord(drug, "", start, null), start.AddDays(day))).Distinct()];
    }

    private static VisitSheet Sheet(GuidanceRelease release) => new(release, new DerivedFacts(
        release.VisitFacts, release.Medicines, [.. release.Drugs.Select(d => d.Id)],
        (int)release.Parameters.Single(p => p.Name == Guidance.Loading.ParameterNames.LiveVaccineInterval).Value));
}
