using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>The rows of the specification's rule table as a net: rule, drugs, places, effect and mark, compared as text. Conditions are the cases' business.</summary>
internal sealed class SpecificationRows
{
    private readonly HashSet<string> _rows = [.. File.ReadLines(Repository.Path("docs", "specification", "rules.md"))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(cells => cells.Length == 10 && cells[2].Split(' ').All(d => d is "U" or "T" or "F"))
        .Select(cells => $"{cells[1]} {cells[2]} {cells[3]} {cells[4]} {cells[8]}")];

    public int Count => _rows.Count;

    public bool Catches(GuidanceRelease mutant)
    {
        var rows = mutant.Rules.SelectMany(r => r.Variants).Select(Row).ToList();
        return rows.Count != _rows.Count || !_rows.SetEquals(rows);
    }

    private static string Row(RuleVariant variant)
    {
        var drugs = variant.Drugs.Select(d => char.ToUpperInvariant(d[0])).OrderByDescending(d => "FTU".IndexOf(d, StringComparison.Ordinal));
        var places = variant.Where.Count == 2 ? "both" : string.Join(' ', variant.Where.Select(w => Names.Of(w)));
        return $"{variant.Rule} {string.Join(' ', drugs)} {places} {Names.Of(variant.Effect)} {Names.Of(variant.Mark)}";
    }
}
