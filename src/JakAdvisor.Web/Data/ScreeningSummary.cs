namespace JakAdvisor.Web.Data;

/// <summary>
/// Where a patient's work-up stands, worked out of draft, entries and hand-overs whenever one of them changes, so that the worklist is filtered, sorted and paged in
/// the database. Holds nothing of its own and can be worked out anew at any time.
/// </summary>
public sealed class ScreeningSummary
{
    public Guid PatientId { get; init; }

    public Patient? Patient { get; init; }

    /// <summary>Items that wait for nurse or laboratory.</summary>
    public int Outstanding { get; set; }

    /// <summary>Questions that still change a verdict.</summary>
    public int Decisive { get; set; }

    /// <summary>The earliest day by which a requested result is expected; null when none is waited for.</summary>
    public DateOnly? NextDue { get; set; }

    /// <summary>The last day on which every dated answer still counts; null when none expires.</summary>
    public DateOnly? FreshUntil { get; set; }

    public DateOnly? PlannedStart { get; set; }

    /// <summary>ready or question while the hand-over is open; empty otherwise.</summary>
    public required string HandOver { get; set; }

    /// <summary>Whether a work-up is under way: no decision was signed since anything was recorded.</summary>
    public bool IsOpen { get; set; }

    public DateTime UpdatedAt { get; set; }
}
