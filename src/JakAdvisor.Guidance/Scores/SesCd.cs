using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

/// <summary>
/// One segment of the <see cref="SesCd">SES-CD</see>: four items of 0 to 3. An item may be null, not known; one outside 0 to 3 is refused
/// with an <see cref="ArgumentOutOfRangeException"/> naming item, value and range. A segment the endoscope did not reach is
/// <see cref="NotExplored"/>, which is something else than not known.
/// </summary>
public sealed record SesCdSegment
{
    /// <summary>A segment that was not explored. It has no items; giving it one is an <see cref="ArgumentException"/>.</summary>
    public static SesCdSegment NotExplored { get; } = new() { IsExplored = false };

    /// <summary>False for <see cref="NotExplored"/> alone.</summary>
    public bool IsExplored { get; private init; } = true;

    /// <summary>Size of ulcers: 0 none, 1 aphthous (0.1 to 0.5 cm), 2 from 0.5 to 2 cm, 3 above 2 cm.</summary>
    public int? UlcerSize { get; init => field = Check(SesCd.UlcerSizeRange, value); }

    /// <summary>Ulcerated surface: 0 none, 1 below 10 %, 2 from 10 to 30 %, 3 above 30 %.</summary>
    public int? UlceratedSurface { get; init => field = Check(SesCd.UlceratedSurfaceRange, value); }

    /// <summary>Affected surface: 0 none, 1 below 50 %, 2 from 50 to 75 %, 3 above 75 %.</summary>
    public int? AffectedSurface { get; init => field = Check(SesCd.AffectedSurfaceRange, value); }

    /// <summary>Narrowing: 0 none, 1 single and passable, 2 multiple and passable, 3 not passable.</summary>
    public int? Narrowing { get; init => field = Check(SesCd.NarrowingRange, value); }

    internal int? Points => UlcerSize + UlceratedSurface + AffectedSurface + Narrowing;

    private int? Check(ItemRange range, int? value)
    {
        if (!IsExplored && value is not null)
            throw new ArgumentException($"{range.Item} is {value}, but the segment was not explored.", nameof(value));
        return range.Check(value);
    }
}

/// <summary>The five segments of the <see cref="SesCd">SES-CD</see>. A null segment is not known, and the score is then not evaluable.</summary>
public sealed record SesCdItems
{
    /// <summary>Ileum.</summary>
    public SesCdSegment? Ileum { get; init; }

    /// <summary>Right colon.</summary>
    public SesCdSegment? RightColon { get; init; }

    /// <summary>Transverse colon.</summary>
    public SesCdSegment? TransverseColon { get; init; }

    /// <summary>Left colon.</summary>
    public SesCdSegment? LeftColon { get; init; }

    /// <summary>Rectum.</summary>
    public SesCdSegment? Rectum { get; init; }

    internal ImmutableArray<(string Name, SesCdSegment? Segment)> Segments =>
    [
        ("ileum", Ileum), ("right colon", RightColon), ("transverse colon", TransverseColon), ("left colon", LeftColon), ("rectum", Rectum),
    ];
}

/// <summary>The Simple Endoscopic Score for Crohn's Disease: four items of 0 to 3 in each of five segments.</summary>
public static class SesCd
{
    /// <summary>The id of the source.</summary>
    public const string SourceId = "G:SCORE-SESCD";

    /// <summary>Size of ulcers in a segment.</summary>
    public static ItemRange UlcerSizeRange { get; } = new("ulcer size", 0, 3, "points");

    /// <summary>Ulcerated surface of a segment.</summary>
    public static ItemRange UlceratedSurfaceRange { get; } = new("ulcerated surface", 0, 3, "points");

    /// <summary>Affected surface of a segment.</summary>
    public static ItemRange AffectedSurfaceRange { get; } = new("affected surface", 0, 3, "points");

    /// <summary>Narrowing of a segment.</summary>
    public static ItemRange NarrowingRange { get; } = new("narrowing", 0, 3, "points");

    /// <summary>Bands in common use. None is validated, which is why each carries <see cref="ScoreMark.Confirm"/>.</summary>
    public static ImmutableArray<ScoreBand> Bands { get; } =
    [
        new("inactive", ScoreMark.Confirm) { AtMost = 2 },
        new("mild", ScoreMark.Confirm) { AtLeast = 3, AtMost = 6 },
        new("moderate", ScoreMark.Confirm) { AtLeast = 7, AtMost = 15 },
        new("severe", ScoreMark.Confirm) { Above = 15 },
    ];

    /// <summary>What a reader of the score should know.</summary>
    public static ImmutableArray<ScoreNote> Pitfalls { get; } =
    [
        new("No severity bands of this score are validated; trials chose theirs by experience, and cut-offs differ.", ScoreMark.Read),
        new("The bands shown (0-2 inactive, 3-6 mild, 7-15 moderate, above 15 severe) are the common ones: confirm before relying on them.", ScoreMark.Confirm),
        new("The cohort study counts 7 and more as moderate to severe.", ScoreMark.Seed),
        new("The trial definition ends at 56, though twenty items of 3 would add up to 60. Look again at any score above 56.", ScoreMark.Read),
        new(
            "Endoscopic response is a fall of more than 50 %, or of 2 points from a baseline of 4, in trials, but of "
            + "50 % or more in the cohort study. Say which.",
            ScoreMark.Seed),
        new(
            "Endoscopic remission of the cohort study (4 or less, a fall of 2 or more, no subscore above 1) needs "
            + "the items of every segment, not the sum alone.",
            ScoreMark.Seed),
        new("The STRIDE-II target for healing is stricter: 2 or less and no ulcers.", ScoreMark.Read),
        new(
            "A segment that was not explored adds nothing, so the sum is the least the score can be: no band is shown, and two examinations compare only "
            + "over the segments both explored.",
            ScoreMark.Ours),
    ];

    /// <summary>
    /// The sum of the explored segments, 0 to 60. Not evaluable when an item of an explored segment or a whole segment is not known, or when
    /// no segment was explored. Segments not explored are named in <see cref="ScoreResult.LeftOut"/>; the sum is then a least value, without a band.
    /// </summary>
    /// <param name="items">The segments.</param>
    public static ScoreResult Score(SesCdItems items)
    {
        ImmutableArray<string> leftOut = [.. items.Segments.Where(s => s.Segment is { IsExplored: false }).Select(s => s.Name)];
        var counted = items.Segments.Where(s => s.Segment is not { IsExplored: false }).ToArray();

        // An unknown makes the sum null; so must no segment at all, whose plain sum would be nought.
        int? sum = counted.Length == 0 ? null : 0;
        foreach (var (_, segment) in counted)
            sum += segment?.Points;

        return new(sum, leftOut.IsEmpty ? ScoreBand.Find(Bands, sum) : null, [.. counted.SelectMany(s => Missing(s.Name, s.Segment))], leftOut);
    }

    /// <summary>
    /// The highest of all twenty items, 0 to 3: the fact <c>disease.sesCdHighestSubscore</c>. Null, not known, while an item or a segment is not known or a segment was
    /// not explored, unless an item above 1 settles already what the score is used for; it is then the least the highest can be.
    /// </summary>
    /// <param name="items">The segments.</param>
    public static int? HighestSubscore(SesCdItems items) =>
        Highest(items.Segments.SelectMany(s => new[] { s.Segment?.UlcerSize, s.Segment?.UlceratedSurface, s.Segment?.AffectedSurface, s.Segment?.Narrowing }), settledFrom: 2);

    /// <summary>
    /// The highest ulcerated-surface item of the five segments, 0 to 3: the fact <c>disease.sesCdUlceratedSurface</c>. Null, not known, while one is not known or a
    /// segment was not explored, unless one above 0 settles already that there are ulcers; it is then the least the highest can be.
    /// </summary>
    /// <param name="items">The segments.</param>
    public static int? HighestUlceratedSurface(SesCdItems items) => Highest(items.Segments.Select(s => s.Segment?.UlceratedSurface), settledFrom: 1);

    private static int? Highest(IEnumerable<int?> items, int settledFrom)
    {
        var all = items.ToList();
        return all.Max() >= settledFrom || !all.Contains(null) ? all.Max() : null;
    }

    private static ImmutableArray<string> Missing(string name, SesCdSegment? segment) => segment is null
        ? [name]
        : Items.Missing(
            ($"{name}: {UlcerSizeRange.Item}", segment.UlcerSize),
            ($"{name}: {UlceratedSurfaceRange.Item}", segment.UlceratedSurface),
            ($"{name}: {AffectedSurfaceRange.Item}", segment.AffectedSurface),
            ($"{name}: {NarrowingRange.Item}", segment.Narrowing));
}
