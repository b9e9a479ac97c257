using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

/// <summary>
/// What <see cref="CockcroftGault"/> needs. Each may be null, not known; one outside the range of the fact of the same name is refused with
/// an <see cref="ArgumentOutOfRangeException"/> naming item, value and range.
/// </summary>
public readonly record struct CockcroftGaultItems
{
    /// <summary>Sex.</summary>
    public Sex? Sex { get; init => field = Items.Check("sex", value); }

    /// <summary>Age in years: 0 to 120.</summary>
    public decimal? Age { get; init => field = ItemRange.Age.Check(value); }

    /// <summary>Body weight in kg: 20 to 350.</summary>
    public decimal? Weight { get; init => field = ItemRange.Weight.Check(value); }

    /// <summary>Serum creatinine in µmol/L, not mg/dL: 20 to 2000.</summary>
    public decimal? Creatinine { get; init => field = ItemRange.Creatinine.Check(value); }
}

/// <summary>
/// Creatinine clearance by Cockcroft and Gault: (140 − age) × weight × factor ÷ creatinine, in mL/min. It has no bands; the limits stand in
/// the rules of the drugs. Not the laboratory's eGFR, and never put in its place.
/// </summary>
public static class CockcroftGault
{
    /// <summary>The factor for men when creatinine is in µmol/L. It belongs to that unit alone, and is used as it stands.</summary>
    public const decimal MaleFactor = 1.23m;

    /// <summary>The factor for women when creatinine is in µmol/L. It too belongs to that unit alone, and is not worked out from the male one.</summary>
    public const decimal FemaleFactor = 1.04m;

    /// <summary>The id of the source.</summary>
    public const string SourceId = "CG";

    /// <summary>What a reader of the number should know.</summary>
    public static ImmutableArray<ScoreNote> Pitfalls { get; } =
    [
        new(
            "Clearance (mL/min) is used for tofacitinib and filgotinib, the laboratory's eGFR (mL/min/1.73 m²) for "
            + "upadacitinib. One never stands in for the other.",
            ScoreMark.Secondary),
        new("The factors 1.23 and 1.04 fit creatinine in µmol/L only; convert mg/dL first (× 88.42).", ScoreMark.Ours),
        new("The result is compared with a limit as it is, not rounded.", ScoreMark.Ours),
        new("It is as old as the oldest of its inputs: an outdated weight makes it unknown as much as an outdated creatinine.", ScoreMark.Ours),
    ];

    /// <summary>
    /// Creatinine clearance in mL/min, not rounded. Null unless all four items are known. Extreme but possible items can carry it past the
    /// range of the fact <c>kidney.creatinineClearance</c> (0 to 300); it is not cut down to it.
    /// </summary>
    /// <param name="items">Sex, age, weight and creatinine.</param>
    public static decimal? Clearance(CockcroftGaultItems items) =>
        (140 - items.Age) * items.Weight * Factor(items.Sex) / items.Creatinine;

    private static decimal? Factor(Sex? sex) => sex switch { Sex.Male => MaleFactor, Sex.Female => FemaleFactor, _ => null };
}
