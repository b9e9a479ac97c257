using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>The order of findings, and the explanation that lets a person check each of them.</summary>
public class FindingTests
{
    [Fact]
    public void Findings_come_by_level_worst_first_then_met_before_open_then_id()
    {
        var option = Evaluated.Eu("upadacitinib", """
            { "allergy.jakInhibitors": ["upadacitinib"], "tb.active": null, "tb.igra": null, "cardiovascular.smoking": "current", "gi.perforation": true, "hiv.test": null, "cardiovascular.familyPrematureChd": null }
            """);

        Assert.Equal(
            [
                "Met hypersensitivity", "Open tb-active",
                "Open tb-latent-untreated", "Open tb-suspected",
                "Met tb-active-unknown", "Met tb-igra-missing", "Open tb-igra-indeterminate",
                "Met last-resort-smoking",
                "Met hiv-untested", "Met perforation-risk", "Met risk-dose", "Met smoking-cessation", "Open family-chd", "Open hiv-positive",
            ],
            option.Findings.Where(f => f.Effect != Effect.Inform).Select(f => $"{f.State} {f.Rule}"));
        Assert.True(option.Findings.SkipWhile(f => f.Effect != Effect.Inform).All(f => f.Effect == Effect.Inform));
    }

    [Fact]
    public void A_finding_says_where_its_rule_stands()
    {
        var finding = Evaluated.Us("upadacitinib", """{ "labs.lymphocytes": 0.4 }""").Finding("lymphocytes-low");

        var line = Repository.Files.Texts[finding.File].Split('\n')[finding.Line - 1];
        Assert.Equal("rules/laboratory.yaml", finding.File);
        Assert.Equal("      - drugs: [upadacitinib]", line);
        Assert.Equal(Mark.Read, finding.Mark);
        Assert.Equal(["LAB-UPA-US-ALC"], finding.Sources.Select(s => s.Id));
    }

    [Fact]
    public void A_comparison_is_explained_by_value_unit_date_and_truth()
    {
        var finding = Evaluated.Us("upadacitinib", """{ "labs.lymphocytes": { "value": 0.4, "on": "2026-11-20" } }""").Finding("lymphocytes-low");

        Assert.Equal("labs.lymphocytes < 0.5 10⁹/L", finding.Condition.Test);
        Assert.Equal(Truth.True, finding.Condition.Truth);
        Assert.Null(finding.Condition.Unknown);
        var reading = finding.Condition.Reading!;
        Assert.Equal(("labs.lymphocytes", 0.4, "10⁹/L", new DateOnly(2026, 11, 20)), (reading.Fact, reading.Value, reading.Unit, reading.On));
        Assert.False(reading.Undated);
        Assert.False(reading.Old);
        Assert.Equal(reading, Assert.Single(finding.Facts));
    }

    [Fact]
    public void A_tree_is_explained_branch_by_branch()
    {
        var condition = Evaluated.Us("upadacitinib", """{ "tb.igra": "not-done", "tb.treatedBefore": null }""").Finding("tb-igra-missing").Condition;

        Assert.Equal((Join.All, Truth.True), (condition.Join, condition.Truth));
        Assert.Equal(("tb.igra is unknown", Truth.True, FactState.NotDone), (condition.Of![0].Test, condition.Of[0].Truth, condition.Of[0].Unknown));
        Assert.Null(condition.Of[0].Reading);
        var any = condition.Of[1];
        Assert.Equal((Join.Any, Truth.True), (any.Join, any.Truth));
        Assert.Equal(("tb.treatedBefore is no", Truth.Unknown, FactState.NotAsked), (any.Of![0].Test, any.Of[0].Truth, any.Of[0].Unknown));
        Assert.Equal(("tb.treatedBefore is unknown", Truth.True), (any.Of[1].Test, any.Of[1].Truth));
    }

    [Fact]
    public void A_result_past_its_window_is_told_as_too_old()
    {
        var condition = Evaluated.Us("upadacitinib", """{ "tb.igra": { "value": "negative", "on": "2025-11-21" } }""").Finding("tb-igra-missing").Condition;

        Assert.Equal(FactState.TooOld, condition.Of![0].Unknown);
        Assert.Null(condition.Of[0].Reading);
    }

    [Fact]
    public void A_lasting_result_past_its_window_is_used_and_told_as_old()
    {
        var finding = Evaluated.Us("upadacitinib", """{ "tb.igra": { "value": "positive", "on": "2019-03-01" } }""").Finding("tb-latent-untreated");

        Assert.Equal(FindingState.Met, finding.State);
        var igra = finding.Facts.Single(f => f.Fact == "tb.latent").From!.Single();
        Assert.Equal(("tb.igra", "positive", new DateOnly(2019, 3, 1), true), (igra.Fact, igra.Value, igra.On, igra.Old));
    }

    [Fact]
    public void A_value_without_a_date_is_told_as_undated_where_a_window_matters()
    {
        Assert.True(Evaluated.Us("upadacitinib", """{ "labs.lymphocytes": 0.4 }""").Finding("lymphocytes-low").Facts.Single().Undated);
        Assert.False(Evaluated.Us("upadacitinib", """{ "patient.age": 70 }""").Finding("age-65").Facts.Single().Undated);
    }

    [Fact]
    public void A_derived_fact_is_told_with_what_it_came_from()
    {
        var finding = Evaluated.Eu("upadacitinib", """{ "cardiovascular.diabetes": true, "cardiovascular.ascvd": null }""").Finding("last-resort-cardiovascular");

        var risk = finding.Facts.Single(f => f.Fact == "cardiovascular.otherRisk");
        Assert.Equal(true, risk.Value);
        Assert.Null(risk.On);
        Assert.Equal(
            ["cardiovascular.hypertension False", "cardiovascular.diabetes True", "cardiovascular.dyslipidaemia False", "cardiovascular.miOrStroke False"],
            risk.From!.Select(f => $"{f.Fact} {f.Value}"));
    }

    [Fact]
    public void A_computed_clearance_is_told_with_its_inputs_and_no_date()
    {
        // (140 − 36) × 50 × 1.23 ÷ 800 = 7.995
        var finding = Evaluated.Eu("filgotinib", """{ "kidney.creatinineClearance": null, "labs.creatinine": { "value": 800, "on": "2026-11-01" }, "patient.weight": 50 }""").Finding("kidney-failure");

        var clearance = finding.Facts.Single();
        Assert.Equal(7.995, (double)clearance.Value, 9);
        Assert.Null(clearance.On);
        Assert.Equal(["patient.age", "patient.sex", "patient.weight", "labs.creatinine"], clearance.From!.Select(f => f.Fact));
        Assert.Equal(new DateOnly(2026, 11, 1), clearance.From!.Single(f => f.Fact == "labs.creatinine").On);
    }

    [Fact]
    public void Facts_stand_in_the_catalogues_order_whatever_the_conditions_order()
    {
        var order = Repository.Release.Facts.All.Select(f => f.Name).ToList();

        Assert.All(Evaluated.All(Jurisdiction.Eu, """{ "patient.age": 70, "cardiovascular.smoking": "current", "malignancy.history": true }""").Options.SelectMany(o => o.Findings),
            finding => Assert.Equal(finding.Facts.OrderBy(f => order.IndexOf(f.Fact)), finding.Facts));
    }

    [Fact]
    public void A_rule_for_everybody_is_explained_as_always()
    {
        var condition = Evaluated.Eu("upadacitinib", "{}").Finding("specialist-start").Condition;

        Assert.Equal(("always", Truth.True), (condition.Test, condition.Truth));
    }
}
