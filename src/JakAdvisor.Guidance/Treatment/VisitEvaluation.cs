using System.Text.Json.Serialization;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// The answer for one visit: the treatment, its baseline and the facts of the day in; verdict, findings, gaps and outcomes out. Pure and immutable: the same
/// input gives the same bytes.
/// </summary>
public sealed record VisitEvaluation
{
    /// <summary>What it was made with.</summary>
    public required VisitIdentity Guidance { get; init; }

    /// <summary>The drug's id.</summary>
    public required string Drug { get; init; }

    /// <summary>The verdict level.</summary>
    public required TreatmentLevel Verdict { get; init; }

    /// <summary>Whether it can still get worse than what is settled.</summary>
    public required bool Provisional { get; init; }

    /// <summary>A bound that no answer can better.</summary>
    public required TreatmentLevel BestCase { get; init; }

    /// <summary>A bound that no answer can worsen.</summary>
    public required TreatmentLevel WorstCase { get; init; }

    /// <summary>The second level that stands, milder than what decided; null when none does.</summary>
    public required TreatmentLevel? AlsoStands { get; init; }

    /// <summary>Every met and open rule: by level worst first, met before open, then id.</summary>
    public required IReadOnlyList<VisitFinding> Findings { get; init; }

    /// <summary>What to ask, order or settle next.</summary>
    public required IReadOnlyList<VisitGap> Gaps { get; init; }

    /// <summary>What would make the verdict better.</summary>
    public required IReadOnlyList<VisitChange> Changes { get; init; }

    /// <summary>The labelled dose for this person as of the visit; null while the disease is unknown or the label has none for it.</summary>
    public required RegimenPlan? Regimen { get; init; }

    /// <summary>What to check on treatment, and what is due.</summary>
    public required IReadOnlyList<DueItem> Monitoring { get; init; }

    /// <summary>What to tell the patient.</summary>
    public required IReadOnlyList<CounsellingItem> Counselling { get; init; }

    /// <summary>The outcomes at the visit.</summary>
    public required OutcomeReport Outcomes { get; init; }

    /// <summary>Medicine names to check by hand.</summary>
    public required IReadOnlyList<string> Unrecognised { get; init; }
}

/// <summary>What the evaluation of a visit was made with.</summary>
/// <param name="Release">The guidance release.</param>
/// <param name="Sha256">SHA-256 over its files.</param>
/// <param name="Jurisdiction">Whose labels.</param>
/// <param name="AsOf">The day of the visit.</param>
/// <param name="Treatment">The treatment record.</param>
/// <param name="Week">Whole weeks of treatment; a visit up to 7 days early counts as the planned week.</param>
/// <param name="Overrides">The site's numbers in force.</param>
/// <param name="Settings">The clinic's own numbers in force.</param>
public sealed record VisitIdentity(
    string Release, string Sha256, Jurisdiction Jurisdiction, DateOnly AsOf, TreatmentRecord Treatment, int Week, IReadOnlyList<ParameterOverride> Overrides,
    IReadOnlyList<SettingInForce> Settings);

/// <summary>The levels of one visit.</summary>
/// <param name="Settled">Worst level among met rules.</param>
/// <param name="Threat">Worst level among open rules; <see cref="TreatmentLevel.Continue"/> when none has a level.</param>
/// <param name="Verdict">What people see.</param>
/// <param name="BestCase">A bound that no answer can better.</param>
/// <param name="WorstCase">The worst of settled, threat and verdict.</param>
public readonly record struct TreatmentVerdict(TreatmentLevel Settled, TreatmentLevel Threat, TreatmentLevel Verdict, TreatmentLevel BestCase, TreatmentLevel WorstCase)
{
    /// <summary>Whether an open rule threatens something worse than what is settled.</summary>
    public bool Provisional => Threat < Settled;

    internal static TreatmentVerdict Of(DrugVerdict judged) => new(
        TreatmentLevels.Of(judged.Settled), TreatmentLevels.Of(judged.Threat), TreatmentLevels.Of(judged.Verdict), TreatmentLevels.Of(judged.BestCase), TreatmentLevels.Of(judged.WorstCase));
}

/// <summary>A met or open rule with everything needed to check it.</summary>
public sealed record VisitFinding
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>What it does on treatment when met.</summary>
    public required TreatmentEffect Effect { get; init; }

    /// <summary>What it would have done before the start; null for a rule on treatment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Effect? StartEffect { get; init; }

    /// <summary>Met or open.</summary>
    public required FindingState State { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The sentence for the clinician.</summary>
    public required string Say { get; init; }

    /// <summary>What to do now.</summary>
    public required string Action { get; init; }

    /// <summary>What is new since the start, fact by fact; null for a rule on treatment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SinceStart>? SinceStart { get; init; }

    /// <summary>The lowest mark of the sources it needs.</summary>
    public required Mark Mark { get; init; }

    /// <summary>The known facts that its condition reads, a derived fact with the raw facts it came from.</summary>
    public required IReadOnlyList<FactReading> Facts { get; init; }

    /// <summary>Names of raw facts that are unknown and could still settle something it reads.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The statements it rests on.</summary>
    public required IReadOnlyList<Citation> Sources { get; init; }

    /// <summary>The condition with each comparison's value, date and truth.</summary>
    public required ExplainedCondition Condition { get; init; }

    /// <summary>The guidance file of the rule.</summary>
    public required string File { get; init; }

    /// <summary>The line of that file.</summary>
    public required int Line { get; init; }
}

/// <summary>One fact that reads otherwise than before the start.</summary>
/// <param name="Fact">The raw fact.</param>
/// <param name="AtStart">Its value before the start; null when it was not known.</param>
/// <param name="Now">Its value now; null when it is not known.</param>
public sealed record SinceStart(string Fact, object? AtStart, object? Now);

/// <summary>Something to ask, order or settle.</summary>
public sealed record VisitGap
{
    /// <summary>The raw fact.</summary>
    public required string Fact { get; init; }

    /// <summary>The question in plain words.</summary>
    public required string Question { get; init; }

    /// <summary>Which kind of not knowing; null when a present value must be settled.</summary>
    public required FactState? Unknown { get; init; }

    /// <summary>Whether the present value itself is what keeps something open.</summary>
    public required bool Settle { get; init; }

    /// <summary>Whether some answer changes the verdict.</summary>
    public required bool Decisive { get; init; }

    /// <summary>Whether some answer changes the best or worst case.</summary>
    public required bool Bounds { get; init; }

    /// <summary>The verdict that each possible answer leads to, all else as it stands.</summary>
    public required IReadOnlyDictionary<string, TreatmentLevel> Could { get; init; }

    /// <summary>The answers as facts, so that each can be tried.</summary>
    internal IReadOnlyList<GapAnswer> Answers { get; init; } = [];
}

/// <summary>A smallest set of known facts whose change makes what is settled better.</summary>
/// <param name="Set">The changes, three at most.</param>
/// <param name="Verdict">The verdict they lead to.</param>
public sealed record VisitChange(IReadOnlyList<FactChange> Set, TreatmentLevel Verdict);

/// <summary>One item of the monitoring plan on the day of a visit.</summary>
public sealed record DueItem
{
    /// <summary>The entry's id.</summary>
    public required string Id { get; init; }

    /// <summary>What is checked.</summary>
    public required string What { get; init; }

    /// <summary>Whether it surely applies to this person; false where that waits for an answer.</summary>
    public required bool Applies { get; init; }

    /// <summary>The weeks after the start in which it is due.</summary>
    public required IReadOnlyList<int> Weeks { get; init; }

    /// <summary>The span of weeks the label gives, first to last; null without a span.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? Window { get; init; }

    /// <summary>How often afterwards; null when only in those weeks.</summary>
    public required string? Every { get; init; }

    /// <summary>The dates of those weeks.</summary>
    public required IReadOnlyList<DateOnly> On { get; init; }

    /// <summary>The facts that are its result; empty when no fact is.</summary>
    public required IReadOnlyList<string> Facts { get; init; }

    /// <summary>The day of the newest result; null without one.</summary>
    public required DateOnly? LastResult { get; init; }

    /// <summary>The next day it is due; null when the plan names none or no fact is its result.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Whether it was due before the day of the visit and has no result.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Why it is checked.</summary>
    public required string Why { get; init; }

    /// <summary>The statements it rests on.</summary>
    public required IReadOnlyList<Citation> Sources { get; init; }

    /// <summary>The lowest mark of the sources it needs.</summary>
    public required Mark Mark { get; init; }
}
