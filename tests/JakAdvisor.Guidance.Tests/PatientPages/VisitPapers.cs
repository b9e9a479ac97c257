using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Properties;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>A stored visit with its treatment record, ready to become a page.</summary>
internal sealed record VisitPaper(VisitEvaluation Evaluation, TreatmentNow Treatment, bool OutOfDate = false)
{
    public const string Nurse = "Nils Demo";

    private static readonly PatientIdentity Patient = new("Jo Example", new DateOnly(1990, 2, 3), "R-77");

    /// <summary>The names and settings that stand on a page; a reader takes each as a whole.</summary>
    public static IReadOnlyList<string> Names => [Nurse, .. Paper.Names];

    /// <summary>Invented visits of treatments under way, paused and ended, decided on since or not, with doses in plain and in other words; few out of date.</summary>
    public static Gen<VisitPaper> Any =>
        from visit in RandomVisits.Any
        from state in Gen.Elements(TreatmentState.Active, TreatmentState.Active, TreatmentState.Active, TreatmentState.Paused, TreatmentState.Stopped)
        from dose in Gen.Elements("45 mg once daily", "5 mg twice daily", "200 mg once daily", "as agreed")
        from step in Gen.Elements<TreatmentStepKind?>(null, null, TreatmentStepKind.Dose, TreatmentStepKind.Phase, TreatmentStepKind.Pause, TreatmentStepKind.Resume, TreatmentStepKind.Stop)
        from outOfDate in Gen.Elements(false, false, false, false, true)
        select new VisitPaper(
            Visits.Release().VisitEvaluator.Evaluate(visit.Visit, visit.Where, Patients.AsOf),
            new TreatmentNow(state, dose, visit.Visit.Treatment.Phase, step is { } kind ? new TreatmentStep(kind, Patients.AsOf, Paper.Doctor) : null), outOfDate);

    /// <summary>A treatment under way about which nobody has recorded anything since the visit.</summary>
    public static TreatmentNow UnderWay(string dose = "45 mg once daily", TreatmentPhase? phase = TreatmentPhase.Induction) => new(TreatmentState.Active, dose, phase, null);

    public PatientPage Page(string language = "en", ClinicDetails? clinic = null) => VisitPageComposer.Compose(Visits.Release(), new VisitPageContent
    {
        Evaluation = Evaluation,
        StoredBy = Nurse,
        OutOfDate = OutOfDate,
        Treatment = Treatment,
        Patient = Patient,
        Clinic = clinic ?? Paper.Clinic,
        Today = Patients.AsOf,
    }, language);
}
