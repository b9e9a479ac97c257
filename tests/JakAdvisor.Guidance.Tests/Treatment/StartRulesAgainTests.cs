using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Treatment;

/// <summary>The start rules again at a visit: what is newly met is told with what is new, what the treatment began in spite of is not.</summary>
public class StartRulesAgainTests
{
    private const string Rifampicin = """{ "medications.current": [ "rifampicin" ] }""";

    [Fact]
    public void A_hold_newly_met_is_to_be_decided_today_and_says_what_is_new()
    {
        var visit = Visits.Us("upadacitinib", Rifampicin);
        var finding = visit.Finding("cyp3a4-inducer")!;

        Assert.Equal((TreatmentLevel.Act, TreatmentEffect.Act, Effect.Hold, FindingState.Met), (visit.Verdict, finding.Effect, finding.StartEffect, finding.State));
        var since = Assert.Single(finding.SinceStart!);
        Assert.Equal(("medications.current", 0, "rifampicin"), (since.Fact, ((IReadOnlyList<object>)since.AtStart!).Count, ((IReadOnlyList<object>)since.Now!)[0]));
    }

    [Fact]
    public void What_was_met_before_the_start_is_not_new() => Assert.Null(Visits.Us("upadacitinib", Rifampicin, Rifampicin).Finding("cyp3a4-inducer"));

    [Fact]
    public void What_was_not_known_before_the_start_and_is_met_now_is_new() =>
        Assert.Equal(TreatmentEffect.Act, Visits.Us("upadacitinib", Rifampicin, """{ "medications.current": null }""").Finding("cyp3a4-inducer")!.Effect);

    [Theory]
    [InlineData("""{ "thrombosis.priorVte": true }""", "thrombosis-high", TreatmentEffect.Act, Effect.Avoid)]
    [InlineData("""{ "kidney.egfr": 24 }""", "kidney-dose", TreatmentEffect.Act, Effect.Dose)]
    [InlineData("""{ "cardiovascular.smoking": "current" }""", "smoking-cessation", TreatmentEffect.Watch, Effect.Condition)]
    [InlineData("""{ "infection.recurrent": true }""", "infection-history", TreatmentEffect.Watch, Effect.Caution)]
    public void Each_effect_has_its_own_on_treatment(string facts, string rule, TreatmentEffect effect, Effect start)
    {
        var finding = Visits.Us("upadacitinib", facts).Finding(rule)!;
        Assert.Equal((effect, start, FindingState.Met), (finding.Effect, finding.StartEffect, finding.State));
    }

    [Fact]
    public void A_contraindication_newly_met_and_a_last_resort_are_to_be_decided()
    {
        Assert.Equal((TreatmentEffect.Act, Effect.Contraindication), Told(Visits.Eu("upadacitinib", """{ "liver.childPugh": "C" }"""), "liver-severe"));
        Assert.Equal((TreatmentEffect.Act, Effect.LastResort), Told(Visits.Eu("upadacitinib", """{ "patient.age": 65 }""", """{ "patient.age": 64 }"""), "last-resort-age"));

        static (TreatmentEffect, Effect?) Told(Guidance.Treatment.VisitEvaluation visit, string rule) => (visit.Finding(rule)!.Effect, visit.Finding(rule)!.StartEffect);
    }

    [Theory]
    [InlineData("""{ "disease.activity": "remission" }""", "indication-activity")]
    [InlineData("""{ "vaccines.livePlanned": true }""", "live-vaccine-planned")]
    [InlineData("""{ "labs.neutrophils": 0.9 }""", "neutrophils-low")]
    [InlineData("""{ "labs.altTimesUln": 3.5 }""", "liver-tests-high")]
    [InlineData("""{ "pregnancy.contraception": "none" }""", "contraception")]
    [InlineData("""{ "therapy.history": [ { "agent": "upadacitinib", "outcome": "effective", "continues": true } ] }""", "already-on-it")]
    public void What_has_a_rule_of_its_own_or_was_settled_at_the_start_is_not_judged_again(string facts, string rule) => Assert.Null(Visits.Us("upadacitinib", facts).Finding(rule));

    [Fact]
    public void An_answer_that_ran_out_leaves_its_start_rule_open_and_nobody_goes_on_by_it()
    {
        var visit = Visits.Us("upadacitinib", """{ "medications.current": null }""", """{ "medications.current": { "value": [], "on": "2026-08-01" } }""");

        Assert.Equal((TreatmentLevel.Incomplete, true, TreatmentLevel.Act), (visit.Verdict, visit.Provisional, visit.WorstCase));
        var gap = Assert.Single(visit.Gaps, g => g.Fact == "medications.current");
        Assert.Equal(Guidance.Facts.FactState.TooOld, gap.Unknown);
        Assert.Equal(TreatmentLevel.Continue, gap.Could["none of these"]);
        Assert.Equal(TreatmentLevel.Act, gap.Could["a strong CYP3A4 inducer"]);
    }

    [Fact]
    public void The_dose_shown_is_that_of_today()
    {
        Assert.Equal("45 mg", Visits.Us("upadacitinib").Regimen!.Induction.Dose);
        Assert.Equal("30 mg", Visits.Us("upadacitinib", """{ "kidney.egfr": 24 }""").Regimen!.Induction.Dose);
    }
}
