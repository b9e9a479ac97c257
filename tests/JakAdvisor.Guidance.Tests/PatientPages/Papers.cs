using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Tests.Properties;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>A person's stored evaluation with what was decided on it, ready to become a page.</summary>
internal sealed record Paper(Guidance.Evaluation.Evaluation Evaluation, string? Disease, PatientDecision? Decision, string? DraftDrug = null)
{
    public const string Doctor = "Dr Dora Demo";

    public static readonly DateOnly Start = new(2026, 12, 1);

    public static readonly ClinicDetails Clinic = new("Bowel Clinic North", "+49 40 1234567", "Mon to Fri, 8 to 16", "Night Line, 116 117", "112");

    private static readonly PatientIdentity Patient = new("Jo Example", new DateOnly(1990, 2, 3), "R-77");

    /// <summary>The names and settings that stand on a page; a reader takes each as a whole.</summary>
    public static IReadOnlyList<string> Names =>
    [
        Doctor, Clinic.Name, Clinic.Phone, Clinic.Hours, Clinic.OutOfHours, "TNF blocker", .. Repository.Release.Drugs.SelectMany(d => new[] { d.Name, d.Brand }),
    ];

    /// <summary>Invented people with a start, a deferral, a refusal or nothing decided, of any drug of the place; most doses as the regimen, some not.</summary>
    public static Gen<Paper> Any =>
        from patient in RandomPatients.Any
        from drug in Gen.Choose(0, 2)
        from kind in Gen.Elements("start", "start", "start", "draft", "defer", "decline")
        from own in Gen.Elements(false, false, false, true)
        select Of(patient, drug, kind, own);

    public Option? Option => Decision is null ? Evaluation.Options.Single(o => o.Drug == DraftDrug) : Evaluation.Options.FirstOrDefault(o => o.Drug == Decision.Drug);

    public static PatientDecision Started(string drug, string dose, DateOnly? start = null) => new("start", drug, dose, start, Doctor, Patients.AsOf);

    public static PatientDecision Decided(string kind) => new(kind, "", "", null, Doctor, Patients.AsOf);

    public static string DoseOf(Option option) => option.Regimen is { } plan ? $"{plan.Induction.Dose} {plan.Induction.Times} for {plan.Induction.Weeks} weeks, then {plan.Maintenance.Dose} {plan.Maintenance.Times}" : "by word of mouth";

    public PatientPage Page(string language = "en", ClinicDetails? clinic = null) => PatientPageComposer.Compose(Repository.Release, new PatientPageContent
    {
        Evaluation = Evaluation,
        Disease = Disease,
        Decision = Decision,
        DraftDrug = DraftDrug,
        Patient = Patient,
        Clinic = clinic ?? Clinic,
        Today = Patients.AsOf,
    }, language);

    private static Paper Of(RandomPatient patient, int drug, string kind, bool own)
    {
        var evaluation = patient.Evaluate();
        var option = evaluation.Options[drug % evaluation.Options.Count];
        var disease = patient.Facts.Word("disease.type");
        return kind switch
        {
            "draft" => new Paper(evaluation, disease, null, option.Drug),
            "start" => new Paper(evaluation, disease, Started(option.Drug, own ? "as agreed" : DoseOf(option), Start)),
            _ => new Paper(evaluation, disease, Decided(kind)),
        };
    }
}

internal static class PageReading
{
    public static IEnumerable<PatientSentence> All(this PatientSection section) => section.Sentences.Concat(section.Calendar.SelectMany(l => l.Checks));

    public static IEnumerable<PatientSentence> All(this PatientPage page) => page.Sections.SelectMany(All);

    public static IEnumerable<string> Entries(this PatientPage page, EntryKind kind) => page.All().Where(s => s.Entry.Kind == kind).Select(s => s.Entry.Id);

    /// <summary>Everything a section gives to read, its heading included.</summary>
    public static IEnumerable<string> Texts(this PatientSection section) =>
        section.All().SelectMany(s => new[] { s.Text, s.Picture?.Label, s.Compared?.Label }.OfType<string>()).Concat(section.Calendar.Select(l => l.When)).Prepend(section.Heading);

    public static IReadOnlyList<string> Said(this PatientPage page, string section) => [.. (page.Sections.FirstOrDefault(s => s.Id == section)?.Sentences ?? []).Select(s => s.Text)];
}
