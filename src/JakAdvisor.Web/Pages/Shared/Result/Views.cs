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

    public IReadOnlyList<OptionView> Options => field ??= [.. evaluation.Options.Select((o, i) =>
        new OptionView(o, Words, ExpectedFigures.Of(release, o.Drug, facts.Word("disease.type"), o.Regimen), [.. evaluation.Options.Take(i)]))];

    /// <summary>The documents that anything of the result rests on, each with the letters it is cited by.</summary>
    public IEnumerable<(string Title, string Url, IEnumerable<string> Ids)> Documents => evaluation.Options
        .SelectMany(o => o.Findings.SelectMany(f => f.Sources).Concat(o.Monitoring.SelectMany(m => m.Sources)).Concat(o.Counselling.SelectMany(c => c.Sources)).Concat(o.Regimen?.Sources ?? []))
        .GroupBy(s => (s.Title, s.Url)).OrderBy(d => d.Key.Title, StringComparer.Ordinal)
        .Select(d => (d.Key.Title, d.Key.Url, d.Select(s => s.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).AsEnumerable()));
}

/// <summary>One drug's answer, arranged for reading.</summary>
internal sealed class OptionView(Option option, Wording words, ExpectedFigures figures, IReadOnlyList<Option> before)
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

    /// <summary>The drug above under which the same finding, from the same facts, stands with all its details already; on paper they are not said again.</summary>
    public string? ToldUnder(Finding finding) => NameOf(before.FirstOrDefault(o => o.Findings.Any(f =>
        f.Rule == finding.Rule && f.Line == finding.Line && f.State == finding.State && f.Missing.SequenceEqual(finding.Missing)
        && f.Facts.Select(words.Value).SequenceEqual(finding.Facts.Select(words.Value)))));

    public string? ToldUnder(MonitoringItem item) => NameOf(before.FirstOrDefault(o => o.Monitoring.Any(m => m.Id == item.Id && m.Why == item.Why)));

    public string? ToldUnder(CounsellingItem item) => NameOf(before.FirstOrDefault(o => o.Counselling.Any(c => c.Id == item.Id && c.Say == item.Say && c.Patient == item.Patient)));

    public string Anchor(Finding finding) => $"{option.Drug}-{finding.Rule}";

    private string? NameOf(Option? told) => told is null ? null : words.Drug(told.Drug).Name;

    private IEnumerable<Finding> Met => option.Findings.Where(f => f.State == FindingState.Met);

    private Level Worst => Met.Select(f => Levels.Of(f.Effect)).DefaultIfEmpty(Level.Candidate).Min();
}

/// <summary>A finding with what its partial view needs.</summary>
internal sealed record FindingView(Finding Finding, OptionView Of)
{
    public Wording Words => Of.Words;
}

/// <summary>A part of a condition tree with the words for it.</summary>
internal sealed record ConditionView(ExplainedCondition Condition, Wording Words);

/// <summary>What an item of a plan rests on.</summary>
internal sealed record SourcesView(IReadOnlyList<Citation> Sources);

/// <summary>Figures under one caption; two tables of one drug need different ids.</summary>
internal sealed record FiguresView(string Id, string Caption, IReadOnlyList<EvidenceFigure> Figures);
