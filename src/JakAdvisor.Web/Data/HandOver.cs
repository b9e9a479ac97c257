namespace JakAdvisor.Web.Data;

/// <summary>A work-up handed to the gastroenterologist for decision, or handed back with a question. Never changed: the newest row says where the work-up is.</summary>
public sealed class HandOver : IAudited
{
    public const string Ready = "ready";
    public const string Question = "question";

    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Patient? Patient { get; init; }

    /// <summary>1, 2, 3 … for each patient.</summary>
    public int Number { get; init; }

    /// <summary>ready or question.</summary>
    public required string Kind { get; init; }

    /// <summary>The nurse's note, or the doctor's question.</summary>
    public required string Text { get; init; }

    /// <summary>JSON list of the decisive questions that were open when it was handed over; empty when none was.</summary>
    public required string StillOpen { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public DateTime CreatedAt { get; init; }

    public Guid SubmissionKey { get; init; }

    Guid IAudited.AuditPatient => PatientId;
}
