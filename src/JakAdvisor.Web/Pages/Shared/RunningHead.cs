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
        string.Create(CultureInfo.InvariantCulture, $"born {assessment.Patient.BirthDate:d MMM yyyy}, {(assessment.Patient.Sex.Length > 0 ? assessment.Patient.Sex : "sex not recorded")}, record {assessment.Patient.RecordNumber}"),
        assessment.Decision is { } signed
            ? string.Create(CultureInfo.InvariantCulture, $"SIGNED by {signed.SignedByName} on {signed.SignedAt:d MMM yyyy 'at' HH:mm} UTC: {DecisionKinds.Words[signed.Kind].ToLowerInvariant()} {signed.Drug}").TrimEnd()
            : "DRAFT, not signed",
        BasisOf(evaluation));

    /// <summary>Of a result that belongs to nobody's record.</summary>
    public static RunningHead OfQuickCheck(Evaluation evaluation) => new("No patient’s identity", "quick check, nothing is stored", "NOT SIGNED, no part of a record", BasisOf(evaluation));

    private static string BasisOf(Evaluation evaluation)
    {
        var guidance = evaluation.Guidance;
        var start = guidance.PlannedStart is { } day ? $", planned start {Wording.Day(day)}" : "";
        return $"as of {Wording.Day(guidance.AsOf)}{start}; labels of {(guidance.Jurisdiction == JakAdvisor.Guidance.Rules.Jurisdiction.Us ? "the United States" : "the European Union")}; guidance {guidance.Release} ({guidance.Sha256[..12]})";
    }
}
