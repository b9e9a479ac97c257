using System.Text.Json;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Web.Treatments;

/// <summary>What lists show of a visit: what decided its level, and the first questions still open.</summary>
public sealed record VisitSummary(IReadOnlyList<string> Because, IReadOnlyList<string> Open)
{
    private const int Most = 4;

    public static VisitSummary Of(VisitEvaluation evaluation)
    {
        var met = evaluation.Findings.Where(f => f.State == FindingState.Met && f.Effect != TreatmentEffect.Inform).ToList();
        var worst = met.Select(f => TreatmentLevels.Of(f.Effect)).DefaultIfEmpty(TreatmentLevel.Continue).Min();
        return new VisitSummary([.. met.Where(f => TreatmentLevels.Of(f.Effect) == worst).Select(f => f.Title).Take(Most)], [.. evaluation.Gaps.Where(g => g.Decisive).Select(g => g.Question).Take(Most)]);
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static VisitSummary FromJson(string json) => JsonSerializer.Deserialize<VisitSummary>(json)!;
}
