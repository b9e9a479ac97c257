using System.Text.Json.Serialization;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>The dose for this person.</summary>
public sealed record RegimenPlan
{
    /// <summary>Whether an open dose rule may still lower it.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Whether the verdict is not-now or incomplete: to be headed <em>if it comes to a start</em>.</summary>
    public required bool IfItComesToAStart { get; init; }

    /// <summary>The induction dose.</summary>
    public required PlannedDose Induction { get; init; }

    /// <summary>The maintenance dose.</summary>
    public required MaintenanceDose Maintenance { get; init; }

    /// <summary>How induction may be extended; <c>none</c> when it may not.</summary>
    public required string Extension { get; init; }

    /// <summary>When to stop for lack of benefit.</summary>
    public required string Stop { get; init; }

    /// <summary>Further notes, such as extended-release tablets.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What each met dose rule makes of the base regimen.</summary>
    public required IReadOnlyList<DoseAdjustment> Adjustments { get; init; }

    /// <summary>Open dose rules.</summary>
    public required IReadOnlyList<string> CouldBeLower { get; init; }

    /// <summary>The statements the base regimen rests on.</summary>
    public required IReadOnlyList<Citation> Sources { get; init; }

    /// <summary>The lowest mark of the sources the base regimen needs.</summary>
    public required Mark Mark { get; init; }
}

/// <summary>A dose with its weeks.</summary>
/// <param name="Dose">Such as <c>30 mg</c>.</param>
/// <param name="Times">Such as <c>once daily</c>.</param>
/// <param name="Weeks">Weeks of induction.</param>
public sealed record PlannedDose(string Dose, string Times, int Weeks);

/// <summary>The dose after induction.</summary>
/// <param name="Dose">Such as <c>15 mg</c>.</param>
/// <param name="Times">Such as <c>once daily</c>.</param>
/// <param name="Option">A higher dose that may be considered; null when none may.</param>
public sealed record MaintenanceDose(string Dose, string Times, string? Option);

/// <summary>What one dose rule makes of the base regimen.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Phase">induction or maintenance.</param>
/// <param name="From">The dose of the base regimen.</param>
/// <param name="To">The dose by this rule; the same when it only caps.</param>
/// <param name="Mark">The rule's mark; secondary and confirm carry <em>confirm in the current label</em>.</param>
/// <param name="Note">A further note; empty when none.</param>
public sealed record DoseAdjustment(string Rule, string Phase, string From, string To, Mark Mark, string Note);

/// <summary>One thing to check on treatment.</summary>
public sealed record MonitoringItem
{
    /// <summary>The entry's id.</summary>
    public required string Id { get; init; }

    /// <summary>What is checked.</summary>
    public required string What { get; init; }

    /// <summary>The weeks after the start in which it is due.</summary>
    public required IReadOnlyList<int> Weeks { get; init; }

    /// <summary>The span of weeks the label gives, first to last; null without a span.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Window { get; init; }

    /// <summary>How often afterwards; null when only in those weeks.</summary>
    public required string? Every { get; init; }

    /// <summary>The dates of those weeks; empty without a planned start.</summary>
    public required IReadOnlyList<DateOnly> On { get; init; }

    /// <summary>Why it is checked.</summary>
    public required string Why { get; init; }

    /// <summary>The statements it rests on.</summary>
    public required IReadOnlyList<Citation> Sources { get; init; }

    /// <summary>The lowest mark of the sources it needs.</summary>
    public required Mark Mark { get; init; }
}

/// <summary>One thing to tell the patient.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Say">What the clinician tells.</param>
/// <param name="Patient">The plain sentence for the patient.</param>
/// <param name="Sources">The statements it rests on.</param>
/// <param name="Mark">The lowest mark of the sources it needs.</param>
public sealed record CounsellingItem(string Id, string Say, string Patient, IReadOnlyList<Citation> Sources, Mark Mark);
