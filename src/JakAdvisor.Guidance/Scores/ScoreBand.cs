using System.Collections.Immutable;
using System.Globalization;

namespace JakAdvisor.Guidance.Scores;

/// <summary>A named band of a score with its limits. Of the two lower and the two upper limits at most one each is set; none is open.</summary>
/// <param name="Name">The name of the band, such as "remission".</param>
/// <param name="Mark">How well the source of the limits was read.</param>
public sealed record ScoreBand(string Name, ScoreMark Mark)
{
    /// <summary>Lower limit that belongs to the band, in the unit of the score.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>Lower limit that does not belong to the band.</summary>
    public decimal? Above { get; init; }

    /// <summary>Upper limit that belongs to the band.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>Upper limit that does not belong to the band.</summary>
    public decimal? Below { get; init; }

    /// <summary>What must hold beside the limits, in words; null where the limits are all. <see cref="Contains"/> does not know it.</summary>
    public string? Condition { get; init; }

    /// <summary>The limits as a page prints them, such as "&gt; 220 and ≤ 450".</summary>
    public string Limits => string.Join(
        " and ",
        new[] { Limit("≥", AtLeast), Limit(">", Above), Limit("≤", AtMost), Limit("<", Below) }.Where(limit => limit is not null));

    /// <summary>Whether a value lies within the limits. The value is compared as it is, never rounded.</summary>
    /// <param name="value">The value of the score.</param>
    public bool Contains(decimal value) =>
        !(value < AtLeast) && !(value <= Above) && !(value > AtMost) && !(value >= Below);

    /// <summary>The band a value lies in; null for a value that is not known and for one in no band.</summary>
    /// <param name="bands">The bands of the score.</param>
    /// <param name="value">The value, or null when the score is not evaluable.</param>
    public static ScoreBand? Find(ImmutableArray<ScoreBand> bands, decimal? value) =>
        value is { } known ? bands.FirstOrDefault(band => band.Contains(known)) : null;

    private static string? Limit(string sign, decimal? limit) =>
        limit is { } known ? string.Create(CultureInfo.InvariantCulture, $"{sign} {known}") : null;
}
