namespace JakAdvisor.Web.Data;

/// <summary>
/// What somebody recorded for one item of a patient's screening checklist. Never changed: a correction is a new row that names the one it corrects. The newest row
/// of an item says how it stands; an item without a row is not started.
/// </summary>
public sealed class ScreeningEntry : IAudited
{
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Patient? Patient { get; init; }

    /// <summary>1, 2, 3 … for each patient: the order of the entries.</summary>
    public int Number { get; init; }

    /// <summary>The id of the checklist item.</summary>
    public required string Item { get; init; }

    /// <summary>A code of <see cref="ScreeningStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>What was typed for the item's facts: JSON object, form field to typed text. A status other than a result has none.</summary>
    public required string Entries { get; init; }

    /// <summary>What the draft held for the same facts before, in the same form.</summary>
    public required string Replaced { get; init; }

    /// <summary>The version of the draft that this entry made; null when it wrote nothing there.</summary>
    public int? DraftVersion { get; init; }

    /// <summary>The day of the test or examination; null when none was given.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>The day it was asked for.</summary>
    public DateOnly? RequestedOn { get; init; }

    /// <summary>The day by which a requested result is expected.</summary>
    public DateOnly? DueBy { get; init; }

    public required string Note { get; init; }

    /// <summary>The number of the entry that this one corrects.</summary>
    public int? Corrects { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public DateTime CreatedAt { get; init; }

    /// <summary>The key of the page that was sent; with the item it is unique, so that a repeated submit finds its row.</summary>
    public Guid SubmissionKey { get; init; }

    Guid IAudited.AuditPatient => PatientId;
}

/// <summary>How an item of the checklist stands. A status never answers a fact.</summary>
public static class ScreeningStatus
{
    public const string Requested = "requested";
    public const string ResultIn = "result-in";
    public const string NotApplicable = "not-applicable";
    public const string Declined = "declined";

    /// <summary>The entry before was a mistake and nothing takes its place.</summary>
    public const string Withdrawn = "withdrawn";

    public static readonly IReadOnlyDictionary<string, string> Words = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Requested] = "Requested",
        [ResultIn] = "Result in",
        [NotApplicable] = "Not applicable",
        [Declined] = "Declined by the patient",
        [Withdrawn] = "Taken back",
    };
}
