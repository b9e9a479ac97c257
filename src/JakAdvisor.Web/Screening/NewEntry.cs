using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Screening;

/// <summary>What somebody wants to record for an item, as typed.</summary>
public sealed record NewEntry
{
    public required Guid Patient { get; init; }

    public required ChecklistItem Item { get; init; }

    /// <summary>A code of <see cref="ScreeningStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The fields of the item's facts. What is left empty stays as it is, unless this is a correction.</summary>
    public Entries Typed { get; init; } = Entries.None;

    /// <summary>Everything that was asked for this item before holds today too.</summary>
    public bool StillSo { get; init; }

    /// <summary>The facts that <see cref="StillSo"/> is said of; null for all of the item.</summary>
    public IReadOnlyList<Fact>? Only { get; init; }

    /// <summary>The number of the entry that this one corrects; null for a new one.</summary>
    public int? Corrects { get; init; }

    /// <summary>The day of an item without facts.</summary>
    public string? DoneOnText { get; init; }

    public string? DueByText { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The mark of the item's answers when the page was opened; null when none was.</summary>
    public string? Mark { get; init; }

    /// <summary>The key of the page: with the item it makes a repeated submit find its row.</summary>
    public required Guid Key { get; init; }

    /// <summary>Whether a doctor records; words that only a doctor records are refused otherwise.</summary>
    public bool ByDoctor { get; init; }
}

/// <summary>What became of it: a row, or what has to be corrected or looked at first.</summary>
public sealed record EntryResult(ScreeningEntry? Saved)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public IReadOnlyList<PleaseCheck> Checks { get; init; } = [];

    /// <summary>Somebody recorded other answers meanwhile, in words; null when nobody did.</summary>
    public string? Meanwhile { get; init; }

    public static EntryResult Refused(params FieldError[] errors) => new((ScreeningEntry?)null) { Errors = errors };
}
