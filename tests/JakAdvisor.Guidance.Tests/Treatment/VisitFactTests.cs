using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Treatment;

/// <summary>Each derived fact of a visit, by its row in the specification; what is not known is never read as good.</summary>
public class VisitFactTests
{
    [Theory]
    [InlineData("upadacitinib", 0, 0)]
    [InlineData("upadacitinib", 6, 0)]
    [InlineData("upadacitinib", 20, 2)]
    [InlineData("upadacitinib", 21, 4)]
    [InlineData("upadacitinib", 28, 4)]
    [InlineData("upadacitinib", 34, 4)]
    [InlineData("upadacitinib", 76, 10)]
    [InlineData("upadacitinib", 77, 12)]
    [InlineData("upadacitinib", 84, 12)]
    [InlineData("upadacitinib", 91, 13)]
    [InlineData("upadacitinib", 160, 22)]
    [InlineData("upadacitinib", 161, 24)]
    [InlineData("tofacitinib", 161, 23)]
    [InlineData("filgotinib", 49, 7)]
    [InlineData("filgotinib", 63, 10)]
    [InlineData("filgotinib", 147, 22)]
    public void A_visit_up_to_7_days_early_counts_as_the_planned_week(string drug, int days, int week) =>
        Assert.Equal(week, Visits.Eu(drug, """{ "skin.examinedOn": null }""", treatment: $$"""{ "startedOn": "{{FactReader.Iso(Patients.AsOf.AddDays(-days))}}" }""").Guidance.Week);

    [Theory]
    [InlineData("8.3", "6.3", 2.0)]
    [InlineData("14", "11.9", 2.1)]
    [InlineData("12", "13", -1.0)]
    public void The_fall_of_haemoglobin_is_exact_in_tenths(string start, string now, double fall) =>
        Assert.Equal(fall, Kept($$"""{ "labs.haemoglobin": {{now}} }""", $$"""{ "labs.haemoglobin": {{start}} }""").Number(Fact("labs.haemoglobinFall")));

    [Fact]
    public void Without_either_haemoglobin_the_fall_is_unknown()
    {
        Assert.Equal(double.NaN, Kept("{}", """{ "labs.haemoglobin": null }""").Number(Fact("labs.haemoglobinFall")));
        Assert.Equal(double.NaN, Kept("""{ "labs.haemoglobin": null }""", """{ "labs.haemoglobin": null }""").Number(Fact("labs.haemoglobinFall")));
    }

    [Theory]
    [InlineData("5", "yes")]
    [InlineData("5.1", "no")]
    public void CRP_is_normal_up_to_the_limit(string crp, string? word) => Assert.Equal(word, Kept($$"""{ "labs.crp": {{crp}} }""").Word("labs.crpNormal"));

    [Theory]
    [InlineData("1", "1", null, "no")]
    [InlineData("1.1", "1", null, null)]
    [InlineData("1", "1.1", null, null)]
    [InlineData("1", "1", "\"not-known\"", null)]
    [InlineData("0.5", "0.5", "true", "yes")]
    [InlineData("4", "4", "false", "no")]
    public void Liver_injury_is_not_suspected_by_default_only_with_both_tests_within_the_limit(string alt, string ast, string? judged, string? word) => Assert.Equal(
        word, Kept($$"""{ "labs.altTimesUln": {{alt}}, "labs.astTimesUln": {{ast}}{{(judged is null ? "" : $", \"labs.liverInjurySuspected\": {judged}")}} }""").Word("labs.liverInjurySuspected"));

    [Theory]
    [InlineData("""{ "patient.sex": "male" }""", "{}", "no")]
    [InlineData("""{ "patient.sex": "female", "pregnancy.possible": false }""", "{}", "no")]
    [InlineData("""{ "patient.sex": "female", "pregnancy.possible": true }""", "{}", null)]
    [InlineData("""{ "patient.sex": "female" }""", "{}", null)]
    [InlineData("""{ "patient.sex": null }""", "{}", null)]
    [InlineData("""{ "patient.sex": "female", "pregnancy.possible": true }""", """{ "event.pregnant": true }""", "yes")]
    [InlineData("""{ "patient.sex": "female", "pregnancy.possible": false }""", """{ "event.pregnant": "not-known" }""", null)]
    [InlineData("""{ "patient.sex": "male" }""", """{ "event.pregnant": "not-known" }""", "no")]
    public void Pregnancy_is_excluded_by_default_only_where_it_is_not_possible(string baseline, string facts, string? word) => Assert.Equal(word, Kept(facts, baseline).Word("event.pregnant"));

    [Theory]
    [InlineData("{}", "{}", "no")]
    [InlineData("""{ "hbv.antiHbc": "positive" }""", "{}", null)]
    [InlineData("""{ "hbv.hbsAg": null }""", "{}", null)]
    [InlineData("""{ "hbv.antiHbc": "positive" }""", """{ "hbv.dna": "undetectable" }""", "no")]
    [InlineData("{}", """{ "hbv.dna": "detectable" }""", "yes")]
    public void Hepatitis_B_virus_is_absent_by_default_only_with_both_antibodies_negative(string baseline, string facts, string? word) =>
        Assert.Equal(word, Kept(facts, baseline).Word("event.hbvDnaDetectable"));

    [Theory]
    [InlineData("""{ "response.recorded": false }""", "yes", "yes")]
    [InlineData("""{ "disease.mayo": 9, "disease.mayoBleeding": 2, "response.recorded": false }""", "no", "no")]
    [InlineData("""{ "disease.mayo": 9, "disease.mayoBleeding": 2, "response.recorded": true }""", "no", "yes")]
    [InlineData("""{ "disease.mayo": 9, "disease.mayoBleeding": 2, "response.recorded": null }""", "no", null)]
    [InlineData("""{ "disease.mayo": null, "response.recorded": false }""", null, null)]
    [InlineData("""{ "disease.mayo": null, "response.recorded": true }""", null, "yes")]
    public void Response_at_some_time_is_now_or_recorded(string facts, string? any, string? ever)
    {
        var kept = Kept(facts);
        Assert.Equal((any, ever), (kept.Word("response.any"), kept.Word("response.ever")));
    }

    [Theory]
    [InlineData("2026-11-07", 1.5, "met")]
    [InlineData("2026-11-08", 1.5, "open")]
    [InlineData("2026-11-07", 1.6, "met")]
    public void A_count_before_the_start_counts_until_the_plan_makes_the_next_one_due(string asOf, double before, string state)
    {
        // Upadacitinib in the US: blood counts in weeks 4, 8 and 12. The 28th day is 8 November 2026.
        var visit = Visits.Us("upadacitinib", """{ "labs.lymphocytes": null, "labs.neutrophils": null, "labs.haemoglobin": null, "disease.mayo": null, "disease.mayoBleeding": null }""",
            FormattableString.Invariant($$"""{ "labs.lymphocytes": {{before}}, "labs.neutrophils": 0.9 }"""), asOf: asOf);

        var finding = visit.Finding("on-neutrophils");
        Assert.Equal(state, Names.Of(finding!.State));
        Assert.Equal(state == "open", visit.Finding("on-lymphocytes") is not null);
    }

    [Fact]
    public void A_telephone_visit_without_blood_is_not_incomplete_before_blood_is_due()
    {
        var visit = Visits.Us("upadacitinib",
            """{ "labs.lymphocytes": null, "labs.neutrophils": null, "labs.haemoglobin": null, "labs.altTimesUln": null, "labs.astTimesUln": null, "labs.ldl": null, "labs.crp": null, "labs.faecalCalprotectin": null }""",
            """{ "labs.crp": 3, "labs.faecalCalprotectin": 90 }""", asOf: "2026-11-01");

        Assert.Equal(TreatmentLevel.Continue, visit.Verdict);
    }

    [Fact]
    public void Where_the_plan_names_no_day_the_window_of_the_value_decides()
    {
        const string noLiverTests = """{ "labs.altTimesUln": null, "labs.astTimesUln": null }""";
        string Tested(string on) => $$"""{ "labs.altTimesUln": { "value": 0.6, "on": "{{on}}" }, "labs.astTimesUln": { "value": 0.6, "on": "{{on}}" } }""";

        // Upadacitinib in the EU: liver tests routinely, no week named; the window is 3 months.
        Assert.Equal(TreatmentLevel.Continue, Visits.Eu("upadacitinib", noLiverTests, Tested("2026-08-22")).Verdict);
        Assert.Equal(TreatmentLevel.Incomplete, Visits.Eu("upadacitinib", noLiverTests, Tested("2026-08-21")).Verdict);
    }

    [Fact]
    public void Of_two_laboratory_values_the_newer_counts_wherever_it_stands()
    {
        var older = Visits.Us("upadacitinib", """{ "labs.neutrophils": { "value": 0.9, "on": "2026-10-05" } }""", """{ "labs.neutrophils": { "value": 4, "on": "2026-10-10" } }""", asOf: "2026-11-01");
        var newer = Visits.Us("upadacitinib", """{ "labs.neutrophils": { "value": 0.9, "on": "2026-10-20" } }""", """{ "labs.neutrophils": { "value": 4, "on": "2026-10-10" } }""", asOf: "2026-11-01");

        Assert.Null(older.Finding("on-neutrophils"));
        Assert.Equal(TreatmentLevel.Interrupt, newer.Verdict);
    }

    [Theory]
    [InlineData("infection.activeSerious", "event.seriousInfection", "serious-infection", "2026-10-01")]
    [InlineData("zoster.active", "event.zoster", "zoster-active", "2026-10-01")]
    [InlineData("malignancy.current", "event.malignancy", "malignancy-current", "2026-08-01")]
    public void An_event_that_did_not_happen_keeps_the_answer_it_is_about(string fact, string @event, string rule, string on)
    {
        var baseline = $$"""{ "{{fact}}": { "value": false, "on": "{{on}}" } }""";

        Assert.Null(Visits.Eu("upadacitinib", "{}", baseline).Finding(rule));
        Assert.Equal(FindingState.Open, Visits.Eu("upadacitinib", $$"""{ "{{@event}}": null }""", baseline).Finding(rule)!.State);
        Assert.Equal(FindingState.Open, Visits.Eu("upadacitinib", "{}", $$"""{ "{{fact}}": { "value": false, "on": "2026-01-01" } }""").Finding(rule)!.State);
    }

    [Fact]
    public void Tuberculosis_needs_both_of_its_events_to_keep_its_answer()
    {
        const string baseline = """{ "tb.active": { "value": "no", "on": "2026-10-01" } }""";

        Assert.Null(Visits.Eu("upadacitinib", "{}", baseline).Finding("tb-suspected"));
        Assert.NotNull(Visits.Eu("upadacitinib", """{ "event.tbSuspected": null }""", baseline).Finding("tb-suspected"));
        Assert.NotNull(Visits.Eu("upadacitinib", """{ "event.activeTb": null }""", baseline).Finding("tb-suspected"));
    }

    [Fact]
    public void An_event_says_what_it_makes_of_the_answers_of_before_the_start()
    {
        var made = Repository.Release.VisitFacts.Raw.Where(f => f.Makes.Count > 0).Select(f => $"{f.Name}: {string.Join(", ", f.Makes.Select(m => $"{m.Key} {m.Value}"))}");

        Assert.Equal(
            [
                "event.igraConverted: tb.igra positive", "event.seriousInfection: infection.opportunisticHistory yes", "event.zoster: zoster.history yes, vzv.immune yes",
                "event.vteSuspected: thrombosis.priorVte not-known", "event.miOrStroke: cardiovascular.miOrStroke yes, cardiovascular.ascvd yes",
                "event.malignancy: malignancy.current yes", "event.nmsc: malignancy.nmsc yes",
            ],
            made);
    }

    [Fact]
    public void Without_a_haemoglobin_before_the_start_the_value_of_the_day_is_the_question()
    {
        var visit = Visits.Us("tofacitinib", """{ "labs.haemoglobin": { "value": 12, "on": "2026-11-22" } }""", """{ "labs.haemoglobin": null }""");

        Assert.Equal(TreatmentLevel.Incomplete, visit.Verdict);
        Assert.Equal(["labs.haemoglobin"], visit.Finding("on-haemoglobin")!.Missing);
        var gap = Assert.Single(visit.Gaps);
        Assert.Equal(("labs.haemoglobin", true), (gap.Fact, gap.Settle));
        Assert.Equal(TreatmentLevel.Interrupt, gap.Could["< 8"]);
    }

    [Fact]
    public void The_age_before_the_start_counts_for_a_year()
    {
        Assert.Null(Visits.Eu("upadacitinib", treatment: """{ "startedOn": "2025-11-23" }""").Finding("last-resort-age"));
        Assert.Equal(["patient.age"], Visits.Eu("upadacitinib", treatment: """{ "startedOn": "2025-11-22" }""").Finding("last-resort-age")!.Missing.Except(["therapy.noSuitableAlternative"]));
    }

    private static Fact Fact(string name) => Repository.Release.VisitFacts[name];

    private static KeptVisit Kept(string facts, string? baseline = null) => KeptVisit.Of("upadacitinib", Jurisdiction.Us, ChangedVisit.Of(facts, baseline));
}
