using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;
using Outcome = JakAdvisor.Guidance.Treatment.Outcome;

namespace JakAdvisor.Guidance.Tests.Treatment;

/// <summary>Each outcome at its limits, study and trials side by side; what is missing is not evaluable, never no.</summary>
public class OutcomeTests
{
    private const OutcomeState Yes = OutcomeState.Yes;
    private const OutcomeState No = OutcomeState.No;
    private const OutcomeState Unknown = OutcomeState.NotEvaluable;

    [Theory]
    [InlineData("300", "200", Yes)]
    [InlineData("300", "201", No)]
    [InlineData("250.5", "150.5", Yes)]
    [InlineData("300", "null", Unknown)]
    [InlineData("null", "120", Unknown)]
    public void Clinical_response_is_a_CDAI_down_by_100(string start, string now, OutcomeState state) => Crohns("clinical-response", start, now, state, "disease.cdai");

    [Theory]
    [InlineData("300", "149", Yes)]
    [InlineData("300", "149.9", Yes)]
    [InlineData("300", "150", No)]
    [InlineData("null", "149", Yes)]
    [InlineData("300", "null", Unknown)]
    public void Clinical_remission_is_a_CDAI_below_150(string start, string now, OutcomeState state) => Crohns("clinical-remission", start, now, state, "disease.cdai");

    [Theory]
    [InlineData("149", true)]
    [InlineData("150", false)]
    public void Remission_before_the_start_is_warned_of(string start, bool warned)
    {
        var outcome = Of("clinical-remission", $$"""{ "disease.cdai": {{start}} }""", """{ "disease.cdai": 90 }""");

        Assert.Equal((Yes, warned), (outcome.State, outcome.Warning.Contains("before the start", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("14", "7", Yes, No)]
    [InlineData("14", "6", Yes, Yes)]
    [InlineData("14", "8", No, No)]
    [InlineData("13", "6.5", Yes, No)]
    [InlineData("13", "7", No, No)]
    [InlineData("4", "2", Yes, Yes)]
    [InlineData("4", "3", No, No)]
    [InlineData("3", "1", Yes, Yes)]
    [InlineData("0", "0", Unknown, Unknown)]
    [InlineData("14", "null", Unknown, Unknown)]
    [InlineData("null", "2", Unknown, Unknown)]
    public void Endoscopic_response_of_exactly_half_counts_in_the_study_and_not_in_the_trials(string start, string now, OutcomeState study, OutcomeState trials)
    {
        Crohns("endoscopic-response-study", start, now, study, "disease.sesCd");
        Crohns("endoscopic-response-trials", start, now, trials, "disease.sesCd");
    }

    [Theory]
    [InlineData("14", "4", "1", Yes)]
    [InlineData("14", "4", "2", No)]
    [InlineData("14", "5", "1", No)]
    [InlineData("5", "4", "1", No)]
    [InlineData("6", "4", "1", Yes)]
    [InlineData("14", "4", "null", Unknown)]
    [InlineData("14", "5", "null", No)]
    [InlineData("null", "4", "2", No)]
    [InlineData("null", "4", "1", Unknown)]
    public void Endoscopic_remission_needs_every_subscore(string start, string now, string highest, OutcomeState state) => Assert.Equal(state, Of("endoscopic-remission",
        $$"""{ "disease.sesCd": {{start}} }""", $$"""{ "disease.sesCd": {{now}}, "disease.sesCdHighestSubscore": {{highest}} }""").State);

    [Theory]
    [InlineData("1", "0", Yes)]
    [InlineData("3", "1", No)]
    [InlineData("0", "0", Unknown)]
    [InlineData("null", "0", Unknown)]
    [InlineData("2", "null", Unknown)]
    public void Mucosal_healing_counts_only_those_who_had_ulcers(string start, string now, OutcomeState state) => Crohns("mucosal-healing", start, now, state, "disease.sesCdUlceratedSurface");

    [Fact]
    public void Who_had_no_ulcers_is_told_as_not_counted() => Assert.Equal(
        "There was no ulcerated surface before the start: only those who had one are counted.",
        Of("mucosal-healing", """{ "disease.sesCdUlceratedSurface": 0 }""", """{ "disease.sesCdUlceratedSurface": 0 }""").Why);

    [Theory]
    [InlineData("8", "5", Yes)]
    [InlineData("8", "6", No)]
    [InlineData("null", "3", Unknown)]
    public void Harvey_Bradshaw_response_is_a_fall_of_3(string start, string now, OutcomeState state) => Crohns("hbi-response", start, now, state, "disease.hbi");

    [Theory]
    [InlineData("8", "4", Yes)]
    [InlineData("8", "5", No)]
    [InlineData("8", "null", Unknown)]
    public void Harvey_Bradshaw_remission_is_below_5_and_never_compared_with_the_CDAI(string start, string now, OutcomeState state)
    {
        Crohns("hbi-remission", start, now, state, "disease.hbi");
        Assert.Contains("Never compare", Of("hbi-remission", """{ "disease.hbi": 8 }""", """{ "disease.hbi": 4 }""").Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9", "6", "2", "1", Yes)]
    [InlineData("9", "6", "2", "2", No)]
    [InlineData("9", "6", "1", "1", Yes)]
    [InlineData("9", "6", "3", "2", Yes)]
    [InlineData("9", "7", "2", "0", No)]
    [InlineData("10", "7", "2", "1", Yes)]
    [InlineData("11", "8", "2", "1", No)]
    [InlineData("9", "6", "2", "null", Unknown)]
    [InlineData("9", "6", "null", "1", Yes)]
    [InlineData("9", "7", "2", "null", No)]
    [InlineData("null", "3", "2", "0", Unknown)]
    public void Response_of_the_full_Mayo_is_3_points_and_30_percent_with_bleeding(string start, string now, string bleedingStart, string bleeding, OutcomeState state)
    {
        var visit = Visits.Us("upadacitinib", $$"""{ "disease.mayo": {{now}}, "disease.mayoBleeding": {{bleeding}} }""", $$"""{ "disease.mayo": {{start}}, "disease.mayoBleeding": {{bleedingStart}} }""");

        Assert.Equal((state, state), (visit.Outcomes.Of("uc-response").State, visit.Outcomes.Response));
    }

    [Theory]
    [InlineData("2", "1", Yes)]
    [InlineData("2", "2", No)]
    [InlineData("3", "1", No)]
    [InlineData("2", "null", Unknown)]
    [InlineData("3", "null", No)]
    public void Remission_of_the_full_Mayo_allows_no_subscore_of_2(string now, string highest, OutcomeState state) =>
        Assert.Equal(state, Visits.Us("upadacitinib", $$"""{ "disease.mayo": {{now}}, "disease.mayoHighestSubscore": {{highest}} }""").Outcomes.Of("uc-remission").State);

    [Theory]
    [InlineData("crp", "labs.crp", "8", "5", Yes, Yes)]
    [InlineData("crp", "labs.crp", "8", "5.1", No, No)]
    [InlineData("crp", "labs.crp", "5", "4", Yes, Unknown)]
    [InlineData("crp", "labs.crp", "null", "4", Yes, Unknown)]
    [InlineData("crp", "labs.crp", "8", "null", Unknown, Unknown)]
    [InlineData("esr", "labs.esr", "21", "20", Yes, Yes)]
    [InlineData("esr", "labs.esr", "20", "21", No, Unknown)]
    [InlineData("calprotectin", "labs.faecalCalprotectin", "400", "59", Yes, Yes)]
    [InlineData("calprotectin", "labs.faecalCalprotectin", "400", "60", No, No)]
    [InlineData("calprotectin", "labs.faecalCalprotectin", "59", "40", Yes, Unknown)]
    [InlineData("calprotectin", "labs.faecalCalprotectin", "60", "40", Yes, Yes)]
    public void Normal_now_and_normalised_are_two_figures(string marker, string fact, string start, string now, OutcomeState normal, OutcomeState normalised)
    {
        var outcomes = Visits.Us("upadacitinib", $$"""{ "{{fact}}": {{now}} }""", $$"""{ "{{fact}}": {{start}} }""").Outcomes;

        Assert.Equal((normal, normalised), (outcomes.Of($"{marker}-normal").State, outcomes.Of($"{marker}-normalised").State));
    }

    [Theory]
    [InlineData("3", "12", "40", Yes)]
    [InlineData("3", "12", "110", No)]
    [InlineData("9", "12", "null", No)]
    [InlineData("3", "12", "null", Unknown)]
    public void Biomarker_remission_needs_all_three(string crp, string esr, string calprotectin, OutcomeState state) => Assert.Equal(state, Visits.Us("upadacitinib",
        $$"""{ "labs.crp": {{crp}}, "labs.esr": {{esr}}, "labs.faecalCalprotectin": {{calprotectin}} }""").Outcomes.Of("biomarker-remission").State);

    [Fact]
    public void Without_the_laboratorys_limit_nothing_is_normal_or_raised()
    {
        var outcome = Visits.Us("upadacitinib", settings: """{ "clinic.crpUpperLimit": null }""").Outcomes.Of("crp-normal");

        Assert.Equal((Unknown, "The clinic has not set clinic.crpUpperLimit."), (outcome.State, outcome.Why));
    }

    [Theory]
    [InlineData("[ { \"agent\": \"prednisolone\", \"outcome\": \"non-response\", \"continues\": false } ]", "[]", Yes, Yes)]
    [InlineData("[ { \"agent\": \"prednisolone\", \"outcome\": \"effective\", \"continues\": true } ]", "[]", Yes, No)]
    [InlineData("[ { \"agent\": \"budesonide\", \"outcome\": \"effective\", \"continues\": true } ]", "[]", Yes, No)]
    [InlineData("[ { \"agent\": \"prednisolone\", \"outcome\": \"effective\" } ]", "[]", Yes, Unknown)]
    public void Steroid_free_is_the_outcome_with_no_corticosteroid_at_the_visit(string history, string medicines, OutcomeState state, OutcomeState steroidFree)
    {
        var outcome = Visits.Us("upadacitinib", $$"""{ "therapy.history": {{history}}, "medications.current": {{medicines}} }""").Outcomes.Of("uc-response");

        Assert.Equal((state, steroidFree), (outcome.State, outcome.SteroidFree));
    }

    [Theory]
    [InlineData("""{ "therapy.history": null, "medications.current": null }""", Unknown)]
    [InlineData("""{ "therapy.history": null }""", Unknown)]
    [InlineData("""{ "medications.current": { "value": [], "on": "2026-10-01" } }""", Unknown)]
    [InlineData("""{ "medications.current": { "value": [], "on": "2026-10-11" } }""", Unknown)]
    [InlineData("""{ "medications.current": { "value": [], "on": "2026-10-12" } }""", Yes)]
    [InlineData("""{ "therapy.history": { "value": [ { "agent": "prednisolone", "outcome": "effective", "continues": true } ], "on": "2026-10-01" } }""", Unknown)]
    public void A_list_of_medicines_from_before_the_start_says_nothing_of_the_visit(string facts, OutcomeState steroidFree)
    {
        // Treatment began on 11 Oct 2026; before the start both lists were asked for, fresh to this day, and free of corticosteroids.
        var outcomes = Visits.Us("upadacitinib", facts, """{ "medications.current": { "value": [], "on": "2026-10-10" }, "therapy.history": { "value": [], "on": "2026-10-10" } }""").Outcomes;

        Assert.Equal((Yes, steroidFree), (outcomes.Of("uc-response").State, outcomes.Of("uc-response").SteroidFree));
        Assert.Equal(steroidFree == Yes ? No : Unknown, outcomes.Corticosteroid);
    }

    [Theory]
    [InlineData("crp-normalised", """{ "labs.crp": 4 }""", true)]
    [InlineData("crp-normalised", """{ "labs.crp": 40 }""", false)]
    [InlineData("crp-normalised", """{ "labs.crp": { "value": 4, "on": "2026-06-11" } }""", false)]
    [InlineData("crp-normalised", """{ "labs.crp": null }""", false)]
    [InlineData("esr-normalised", """{ "labs.esr": 12 }""", true)]
    [InlineData("calprotectin-normalised", """{ "labs.faecalCalprotectin": 59 }""", true)]
    [InlineData("calprotectin-normalised", """{ "labs.faecalCalprotectin": 60 }""", false)]
    public void Who_had_nothing_to_normalise_is_outside_the_definition_and_whose_start_is_unknown_is_not(string id, string baseline, bool outside)
    {
        var visit = Visits.Us("upadacitinib", """{ "labs.faecalCalprotectin": 30 }""", baseline);

        Assert.Equal(outside, visit.Outcomes.Of(id).IsOutside);
        Assert.DoesNotContain("outside\"", System.Text.Encoding.UTF8.GetString(VisitEvaluationJson.Write(visit)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Without_ulcers_before_the_start_mucosal_healing_is_outside_its_definition()
    {
        Assert.True(Of("mucosal-healing", """{ "disease.sesCdUlceratedSurface": 0 }""", """{ "disease.sesCdUlceratedSurface": 0 }""").IsOutside);
        Assert.False(Of("mucosal-healing", """{ "disease.sesCdUlceratedSurface": 1 }""", """{ "disease.sesCdUlceratedSurface": 0 }""").IsOutside);
        Assert.False(Of("mucosal-healing", """{ "disease.sesCdUlceratedSurface": null }""", """{ "disease.sesCdUlceratedSurface": 0 }""").IsOutside);
    }

    [Theory]
    [InlineData("""{ "clinic.crpUpperLimit": null, "clinic.esrUpperLimit": null }""", "The clinic has not set clinic.crpUpperLimit and clinic.esrUpperLimit.")]
    [InlineData("""{ "clinic.esrUpperLimit": null }""", "The clinic has not set clinic.esrUpperLimit.")]
    public void Biomarker_remission_says_which_limit_the_clinic_has_not_set(string settings, string why)
    {
        var outcome = Visits.Us("upadacitinib", """{ "labs.faecalCalprotectin": 30 }""", settings: settings).Outcomes.Of("biomarker-remission");

        Assert.Equal((Unknown, why), (outcome.State, outcome.Why));
    }

    [Fact]
    public void An_outcome_not_reached_is_not_reached_without_steroids_either() => Assert.Equal(No, Visits.Us("upadacitinib",
        """{ "disease.mayo": 9, "disease.mayoBleeding": 2, "therapy.history": [ { "agent": "prednisolone", "outcome": "effective" } ] }""").Outcomes.Of("uc-response").SteroidFree);

    [Fact]
    public void An_index_of_the_other_disease_is_not_evaluable()
    {
        var outcome = Visits.Us("upadacitinib", """{ "disease.cdai": 100 }""", """{ "disease.cdai": 300 }""").Outcomes.Of("clinical-response");

        Assert.Equal((Unknown, "It is defined for Crohn's disease."), (outcome.State, outcome.Why));
    }

    [Theory]
    [InlineData("2026-10-25", Yes)]
    [InlineData("2026-10-24", Unknown)]
    [InlineData("2026-10-11", Unknown)]
    public void An_index_counts_as_of_the_visit_for_28_days_and_only_after_the_start(string on, OutcomeState state) => Assert.Equal(state, Of("clinical-response",
        """{ "disease.cdai": 300 }""", $$"""{ "disease.cdai": { "value": 150, "on": "{{on}}" } }""").State);

    [Theory]
    [InlineData("2026-07-11", Yes)]
    [InlineData("2026-07-10", Unknown)]
    public void A_value_before_the_start_counts_while_it_was_fresh_on_the_first_day(string on, OutcomeState state) => Assert.Equal(state, Of("clinical-response",
        $$"""{ "disease.cdai": { "value": 300, "on": "{{on}}" } }""", """{ "disease.cdai": 150 }""").State);

    [Theory]
    [InlineData("""{ "disease.cdai": 201, "disease.hbi": 5 }""", Yes)]
    [InlineData("""{ "disease.cdai": 201, "disease.sesCd": 7 }""", Yes)]
    [InlineData("""{ "disease.cdai": 201, "disease.hbi": 6 }""", No)]
    [InlineData("""{ "disease.cdai": 201 }""", No)]
    [InlineData("""{ "disease.mayo": 0 }""", Unknown)]
    public void Response_is_clinical_or_endoscopic_by_any_index_that_has_a_baseline(string now, OutcomeState state) => Assert.Equal(state, Evaluated(
        """{ "disease.cdai": 300, "disease.hbi": 8, "disease.sesCd": 14 }""", now).Outcomes.Response);

    [Fact]
    public void Every_outcome_names_its_definition_and_what_it_rests_on()
    {
        var outcomes = Visits.Us("upadacitinib").Outcomes.All;

        Assert.Equal(17, outcomes.Count);
        Assert.All(outcomes, o => Assert.True(o.Definition.Length > 10 && o.Sources.Count > 0 && o.Inputs.Count > 0, o.Id));
        Assert.Equal(["endoscopic-response-trials", "uc-response", "uc-remission", "hbi-response", "hbi-remission"], outcomes.Where(o => o.Basis == OutcomeBasis.Trials).Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(o.State == Unknown, o.Why.Length > 0));
        var input = Assert.Single(Visits.Us("upadacitinib").Outcomes.Of("uc-remission").Inputs, i => i.Fact == "disease.mayo");
        Assert.Equal((9.0, 3.0, "points"), (input.Start, input.Now, input.Unit));
    }

    private static void Crohns(string outcome, string start, string now, OutcomeState state, string fact) =>
        Assert.Equal(state, Of(outcome, $$"""{ "{{fact}}": {{start}} }""", $$"""{ "{{fact}}": {{now}} }""").State);

    private static Outcome Of(string outcome, string baseline, string facts) => Evaluated(baseline, facts).Outcomes.Of(outcome);

    private static VisitEvaluation Evaluated(string baseline, string facts)
    {
        var before = ChangedVisit.Of(facts, baseline);
        before.Baseline!["disease.type"] = "crohns-disease";
        return Visits.Evaluate("upadacitinib", Jurisdiction.Us, before);
    }
}
