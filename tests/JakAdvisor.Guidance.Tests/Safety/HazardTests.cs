using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Safety;

/// <summary>The controls named in docs/safety/hazard-log.md, each on the patient whom the hazard would harm. Expected results are written by hand.</summary>
public class HazardTests
{
    [Theory]
    [InlineData(Jurisdiction.Us)]
    [InlineData(Jurisdiction.Eu)]
    public void With_nothing_asked_no_drug_can_start(Jurisdiction where)
    {
        var evaluation = Repository.Release.Evaluator.Evaluate(Patients.Read([]), where, Patients.AsOf);

        Assert.All(evaluation.Options, option =>
        {
            Assert.Equal(Level.Incomplete, option.Verdict);
            Assert.True(option.Provisional);
            Assert.NotEmpty(option.Gaps);
        });
    }

    [Theory]
    [InlineData("tb.igra", "tb-igra-missing")]
    [InlineData("tb.chestImaging", "tb-imaging-missing")]
    [InlineData("hbv.hbsAg", "hbv-missing")]
    [InlineData("hbv.antiHbc", "hbv-missing")]
    [InlineData("hcv.antibody", "hcv-missing")]
    public void A_test_not_made_not_asked_for_or_not_known_is_asked_for_and_never_read_as_negative(string test, string rule)
    {
        foreach (var answer in new JsonNode?[] { "not-done", "not-known", null })
        {
            foreach (var option in Answer(new() { [test] = answer }).Options)
            {
                Assert.Equal(Level.Incomplete, option.Verdict);
                Assert.Equal(FindingState.Met, State(option, rule));
            }
        }
    }

    [Fact]
    public void A_negative_IGRA_counts_on_the_last_day_of_its_window_and_not_on_the_next()
    {
        Assert.All(Answer(new() { ["tb.igra"] = Dated("negative", "2025-11-22") }).Options, o => Assert.Equal(Level.Candidate, o.Verdict));
        Assert.All(Answer(new() { ["tb.igra"] = Dated("negative", "2025-11-21") }).Options, o =>
        {
            Assert.Equal(Level.Incomplete, o.Verdict);
            Assert.Equal(FactState.TooOld, o.Gaps.Single(g => g.Fact == "tb.igra").Unknown);
        });
    }

    [Fact]
    public void A_positive_IGRA_does_not_expire() =>
        Assert.All(Answer(new() { ["tb.igra"] = Dated("positive", "2019-03-01") }).Options, o => Assert.Equal(FindingState.Met, State(o, "tb-latent-untreated")));

    [Theory]
    [InlineData("labs.haemoglobin", 140)]
    [InlineData("labs.lymphocytes", 1600)]
    [InlineData("labs.creatinine", 0.9)]
    public void A_number_that_fits_only_another_unit_is_refused(string fact, double value)
    {
        var fault = Assert.Single(Faults(new() { [fact] = value }));

        Assert.Equal(fact, fault.Fact);
        Assert.Contains(Repository.Release.Facts[fact].Unit, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_written_in_another_unit_than_its_fact_does_not_load()
    {
        const string path = "rules/laboratory.yaml", line = "labs.lymphocytes < 0.5 10⁹/L";
        var text = Repository.Files.Texts[path];
        Assert.Contains(line, text, StringComparison.Ordinal);

        var refused = Assert.Throws<GuidanceException>(() =>
            GuidanceLoader.Load(Repository.Files.With(path, text.Replace(line, "labs.lymphocytes < 50 cells/µL", StringComparison.Ordinal))));

        Assert.All(refused.Faults, f => Assert.Equal((path, "labs.lymphocytes is measured in 10⁹/L, not in \"cells/µL\""), (f.File, f.Sentence)));
    }

    [Fact]
    public void Filtration_rate_and_clearance_never_answer_for_each_other()
    {
        var options = Answer(new() { ["kidney.egfr"] = 20, ["kidney.creatinineClearance"] = null, ["labs.creatinine"] = null }).Options;

        Assert.Equal(FindingState.Met, State(options[0], "kidney-dose"));
        Assert.All(options.Skip(1), o =>
        {
            Assert.Equal(FindingState.Open, State(o, "kidney-dose"));
            Assert.Equal(FindingState.Met, State(o, "kidney-missing"));
        });
    }

    [Fact]
    public void An_indeterminate_IGRA_must_be_repeated_and_never_counts_as_negative() =>
        Assert.All(Answer(new() { ["tb.igra"] = "indeterminate" }).Options, o =>
        {
            Assert.Equal(Level.Incomplete, o.Verdict);
            Assert.Equal(FindingState.Met, State(o, "tb-igra-indeterminate"));
            Assert.Equal(FindingState.Open, State(o, "tb-latent-untreated"));
            Assert.True(o.Gaps.Single(g => g.Fact == "tb.igra").Settle);
        });

    [Fact]
    public void An_isolated_anti_HBc_asks_for_the_DNA_and_waits_when_there_is_some()
    {
        Assert.All(Answer(new() { ["hbv.antiHbc"] = "positive" }).Options, o =>
        {
            Assert.Equal(Level.Incomplete, o.Verdict);
            Assert.Equal(FindingState.Met, State(o, "hbv-core-dna-missing"));
        });
        Assert.All(Answer(new() { ["hbv.antiHbc"] = "positive", ["hbv.dna"] = "detectable" }).Options, o => Assert.Equal(Level.NotNow, o.Verdict));
    }

    [Fact]
    public void A_woman_whose_pregnancy_is_not_known_is_asked_before_any_start()
    {
        JsonObject woman = new()
        {
            ["patient.sex"] = "female",
            ["pregnancy.possible"] = true,
            ["pregnancy.contraception"] = "effective",
            ["pregnancy.breastfeeding"] = false,
        };

        Assert.All(Answer(woman).Options, o => Assert.Equal((Level.Incomplete, Level.Contraindicated), (o.Verdict, o.WorstCase)));
        Assert.All(Answer(woman, Jurisdiction.Us).Options, o => Assert.Equal((Level.Incomplete, Level.NotRecommended), (o.Verdict, o.WorstCase)));
    }

    [Fact]
    public void Four_weeks_after_a_live_vaccine_are_counted_from_its_date()
    {
        Assert.All(Answer(new() { ["vaccines.liveRecent"] = null, ["vaccines.lastLive"] = "2026-10-26" }).Options, o => Assert.Equal(Level.NotNow, o.Verdict));
        Assert.All(Answer(new() { ["vaccines.lastLive"] = "2026-10-25" }).Options, o => Assert.Equal(Level.Candidate, o.Verdict));
        Assert.Equal("vaccines.liveRecent", Assert.Single(Faults(new() { ["vaccines.lastLive"] = "2026-10-26" })).Fact);
    }

    [Fact]
    public void Medicines_not_asked_for_stand_as_a_question_and_keep_the_dose_provisional() =>
        Assert.All(Answer(new() { ["medications.current"] = null }).Options, o =>
        {
            Assert.Equal(Level.Incomplete, o.Verdict);
            Assert.Equal(FindingState.Met, State(o, "medicines-unknown"));
            Assert.Equal(o.Drug != "filgotinib", o.Regimen!.Provisional && o.Regimen.CouldBeLower.Contains("cyp3a4-inhibitor"));
        });

    [Fact]
    public void A_medicine_is_found_by_its_names_and_never_by_likeness()
    {
        Assert.Equal(FindingState.Met, State(Answer(new() { ["medications.current"] = new JsonArray(" PAXLOVID ") }).Options[0], "cyp3a4-inhibitor"));

        var misspelt = Answer(new() { ["medications.current"] = new JsonArray("clarithromycine") });

        Assert.Equal(["clarithromycine"], misspelt.Unrecognised);
        Assert.Equal(FindingState.Met, State(misspelt.Options[0], "medicine-not-in-table"));
        Assert.Null(State(misspelt.Options[0], "cyp3a4-inhibitor"));
    }

    [Fact]
    public void Each_place_answers_by_its_own_label()
    {
        var (us, eu) = (Answer(new() { ["labs.lymphocytes"] = 0.6 }, Jurisdiction.Us), Answer(new() { ["labs.lymphocytes"] = 0.6 }));

        Assert.Equal(["upadacitinib", "tofacitinib"], us.Options.Select(o => o.Drug));
        Assert.Equal(["upadacitinib", "tofacitinib", "filgotinib"], eu.Options.Select(o => o.Drug));
        Assert.Equal((Level.Conditions, Level.NotNow), (us.Options[1].Verdict, eu.Options[1].Verdict));
    }

    [Theory]
    [InlineData(17, Level.OutsideIndication)]
    [InlineData(18, Level.Candidate)]
    [InlineData(64, Level.Candidate)]
    [InlineData(65, Level.LastResort)]
    public void An_age_counts_from_the_year_the_label_names(int age, Level verdict) =>
        Assert.All(Answer(new() { ["patient.age"] = age }).Options, o => Assert.Equal(verdict, o.Verdict));

    [Fact]
    public void Answers_that_cannot_both_be_true_are_refused() =>
        Assert.Equal("pregnancy.status", Assert.Single(Faults(new() { ["patient.sex"] = "female", ["pregnancy.possible"] = false, ["pregnancy.status"] = "pregnant" })).Fact);

    [Fact]
    public void An_outside_indication_does_not_hide_a_safety_finding()
    {
        var tofacitinib = Answer(new() { ["disease.type"] = "crohns-disease", ["malignancy.current"] = true }).Options[1];

        Assert.Equal((Level.OutsideIndication, Level.NotNow), (tofacitinib.Verdict, tofacitinib.AlsoStands!.Value));
    }

    [Fact]
    public void A_number_not_verified_says_so_beside_its_finding()
    {
        var finding = Answer(new() { ["kidney.egfr"] = 20 }).Options[0].Findings.Single(f => f.Rule == "kidney-dose");

        Assert.Equal(Mark.Confirm, finding.Mark);
    }

    [Fact]
    public void An_answer_names_its_release_and_the_hash_follows_every_change()
    {
        var identity = Answer([]).Guidance;
        var changed = Repository.Files.With("release.yaml", Repository.Files.Texts["release.yaml"] + "# a word more\n");

        Assert.Equal((Repository.Release.Name, Repository.Files.Sha256()), (identity.Release, identity.Sha256));
        Assert.NotEqual(identity.Sha256, changed.Sha256());
    }

    [Fact]
    public void An_answer_under_a_clinics_own_number_says_so()
    {
        var release = GuidanceLoader.Load(Repository.Files, "overrides:\n  tb-lead-in: 3\n  fresh.tb.igra: 6 months\n");

        var overrides = release.Evaluator.Evaluate(Patients.Read(Patients.Complete, release: release), Jurisdiction.Eu, Patients.AsOf).Guidance.Overrides;

        Assert.Equal([new("fresh.tb.igra", 6, 12, "months"), new("tb-lead-in", 3, 4, "weeks")], overrides);
    }

    [Fact]
    public void A_clinics_number_outside_its_range_stops_the_start() =>
        Assert.Equal("liver-hold-limit cannot be 9; possible: 2 to 5 × upper limit",
            Assert.Single(Assert.Throws<GuidanceException>(() => GuidanceLoader.Load(Repository.Files, "overrides:\n  liver-hold-limit: 9\n")).Faults).Sentence);

    [Fact]
    public void The_guidance_has_nothing_to_log_or_send_with() =>
        Assert.DoesNotContain(typeof(GuidanceRelease).Assembly.GetReferencedAssemblies(), a =>
            a.Name!.Contains("Logging", StringComparison.Ordinal) || a.Name.Contains("Net.", StringComparison.Ordinal) || a.Name.Contains("Diagnostics.", StringComparison.Ordinal));

    private static JakAdvisor.Guidance.Evaluation.Evaluation Answer(JsonObject over, Jurisdiction where = Jurisdiction.Eu) =>
        Repository.Release.Evaluator.Evaluate(Patients.Read(Patients.With(over)), where, Patients.AsOf);

    private static FindingState? State(Option option, string rule) => option.Findings.SingleOrDefault(f => f.Rule == rule)?.State;

    private static JsonObject Dated(string value, string on) => new() { ["value"] = value, ["on"] = on };

    private static List<InputFault> Faults(JsonObject over)
    {
        var faults = new List<InputFault>();
        Repository.Release.Reader.Read(JsonSerializer.SerializeToElement(Patients.With(over)), Patients.AsOf, faults);
        return faults;
    }
}
