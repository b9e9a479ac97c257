namespace JakAdvisor.Web.Data;

/// <summary>
/// A stored assessment: facts, answer, and everything needed to show and replay it years later. Never changed; a new look is a new row.
/// </summary>
public sealed class Assessment : IAudited
{
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Patient? Patient { get; init; }

    /// <summary>What was typed: JSON object, form field to typed text.</summary>
    public required string Entries { get; init; }

    /// <summary>The facts evaluated: the JSON object of the interface.</summary>
    public required string Facts { get; init; }

    /// <summary>The answer, as the bytes of the interface.</summary>
    public required string Evaluation { get; init; }

    /// <summary>JSON of <see cref="Assessments.AssessmentSummary"/>: what the worklist shows of it.</summary>
    public required string Summary { get; init; }

    /// <summary>The last day on which every dated answer still counts; null when none expires.</summary>
    public DateOnly? FreshUntil { get; init; }

    public required string Jurisdiction { get; init; }

    public DateOnly AsOf { get; init; }

    public DateOnly? PlannedStart { get; init; }

    /// <summary>The guidance release by name and hash; its files are kept in <see cref="KeptGuidance"/>.</summary>
    public required string Release { get; init; }

    public required string ReleaseSha256 { get; init; }

    /// <summary>The site file in force; empty when none was.</summary>
    public required string SiteFile { get; init; }

    public required string ProgramVersion { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The key of the form that was sent: a repeated submit finds the row it made.</summary>
    public Guid SubmissionKey { get; init; }

    public Decision? Decision { get; set; }

    Guid IAudited.AuditPatient => PatientId;
}
