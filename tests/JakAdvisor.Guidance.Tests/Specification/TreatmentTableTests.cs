using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The specification's table on treatment and the guidance say the same, variant by variant.</summary>
public class TreatmentTableTests
{
    private static readonly Dictionary<string, Variant<TreatmentEffect>> Variants =
        Repository.Release.TreatmentRules.SelectMany(r => r.Variants).ToDictionary(Key, StringComparer.Ordinal);

    public static TheoryData<string> Rows() => [.. TreatmentTable.Rows.Select(TreatmentTable.Key)];

    [Fact]
    public void The_table_has_33_ids_in_67_variants()
    {
        Assert.Equal(67, TreatmentTable.Rows.DistinctBy(TreatmentTable.Key).Count());
        Assert.Equal(67, TreatmentTable.Rows.Count);
        Assert.Equal(33, TreatmentTable.Rows.DistinctBy(r => r.Id).Count());
        Assert.Contains("33 ids, 67 variants.", SpecificationText.Read("treatment.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_guidance_has_the_variants_of_the_table_and_no_others() =>
        Assert.Equal(TreatmentTable.Rows.Select(TreatmentTable.Key).Order(StringComparer.Ordinal), Variants.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_variant_has_the_sources_and_the_mark_of_its_row(string key)
    {
        var (row, variant) = (Row(key), Variants[key]);
        Assert.Equal((row.Sources, row.Mark), (RuleTable.Join(variant.Sources.Select(s => s.Id)), Names.Of(variant.Mark)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_condition_is_met_open_and_clear_where_its_row_is(string key) => RuleTableTests.AssertSame(Row(key).When, Variants[key].When);

    private static RuleRow Row(string key) => TreatmentTable.Rows.Single(r => TreatmentTable.Key(r) == key);

    private static string Key(Variant<TreatmentEffect> variant) =>
        $"{variant.Rule} | {RuleTable.Join(variant.Drugs)} | {RuleTable.Join(variant.Where.Select(w => Names.Of(w)))} | {Names.Of(variant.Effect)}";
}
