using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Assessments;

/// <summary>One line that differs between two assessments.</summary>
/// <param name="What">The fact, drug or finding.</param>
/// <param name="Before">What it was; empty when it was not there.</param>
/// <param name="After">What it is; empty when it is no longer there.</param>
public sealed record Difference(string What, string Before, string After);

/// <summary>Two assessments of one patient side by side, only where they differ: facts, verdicts, findings.</summary>
public sealed record Differences(IReadOnlyList<Difference> Facts, IReadOnlyList<Difference> Verdicts, IReadOnlyList<Difference> Findings)
{
    public static Differences Between(Assessment before, Assessment after, FactCatalogue catalogue)
    {
        var (was, now) = (EvaluationJson.Read(before.Evaluation), EvaluationJson.Read(after.Evaluation));
        var verdicts = Drugs(was, now).Select(drug => new Difference(drug, Verdict(was, drug), Verdict(now, drug))).Where(Differs).ToList();
        var findings = Drugs(was, now).SelectMany(drug => FindingLines(was, now, drug)).ToList();
        return new Differences(FactLines(before, after, catalogue), verdicts, findings);
    }

    private static List<Difference> FactLines(Assessment before, Assessment after, FactCatalogue catalogue)
    {
        var (was, now) = (JsonNode.Parse(before.Facts)!.AsObject(), JsonNode.Parse(after.Facts)!.AsObject());
        return [.. was.Select(f => f.Key).Concat(now.Select(f => f.Key)).Distinct(StringComparer.Ordinal)
            .OrderBy(name => catalogue.TryGet(name, out var fact) ? catalogue.All.ToList().IndexOf(fact) : int.MaxValue)
            .Select(name => new Difference(catalogue.TryGet(name, out var fact) ? fact.Label : name, Text(was[name]), Text(now[name]))).Where(Differs)];
    }

    private static IEnumerable<Difference> FindingLines(Guidance.Evaluation.Evaluation was, Guidance.Evaluation.Evaluation now, string drug)
    {
        var (before, after) = (States(was, drug), States(now, drug));
        return before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(title => new Difference($"{drug}: {title}", before.GetValueOrDefault(title, ""), after.GetValueOrDefault(title, ""))).Where(Differs);
    }

    private static Dictionary<string, string> States(Guidance.Evaluation.Evaluation evaluation, string drug) =>
        evaluation.Options.FirstOrDefault(o => o.Drug == drug)?.Findings.ToDictionary(f => f.Title, f => Names.Of(f.State), StringComparer.Ordinal) ?? [];

    private static IEnumerable<string> Drugs(Guidance.Evaluation.Evaluation was, Guidance.Evaluation.Evaluation now) =>
        was.Options.Concat(now.Options).Select(o => o.Drug).Distinct(StringComparer.Ordinal);

    private static string Verdict(Guidance.Evaluation.Evaluation evaluation, string drug) =>
        evaluation.Options.FirstOrDefault(o => o.Drug == drug) is { } option ? Levels.Words(option.Verdict) : "";

    private static bool Differs(Difference line) => line.Before != line.After;

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonObject dated when dated["value"] is { } value => $"{Text(value)}{(dated["on"] is { } on ? $" ({on})" : "")}",
        JsonArray { Count: 0 } => "none",
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonObject entry => string.Join(" ", entry.Select(e => Text(e.Value))),
        JsonValue yesNo when yesNo.GetValueKind() is JsonValueKind.True or JsonValueKind.False => yesNo.GetValue<bool>() ? "yes" : "no",
        _ => node.ToString(),
    };
}
