using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>What to ask next, in which order, and what each answer would lead to.</summary>
public class GapTests
{
    [Fact]
    public void Nothing_is_asked_about_the_complete_patient() =>
        Assert.All(Evaluated.All(Jurisdiction.Eu, "{}").Options, option => Assert.Empty(option.Gaps));

    [Fact]
    public void What_changes_the_verdict_comes_first_then_what_moves_a_bound_then_the_rest()
    {
        var option = Evaluated.Eu("upadacitinib", """
            { "cardiovascular.familyPrematureChd": true, "tb.igra": null, "cardiovascular.hypertension": null, "hiv.test": null }
            """);

        Assert.Equal(["tb.igra", "cardiovascular.hypertension", "hiv.test"], option.Gaps.Select(g => g.Fact));
        Assert.Equal([(true, true), (false, true), (false, false)], option.Gaps.Select(g => (g.Decisive, g.Bounds)));
        Assert.Equal("yes: incomplete; no: incomplete", option.Gap("cardiovascular.hypertension").Told());
    }

    [Fact]
    public void Among_the_decisive_the_worst_level_reachable_comes_first_then_the_checklists_order()
    {
        var option = Evaluated.Eu("upadacitinib", """
            { "vaccines.liveRecent": null, "tb.igra": null, "zoster.active": null, "infection.activeSerious": null, "liver.childPugh": null }
            """);

        // A serious infection and Child-Pugh C contraindicate; active zoster, latent tuberculosis and a live vaccine mean not now.
        Assert.Equal(["infection.activeSerious", "liver.childPugh", "zoster.active", "tb.igra", "vaccines.lastLive", "vaccines.liveRecent"], option.Gaps.Select(g => g.Fact));
        Assert.Equal("yes: contraindicated; no: incomplete", option.Gap("infection.activeSerious").Told());
    }

    [Fact]
    public void Every_word_is_an_answer_and_not_done_is_none()
    {
        var gap = Evaluated.Us("upadacitinib", """{ "tb.igra": "not-done" }""").Gap("tb.igra");

        Assert.Equal("negative: candidate; positive: not-now; indeterminate: incomplete", gap.Told());
        Assert.Equal(FactState.NotDone, gap.Unknown);
        Assert.False(gap.Settle);
    }

    [Theory]
    [InlineData("null", FactState.NotAsked)]
    [InlineData("\"not-known\"", FactState.NotKnown)]
    [InlineData("\"not-done\"", FactState.NotDone)]
    [InlineData("""{ "value": "negative", "on": "2025-11-21" }""", FactState.TooOld)]
    public void A_gap_tells_the_four_kinds_of_not_knowing_apart(string igra, FactState kind) =>
        Assert.Equal(kind, Evaluated.Us("upadacitinib", $$"""{ "tb.igra": {{igra}} }""").Gap("tb.igra").Unknown);

    [Theory]
    [InlineData("upadacitinib", "< 0.5: not-now; 0.5 to < 1: conditions; >= 1: candidate")]
    [InlineData("tofacitinib", "< 0.75: not-now; 0.75 to < 1: conditions; >= 1: candidate")]
    [InlineData("filgotinib", "< 0.5: not-now; 0.5 to < 1: conditions; >= 1: candidate")]
    public void A_number_is_answered_by_the_intervals_of_the_drugs_own_limits(string drug, string could) =>
        Assert.Equal(could, Evaluated.Eu(drug, """{ "labs.lymphocytes": null }""").Gap("labs.lymphocytes").Told());

    [Fact]
    public void An_inclusive_limit_goes_with_the_lesser_numbers() =>
        Assert.Equal("<= 50: conditions; > 50: candidate",
            Evaluated.Us("tofacitinib", """{ "kidney.creatinineClearance": null, "labs.creatinine": null }""").Gap("kidney.creatinineClearance").Told());

    [Fact]
    public void Limits_that_both_include_themselves_meet_in_a_half_open_interval() =>
        Assert.Equal("<= 2: candidate; > 2 to <= 3: conditions; > 3: not-now", Evaluated.Us("upadacitinib", """{ "labs.altTimesUln": null }""").Gap("labs.altTimesUln").Told());

    [Fact]
    public void A_present_value_that_settles_nothing_is_asked_again_as_settle()
    {
        var indeterminate = Evaluated.Us("upadacitinib", """{ "tb.igra": "indeterminate" }""").Gap("tb.igra");
        var unprotected = Evaluated.Us("upadacitinib", Evaluated.WomanWith("pregnancy.contraception", "\"none\"")).Gap("pregnancy.contraception");
        var unconfirmed = Evaluated.Us("upadacitinib", """{ "disease.activityConfirmed": false }""").Gap("disease.activityConfirmed");

        Assert.All([indeterminate, unprotected, unconfirmed], gap => Assert.True(gap is { Settle: true, Unknown: null, Decisive: true }));
        Assert.Equal("negative: candidate; positive: not-now; indeterminate: incomplete", indeterminate.Told());
        Assert.Equal("effective: candidate; none: incomplete; not-needed: candidate", unprotected.Told());
        Assert.Equal("yes: candidate; no: incomplete", unconfirmed.Told());
    }

    [Fact]
    public void Medicines_are_answered_by_none_and_by_each_group_a_rule_reads()
    {
        var us = Evaluated.Us("upadacitinib", """{ "medications.current": null }""").Gap("medications.current");
        var eu = Evaluated.Eu("filgotinib", """{ "medications.current": null }""").Gap("medications.current");

        Assert.Equal(Level.Candidate, us.Could["none of these"]);
        Assert.Equal(Level.Conditions, us.Could["a strong CYP3A4 inhibitor"]);
        Assert.Equal(Level.NotNow, us.Could["a strong CYP3A4 inducer"]);
        Assert.Equal(Level.NotNow, us.Could["another JAK inhibitor"]);
        Assert.Equal(Level.Conditions, us.Could["a medicine not in the table"]);
        Assert.DoesNotContain("a medicine named for filgotinib", us.Could.Keys);
        Assert.Equal(Level.Conditions, eu.Could["a medicine named for filgotinib"]);
        Assert.DoesNotContain("a strong CYP3A4 inhibitor", eu.Could.Keys);
    }

    [Fact]
    public void The_history_is_answered_by_what_failed_and_what_goes_on()
    {
        var us = Evaluated.Us("upadacitinib", """{ "therapy.history": null }""").Gap("therapy.history");
        var eu = Evaluated.Eu("upadacitinib", """{ "therapy.history": null }""").Gap("therapy.history");

        Assert.Equal(Level.OutsideIndication, us.Could["none of these"]);
        Assert.Equal(Level.Candidate, us.Could["a TNF blocker failed"]);
        Assert.Equal(Level.Candidate, eu.Could["conventional therapy failed"]);
        Assert.Equal(Level.NotRecommended, us.Could["upadacitinib: non-response"]);
    }

    [Fact]
    public void The_history_example_of_another_jak_inhibitor_is_another_one_for_each_drug()
    {
        var options = Evaluated.All(Jurisdiction.Us, """{ "therapy.history": null }""").Options;

        Assert.All(options, option => Assert.Equal(Level.OutsideIndication, option.Gap("therapy.history").Could["another JAK inhibitor failed"]));
    }

    [Fact]
    public void A_history_with_an_outcome_nobody_knows_is_asked_medicine_by_medicine()
    {
        var gap = Evaluated.Us("upadacitinib", """
            { "therapy.history": [ { "agent": "infliximab", "outcome": "not-known", "continues": false }, { "agent": "prednisolone", "outcome": "effective" },
                                   { "agent": "prednisolone", "outcome": "dependence" } ] }
            """).Gap("therapy.history");

        Assert.True(gap.Settle);
        Assert.Equal(["infliximab failed", "infliximab did not fail", "prednisolone goes on", "prednisolone does not go on"], gap.Could.Keys);
        Assert.Equal(Level.OutsideIndication, gap.Could["infliximab did not fail"]);
    }

    [Fact]
    public void A_start_date_is_answered_by_the_day_it_decides()
    {
        var gap = Evaluated.Us("upadacitinib", """
            { "tb.igra": "positive", "tb.preventiveTreatment": "in-progress", "tb.preventiveRegimen": "isoniazid" }
            """).Gap("tb.preventiveStartedOn");

        // Four weeks before 22 November.
        Assert.Equal("2026-10-25 or earlier: conditions; after 2026-10-25: not-now", gap.Told());
    }

    [Fact]
    public void An_answer_that_would_contradict_what_is_known_is_not_offered()
    {
        var gap = Evaluated.Eu("tofacitinib", """{ "cardiovascular.ascvd": null, "cardiovascular.miOrStroke": true }""").Gap("cardiovascular.ascvd");

        Assert.Equal("yes: last-resort", gap.Told());
    }
}
