using System.Text.Json.Serialization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// One answer of the engine: facts, place, day, release and overrides in; every drug's verdict and why out. Pure and immutable: the same input gives
/// the same bytes. The one source of every view.
/// </summary>
/// <param name="Guidance">What it was made with.</param>
/// <param name="Options">One per authorised drug, in the fixed order.</param>
/// <param name="Unrecognised">Medicine names to check by hand.</param>
public sealed record Evaluation(Identity Guidance, IReadOnlyList<Option> Options, IReadOnlyList<string> Unrecognised);

/// <summary>What an evaluation was made with.</summary>
/// <param name="Release">The guidance release.</param>
/// <param name="Sha256">SHA-256 over its files.</param>
/// <param name="Jurisdiction">Whose labels.</param>
/// <param name="AsOf">The day it speaks of.</param>
/// <param name="PlannedStart">The planned first day of treatment; null when none was given.</param>
/// <param name="Overrides">The site's numbers in force.</param>
public sealed record Identity(
    string Release, string Sha256, Jurisdiction Jurisdiction, DateOnly AsOf, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? PlannedStart, IReadOnlyList<ParameterOverride> Overrides);

/// <summary>The levels of one drug.</summary>
/// <param name="Settled">Worst level among met rules.</param>
/// <param name="Threat">Worst level among open rules; <see cref="Level.Candidate"/> when none has a level.</param>
/// <param name="Verdict">What people see.</param>
/// <param name="BestCase">Worst level of the rules still met when every <c>is unknown</c> of an unknown fact is read as unknown: a bound no answer can better.</param>
/// <param name="WorstCase">The worst of settled, threat and verdict.</param>
public readonly record struct DrugVerdict(Level Settled, Level Threat, Level Verdict, Level BestCase, Level WorstCase)
{
    /// <summary>Whether an open rule threatens something worse than what is settled.</summary>
    public bool Provisional => Threat < Settled;

    internal static DrugVerdict Of(Level settled, Level threat, Level bestCase)
    {
        var verdict = settled;
        if (threat < settled && threat != Level.Conditions) verdict = Levels.Worse(settled, Level.Incomplete);
        else if (settled == Level.Candidate && threat == Level.Conditions) verdict = Level.Conditions;
        return new DrugVerdict(settled, threat, verdict, bestCase, Levels.Worse(Levels.Worse(settled, threat), verdict));
    }
}

/// <summary>The answer for one drug.</summary>
public sealed record Option
{
    /// <summary>The drug's id.</summary>
    public required string Drug { get; init; }

    /// <summary>The verdict level.</summary>
    public required Level Verdict { get; init; }

    /// <summary>Whether it can still get worse than what is settled.</summary>
    public required bool Provisional { get; init; }

    /// <summary>A bound that no answer can better.</summary>
    public required Level BestCase { get; init; }

    /// <summary>A bound that no answer can worsen.</summary>
    public required Level WorstCase { get; init; }

    /// <summary>The second level that stands, milder than what decided; null when none does.</summary>
    public required Level? AlsoStands { get; init; }

    /// <summary>Every met and open rule: by level worst first, met before open, then id.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What to ask, order or settle next.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>What would make the verdict better.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>The dose; null where no start is in question or the disease is unknown.</summary>
    public required RegimenPlan? Regimen { get; init; }

    /// <summary>What to check on treatment.</summary>
    public required IReadOnlyList<MonitoringItem> Monitoring { get; init; }

    /// <summary>What to tell the patient.</summary>
    public required IReadOnlyList<CounsellingItem> Counselling { get; init; }
}

/// <summary>Whether a rule that is not clear is met or still open.</summary>
public enum FindingState
{
    /// <summary>The condition holds.</summary>
    Met,

    /// <summary>Nobody can say yet.</summary>
    Open,
}

/// <summary>A met or open rule with everything needed to check it.</summary>
public sealed record Finding
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>What it does when met.</summary>
    public required Effect Effect { get; init; }

    /// <summary>Met or open.</summary>
    public required FindingState State { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The sentence for the clinician.</summary>
    public required string Say { get; init; }

    /// <summary>What to do now.</summary>
    public required string Action { get; init; }

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

/// <summary>A statement as a finding cites it.</summary>
/// <param name="Id">The statement's id.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Place">Where in the document.</param>
/// <param name="Url">The document's link, or <c>not given</c>.</param>
/// <param name="Mark">How well the statement is known.</param>
/// <param name="Says">What it states, in our words.</param>
public sealed record Citation(string Id, string Title, string Place, string Url, Mark Mark, string Says);

/// <summary>A known fact as it was used.</summary>
public sealed record FactReading
{
    /// <summary>The fact's name.</summary>
    public required string Fact { get; init; }

    /// <summary>Its value: true or false, a word, a number, a date, or a list.</summary>
    public required object Value { get; init; }

    /// <summary>Its unit; null when it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Unit { get; init; }

    /// <summary>The date of the value; null when undated or derived.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? On { get; init; }

    /// <summary>Whether a fact with a freshness window carries no date.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undated { get; init; }

    /// <summary>Whether a lasting value is past its window: used, and shown as old.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Old { get; init; }

    /// <summary>The known raw facts a derived or computed value came from; null for a fact as recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FactReading>? From { get; init; }
}

/// <summary>A condition with its truth, and each comparison's value.</summary>
public sealed record ExplainedCondition
{
    /// <summary>The comparison as the file writes it; null for a group.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Test { get; init; }

    /// <summary>How the members of a group are joined; null for a comparison.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Conditions.Join? Join { get; init; }

    /// <summary>Whether it holds.</summary>
    public required Truth Truth { get; init; }

    /// <summary>The fact compared, when it is known; null for a group or an unknown fact.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FactReading? Reading { get; init; }

    /// <summary>Which kind of not knowing; null when known, or for a derived fact.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FactState? Unknown { get; init; }

    /// <summary>The members of a group; null for a comparison.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ExplainedCondition>? Of { get; init; }
}

/// <summary>An item of the screening checklist as it stands for one patient.</summary>
/// <param name="Item">The item.</param>
/// <param name="Condition">Its condition with the truth of it; true where the item applies, false where it does not, unknown where nobody can say yet.</param>
/// <param name="Facts">The facts it fills, in its order.</param>
public sealed record ChecklistStanding(ChecklistItem Item, ExplainedCondition Condition, IReadOnlyList<FactStanding> Facts);

/// <summary>A fact of a checklist item as it counts on the day of the evaluation.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="State">Known, or which kind of not knowing; too old past its window.</param>
/// <param name="Reading">Its value and date; null when it is unknown.</param>
/// <param name="LastDay">The last day on which a dated reassuring value counts, also when that day is past; null when it does not expire.</param>
public sealed record FactStanding(Fact Fact, FactState State, FactReading? Reading, DateOnly? LastDay);

/// <summary>Something to ask, order or settle.</summary>
public sealed record Gap
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
    public required IReadOnlyDictionary<string, Level> Could { get; init; }

    /// <summary>The answers as facts, so that each can be tried.</summary>
    internal IReadOnlyList<GapAnswer> Answers { get; init; } = [];
}

/// <summary>One possible answer and the verdict it leads to.</summary>
internal sealed record GapAnswer(string Label, GivenFact Value, DrugVerdict Leads);

/// <summary>A smallest set of known facts whose change makes what is settled better.</summary>
/// <param name="Set">The changes, three at most.</param>
/// <param name="Verdict">The verdict they lead to.</param>
public sealed record Change(IReadOnlyList<FactChange> Set, Level Verdict)
{
    internal PatientFacts? Facts { get; init; }
}

/// <summary>One fact changed.</summary>
public sealed record FactChange
{
    /// <summary>The fact.</summary>
    public required string Fact { get; init; }

    /// <summary>Its new value.</summary>
    public required object To { get; init; }

    /// <summary>The medicine that the new list leaves out or stops; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Without { get; init; }

    /// <summary>Facts that go with it, such as the weeks of preventive treatment; null when none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, object>? With { get; init; }

    /// <summary>The first day on which waiting alone has brought it about; null when waiting does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? From { get; init; }
}
