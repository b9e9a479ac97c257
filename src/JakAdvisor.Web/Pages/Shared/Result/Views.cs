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

    private ILookup<string, Finding>? _waiting;

    public Option Option => option;

    public Wording Words => words;

    public ExpectedFigures Figures => figures;

    public Drug Drug { get; } = words.Drug(option.Drug);

    /// <summary>The met rules that set the level; empty when nothing stands against the drug.</summary>
    public IReadOnlyList<Finding> Deciding { get; } = DecidingOf(option);

    public IReadOnlyList<IGrouping<Effect, Finding>> MetByEffect { get; } = [.. MetOf(option).GroupBy(f => f.Effect)];

    public IReadOnlyList<Finding> Open { get; } = [.. option.Findings.Where(f => f.State == FindingState.Open)];

    public IReadOnlyList<Gap> Decisive { get; } = [.. option.Gaps.Where(g => g.Decisive)];

    public IReadOnlyList<Gap> Others { get; } = [.. option.Gaps.Where(g => !g.Decisive)];

    /// <summary>The best verdict that one more answer reaches; null when no single answer betters it. Never taken from the bound, which promises nothing.</summary>
    public Level? AtBest => option.Gaps.SelectMany(g => g.Could.Values).DefaultIfEmpty(option.Verdict).Max() is var best && best > option.Verdict ? best : null;

    public IReadOnlyList<Finding> WaitingFor(Gap gap) => [.. (_waiting ??= Open.SelectMany(f => f.Missing, (f, fact) => (f, fact)).ToLookup(w => w.fact, w => w.f, StringComparer.Ordinal))[gap.Fact]];

    public static Level WorstOf(Gap gap) => gap.Could.Count == 0 ? Level.Candidate : gap.Could.Values.Min();

    public string Anchor(Finding finding) => $"{option.Drug}-{finding.Rule}";

    private static IEnumerable<Finding> MetOf(Option option) => option.Findings.Where(f => f.State == FindingState.Met);

    private static IReadOnlyList<Finding> DecidingOf(Option option)
    {
        var worst = MetOf(option).Select(f => Levels.Of(f.Effect)).DefaultIfEmpty(Level.Candidate).Min();
        return [.. MetOf(option).Where(f => f.Effect != Effect.Inform && Levels.Of(f.Effect) == worst)];
    }
}

/// <summary>Some findings of a drug.</summary>
internal sealed record FindingsView(IEnumerable<Finding> Findings, OptionView Of);

/// <summary>Figures under one caption; two tables of one drug need different ids.</summary>
internal sealed record FiguresView(string Id, string Caption, IReadOnlyList<EvidenceFigure> Figures);
