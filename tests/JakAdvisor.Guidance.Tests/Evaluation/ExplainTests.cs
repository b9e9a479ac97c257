using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>One variant can be judged alone, clear ones too, so that a reviewer sees why a rule does not apply.</summary>
public class ExplainTests
{
    private static readonly Variant<Effect> Exposure = Variant("tb-exposure", "upadacitinib", Jurisdiction.Us);

    [Theory]
    [InlineData("""{ "tb.exposureRisk": true, "tb.igra": "negative" }""", Truth.True, Truth.True, Truth.True)]
    [InlineData("""{ "tb.exposureRisk": false, "tb.igra": "negative" }""", Truth.False, Truth.False, Truth.True)]
    [InlineData("""{ "tb.igra": "negative" }""", Truth.Unknown, Truth.Unknown, Truth.True)]
    [InlineData("""{ "tb.exposureRisk": true, "tb.igra": { "value": "negative", "on": "2025-11-21" } }""", Truth.Unknown, Truth.True, Truth.Unknown)]
    public void A_variant_alone_shows_its_truth_and_that_of_each_comparison(string facts, Truth whole, Truth exposure, Truth igra)
    {
        var explained = Repository.Release.Evaluator.Explain(Exposure, "upadacitinib", Patients.Read(JsonNode.Parse(facts)!.AsObject()), Patients.AsOf);

        Assert.Equal(whole, explained.Truth);
        Assert.Equal([exposure, igra], explained.Of!.Select(o => o.Truth));
    }

    [Fact]
    public void A_fact_that_differs_by_drug_is_read_for_the_drug_that_is_asked()
    {
        var facts = Patients.Read(JsonNode.Parse("""{ "allergy.jakInhibitors": ["tofacitinib"] }""")!.AsObject());
        Truth Of(string drug) => Repository.Release.Evaluator.Explain(Variant("hypersensitivity", drug, Jurisdiction.Eu), drug, facts, Patients.AsOf).Truth;

        Assert.Equal([Truth.False, Truth.True, Truth.False], new[] { Of("upadacitinib"), Of("tofacitinib"), Of("filgotinib") });
    }

    [Fact]
    public void A_drug_the_variant_is_not_for_is_refused()
    {
        var nothing = Repository.Release.Reader.Nothing;

        Assert.Throws<ArgumentException>(() => Repository.Release.Evaluator.Explain(Variant("lymphocytes-low", "tofacitinib", Jurisdiction.Eu), "upadacitinib", nothing, Patients.AsOf));
        Assert.Throws<ArgumentException>(() => Repository.Release.Evaluator.Explain(Exposure, "baricitinib", nothing, Patients.AsOf));
    }

    [Fact]
    public void Facts_of_another_release_are_refused()
    {
        var other = Guidance.Loading.GuidanceLoader.Load(Repository.Files);

        Assert.Throws<ArgumentException>(() => Repository.Release.Evaluator.Explain(Exposure, "upadacitinib", other.Reader.Nothing, Patients.AsOf));
    }

    private static Variant<Effect> Variant(string rule, string drug, Jurisdiction where) =>
        Repository.Release.Rules.Single(r => r.Id == rule).Variants.Single(v => v.AppliesTo(drug, where));
}
