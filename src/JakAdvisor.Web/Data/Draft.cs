namespace JakAdvisor.Web.Data;

/// <summary>
/// An assessment in the making: what was typed, field by field, exactly as typed. One open draft a patient. The facts are worked out of the entries by one
/// function and are not kept here.
/// </summary>
public sealed class Draft : IVersioned, IAudited
{
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Patient? Patient { get; init; }

    /// <summary>JSON object: form field to typed text.</summary>
    public required string Entries { get; set; }

    /// <summary>us or eu.</summary>
    public required string Jurisdiction { get; set; }

    public DateOnly? PlannedStart { get; set; }

    /// <summary>The open page that saved last. Another page that saved meanwhile is told, and nothing is overwritten.</summary>
    public Guid Editor { get; set; }

    public required string UpdatedBy { get; set; }

    public DateTime UpdatedAt { get; set; }

    public int Version { get; set; }

    Guid IAudited.AuditPatient => PatientId;
}
