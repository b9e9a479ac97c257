using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>What would make it better: smallest sets of known facts that can be changed.</summary>
public class ChangeTests
{
    private static string Changes(string drug, string over) => string.Join('\n', Evaluated.Us(drug, over).Changes.Select(c => c.Told()));

    [Fact]
    public void Nothing_needs_changing_for_the_complete_patient() => Assert.Equal("", Changes("upadacitinib", "{}"));

    [Fact]
    public void Without_the_oestrogen_nothing_stands_against_it() =>
        Assert.Equal("thrombosis.oestrogen False = candidate", Changes("upadacitinib", Evaluated.WomanWith("thrombosis.oestrogen", "true")));

    [Fact]
    public void What_cannot_be_changed_within_a_visit_is_not_offered()
    {
        Assert.Equal("", Changes("upadacitinib", """{ "patient.age": 70 }"""));
        Assert.Equal("", Changes("upadacitinib", """{ "cardiovascular.smoking": "current" }"""));
        Assert.Equal("", Changes("upadacitinib", Evaluated.WomanWith("pregnancy.status", "\"pregnant\"")));
        Assert.Equal("", Changes("upadacitinib", """{ "therapy.history": [], "therapy.antiTnfInadvisable": false }"""));
    }

    [Fact]
    public void A_blank_is_a_gap_and_no_change() => Assert.Equal("", Changes("upadacitinib", """{ "tb.igra": null }"""));

    [Fact]
    public void A_medicine_is_left_out_by_name_and_the_others_stay()
    {
        var change = Assert.Single(Evaluated.Us("upadacitinib", """{ "medications.current": ["paracetamol", "Itraconazole", "omeprazole"] }""").Changes);

        Assert.Equal("medications.current without Itraconazole = candidate", change.Told());
        Assert.Equal(["paracetamol", "omeprazole"], (IReadOnlyList<object>)change.Set[0].To);
    }

    [Fact]
    public void Two_medicines_of_one_effect_must_both_go() =>
        Assert.Equal("medications.current without clarithromycin + medications.current without ketoconazole = candidate",
            Changes("upadacitinib", """{ "medications.current": ["clarithromycin", "ketoconazole"] }"""));

    [Fact]
    public void A_therapy_is_stopped_by_name()
    {
        var change = Assert.Single(Evaluated.Us("upadacitinib", """
            { "therapy.history": [ { "agent": "infliximab", "outcome": "loss-of-response", "continues": false }, { "agent": "azathioprine", "outcome": "effective", "continues": true } ] }
            """).Changes);

        Assert.Equal("azathioprine", change.Set[0].Without);
        Assert.Equal(Level.Candidate, change.Verdict);
        Assert.Equal([false, false], ((IReadOnlyList<object>)change.Set[0].To).Cast<TherapyEntry>().Select(e => e.Continues ?? true));
    }

    [Fact]
    public void A_laboratory_value_is_brought_to_each_limit_the_better_verdict_first() =>
        Assert.Equal("labs.lymphocytes 1 = candidate\nlabs.lymphocytes 0.5 = conditions", Changes("upadacitinib", """{ "labs.lymphocytes": 0.4 }"""));

    [Fact]
    public void A_value_above_an_exclusive_limit_comes_down_to_the_limit_itself() =>
        Assert.Equal("labs.altTimesUln 2 = candidate\nlabs.altTimesUln 3 = conditions", Changes("upadacitinib", """{ "labs.altTimesUln": 5 }"""));

    [Fact]
    public void Three_low_counts_are_changed_together_and_two_of_them_are_not_enough()
    {
        var changes = Evaluated.Us("upadacitinib", """{ "labs.lymphocytes": 0.4, "labs.neutrophils": 0.9, "labs.haemoglobin": 7.9 }""").Changes;

        Assert.Equal(8, changes.Count);
        Assert.All(changes, c => Assert.Equal(["labs.haemoglobin", "labs.neutrophils", "labs.lymphocytes"], c.Set.Select(s => s.Fact)));
        Assert.Equal("labs.haemoglobin 10 + labs.neutrophils 1.5 + labs.lymphocytes 1 = candidate", changes[0].Told());
        Assert.All(changes.Skip(1), c => Assert.Equal(Level.Conditions, c.Verdict));
    }

    [Fact]
    public void Four_reasons_against_are_beyond_a_change() =>
        Assert.Equal("", Changes("upadacitinib", """{ "labs.lymphocytes": 0.4, "labs.neutrophils": 0.9, "labs.haemoglobin": 7.9, "zoster.active": true }"""));

    [Fact]
    public void The_lead_in_of_preventive_treatment_is_told_by_its_start_date_where_one_is_recorded() =>
        Assert.Equal(
            "tb.preventiveTreatment completed = conditions\n"
            + "tb.preventiveTreatment in-progress with tb.preventiveStartedOn 2026-10-25 = conditions",
            Changes("upadacitinib", """
                { "tb.igra": "positive", "tb.preventiveTreatment": "in-progress", "tb.preventiveStartedOn": "2026-11-08", "tb.preventiveRegimen": "isoniazid" }
                """));

    [Fact]
    public void The_lead_in_of_preventive_treatment_is_told_in_weeks_where_weeks_are_recorded() =>
        Assert.Equal(
            "tb.preventiveTreatment completed = conditions\n"
            + "tb.preventiveTreatment in-progress with tb.preventiveWeeks 4 = conditions",
            Changes("upadacitinib", """{ "tb.igra": "positive", "tb.preventiveTreatment": "in-progress", "tb.preventiveWeeks": 2, "tb.preventiveRegimen": "isoniazid" }"""));

    [Theory]
    [InlineData("""{ "vaccines.liveRecent": true, "vaccines.lastLive": "2026-11-10" }""", " from 2026-12-08")]
    [InlineData("""{ "vaccines.liveRecent": null, "vaccines.lastLive": "2026-10-26" }""", " from 2026-11-23")]
    [InlineData("""{ "vaccines.liveRecent": { "value": true, "on": "2026-11-20" } }""", " from 2026-12-18")]
    [InlineData("""{ "vaccines.liveRecent": true }""", "")]
    public void After_a_live_vaccine_waiting_helps_and_the_day_is_named(string over, string from) =>
        Assert.Equal($"vaccines.liveRecent False{from} = candidate", Changes("upadacitinib", over));

    [Fact]
    public void An_infection_must_pass_and_a_vaccine_course_be_completed()
    {
        Assert.Equal("infection.activeSerious False = candidate", Changes("upadacitinib", """{ "infection.activeSerious": true }"""));
        Assert.Equal("zoster.vaccine complete = candidate", Changes("upadacitinib", """{ "zoster.vaccine": "one-dose" }"""));
    }

    [Fact]
    public void At_most_ten_are_told()
    {
        var limits = string.Concat(Enumerable.Range(10, 12).Select(tenth => FormattableString.Invariant($"""
                  - id: limit-{tenth}
                    title: A limit
                    variants:
                      - drugs: [upadacitinib]
                        where: [us]
                        effect: inform
                        when: labs.lymphocytes < {tenth / 20.0} 10⁹/L
                        say: A limit.
                        action: None.
                        sources: [A22]
                        mark: seed

            """)));
        var release = GuidanceLoader.Load(Repository.Files.With("rules/limits.yaml", "rules:\n" + limits));

        var changes = Evaluated.All(Jurisdiction.Us, """{ "labs.lymphocytes": 0.25 }""", release: release).Options[0].Changes;

        // The hold ends at 0.5, and twelve limits lie from there on (0.5, 0.55 … 1.05): two reach candidate, ten conditions.
        Assert.Equal(10, changes.Count);
        Assert.Equal([Level.Candidate, Level.Candidate, .. Enumerable.Repeat(Level.Conditions, 8)], changes.Select(c => c.Verdict));
    }
}
