using JakAdvisor.Web.Cohort.Statistics;

namespace JakAdvisor.Web.Cohort;

/// <summary>One figure of the clinic's own patients. Everybody counted stands in exactly one of its cells.</summary>
public abstract record ClinicFigure
{
    /// <summary>The people in each cell, by the name of the cell.</summary>
    public abstract IReadOnlyList<(string Name, int People)> Cells { get; }
}

/// <summary>Who has something, who has not, and of whom it is not known.</summary>
public sealed record ShareFigure(int Yes, int No, int NotKnown) : ClinicFigure
{
    public int Known => Yes + No;

    public override IReadOnlyList<(string Name, int People)> Cells => [("yes", Yes), ("no", No), ("not known", NotKnown)];
}

/// <summary>People sorted into groups.</summary>
public sealed record GroupFigure(IReadOnlyList<(string Word, int People)> Groups, int NotKnown) : ClinicFigure
{
    public int Known => Groups.Sum(g => g.People);

    public override IReadOnlyList<(string Name, int People)> Cells => [.. Groups, ("not known", NotKnown)];
}

/// <summary>Something measured; null when it is known of nobody.</summary>
public sealed record SpreadFigure(Spread? Values, int NotKnown) : ClinicFigure
{
    public override IReadOnlyList<(string Name, int People)> Cells => [("known", Values?.Count ?? 0), ("not known", NotKnown)];
}

/// <summary>
/// An outcome at week 12. As observed: of those in whom it could be judged. With non-responder imputation: whoever stopped or could not be judged counts as
/// a failure. Whoever the definition leaves out (no ulcers to heal) counts in neither.
/// </summary>
public sealed record OutcomeFigure(int Yes, int No, int NotEvaluable, int Stopped, int Outside) : ClinicFigure
{
    public int Observed => Yes + No;

    /// <summary>Nobody where it could be judged in nobody (no laboratory limit is set, say): all failures would then be numbers that nobody has.</summary>
    public int Imputed => Observed == 0 ? 0 : Observed + NotEvaluable + Stopped;

    public override IReadOnlyList<(string Name, int People)> Cells =>
        [("yes", Yes), ("no", No), ("not evaluable", NotEvaluable), ("stopped before week 12", Stopped), ("outside the definition", Outside)];
}

/// <summary>A value at the start and at week 12 of the same people; the fall is the first less the second.</summary>
public sealed record ChangeFigure(Spread? Before, Spread? After, MedianInterval? Fall, int NotMeasured, int Stopped) : ClinicFigure
{
    public int Pairs => Before?.Count ?? 0;

    public override IReadOnlyList<(string Name, int People)> Cells => [("measured twice", Pairs), ("not measured twice", NotMeasured), ("stopped before week 12", Stopped)];
}

/// <summary>
/// People with such an adverse event in the first 12 weeks, and how many events they had. Whoever has none that is known to be such, but one of which that is not
/// known (its seriousness), counts in neither.
/// </summary>
public sealed record EventFigure(int People, int Without, int NotKnown, int Events, int EventsNotKnown) : ClinicFigure
{
    public int Of => People + Without;

    public override IReadOnlyList<(string Name, int People)> Cells => [("with an event", People), ("no event entered", Without), ("not known", NotKnown)];
}
