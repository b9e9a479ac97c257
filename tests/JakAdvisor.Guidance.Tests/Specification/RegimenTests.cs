using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The dose that real patients get, against the table written by hand.</summary>
public class RegimenTests
{
    /// <summary>Every line, with every set of its other dose rules left open.</summary>
    public static TheoryData<string, string> MetAndOpen()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in RegimenTable.Cases)
        {
            var others = string.Concat(RegimenTable.Rules(line.Drug, line.Where).Where(r => !line.Met.Contains(r.ToString())));
            foreach (var open in RegimenTable.Subsets(others)) data.Add(line.ToString(), string.Concat(open));
        }
        return data;
    }

    [Fact]
    public void The_table_has_every_set_of_dose_rules_of_every_regimen_once()
    {
        string[] regimens = ["U UC us", "U CD us", "U UC eu", "U CD eu", "T UC us", "T UC eu", "F UC eu"];
        var expected = regimens.SelectMany(r => RegimenTable.Subsets(RegimenTable.Rules(r[..1], r[^2..])).Select(s => $"{r} {string.Join('+', s)}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), RegimenTable.Cases.Select(c => c.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(52, RegimenTable.Cases.Count);
    }

    [Theory]
    [MemberData(nameof(MetAndOpen))]
    public void The_lowest_dose_applies_every_rule_is_named_and_open_ones_keep_it_provisional(string name, string open)
    {
        var line = RegimenTable.Cases.Single(c => c.ToString() == name);

        var regimen = Evaluate(line, open, false).Regimen;

        Assert.NotNull(regimen);
        Assert.Equal(
            (line.Induction, line.Weeks, line.Maintenance, (string?)null),
            (
                $"{regimen.Induction.Dose} {regimen.Induction.Times}",
                regimen.Induction.Weeks,
                $"{regimen.Maintenance.Dose} {regimen.Maintenance.Times}",
                regimen.Maintenance.Option));
        Assert.Equal(
            RegimenTable.Adjustments(line).Order(StringComparer.Ordinal),
            regimen.Adjustments.Select(a => $"{a.Rule} {a.Phase} {a.From} → {a.To}, {Names.Of(a.Mark)}").Order(StringComparer.Ordinal));
        Assert.Equal(open.Select(o => RegimenTable.Rule(o.ToString())).Order(StringComparer.Ordinal), regimen.CouldBeLower.Order(StringComparer.Ordinal));
        Assert.Equal(open.Length > 0, regimen.Provisional);
        // Nothing but the missing answers keeps these patients from a start.
        Assert.Equal(open.Length > 0, regimen.IfItComesToAStart);
    }

    [Theory]
    [MemberData(nameof(MetAndOpen))]
    public void Thirty_milligrams_are_an_option_of_upadacitinib_in_extensive_disease_without_any_dose_rule(string name, string open)
    {
        var line = RegimenTable.Cases.Single(c => c.ToString() == name);
        var expected = line.Drug == "U" && line.Met.Length == 0 && open.Length == 0 ? "30 mg" : null;
        Assert.Equal(expected, Evaluate(line, open, true).Regimen!.Maintenance.Option);
        Assert.Null(Evaluate(line, open, null).Regimen!.Maintenance.Option);
    }

    [Theory]
    [InlineData("U", "us", "KLC")]
    [InlineData("U", "eu", "KCR")]
    [InlineData("T", "us", "KLC")]
    [InlineData("T", "eu", "KLC")]
    [InlineData("F", "eu", "KR")]
    public void Only_the_dose_rules_of_its_drug_and_place_lower_a_dose(string drug, string where, string rules)
    {
        var patient = Patients.With(Facts(["K", "L", "C", "R"], ""));
        var regimen = Options.Of(patient, SpecificationText.Drug(drug), where).Regimen!;
        Assert.Equal(rules.Select(r => RegimenTable.Rule(r.ToString())).Order(), regimen.Adjustments.Select(a => a.Rule).Distinct().Order());
    }

    [Theory]
    [InlineData("contraindicated", "eu", """{ "allergy.jakInhibitors": ["upadacitinib"] }""")]
    [InlineData("not-recommended", "us", """{ "thrombosis.thrombophilia": true }""")]
    [InlineData("outside-indication", "us", """{ "disease.activity": "mild" }""")]
    [InlineData("outside-indication", "eu", """{ "disease.type": "ibd-unclassified" }""")]
    [InlineData("incomplete", "us", """{ "disease.type": null }""")]
    public void There_is_no_dose_where_no_start_is_in_question_or_the_disease_is_unknown(string verdict, string where, string over)
    {
        var option = Options.Of(Patients.With(JsonNode.Parse(over)!.AsObject()), "upadacitinib", where);
        Assert.Equal((verdict, null), (Names.Of(option.Verdict), option.Regimen));
    }

    [Theory]
    [InlineData("not-now", true, """{ "labs.lymphocytes": 0.3 }""")]
    [InlineData("incomplete", true, """{ "tb.igra": null }""")]
    [InlineData("last-resort", false, """{ "cardiovascular.hypertension": true }""")]
    [InlineData("conditions", false, """{ "zoster.vaccine": "none" }""")]
    [InlineData("candidate", false, "{ }")]
    public void The_dose_is_headed_if_it_comes_to_a_start_while_the_start_waits(string verdict, bool headed, string over)
    {
        var option = Options.Of(Patients.With(JsonNode.Parse(over)!.AsObject()), "upadacitinib", "eu");
        Assert.Equal((verdict, headed), (Names.Of(option.Verdict), option.Regimen!.IfItComesToAStart));
    }

    /// <summary>A patient who meets just the dose rules of a line.</summary>
    internal static JsonObject Patient(RegimenCase line, string open, bool? extensive)
    {
        var facts = Facts(line.Met, open);
        facts["disease.type"] = line.Disease == "UC" ? "ulcerative-colitis" : "crohns-disease";
        facts["disease.extensive"] = extensive;
        return Patients.With(facts);
    }

    private static Option Evaluate(RegimenCase line, string open, bool? extensive) =>
        Options.Of(Patient(line, open, extensive), SpecificationText.Drug(line.Drug), line.Where);

    /// <summary>Facts that meet a dose rule, or leave it open, for every drug alike.</summary>
    private static JsonObject Facts(IEnumerable<string> met, string open)
    {
        var facts = new JsonObject();
        foreach (var rule in met)
        {
            // An eGFR of 20 and a clearance of 25 are inside every drug's band; so is Child-Pugh B.
            if (rule == "K") (facts["kidney.egfr"], facts["kidney.creatinineClearance"]) = (20, 25);
            if (rule == "L") facts["liver.childPugh"] = "B";
            if (rule == "C") facts["medications.current"] = new JsonArray("clarithromycin");
            if (rule == "R") facts["cardiovascular.hypertension"] = true;
        }
        foreach (var rule in open)
        {
            if (rule == 'K') (facts["kidney.egfr"], facts["kidney.creatinineClearance"], facts["labs.creatinine"]) = (null, null, null);
            if (rule == 'L') facts["liver.childPugh"] = null;
            if (rule == 'C') facts["medications.current"] = null;
            if (rule == 'R') facts["cardiovascular.hypertension"] = null;
        }
        return facts;
    }
}

internal static class Options
{
    public static Option Of(JsonObject facts, string drug, string where)
    {
        Assert.True(Names.TryParse<Jurisdiction>(where, out var place));
        return Repository.Release.Evaluator.Evaluate(Patients.Read(facts), place, Patients.AsOf).Options.Single(o => o.Drug == drug);
    }
}
