using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

/// <summary>
/// The items of the <see cref="Cdai">Crohn's Disease Activity Index</see>. The first three are totals of a diary of seven days. Each item
/// may be null, not known; one that is not possible is refused with an <see cref="ArgumentOutOfRangeException"/> naming item, value and range.
/// </summary>
public sealed record CdaiItems
{
    /// <summary>Sex; sets the standard haematocrit and the standard weight.</summary>
    public Sex? Sex { get; init => field = Items.Check("sex", value); }

    /// <summary>Liquid or soft stools, total of seven days: 0 to 294.</summary>
    public int? LiquidStools { get; init => field = Cdai.LiquidStoolsRange.Check(value); }

    /// <summary>Abdominal pain, 0 to 3 a day, total of seven days: 0 to 21.</summary>
    public int? AbdominalPain { get; init => field = Cdai.AbdominalPainRange.Check(value); }

    /// <summary>General well-being, 0 (well) to 4 (terrible) a day, total of seven days: 0 to 28.</summary>
    public int? WellBeing { get; init => field = Cdai.WellBeingRange.Check(value); }

    /// <summary>Arthritis or arthralgia.</summary>
    public bool? Arthritis { get; init; }

    /// <summary>Iritis or uveitis.</summary>
    public bool? Iritis { get; init; }

    /// <summary>Erythema nodosum, pyoderma or aphthous stomatitis.</summary>
    public bool? SkinOrMouth { get; init; }

    /// <summary>Anal fissure, fistula or abscess.</summary>
    public bool? AnalDisease { get; init; }

    /// <summary>Another fistula.</summary>
    public bool? OtherFistula { get; init; }

    /// <summary>Fever above 37.8 °C within the seven days.</summary>
    public bool? Fever { get; init; }

    /// <summary>Diphenoxylate, loperamide or an opiate taken for diarrhoea.</summary>
    public bool? Antidiarrhoeal { get; init; }

    /// <summary>Abdominal mass.</summary>
    public CdaiMass? AbdominalMass { get; init => field = Items.Check("abdominal mass", value); }

    /// <summary>Haematocrit in per cent (42, not 0.42): 5 to 75.</summary>
    public decimal? Haematocrit { get; init => field = Cdai.HaematocritRange.Check(value); }

    /// <summary>Body weight in kg: 20 to 350.</summary>
    public decimal? Weight { get; init => field = ItemRange.Weight.Check(value); }

    /// <summary>Height in cm: 90 to 230.</summary>
    public decimal? Height { get; init => field = ItemRange.Height.Check(value); }
}

/// <summary>Abdominal mass as the CDAI grades it; the number is the grade, counted ten times.</summary>
public enum CdaiMass
{
    /// <summary>None: 0.</summary>
    None = 0,

    /// <summary>Questionable: 2, that is 20 points.</summary>
    Questionable = 2,

    /// <summary>Definite: 5, that is 50 points.</summary>
    Definite = 5,
}

/// <summary>The Crohn's Disease Activity Index (Best 1976), eight weighted items over seven days.</summary>
public static class Cdai
{
    /// <summary>Haematocrit of men, per cent, from which the patient's is taken.</summary>
    public const decimal StandardHaematocritMale = 47;

    /// <summary>Haematocrit of women, per cent, from which the patient's is taken.</summary>
    public const decimal StandardHaematocritFemale = 42;

    /// <summary>Standard weight of men is height in metres, squared, times this (kg/m²).</summary>
    public const decimal StandardWeightFactorMale = 22.1m;

    /// <summary>Standard weight of women is height in metres, squared, times this (kg/m²).</summary>
    public const decimal StandardWeightFactorFemale = 20.8m;

    /// <summary>The weight term never falls below this, however far the weight is above the standard.</summary>
    public const decimal WeightTermFloor = -10;

    /// <summary>The id of the source.</summary>
    public const string SourceId = "G:SCORE-CDAI";

    /// <summary>Liquid or soft stools of seven days; the upper bound is ours, seven times that of the Harvey-Bradshaw Index.</summary>
    public static ItemRange LiquidStoolsRange { get; } = new("liquid or soft stools, total of 7 days", 0, 294, "stools");

    /// <summary>Abdominal pain, 0 to 3 on each of seven days.</summary>
    public static ItemRange AbdominalPainRange { get; } = new("abdominal pain, total of 7 days", 0, 21, "points");

    /// <summary>Well-being, 0 to 4 on each of seven days.</summary>
    public static ItemRange WellBeingRange { get; } = new("general well-being, total of 7 days", 0, 28, "points");

    /// <summary>Haematocrit; both bounds are ours and wide, to catch a fraction typed for a per cent.</summary>
    public static ItemRange HaematocritRange { get; } = new("haematocrit", 5, 75, "%");

    /// <summary>The bands, without gap or overlap.</summary>
    public static ImmutableArray<ScoreBand> Bands { get; } =
    [
        new("remission", ScoreMark.Read) { Below = 150 },
        new("mild", ScoreMark.Seed) { AtLeast = 150, AtMost = 220 },
        new("moderate to severe", ScoreMark.Seed) { Above = 220, AtMost = 450 },
        new("severe", ScoreMark.Read) { Above = 450 },
    ];

    /// <summary>What a reader of the score should know.</summary>
    public static ImmutableArray<ScoreNote> Pitfalls { get; } =
    [
        new(
            "Stools, pain and well-being are totals of a seven-day diary. A calculator that asks for daily averages multiplies them by seven and gives "
            + "the same points.",
            ScoreMark.Read),
        new(
            "The haematocrit term is signed here: a haematocrit above the standard takes points away. One public "
            + "calculator counts the absolute deviation instead.",
            ScoreMark.Confirm),
        new("The weight term is not allowed below -10, so that a high body weight cannot hide activity. Not every calculator stops it.", ScoreMark.Confirm),
        new("The haematocrit is a per cent (42), not a fraction (0.42).", ScoreMark.Ours),
        new(
            "Sources print the border of mild and moderate as 219/220 or as 220/221. Here 220 is still mild, because the cohort study counts moderate to "
            + "severe above 220.",
            ScoreMark.Seed),
        new("A range of 0 to 600 is often printed. The formula itself can fall below 0 and rise above 600.", ScoreMark.Read),
        new("Response is mostly a fall of 100 points or more, sometimes of 70 or more: say which.", ScoreMark.Read),
        new("A patient who began below 150 was in remission before treatment; remission afterwards proves nothing.", ScoreMark.Seed),
        new(
            "Much of the index is what the patient reports. Read it beside a biomarker or endoscopy, and never compare its rates with those of the "
            + "Harvey-Bradshaw Index.",
            ScoreMark.Seed),
        new("Wrong public copy: wikimd.com swaps the weights of mass and antidiarrhoeal (30 and 10) and omits the percent weight.", ScoreMark.Read),
        new("Right though it looks different: a mass of 0, 0.4 or 1 times 50 gives the same points as 0, 2 or 5 times 10.", ScoreMark.Read),
    ];

    /// <summary>
    /// 2 × stools + 5 × pain + 7 × well-being + 20 × each complication + 30 × antidiarrhoeal + 10 × mass + 6 × (standard haematocrit −
    /// haematocrit) + 100 × (1 − weight ÷ standard weight), the last not below <see cref="WeightTermFloor"/>. Not evaluable unless every
    /// item is known. With several items at their extremes the value can leave the range of the fact <c>disease.cdai</c> (-100 to 1100),
    /// which then refuses it.
    /// </summary>
    /// <param name="items">The items.</param>
    public static ScoreResult Score(CdaiItems items)
    {
        var points = (2 * items.LiquidStools)
            + (5 * items.AbdominalPain)
            + (7 * items.WellBeing)
            + (20 * Complications(items))
            + (30 * Items.Count(items.Antidiarrhoeal))
            + (10 * (int?)items.AbdominalMass)
            + (6 * (StandardHaematocrit(items.Sex) - items.Haematocrit))
            + WeightTerm(items);

        return new(points, ScoreBand.Find(Bands, points), Missing(items));
    }

    /// <summary>Standard weight in kg, not rounded; null when sex or height is null.</summary>
    /// <param name="sex">Sex.</param>
    /// <param name="height">Height in cm, 90 to 230; outside it an <see cref="ArgumentOutOfRangeException"/>.</param>
    public static decimal? StandardWeight(Sex? sex, decimal? height)
    {
        var metres = ItemRange.Height.Check(height) / 100;
        return metres * metres * ForSex(sex, StandardWeightFactorMale, StandardWeightFactorFemale);
    }

    private static int? Complications(CdaiItems items) =>
        Items.Count(items.Arthritis) + Items.Count(items.Iritis) + Items.Count(items.SkinOrMouth)
        + Items.Count(items.AnalDisease) + Items.Count(items.OtherFistula) + Items.Count(items.Fever);

    private static decimal? StandardHaematocrit(Sex? sex) => ForSex(sex, StandardHaematocritMale, StandardHaematocritFemale);

    private static decimal? WeightTerm(CdaiItems items)
    {
        var term = 100 - (100 * items.Weight / StandardWeight(items.Sex, items.Height));
        return term < WeightTermFloor ? WeightTermFloor : term;
    }

    private static decimal? ForSex(Sex? sex, decimal male, decimal female) =>
        Items.Check("sex", sex) switch { Sex.Male => male, Sex.Female => female, _ => null };

    private static ImmutableArray<string> Missing(CdaiItems items) => Items.Missing(
        ("sex", items.Sex),
        (LiquidStoolsRange.Item, items.LiquidStools),
        (AbdominalPainRange.Item, items.AbdominalPain),
        (WellBeingRange.Item, items.WellBeing),
        ("arthritis or arthralgia", items.Arthritis),
        ("iritis or uveitis", items.Iritis),
        ("erythema nodosum, pyoderma or aphthous stomatitis", items.SkinOrMouth),
        ("anal fissure, fistula or abscess", items.AnalDisease),
        ("other fistula", items.OtherFistula),
        ("fever above 37.8 °C", items.Fever),
        ("antidiarrhoeal", items.Antidiarrhoeal),
        ("abdominal mass", items.AbdominalMass),
        (HaematocritRange.Item, items.Haematocrit),
        (ItemRange.Weight.Item, items.Weight),
        (ItemRange.Height.Item, items.Height));
}
