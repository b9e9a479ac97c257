namespace JakAdvisor.Web.Data;

/// <summary>
/// Who did what, when, from where. Append-only: each row's hash covers the row before it and is keyed, so that a row changed, added, removed, swapped or cut off is found.
/// </summary>
public sealed class AuditRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Number { get; init; }

    public DateTime At { get; init; }

    public required string UserId { get; init; }

    public required string UserName { get; init; }

    public required string Address { get; init; }

    /// <summary>created, changed, deleted, read, signed-in …</summary>
    public required string Action { get; init; }

    /// <summary>The kind of thing, such as Patient.</summary>
    public required string Subject { get; init; }

    public required string SubjectId { get; init; }

    public Guid? PatientId { get; init; }

    /// <summary>JSON of the changed values before; empty when there were none.</summary>
    public required string Before { get; init; }

    /// <summary>JSON of the changed values after; empty when there are none.</summary>
    public required string After { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; set; }
}
