using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Support;

/// <summary>The complete patient with some facts laid over, evaluated.</summary>
internal static class Evaluated
{
    /// <summary>A woman who could become pregnant, tested and protected: laid over the complete patient nothing stands against a start.</summary>
    public const string Woman = """
        { "patient.sex": "female", "pregnancy.possible": true, "pregnancy.status": "not-pregnant", "pregnancy.contraception": "effective", "pregnancy.breastfeeding": false }
        """;

    /// <summary>She, with one fact otherwise.</summary>
    public static string WomanWith(string fact, string value)
    {
        var facts = JsonNode.Parse(Woman)!.AsObject();
        facts[fact] = JsonNode.Parse(value);
        return facts.ToJsonString();
    }

    public static Guidance.Evaluation.Evaluation All(Jurisdiction where, string over, DateOnly? plannedStart = null, GuidanceRelease? release = null) =>
        (release ?? Repository.Release).Evaluator.Evaluate(
            Patients.Read(Patients.With(JsonNode.Parse(over)!.AsObject()), release: release), where, Patients.AsOf, plannedStart);

    public static Option Us(string drug, string over, DateOnly? plannedStart = null) => All(Jurisdiction.Us, over, plannedStart).Options.Single(o => o.Drug == drug);

    public static Option Eu(string drug, string over, DateOnly? plannedStart = null) => All(Jurisdiction.Eu, over, plannedStart).Options.Single(o => o.Drug == drug);

    public static Gap Gap(this Option option, string fact) => option.Gaps.Single(g => g.Fact == fact);

    public static Finding Finding(this Option option, string rule) => option.Findings.Single(f => f.Rule == rule);

    /// <summary>The answers of a gap in one line: <c>negative: candidate; positive: not-now</c>.</summary>
    public static string Told(this Gap gap) => string.Join("; ", gap.Could.Select(c => $"{c.Key}: {Names.Of(c.Value)}"));

    /// <summary>A change in one line: <c>labs.lymphocytes 1 + labs.neutrophils 1.5 = candidate</c>.</summary>
    public static string Told(this Change change) => string.Join(" + ", change.Set.Select(Told)) + " = " + Names.Of(change.Verdict);

    private static string Told(FactChange change)
    {
        var with = change.With is null ? "" : " with " + string.Join(", ", change.With.Select(w => $"{w.Key} {Plain(w.Value)}"));
        return $"{change.Fact} {(change.Without is null ? Plain(change.To) : $"without {change.Without}")}{with}{(change.From is { } from ? $" from {Plain(from)}" : "")}";
    }

    private static string Plain(object value) => value is DateOnly day ? FactReader.Iso(day) : FormattableString.Invariant($"{value}");
}
