using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Pages.Shared.Result;

namespace JakAdvisor.Web.Pages.Visits;

/// <summary>A visit's answer with the words of its release, arranged for reading.</summary>
internal sealed class VisitView(VisitEvaluation evaluation, GuidanceRelease release)
{
    public const int MostQuestions = 4;

    public VisitEvaluation Evaluation => evaluation;

    public Wording Words { get; } = new(release, release.VisitFacts);

    public IReadOnlyList<VisitFinding> Deciding => [.. Met.Where(f => f.Effect != TreatmentEffect.Inform && TreatmentLevels.Of(f.Effect) == Worst)];

    /// <summary>The verdict is that of open rules: what is met did not decide it.</summary>
    public bool RaisedByOpen => evaluation.Verdict != Worst;

    public IEnumerable<IGrouping<TreatmentEffect, VisitFinding>> MetByEffect => Met.GroupBy(f => f.Effect);

    public IReadOnlyList<VisitFinding> Open => [.. evaluation.Findings.Where(f => f.State == FindingState.Open)];

    public IReadOnlyList<VisitGap> Decisive => [.. evaluation.Gaps.Where(g => g.Decisive)];

    public IReadOnlyList<VisitGap> Others => [.. evaluation.Gaps.Where(g => !g.Decisive)];

    public IEnumerable<IGrouping<OutcomeBasis, Guidance.Treatment.Outcome>> Outcomes => evaluation.Outcomes.All.GroupBy(o => o.Basis);

    /// <summary>The documents that anything of the answer rests on.</summary>
    public IReadOnlyList<CitedDocument> Documents => CitedDocument.Of(evaluation.Findings.SelectMany(f => f.Sources).Concat(evaluation.Monitoring.SelectMany(m => m.Sources)).Concat(evaluation.Outcomes.All.SelectMany(o => o.Sources)));

    public static TreatmentLevel WorstOf(VisitGap gap) => gap.Could.Count == 0 ? TreatmentLevel.Continue : gap.Could.Values.Min();

    public static string Effect(TreatmentEffect effect) => effect switch
    {
        TreatmentEffect.Stop => "Stop the drug",
        TreatmentEffect.Interrupt => "Pause the drug",
        TreatmentEffect.Act => "To decide or do before the next dose is renewed",
        TreatmentEffect.Require => "Must be known or done",
        TreatmentEffect.Watch => "To keep in sight",
        _ => "For information",
    };

    /// <summary>Why an outcome is not evaluable, with the clinic's settings by the names that people know them by.</summary>
    public string Why(Guidance.Treatment.Outcome outcome) => release.Settings.Aggregate(outcome.Why, (text, setting) => text.Replace(setting.Name, $"“{setting.Label}” in the site file", StringComparison.Ordinal));

    /// <summary>A value for people; what was not known says so.</summary>
    public string Value(string fact, object? value) => value is null ? "not known" : Words.Measured(fact, value);

    private IEnumerable<VisitFinding> Met => evaluation.Findings.Where(f => f.State == FindingState.Met);

    /// <summary>What the met rules alone come to.</summary>
    public TreatmentLevel Worst => Met.Select(f => TreatmentLevels.Of(f.Effect)).DefaultIfEmpty(TreatmentLevel.Continue).Min();
}

/// <summary>A part of a condition tree with the words for it.</summary>
internal sealed record ConditionView(ExplainedCondition Condition, Wording Words);

/// <summary>What an item of a plan, a finding or an outcome rests on.</summary>
internal sealed record SourcesView(IReadOnlyList<Citation> Sources);
