namespace JakAdvisor.Guidance.Scores;

/// <summary>How well the source of a statement was read, best first. A statement that needs several sources has the lowest of their marks.</summary>
public enum ScoreMark
{
    /// <summary>The text of the source was read.</summary>
    Read,

    /// <summary>Read in a weaker or older copy.</summary>
    Secondary,

    /// <summary>Stands in the cohort study or the article this guidance grew from.</summary>
    Seed,

    /// <summary>General knowledge, not verified: a page shows it with "confirm".</summary>
    Confirm,

    /// <summary>Our own inference, arithmetic or bound.</summary>
    Ours,
}
