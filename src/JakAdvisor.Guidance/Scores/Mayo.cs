using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

/// <summary>
/// The subscores of the <see cref="Mayo">Mayo score</see>, each 0 to 3. Each may be null, not known; one outside 0 to 3 is refused with an
/// <see cref="ArgumentOutOfRangeException"/> naming item, value and range.
/// </summary>
public sealed record MayoItems
{
    /// <summary>Stool frequency, 0 to 3.</summary>
    public int? StoolFrequency { get; init => field = Mayo.StoolFrequencyRange.Check(value); }

    /// <summary>Rectal bleeding, 0 to 3.</summary>
    public int? RectalBleeding { get; init => field = Mayo.RectalBleedingRange.Check(value); }

    /// <summary>Endoscopy, 0 to 3. The partial score does without it.</summary>
    public int? Endoscopy { get; init => field = Mayo.EndoscopyRange.Check(value); }

    /// <summary>Physician's global assessment, 0 to 3.</summary>
    public int? PhysicianGlobalAssessment { get; init => field = Mayo.PhysicianGlobalAssessmentRange.Check(value); }
}

/// <summary>The Mayo score of ulcerative colitis, full (0 to 12) and partial (0 to 9). The fact <c>disease.mayo</c> is the full one.</summary>
public static class Mayo
{
    /// <summary>The id of the source.</summary>
    public const string SourceId = "G:SCORE-MAYO";

    /// <summary>Stool frequency.</summary>
    public static ItemRange StoolFrequencyRange { get; } = new("stool frequency", 0, 3, "points");

    /// <summary>Rectal bleeding.</summary>
    public static ItemRange RectalBleedingRange { get; } = new("rectal bleeding", 0, 3, "points");

    /// <summary>Endoscopy.</summary>
    public static ItemRange EndoscopyRange { get; } = new("endoscopy", 0, 3, "points");

    /// <summary>Physician's global assessment.</summary>
    public static ItemRange PhysicianGlobalAssessmentRange { get; } = new("physician's global assessment", 0, 3, "points");

    /// <summary>The bands of the full score. Remission has a condition beside its limit.</summary>
    public static ImmutableArray<ScoreBand> FullBands { get; } =
    [
        new("remission", ScoreMark.Read) { AtMost = 2, Condition = "no subscore above 1" },
        new("mild", ScoreMark.Read) { AtLeast = 3, AtMost = 5 },
        new("moderate", ScoreMark.Read) { AtLeast = 6, AtMost = 10 },
        new("severe", ScoreMark.Read) { AtLeast = 11, AtMost = 12 },
    ];

    /// <summary>The bands of the partial score, from general knowledge: each carries <see cref="ScoreMark.Confirm"/>.</summary>
    public static ImmutableArray<ScoreBand> PartialBands { get; } =
    [
        new("remission", ScoreMark.Confirm) { Below = 2 },
        new("mild", ScoreMark.Confirm) { AtLeast = 2, AtMost = 4 },
        new("moderate", ScoreMark.Confirm) { AtLeast = 5, AtMost = 7 },
        new("severe", ScoreMark.Confirm) { Above = 7 },
    ];

    /// <summary>What a reader of either score should know.</summary>
    public static ImmutableArray<ScoreNote> Pitfalls { get; } =
    [
        new(
            "Remission by the full score is 2 or less with no subscore above 1. A total of 2 from one subscore of 2 is neither remission nor mild (3 to "
            + "5): no band is shown.",
            ScoreMark.Read),
        new(
            "The partial score leaves endoscopy out and ends at 9. Its bands (below 2 remission, 2-4 mild, 5-7 "
            + "moderate, above 7 severe) are not verified: confirm.",
            ScoreMark.Confirm),
        new("Wrong public copy: a table in a BMC article prints the bands of the full score under the partial one.", ScoreMark.Read),
        new(
            "The adapted (modified) score of newer trials leaves out the physician's global assessment and also "
            + "ends at 9. It is not the partial score.",
            ScoreMark.Read),
        new("Response by the full score is a fall of at least 3 points and 30 %, with a fall in bleeding of at least 1 or bleeding of 0 or 1.", ScoreMark.Read),
    ];

    /// <summary>The sum of the four subscores, 0 to 12. Not evaluable unless all four are known; it never falls back to the partial score.</summary>
    /// <param name="items">The subscores.</param>
    public static ScoreResult Full(MayoItems items)
    {
        var points = items.StoolFrequency + items.RectalBleeding + items.Endoscopy + items.PhysicianGlobalAssessment;
        var band = ScoreBand.Find(FullBands, points);
        if (band is { Condition: not null } && HasSubscoreAbove1(items))
            band = null;

        return new(points, band, Items.Missing(
            (StoolFrequencyRange.Item, items.StoolFrequency),
            (RectalBleedingRange.Item, items.RectalBleeding),
            (EndoscopyRange.Item, items.Endoscopy),
            (PhysicianGlobalAssessmentRange.Item, items.PhysicianGlobalAssessment)));
    }

    /// <summary>The sum without endoscopy, 0 to 9. Not evaluable unless the other three are known; endoscopy is ignored when it is given.</summary>
    /// <param name="items">The subscores.</param>
    public static ScoreResult Partial(MayoItems items)
    {
        var points = items.StoolFrequency + items.RectalBleeding + items.PhysicianGlobalAssessment;

        return new(points, ScoreBand.Find(PartialBands, points), Items.Missing(
            (StoolFrequencyRange.Item, items.StoolFrequency),
            (RectalBleedingRange.Item, items.RectalBleeding),
            (PhysicianGlobalAssessmentRange.Item, items.PhysicianGlobalAssessment)));
    }

    /// <summary>The highest of the four subscores, 0 to 3: the fact <c>disease.mayoHighestSubscore</c>. Null, not known, while one is not known.</summary>
    /// <param name="items">The subscores.</param>
    public static int? HighestSubscore(MayoItems items)
    {
        int?[] all = [items.StoolFrequency, items.RectalBleeding, items.Endoscopy, items.PhysicianGlobalAssessment];
        return all.Contains(null) ? null : all.Max();
    }

    private static bool HasSubscoreAbove1(MayoItems items) =>
        items.StoolFrequency > 1 || items.RectalBleeding > 1 || items.Endoscopy > 1 || items.PhysicianGlobalAssessment > 1;
}
