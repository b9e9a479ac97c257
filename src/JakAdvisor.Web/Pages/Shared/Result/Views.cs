using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.Shared.Result;

/// <summary>An evaluation with the words of its release, and the disease of the facts it was made of.</summary>
internal sealed class ResultView(Evaluation evaluation, GuidanceRelease release, PatientFacts facts)
{
    public Evaluation Evaluation => evaluation;

    public Wording Words { get; } = new(release);

    public IReadOnlyList<OptionView> Options => field ??= [.. evaluation.Options.Select(o => new OptionView(o, Words, ExpectedFigures.Of(release, o.Drug, facts.Word("disease.type"), o.Regimen)))];
}

/// <summary>One drug's answer, arranged for reading.</summary>
internal sealed class OptionView(Option option, Wording words, ExpectedFigures figures)
{
    /// <summary>How many reasons and questions the short view shows; all of them stand below it.</summary>
    public const int MostReasons = 6;
    public const int MostQuestions = 3;

    public Option Option => option;

    public Wording Words => words;

    public ExpectedFigures Figures => figures;

    public Drug Drug { get; } = words.Drug(option.Drug);

    /// <summary>The met rules that set the level; empty when nothing stands against the drug.</summary>
    public IReadOnlyList<Finding> Deciding => [.. Met.Where(f => f.Effect != Effect.Inform && Levels.Of(f.Effect) == Worst)];

    public IEnumerable<IGrouping<Effect, Finding>> MetByEffect => Met.GroupBy(f => f.Effect);

    public IReadOnlyList<Finding> Open => [.. option.Findings.Where(f => f.State == FindingState.Open)];

    public IReadOnlyList<Gap> Decisive => [.. option.Gaps.Where(g => g.Decisive)];

    public IReadOnlyList<Gap> Others => [.. option.Gaps.Where(g => !g.Decisive)];

    /// <summary>The best verdict that one more answer reaches; null when no single answer betters it. Never taken from the bound, which promises nothing.</summary>
    public Level? AtBest => option.Gaps.SelectMany(g => g.Could.Values).DefaultIfEmpty(option.Verdict).Max() is var best && best > option.Verdict ? best : null;

    public IEnumerable<Finding> WaitingFor(Gap gap) => Open.Where(f => f.Missing.Contains(gap.Fact, StringComparer.Ordinal));

    public static Level WorstOf(Gap gap) => gap.Could.Count == 0 ? Level.Candidate : gap.Could.Values.Min();

    public string Anchor(Finding finding) => $"{option.Drug}-{finding.Rule}";

    private IEnumerable<Finding> Met => option.Findings.Where(f => f.State == FindingState.Met);

    private Level Worst => Met.Select(f => Levels.Of(f.Effect)).DefaultIfEmpty(Level.Candidate).Min();
}

/// <summary>A finding with what its partial view needs.</summary>
internal sealed record FindingView(Finding Finding, string Anchor, Wording Words);

/// <summary>A part of a condition tree with the words for it.</summary>
internal sealed record ConditionView(ExplainedCondition Condition, Wording Words);

/// <summary>What an item of a plan rests on.</summary>
internal sealed record SourcesView(IReadOnlyList<Citation> Sources);

/// <summary>Figures under one caption; two tables of one drug need different ids.</summary>
internal sealed record FiguresView(string Id, string Caption, IReadOnlyList<EvidenceFigure> Figures);
