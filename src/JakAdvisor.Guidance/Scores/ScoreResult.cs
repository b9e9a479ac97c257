using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

/// <summary>What a score came to, or which items it waits for.</summary>
public sealed class ScoreResult
{
    internal ScoreResult(decimal? value, ScoreBand? band, ImmutableArray<string> missing, ImmutableArray<string> leftOut = default)
    {
        Value = value;
        Band = band;
        Missing = missing;
        LeftOut = leftOut.IsDefault ? [] : leftOut;
    }

    /// <summary>The points, never rounded. Null: not evaluable, because an item is not known. A missing item is never counted as nought.</summary>
    public decimal? Value { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsEvaluable => Value is not null;

    /// <summary>The band the value lies in. Null when there is no value, and where the source gives no band for it.</summary>
    public ScoreBand? Band { get; }

    /// <summary>The items that are not known, in the order of the score, in words a page can show.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>
    /// What was knowingly left out of the sum: the SES-CD segments that were not explored. Where this is not empty the value is the least
    /// the score can be, and there is no band. Empty for every other score.
    /// </summary>
    public ImmutableArray<string> LeftOut { get; }
}
