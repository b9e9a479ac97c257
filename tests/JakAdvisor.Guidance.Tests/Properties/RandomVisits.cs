using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>An invented visit, and the place whose labels apply.</summary>
internal sealed record RandomVisit(Visit Visit, Jurisdiction Where);

/// <summary>Invented visits: of invented people, from the first day to a year after the start, with everything, most, half or nothing of the day known.</summary>
internal static class RandomVisits
{
    public static Gen<RandomVisit> Any =>
        from patient in RandomPatients.Any
        from days in Gen.Elements(1, 20, 28, 56, 63, 84, 92, 119, 200, 400)
        from drug in Gen.Elements(Release.DrugsIn(patient.Where).Select(d => d.Id))
        from phase in Gen.Elements<TreatmentPhase?>(null, TreatmentPhase.Induction, TreatmentPhase.Extension, TreatmentPhase.Maintenance)
        from known in Gen.Elements(0, 50, 90, 100)
        from visit in Gen.CollectToArray(Release.VisitFacts.Raw, fact => Gen.Choose(1, 100).SelectMany(p => p <= known ? Recorded(fact) : Gen.Constant(default(GivenFact))))
        select new RandomVisit(Made(patient, drug, phase, Patients.AsOf.AddDays(-days), visit), patient.Where);

    private static GuidanceRelease Release => Visits.Release();

    private static Visit Made(RandomPatient patient, string drug, TreatmentPhase? phase, DateOnly startedOn, GivenFact[] recorded)
    {
        var (baseline, visit) = (new GivenFact[Release.VisitFacts.GivenCount], new GivenFact[Release.VisitFacts.GivenCount]);
        for (var i = 0; i < patient.Given.Length; i++)
            baseline[i] = patient.Given[i].On > startedOn ? patient.Given[i] with { On = startedOn } : patient.Given[i].Day > startedOn ? default : patient.Given[i];
        foreach (var (fact, given) in Release.VisitFacts.Raw.Zip(recorded))
        {
            if (fact.IsAtStart) baseline[fact.Index] = given with { On = null };
            // Answers of the day that could contradict those before the start are left to the gaps.
            if (fact.AskedOf != FactLoader.Record && (fact.IsOfVisits || fact.Name.StartsWith("labs.", StringComparison.Ordinal) || FactNames.Indices.Contains(fact.Name))) visit[fact.Index] = given;
        }
        return new Visit(new TreatmentRecord(drug, "", startedOn, phase), new PatientFacts(Release.VisitFacts, baseline), new PatientFacts(Release.VisitFacts, visit));
    }

    private static Gen<GivenFact> Recorded(Fact fact) => fact.Type switch
    {
        FactType.YesNo => Gen.Elements(FactSheet.No, FactSheet.No, FactSheet.No, FactSheet.Yes).Select(bits => GivenFact.OfBits(bits, Patients.AsOf)),
        FactType.Word => Gen.Elements(fact.Words.AsEnumerable()).Select(word => GivenFact.OfBits(fact.BitOf(word), Patients.AsOf)),
        FactType.Number => from part in Gen.Choose(0, 20)
                           from days in Gen.Elements(0, 0, 10, 30, 100)
                           select GivenFact.OfNumber(Math.Round(fact.Least + part * (Math.Min(fact.Greatest, 20 * fact.Step + fact.Least) - fact.Least) / 20, 2), Patients.AsOf.AddDays(-days)),
        FactType.Date => Gen.Elements(0, 100, 365, 366, 367, 500).Select(days => GivenFact.OfDay(Patients.AsOf.AddDays(-days), Patients.AsOf)),
        _ => Gen.Constant(default(GivenFact)),
    };
}
