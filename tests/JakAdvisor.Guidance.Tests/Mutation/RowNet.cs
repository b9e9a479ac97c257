using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Specification;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>
/// The rows of the specification's rule tables as a net: rule, drugs, places, effect, sources and mark. Conditions are left to the cases and stories.
/// </summary>
internal static class RowNet
{
    private static readonly HashSet<string> Rows = [.. RuleTable.Rows.Select(r => $"{r.Key} | {r.Effect} | {r.Sources} | {r.Mark}")];

    public static bool Catches(GuidanceRelease mutant)
    {
        var rows = mutant.Rules.SelectMany(r => r.Variants).Select(Row).ToList();
        return rows.Count != Rows.Count || !Rows.SetEquals(rows);
    }

    private static string Row(Variant<Effect> variant) =>
        $"{variant.Rule} | {RuleTable.Join(variant.Drugs)} | {RuleTable.Join(variant.Where.Select(w => Names.Of(w)))} | {Names.Of(variant.Effect)}"
        + $" | {RuleTable.Join(variant.Sources.Select(s => s.Id))} | {Names.Of(variant.Mark)}";
}
