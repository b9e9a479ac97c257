using System.Text.Json;
using System.Text.Json.Serialization;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Assessments;

/// <summary>One drug of a summary.</summary>
/// <param name="Drug">The drug.</param>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Blocking">Titles of the met findings that decide it, when they are worse than conditions.</param>
public sealed record DrugSummary(string Drug, string Verdict, IReadOnlyList<string> Blocking)
{
    [JsonIgnore]
    public Level Level => Names.TryParse<Level>(Verdict, out var level) ? level : throw new InvalidOperationException("A stored verdict is none");
}

/// <summary>What the worklist shows of an assessment: verdicts, what blocks, and the first questions still open.</summary>
public sealed record AssessmentSummary(IReadOnlyList<DrugSummary> Drugs, IReadOnlyList<string> Open)
{
    private const int Most = 4;

    public static AssessmentSummary Of(Guidance.Evaluation.Evaluation evaluation) => new(
        [.. evaluation.Options.Select(o => new DrugSummary(o.Drug, Names.Of(o.Verdict), [.. Blocking(o).Take(Most)]))],
        [.. evaluation.Options.SelectMany(o => o.Gaps).Where(g => g.Decisive).Select(g => g.Question).Distinct(StringComparer.Ordinal).Take(Most)]);

    /// <summary>What keeps the best of the drugs from a start; the others' findings would not help.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> InTheWay =>
        [.. Drugs.Where(d => d.Level == Drugs.Max(o => o.Level)).SelectMany(d => d.Blocking).Distinct(StringComparer.Ordinal).Take(Most)];

    public string ToJson() => JsonSerializer.Serialize(this);

    public static AssessmentSummary FromJson(string json) => JsonSerializer.Deserialize<AssessmentSummary>(json)!;

    private static IEnumerable<string> Blocking(Option option) =>
        option.Findings.Where(f => f.State == FindingState.Met && Levels.Of(f.Effect) < Level.Conditions).Select(f => f.Title);
}
