using System.Globalization;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Pages.Shared.Result;

namespace JakAdvisor.Web.Pages.Shared;

/// <summary>What stands on every printed page of a result, so that a loose page can be told whose it is, whether it was signed and what it rests on.</summary>
internal sealed record RunningHead(string Who, string Particulars, string State, string Basis)
{
    public static RunningHead Of(Assessment assessment, Evaluation evaluation) => new(
        assessment.Patient!.Name,
        ParticularsOf(assessment.Patient),
        assessment.Decision is { } signed
            ? string.Create(CultureInfo.InvariantCulture, $"SIGNED by {signed.SignedByName} on {signed.SignedAt:d MMM yyyy 'at' HH:mm} UTC: {DecisionKinds.Words[signed.Kind].ToLowerInvariant()} {signed.Drug}").TrimEnd()
            : "DRAFT, not signed",
        BasisOf(evaluation));

    /// <summary>Of a result that belongs to nobody's record.</summary>
    public static RunningHead OfQuickCheck(Evaluation evaluation) => new("No patient’s identity", "quick check, nothing is stored", "NOT SIGNED, no part of a record", BasisOf(evaluation));

    /// <summary>Of a stored visit on treatment.</summary>
    public static RunningHead Of(Visit visit, Patient patient, bool counts) => new(
        patient.Name,
        ParticularsOf(patient),
        string.Create(CultureInfo.InvariantCulture, $"{(counts ? "" : "CORRECTED, no longer counts: ")}visit of {visit.On:d MMM yyyy}, week {visit.Week}"),
        string.Create(CultureInfo.InvariantCulture, $"Stored by {visit.AuthorName} on {visit.CreatedAt:d MMM yyyy 'at' HH:mm} UTC; guidance {visit.Release} ({visit.ReleaseSha256[..12]})"));

    /// <summary>Of a treatment as it stands on a day.</summary>
    public static RunningHead Of(Treatment treatment, DateOnly today) => new(
        treatment.Patient!.Name,
        ParticularsOf(treatment.Patient),
        string.Create(CultureInfo.InvariantCulture, $"{treatment.Drug} since {treatment.StartedOn:d MMM yyyy}"),
        string.Create(CultureInfo.InvariantCulture, $"As recorded on {today:d MMM yyyy}"));

    private static string ParticularsOf(Patient patient) =>
        string.Create(CultureInfo.InvariantCulture, $"born {patient.BirthDate:d MMM yyyy}, {(patient.Sex.Length > 0 ? patient.Sex : "sex not recorded")}, record {patient.RecordNumber}");

    private static string BasisOf(Evaluation evaluation)
    {
        var guidance = evaluation.Guidance;
        var start = guidance.PlannedStart is { } day ? $", planned start {Wording.Day(day)}" : "";
        return $"Assessed as of {Wording.Day(guidance.AsOf)}{start}; labels of {(guidance.Jurisdiction == JakAdvisor.Guidance.Rules.Jurisdiction.Us ? "the United States" : "the European Union")}; guidance {guidance.Release} ({guidance.Sha256[..12]})";
    }
}
