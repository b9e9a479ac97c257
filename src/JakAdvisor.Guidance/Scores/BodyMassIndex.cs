using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

/// <summary>
/// What <see cref="BodyMassIndex"/> needs. Each may be null, not known; one outside the range of the fact of the same name is refused with
/// an <see cref="ArgumentOutOfRangeException"/> naming item, value and range.
/// </summary>
public readonly record struct BodyMassIndexItems
{
    /// <summary>Body weight in kg: 20 to 350.</summary>
    public decimal? Weight { get; init => field = ItemRange.Weight.Check(value); }

    /// <summary>Height in cm, not metres: 90 to 230.</summary>
    public decimal? Height { get; init => field = ItemRange.Height.Check(value); }
}

/// <summary>Body mass index, weight ÷ height², in kg/m². A definition, so it names no source; no rule uses bands of it, so it has none.</summary>
public static class BodyMassIndex
{
    /// <summary>What a reader of the number should know.</summary>
    public static ImmutableArray<ScoreNote> Pitfalls { get; } =
    [
        new("Height is entered in centimetres, not in metres.", ScoreMark.Ours),
    ];

    /// <summary>Body mass index in kg/m², not rounded; null unless weight and height are known.</summary>
    /// <param name="items">Weight and height.</param>
    public static decimal? Calculate(BodyMassIndexItems items) =>
        10_000 * items.Weight / (items.Height * items.Height);
}
