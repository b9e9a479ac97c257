namespace JakAdvisor.Guidance.Facts;

/// <summary>How a treatment ended or stands.</summary>
public enum TherapyOutcome
{
    /// <summary>Never worked; counts as failed.</summary>
    NonResponse,

    /// <summary>Worked, then stopped working; counts as failed.</summary>
    LossOfResponse,

    /// <summary>Not tolerated; counts as failed.</summary>
    Intolerance,

    /// <summary>Works but flares when reduced (corticosteroids); counts as failed.</summary>
    Dependence,

    /// <summary>Works or worked.</summary>
    Effective,

    /// <summary>Stopped for a reason other than its effect.</summary>
    StoppedOtherReason,

    /// <summary>Nobody knows; a derived fact that this entry could change is then unknown.</summary>
    NotKnown,
}

/// <summary>One IBD medicine that was tried.</summary>
/// <param name="Agent">The generic name of the therapy list, or <c>other</c>.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Continues">Whether it will be taken alongside the JAK inhibitor, as typed; null when nobody said.</param>
/// <param name="Name">The free name of an <c>other</c> medicine; null otherwise.</param>
public sealed record TherapyEntry(string Agent, TherapyOutcome Outcome, bool? Continues = null, string? Name = null)
{
    internal int AgentIndex { get; init; } = -1;

    /// <summary>Whether the outcome counts as failed.</summary>
    public bool Failed => Outcome is TherapyOutcome.NonResponse or TherapyOutcome.LossOfResponse or TherapyOutcome.Intolerance or TherapyOutcome.Dependence;

    /// <summary>
    /// Whether it goes on: as typed; when nobody said, unknown after effective, dependence or not-known, and no after the others.
    /// </summary>
    public Truth GoesOn => Continues switch
    {
        true => Truth.True,
        false => Truth.False,
        null => Outcome is TherapyOutcome.Effective or TherapyOutcome.Dependence or TherapyOutcome.NotKnown ? Truth.Unknown : Truth.False,
    };
}
