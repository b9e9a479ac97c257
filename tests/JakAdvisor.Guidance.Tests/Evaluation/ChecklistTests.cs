using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>The checklist for one patient: which items apply, and how each of their facts counts today.</summary>
public class ChecklistTests
{
    [Fact]
    public void Every_item_is_there_once_in_working_order() =>
        Assert.Equal(Repository.Release.Checklist.Select(i => i.Id), Of("{}").Select(s => s.Item.Id));

    [Theory]
    [InlineData("latent-tb-treatment", """{ "tb.igra": "positive" }""", Truth.True)]
    [InlineData("latent-tb-treatment", """{ "tb.igra": "indeterminate" }""", Truth.True)]
    [InlineData("latent-tb-treatment", """{ "tb.igra": "negative", "tb.preventiveTreatment": "none" }""", Truth.False)]
    [InlineData("latent-tb-treatment", """{ "tb.igra": null, "tb.preventiveTreatment": null }""", Truth.Unknown)]
    [InlineData("hbv-dna", """{ "hbv.hbsAg": "negative", "hbv.antiHbc": "positive" }""", Truth.True)]
    [InlineData("hbv-dna", """{ "hbv.hbsAg": "negative", "hbv.antiHbc": "negative", "hbv.dna": "undetectable" }""", Truth.False)]
    [InlineData("hcv-rna", """{ "hcv.antibody": "not-done", "hcv.rna": null }""", Truth.Unknown)]
    [InlineData("hcv-rna", """{ "hcv.antibody": { "value": "negative", "on": "2025-01-01" }, "hcv.rna": null }""", Truth.Unknown)]
    [InlineData("pregnancy-test", """{ "patient.sex": "male" }""", Truth.False)]
    [InlineData("pregnancy-test", """{ "patient.sex": "female", "pregnancy.possible": "not-known" }""", Truth.True)]
    [InlineData("igra", "{}", Truth.True)]
    public void An_item_applies_where_its_condition_holds(string item, string over, Truth applies) =>
        Assert.Equal(applies, Of(over).Single(s => s.Item.Id == item).Condition.Truth);

    [Theory]
    [InlineData("""{ "tb.igra": { "value": "negative", "on": "2025-11-22" } }""", FactState.Known, "2026-11-22")]
    [InlineData("""{ "tb.igra": { "value": "negative", "on": "2025-11-21" } }""", FactState.TooOld, "2026-11-21")]
    [InlineData("""{ "tb.igra": { "value": "positive", "on": "2020-01-01" } }""", FactState.Known, null)]
    [InlineData("""{ "tb.igra": "not-done" }""", FactState.NotDone, null)]
    [InlineData("""{ "tb.igra": "negative" }""", FactState.Known, null)]
    public void A_fact_says_how_it_counts_and_until_when(string over, FactState state, string? lastDay)
    {
        var igra = Of(over).Single(s => s.Item.Id == "igra").Facts.Single();

        Assert.Equal(state, igra.State);
        Assert.Equal(state == FactState.Known, igra.Reading is not null);
        Assert.Equal(lastDay is null ? null : DateOnly.Parse(lastDay, System.Globalization.CultureInfo.InvariantCulture), igra.LastDay);
    }

    [Fact]
    public void A_computed_clearance_is_known_with_what_it_came_from()
    {
        var kidney = Of("""{ "kidney.creatinineClearance": null }""").Single(s => s.Item.Id == "kidney");

        Assert.NotEmpty(kidney.Facts.Single(f => f.Fact.Name == "kidney.creatinineClearance").Reading!.From!);
    }

    [Fact]
    public void Three_items_are_optional_and_the_doctors_words_are_marked()
    {
        Assert.Equal(["cmv", "ebv", "venous-ultrasound"], Repository.Release.Checklist.Where(i => i.Optional).Select(i => i.Id));
        Assert.Equal(["tb.active: confirmed", "liver.childPugh: A B C"],
            Repository.Release.Facts.Raw.Where(f => f.ForDoctor.Count > 0).Select(f => $"{f.Name}: {string.Join(' ', f.ForDoctor)}"));
    }

    private static IReadOnlyList<ChecklistStanding> Of(string over) =>
        Repository.Release.Evaluator.Checklist(Patients.Read(Patients.With(JsonNode.Parse(over)!.AsObject())), Patients.AsOf);
}
