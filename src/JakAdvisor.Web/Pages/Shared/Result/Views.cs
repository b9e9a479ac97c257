using System.Globalization;
using System.Text.Encodings.Web;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Html;

namespace JakAdvisor.Web.Pages.Shared.Result;

/// <summary>An evaluation with the words of its release, and the disease of the facts it was made of.</summary>
internal sealed class ResultView(Evaluation evaluation, GuidanceRelease release, PatientFacts facts)
{
    public Evaluation Evaluation => evaluation;

    /// <summary>Whether it is shown more than once; what is said of each drug is then written once.</summary>
    public bool IsKept { get; init; }

    public Wording Words { get; } = new(release);

    public IReadOnlyList<OptionView> Options => field ??= [.. evaluation.Options.Select((o, i) =>
        new OptionView(o, Words, ExpectedFigures.Of(release, o.Drug, facts.Word("disease.type"), o.Regimen), [.. evaluation.Options.Take(i)]))];

    /// <summary>The documents that anything of the result rests on, each with the letters it is cited by.</summary>
    public IReadOnlyList<CitedDocument> Documents => field ??= CitedDocument.Of(evaluation.Options
        .SelectMany(o => o.Findings.SelectMany(f => f.Sources).Concat(o.Monitoring.SelectMany(m => m.Sources)).Concat(o.Counselling.SelectMany(c => c.Sources)).Concat(o.Regimen?.Sources ?? [])));
}

/// <summary>One drug's answer, arranged for reading.</summary>
internal sealed class OptionView(Option option, Wording words, ExpectedFigures figures, IReadOnlyList<Option> before)
{
    /// <summary>How many reasons and questions the short view shows; all of them stand below it.</summary>
    public const int MostReasons = 6;
    public const int MostQuestions = 3;

    private ILookup<string, Finding>? _waiting;
    private readonly Dictionary<object, string> _told = ToldBefore(option, before, words);

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

    /// <summary>All that is said of the drug, if it is kept: it says the same to everybody, at every view.</summary>
    public HtmlString? Html { get; private set; }

    public HtmlString Keep(IHtmlContent written, HtmlEncoder encoder)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        written.WriteTo(text, encoder);
        return Html = new HtmlString(text.ToString());
    }

    public static Level WorstOf(Gap gap) => gap.Could.Count == 0 ? Level.Candidate : gap.Could.Values.Min();

    /// <summary>The drug above under which the same finding, from the same facts, stands with all its details already; on paper they are not said again.</summary>
    public string? ToldUnder(Finding finding) => _told.GetValueOrDefault(finding);

    public string? ToldUnder(MonitoringItem item) => _told.GetValueOrDefault(item);

    public string? ToldUnder(CounsellingItem item) => _told.GetValueOrDefault(item);

    public string Anchor(Finding finding) => $"{option.Drug}-{finding.Rule}";

    private static Dictionary<object, string> ToldBefore(Option option, IReadOnlyList<Option> before, Wording words)
    {
        var told = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        var earlier = before.SelectMany(o => o.Findings, (o, f) => (o.Drug, Finding: f)).ToLookup(e => e.Finding.Rule, StringComparer.Ordinal);
        foreach (var finding in option.Findings)
        {
            var drug = earlier[finding.Rule].FirstOrDefault(e => e.Finding.Line == finding.Line && e.Finding.State == finding.State && e.Finding.Missing.SequenceEqual(finding.Missing)
                && e.Finding.Facts.Select(words.Value).SequenceEqual(finding.Facts.Select(words.Value))).Drug;
            if (drug is not null) told.Add(finding, words.Drug(drug).Name);
        }
        foreach (var item in option.Monitoring)
        {
            if (before.FirstOrDefault(o => o.Monitoring.Any(m => m.Id == item.Id && m.Why == item.Why)) is { } first) told.TryAdd(item, words.Drug(first.Drug).Name);
        }
        foreach (var item in option.Counselling)
        {
            if (before.FirstOrDefault(o => o.Counselling.Any(c => c.Id == item.Id && c.Say == item.Say && c.Patient == item.Patient)) is { } first) told.TryAdd(item, words.Drug(first.Drug).Name);
        }
        return told;
    }

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
