using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

/// <summary>
/// The items of the <see cref="HarveyBradshaw">Harvey-Bradshaw Index</see>, all of the previous day. Each may be null, not known; one that
/// is not possible is refused with an <see cref="ArgumentOutOfRangeException"/> naming item, value and range.
/// </summary>
public sealed record HarveyBradshawItems
{
    /// <summary>General well-being, 0 (well) to 4 (terrible).</summary>
    public int? WellBeing { get; init => field = HarveyBradshaw.WellBeingRange.Check(value); }

    /// <summary>Abdominal pain, 0 to 3.</summary>
    public int? AbdominalPain { get; init => field = HarveyBradshaw.AbdominalPainRange.Check(value); }

    /// <summary>Number of liquid stools: 0 to 42.</summary>
    public int? LiquidStools { get; init => field = HarveyBradshaw.LiquidStoolsRange.Check(value); }

    /// <summary>Abdominal mass: 0 none, 1 dubious, 2 definite, 3 definite and tender.</summary>
    public int? AbdominalMass { get; init => field = HarveyBradshaw.AbdominalMassRange.Check(value); }

    /// <summary>Arthralgia.</summary>
    public bool? Arthralgia { get; init; }

    /// <summary>Uveitis.</summary>
    public bool? Uveitis { get; init; }

    /// <summary>Erythema nodosum.</summary>
    public bool? ErythemaNodosum { get; init; }

    /// <summary>Aphthous ulcer.</summary>
    public bool? AphthousUlcer { get; init; }

    /// <summary>Pyoderma.</summary>
    public bool? Pyoderma { get; init; }

    /// <summary>Fissure.</summary>
    public bool? Fissure { get; init; }

    /// <summary>New fistula.</summary>
    public bool? NewFistula { get; init; }

    /// <summary>Abscess.</summary>
    public bool? Abscess { get; init; }
}

/// <summary>The Harvey-Bradshaw Index of Crohn's disease: a plain sum over the previous day.</summary>
public static class HarveyBradshaw
{
    /// <summary>The id of the source.</summary>
    public const string SourceId = "G:SCORE-HBI";

    /// <summary>General well-being, previous day.</summary>
    public static ItemRange WellBeingRange { get; } = new("general well-being", 0, 4, "points");

    /// <summary>Abdominal pain, previous day.</summary>
    public static ItemRange AbdominalPainRange { get; } = new("abdominal pain", 0, 3, "points");

    /// <summary>Liquid stools, previous day; the upper bound is ours: with it the index ends at 60, as the fact <c>disease.hbi</c> does.</summary>
    public static ItemRange LiquidStoolsRange { get; } = new("liquid stools", 0, 42, "stools");

    /// <summary>Abdominal mass.</summary>
    public static ItemRange AbdominalMassRange { get; } = new("abdominal mass", 0, 3, "points");

    /// <summary>The bands, without gap or overlap (the index is a whole number).</summary>
    public static ImmutableArray<ScoreBand> Bands { get; } =
    [
        new("remission", ScoreMark.Read) { Below = 5 },
        new("mild", ScoreMark.Read) { AtLeast = 5, AtMost = 7 },
        new("moderate", ScoreMark.Read) { AtLeast = 8, AtMost = 16 },
        new("severe", ScoreMark.Read) { Above = 16 },
    ];

    /// <summary>What a reader of the score should know.</summary>
    public static ImmutableArray<ScoreNote> Pitfalls { get; } =
    [
        new("Everything is asked of the previous day alone, and only liquid stools count.", ScoreMark.Read),
        new("Response is a fall of 3 points or more.", ScoreMark.Read),
        new("It is not a short CDAI: rates of response and remission by the one are never compared with rates by the other.", ScoreMark.Seed),
        new("Wrong public copy: calculator.academy doubles pain and stools.", ScoreMark.Read),
    ];

    /// <summary>Well-being + pain + liquid stools + mass + 1 for each complication, 0 to 60. Not evaluable unless every item is known.</summary>
    /// <param name="items">The items.</param>
    public static ScoreResult Score(HarveyBradshawItems items)
    {
        var points = items.WellBeing + items.AbdominalPain + items.LiquidStools + items.AbdominalMass
            + Items.Count(items.Arthralgia) + Items.Count(items.Uveitis)
            + Items.Count(items.ErythemaNodosum) + Items.Count(items.AphthousUlcer)
            + Items.Count(items.Pyoderma) + Items.Count(items.Fissure)
            + Items.Count(items.NewFistula) + Items.Count(items.Abscess);

        return new(points, ScoreBand.Find(Bands, points), Missing(items));
    }

    private static ImmutableArray<string> Missing(HarveyBradshawItems items) => Items.Missing(
        (WellBeingRange.Item, items.WellBeing),
        (AbdominalPainRange.Item, items.AbdominalPain),
        (LiquidStoolsRange.Item, items.LiquidStools),
        (AbdominalMassRange.Item, items.AbdominalMass),
        ("arthralgia", items.Arthralgia),
        ("uveitis", items.Uveitis),
        ("erythema nodosum", items.ErythemaNodosum),
        ("aphthous ulcer", items.AphthousUlcer),
        ("pyoderma", items.Pyoderma),
        ("fissure", items.Fissure),
        ("new fistula", items.NewFistula),
        ("abscess", items.Abscess));
}
