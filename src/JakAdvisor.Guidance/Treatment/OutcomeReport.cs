using System.Text.Json.Serialization;
using JakAdvisor.Guidance.Evaluation;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>Whether an outcome was reached.</summary>
public enum OutcomeState
{
    /// <summary>Reached.</summary>
    Yes,

    /// <summary>Not reached.</summary>
    No,

    /// <summary>An input is missing, or the person is not among those the outcome counts. Never read as no.</summary>
    NotEvaluable,
}

/// <summary>Whose definition an outcome follows. Definitions are shown side by side and never mixed.</summary>
public enum OutcomeBasis
{
    /// <summary>The study this guidance began with.</summary>
    Study,

    /// <summary>Trials and guidelines.</summary>
    Trials,

    /// <summary>Our own.</summary>
    Ours,
}

/// <summary>One number an outcome reads.</summary>
public sealed record OutcomeInput
{
    /// <summary>The fact's name.</summary>
    public required string Fact { get; init; }

    /// <summary>Its value before the start; null when unknown.</summary>
    public required double? Start { get; init; }

    /// <summary>The day of that value; null when unknown or undated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? StartOn { get; init; }

    /// <summary>Its value at the visit; null when unknown.</summary>
    public required double? Now { get; init; }

    /// <summary>The day of that value; null when unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? NowOn { get; init; }

    /// <summary>The unit of both.</summary>
    public required string Unit { get; init; }
}

/// <summary>One outcome at one visit.</summary>
public sealed record Outcome
{
    /// <summary>Its id, such as <c>clinical-response</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The definition in one line.</summary>
    public required string Definition { get; init; }

    /// <summary>Whose definition it is.</summary>
    public required OutcomeBasis Basis { get; init; }

    /// <summary>Whether it was reached.</summary>
    public required OutcomeState State { get; init; }

    /// <summary>Whether it was reached with no corticosteroid at the visit.</summary>
    public required OutcomeState SteroidFree { get; init; }

    /// <summary>The numbers it reads.</summary>
    public required IReadOnlyList<OutcomeInput> Inputs { get; init; }

    /// <summary>Why it is not evaluable; empty when it is.</summary>
    public required string Why { get; init; }

    /// <summary>Whether the person is outside the definition: not among those it counts, which is not the same as a missing value. The interface says so in <see cref="Why"/>.</summary>
    [JsonIgnore]
    public bool IsOutside { get; init; }

    /// <summary>What a reader must know; empty when nothing.</summary>
    public required string Warning { get; init; }

    /// <summary>The statements the definition rests on.</summary>
    public required IReadOnlyList<Citation> Sources { get; init; }
}

/// <summary>Every outcome at one visit.</summary>
/// <param name="Response">Clinical or endoscopic response now, by any index that has a baseline; not evaluable when none is.</param>
/// <param name="Corticosteroid">Whether a corticosteroid is taken at the visit; not evaluable when nobody knows.</param>
/// <param name="All">Every outcome, in a fixed order.</param>
public sealed record OutcomeReport(OutcomeState Response, OutcomeState Corticosteroid, IReadOnlyList<Outcome> All)
{
    /// <summary>The outcome of that id. Throws <see cref="KeyNotFoundException"/> when there is none.</summary>
    public Outcome Of(string id) => All.FirstOrDefault(o => o.Id == id) ?? throw new KeyNotFoundException($"There is no outcome {id}");
}
