namespace JakAdvisor.Web.Data;

/// <summary>A patient of the clinic. The record number is unique; the version guards against two people saving at once.</summary>
public sealed class Patient : IVersioned, IAudited
{
    public Guid Id { get; init; }

    public required string RecordNumber { get; set; }

    public required string Name { get; set; }

    /// <summary>Name in upper case, for searching alike on both databases.</summary>
    public string NameKey { get; set; } = "";

    public DateOnly BirthDate { get; set; }

    /// <summary>female, male, or empty while nobody has recorded it.</summary>
    public string Sex { get; set; } = "";

    public DateTime CreatedAt { get; init; }

    public int Version { get; set; }

    public List<Assessment> Assessments { get; } = [];

    Guid IAudited.AuditPatient => Id;
}

/// <summary>A row whose version is checked and raised at every save.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

/// <summary>A row whose every change leaves an audit row, under the patient it belongs to.</summary>
public interface IAudited
{
    Guid Id { get; }

    Guid AuditPatient { get; }
}
