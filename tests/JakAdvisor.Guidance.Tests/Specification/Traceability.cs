using System.Globalization;
using System.Text;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>Which part of the guidance carries each numbered statement of the two seed documents; written to <c>docs/traceability.md</c>.</summary>
internal sealed class Traceability
{
    /// <summary>Statements that a score's bands or pitfalls rest on; scores are C#, so they cite no statement in a file.</summary>
    private static readonly (string Statement, string Score)[] Scores =
    [
        ("S16", "SES-CD"), ("S17", "SES-CD"), ("S19", "CDAI"), ("S20", "CDAI"), ("S23", "SES-CD"), ("S24", "CDAI"), ("S130", "CDAI"), ("S133", "CDAI"), ("SX19", "CDAI"),
    ];

    private static readonly (string Heading, string Prefix)[] Parts =
    [
        ("Statements of the article", "A"), ("Corrections to the article", "AX"), ("Statements of the study", "S"), ("Corrections to the study", "SX"),
    ];

    private readonly Dictionary<string, List<(string Kind, string Id)>> _carriers = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Statement> _statements;

    public Traceability(GuidanceRelease release)
    {
        _statements = release.Statements;
        foreach (var rule in release.Rules) Add("rule", rule.Id, rule.Variants.SelectMany(v => v.Sources));
        foreach (var rule in release.TreatmentRules) Add("rule on treatment", rule.Id, rule.Variants.SelectMany(v => v.Sources));
        foreach (var item in release.Checklist) Add("checklist", item.Id, item.Sources);
        foreach (var entry in release.Monitoring) Add("monitoring", entry.Id, entry.Sources);
        foreach (var entry in release.Counselling) Add("counselling with the patient's sentence", entry.Id, entry.Sources);
        foreach (var figure in release.Evidence) Add("figure", figure.Id, figure.Sources);
        foreach (var predictor in release.Predictors) Add("predictor", predictor.Id, predictor.Sources);
        foreach (var row in release.Study?.Rows ?? []) Add("cohort", row.Id, row.Sources);
        foreach (var limit in release.Study?.Limits ?? []) Add("cohort", "limits", limit.Sources);
        foreach (var parameter in release.Parameters) Add("parameter", parameter.Name, parameter.Sources);
        foreach (var group in release.Medicines.Groups) Add("medicine group", group.Id, group.Sources);
        foreach (var drug in release.Drugs)
        {
            foreach (var regimen in drug.Regimens) Add("regimen", $"{drug.Id} {regimen.Disease} {Names.Of(regimen.Where)}", regimen.Sources.Select(s => s.Id));
        }
        foreach (var (statement, score) in Scores) Add("score", score, [statement]);
    }

    public bool IsCarried(Statement statement) => _carriers.ContainsKey(statement.Source.Id);

    /// <summary>The document, the same bytes for the same guidance.</summary>
    public string Write()
    {
        var text = new StringBuilder("""
            # From statement to guidance

            Generated from `seeds/guidance/` by the tests; do not edit. After a change of the guidance write it anew with
            `UPDATE_DOCS=1 dotnet test --filter Traceability`.

            Two documents stand at the beginning of the guidance: an article for patients (A) and a study of one centre (S). Each of their numbered
            statements, and each correction to one (AX, SX), stands here with what carries it, or with the reason why nothing does. Every rule has
            its cases in `seeds/guidance/rules/*.cases.yaml` or `seeds/guidance/treatment/*.cases.yaml`; statements of labels and guidelines stand in `seeds/guidance/sources.yaml`.


            """);
        text.Append(CultureInfo.InvariantCulture, $"{_statements.Count} statements, {_statements.Count(IsCarried)} carried, {_statements.Count(s => !IsCarried(s))} not.\n");
        foreach (var (heading, prefix) in Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n| id | it says | carried by |\n|---|---|---|\n");
            foreach (var statement in _statements.Where(s => s.Source.Id.TrimEnd("0123456789".ToCharArray()) == prefix))
                text.Append(CultureInfo.InvariantCulture, $"| {statement.Source.Id} | {Cell(statement.Source.Says)} | {Cell(Carriers(statement))} |\n");
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private string Carriers(Statement statement)
    {
        if (!_carriers.TryGetValue(statement.Source.Id, out var carriers)) return $"*not carried:* {statement.NotCarried}";
        var kinds = carriers.Distinct().GroupBy(c => c.Kind, c => c.Id, StringComparer.Ordinal);
        return string.Join(" · ", kinds.Select(kind => $"{kind.Key}: {string.Join(", ", kind)}"));
    }

    private void Add(string kind, string id, IEnumerable<Source> sources) => Add(kind, id, sources.Select(s => s.Id));

    private void Add(string kind, string id, IEnumerable<string> sources)
    {
        foreach (var source in sources)
        {
            if (!_carriers.TryGetValue(source, out var carriers)) _carriers[source] = carriers = [];
            carriers.Add((kind, id));
        }
    }

    private static string Cell(string text) => text.Trim().Replace('\n', ' ').Replace("|", "\\|", StringComparison.Ordinal);
}
