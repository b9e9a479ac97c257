namespace JakAdvisor.Guidance.Rules;

/// <summary>A published cohort that a clinic may set its own patients beside, figure by figure.</summary>
public sealed record Study
{
    /// <summary>How it is cited in running text.</summary>
    public required string Name { get; init; }

    /// <summary>The drug all its people took.</summary>
    public required string Drug { get; init; }

    /// <summary>The disease all its people had.</summary>
    public required string Disease { get; init; }

    /// <summary>How many people were analysed.</summary>
    public required int People { get; init; }

    /// <summary>The week of its outcomes.</summary>
    public required int Week { get; init; }

    /// <summary>What it reports, in the order it is shown.</summary>
    public required IReadOnlyList<StudyRow> Rows { get; init; }

    /// <summary>What limits it; shown wherever its figures are.</summary>
    public required IReadOnlyList<StudyLimit> Limits { get; init; }
}

/// <summary>One thing the study reports: a share, people sorted into groups, a median or a mean. Exactly one of the four forms, or none where it reports nothing.</summary>
public sealed record StudyRow
{
    /// <summary>Its id; a clinic counts its own patients under the same id.</summary>
    public required string Id { get; init; }

    /// <summary>baseline, outcome, change or event.</summary>
    public required string Part { get; init; }

    /// <summary>What is counted or measured, with its definition and unit.</summary>
    public required string Label { get; init; }

    /// <summary>People with it; null where it is no share.</summary>
    public int? N { get; init; }

    /// <summary>People of whom it is known; null where the study does not say.</summary>
    public int? Of { get; init; }

    /// <summary>People by group, in order; empty where they are not sorted.</summary>
    public IReadOnlyList<StudyCell> Cells { get; init; } = [];

    /// <summary>Median with quartiles; null where none is given.</summary>
    public StudyMedian? Median { get; init; }

    /// <summary>Mean with standard deviation; null where none is given.</summary>
    public StudyMean? Mean { get; init; }

    /// <summary>The figure in words where it is neither of these: a paired change; empty otherwise.</summary>
    public string Text { get; init; } = "";

    /// <summary>The share is also shown over everybody, with those of whom it is not known counted as failures: our arithmetic, not the paper's.</summary>
    public bool Imputed { get; init; }

    /// <summary>Why a clinic's record cannot say the same of its own patients; empty where it can.</summary>
    public string NotHere { get; init; } = "";

    /// <summary>What a reader must know; empty when nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>The statements it rests on.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }
}

/// <summary>People in one of several groups.</summary>
/// <param name="Word">The group, as the facts write it where a fact sorts them.</param>
/// <param name="N">How many.</param>
public sealed record StudyCell(string Word, int N);

/// <summary>A median with its quartiles, in the unit of the label.</summary>
/// <param name="Value">The median.</param>
/// <param name="Lower">The lower quartile.</param>
/// <param name="Upper">The upper quartile.</param>
public sealed record StudyMedian(double Value, double Lower, double Upper);

/// <summary>A mean with its standard deviation, in the unit of the label.</summary>
/// <param name="Value">The mean.</param>
/// <param name="Deviation">The standard deviation.</param>
public sealed record StudyMean(double Value, double Deviation);

/// <summary>Something that limits the study.</summary>
/// <param name="Says">In a sentence.</param>
/// <param name="Sources">The statements it rests on.</param>
public sealed record StudyLimit(string Says, IReadOnlyList<Source> Sources);
