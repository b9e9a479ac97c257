using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>Missing and gaps name raw facts only: for a derived fact those that could still settle it.</summary>
public class MissingTests
{
    [Theory]
    [InlineData("""{ "cardiovascular.hypertension": null, "cardiovascular.ascvd": null, "cardiovascular.miOrStroke": null }""",
        "cardiovascular.hypertension cardiovascular.ascvd cardiovascular.miOrStroke")]
    [InlineData("""{ "cardiovascular.diabetes": "not-known" }""", "cardiovascular.diabetes")]
    public void Cardiovascular_risk_misses_the_unknown_of_its_five(string over, string missing) =>
        Assert.Equal(missing, string.Join(' ', Evaluated.Eu("upadacitinib", over).Finding("last-resort-cardiovascular").Missing));

    [Fact]
    public void A_known_risk_leaves_the_unknown_ones_unasked() =>
        Assert.Empty(Evaluated.Eu("upadacitinib", """{ "cardiovascular.hypertension": null, "cardiovascular.diabetes": true }""").Finding("last-resort-cardiovascular").Missing);

    [Theory]
    [InlineData("""{ "kidney.creatinineClearance": null, "labs.creatinine": null }""", "labs.creatinine kidney.creatinineClearance")]
    [InlineData("""{ "kidney.creatinineClearance": null, "labs.creatinine": null, "patient.weight": null, "patient.age": null, "patient.sex": null }""",
        "patient.age patient.sex patient.weight labs.creatinine kidney.creatinineClearance")]
    [InlineData("""{ "kidney.creatinineClearance": { "value": 115, "on": "2026-08-21" }, "patient.weight": { "value": 72, "on": "2026-05-21" } }""", "patient.weight kidney.creatinineClearance")]
    public void Clearance_misses_itself_or_what_it_is_computed_from(string over, string missing)
    {
        var option = Evaluated.Us("tofacitinib", over);

        Assert.Equal(missing, string.Join(' ', option.Finding("kidney-missing").Missing));
        Assert.All(missing.Split(' '), fact => Assert.Contains(option.Gaps, g => g.Fact == fact));
    }

    [Fact]
    public void Clearance_computed_from_its_inputs_is_not_missing()
    {
        var option = Evaluated.Us("tofacitinib", """{ "kidney.creatinineClearance": null }""");

        Assert.DoesNotContain(option.Findings, f => f.Rule is "kidney-missing" or "kidney-dose");
        Assert.Empty(option.Gaps);
    }

    [Theory]
    [InlineData("""{ "patient.sex": null }""", "patient.sex")]
    [InlineData("""{ "patient.sex": "female", "pregnancy.breastfeeding": false, "pregnancy.contraception": "effective" }""", "pregnancy.possible pregnancy.status")]
    [InlineData("""{ "patient.sex": "female", "pregnancy.breastfeeding": false, "pregnancy.contraception": "effective", "pregnancy.possible": true }""", "pregnancy.status")]
    public void Pregnancy_misses_the_sex_first_and_then_status_and_possible(string over, string missing) =>
        Assert.Equal(missing, string.Join(' ', Evaluated.Eu("upadacitinib", over).Finding("pregnancy").Missing));

    [Fact]
    public void Latent_tuberculosis_after_an_indeterminate_test_misses_the_test()
    {
        var finding = Evaluated.Us("upadacitinib", """{ "tb.igra": "indeterminate" }""").Finding("tb-latent-untreated");

        Assert.Equal(FindingState.Open, finding.State);
        Assert.Equal(["tb.igra"], finding.Missing);
    }

    [Fact]
    public void Hepatitis_b_virus_misses_its_markers_or_the_dna()
    {
        Assert.Equal(["hbv.dna"], Evaluated.Us("upadacitinib", """{ "hbv.hbsAg": "positive", "hbv.antiHbc": "positive", "hbv.antiviral": true }""").Finding("hbv-carrier-unclear").Missing);
        Assert.Equal(["hcv.rna"], Evaluated.Eu("upadacitinib", """{ "hcv.antibody": "positive" }""").Finding("hcv-active").Missing);
        Assert.Equal(["hcv.antibody", "hcv.rna"], Evaluated.Eu("upadacitinib", """{ "hcv.antibody": null }""").Finding("hcv-active").Missing);
    }

    [Fact]
    public void A_continuing_medicine_misses_history_and_list()
    {
        Assert.Equal(["therapy.history"], Evaluated.Us("upadacitinib", """{ "therapy.history": null }""").Finding("combination-s1p").Missing);
        Assert.Equal(["therapy.history", "medications.current"],
            Evaluated.Us("upadacitinib", """{ "therapy.history": null, "medications.current": null }""").Finding("combination-s1p").Missing);
        Assert.Equal(["therapy.history"], Evaluated.Us("upadacitinib", """{ "therapy.history": [ { "agent": "ozanimod", "outcome": "effective" } ] }""").Finding("combination-s1p").Missing);
    }

    [Fact]
    public void A_derived_fact_is_never_named_as_missing()
    {
        var options = new[] { Rules.Jurisdiction.Us, Rules.Jurisdiction.Eu }
            .SelectMany(where => Repository.Release.Evaluator.Evaluate(Repository.Release.Reader.Nothing, where, Patients.AsOf).Options).ToList();

        Assert.All(options.SelectMany(o => o.Findings).SelectMany(f => f.Missing).Concat(options.SelectMany(o => o.Gaps).Select(g => g.Fact)),
            name => Assert.False(Repository.Release.Facts[name].IsDerived, name));
        Assert.All(options.SelectMany(o => o.Findings).Where(f => f.State == FindingState.Open), f => Assert.NotEmpty(f.Missing));
    }
}
