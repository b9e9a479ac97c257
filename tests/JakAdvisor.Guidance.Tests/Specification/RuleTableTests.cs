using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The specification's table and the guidance say the same, variant by variant.</summary>
public class RuleTableTests
{
    private static readonly Dictionary<string, Variant<Effect>> Variants =
        Repository.Release.Rules.SelectMany(r => r.Variants).ToDictionary(Key, StringComparer.Ordinal);

    public static TheoryData<string> Rows() => [.. RuleTable.Rows.Select(r => r.Key)];

    [Fact]
    public void The_table_has_131_ids_in_187_variants()
    {
        Assert.Equal(187, RuleTable.Rows.Count);
        Assert.Equal(187, RuleTable.Rows.DistinctBy(r => r.Key).Count());
        Assert.Equal(131, RuleTable.Rows.DistinctBy(r => r.Id).Count());
    }

    [Fact]
    public void The_guidance_has_the_variants_of_the_table_and_no_others() =>
        Assert.Equal(RuleTable.Rows.Select(r => r.Key).Order(StringComparer.Ordinal), Variants.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_variant_has_the_effect_the_sources_and_the_mark_of_its_row(string key)
    {
        var (row, variant) = (Row(key), Variants[key]);
        Assert.Equal(
            (row.Effect, row.Sources, row.Mark),
            (Names.Of(variant.Effect), RuleTable.Join(variant.Sources.Select(s => s.Id)), Names.Of(variant.Mark)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_condition_is_met_open_and_clear_where_its_row_is(string key)
    {
        AssertSame(Row(key).When, Variants[key].When);
    }

    /// <summary>The table's condition and the guidance's read the same comparisons and agree for every combination of their truths.</summary>
    internal static void AssertSame(string row, Condition when)
    {
        var table = TableCondition.Parse(row);
        var leaves = table.Leaves.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(leaves, when.Comparisons.Select(Leaf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (var truths in Combinations(leaves))
            Assert.True(table.Judge(truths) == Judge(when, truths), $"{row}: {string.Join(", ", truths.Select(t => $"{t.Key} = {"fut"[t.Value]}"))}");
    }

    private static RuleRow Row(string key) => RuleTable.Rows.Single(r => r.Key == key);

    private static string Key(Variant<Effect> variant) => $"{variant.Rule} | {RuleTable.Join(variant.Drugs)} | {RuleTable.Join(variant.Where.Select(w => Names.Of(w)))}";

    private static IEnumerable<Dictionary<string, int>> Combinations(string[] leaves)
    {
        var count = (int)Math.Pow(3, leaves.Length);
        for (var number = 0; number < count; number++)
        {
            var rest = number;
            var truths = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var leaf in leaves)
            {
                truths[leaf] = rest % 3;
                rest /= 3;
            }
            yield return truths;
        }
    }

    private static int Judge(Condition condition, Dictionary<string, int> truths)
    {
        switch (condition)
        {
            case Always:
                return 2;
            case Comparison comparison:
                return truths[Leaf(comparison)];
            case Group group:
                var members = group.Members.Select(m => Judge(m, truths)).ToList();
                return group.Join switch { Join.All => members.Min(), Join.Any => members.Max(), _ => 2 - members.Max() };
            default:
                throw new InvalidOperationException($"a condition nobody knows: {condition}");
        }
    }

    private static string Leaf(Comparison comparison) => comparison.Operator switch
    {
        Operator.Greater when comparison.Setting is { } setting => TableCondition.Key(comparison.Fact.Name, ">", [setting]),
        Operator.AtLeast when comparison.Setting is { } setting => TableCondition.Key(comparison.Fact.Name, ">=", [setting]),
        Operator.Is => TableCondition.Key(comparison.Fact.Name, "is", comparison.Words),
        Operator.IsNot => TableCondition.Key(comparison.Fact.Name, "is not", comparison.Words),
        Operator.IsUnknown => TableCondition.Key(comparison.Fact.Name, "is unknown", []),
        Operator.Less => TableCondition.Key(comparison.Fact.Name, "<", comparison.Limit),
        Operator.AtMost => TableCondition.Key(comparison.Fact.Name, "<=", comparison.Limit),
        Operator.Greater => TableCondition.Key(comparison.Fact.Name, ">", comparison.Limit),
        Operator.AtLeast => TableCondition.Key(comparison.Fact.Name, ">=", comparison.Limit),
        _ => throw new InvalidOperationException($"an operator nobody knows: {comparison.Operator}"),
    };
}
