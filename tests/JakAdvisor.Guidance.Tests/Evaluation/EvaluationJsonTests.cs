using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>The JSON of an evaluation has the keys, words and forms of the contract's example.</summary>
public class EvaluationJsonTests
{
    private static readonly DateOnly Start = new(2026, 12, 1);

    private static JsonObject Written(Jurisdiction where, string over, DateOnly? plannedStart = null)
    {
        var facts = Patients.Read(Patients.With(JsonNode.Parse(over)!.AsObject()));
        return JsonNode.Parse(EvaluationJson.Write(Repository.Release.Evaluator.Evaluate(facts, where, Patients.AsOf, plannedStart)))!.AsObject();
    }

    private static JsonNode Finding(JsonNode option, string rule) => option["findings"]!.AsArray().Single(f => (string)f!["rule"]! == rule)!;

    [Fact]
    public void Top_and_identity_have_the_contracts_keys()
    {
        var json = Written(Jurisdiction.Us, "{}", Start);

        Assert.Equal(["guidance", "options", "unrecognised"], json.Select(p => p.Key));
        var guidance = json["guidance"]!;
        Assert.Equal(Repository.Release.Name, (string)guidance["release"]!);
        Assert.Equal(Repository.Release.Sha256, (string)guidance["sha256"]!);
        Assert.Equal("us", (string)guidance["jurisdiction"]!);
        Assert.Equal("2026-11-22", (string)guidance["asOf"]!);
        Assert.Equal("2026-12-01", (string)guidance["plannedStart"]!);
        Assert.Empty(guidance["overrides"]!.AsArray());
    }

    [Fact]
    public void Overrides_carry_both_values_and_the_unit()
    {
        var release = JakAdvisor.Guidance.Loading.GuidanceLoader.Load(Repository.Files, "overrides:\n  tb-lead-in: 3\n");
        var evaluation = release.Evaluator.Evaluate(release.Reader.Nothing, Jurisdiction.Us, Patients.AsOf);

        var json = JsonNode.Parse(EvaluationJson.Write(evaluation))!;

        Assert.Equal("""[{"parameter":"tb-lead-in","value":3,"released":4,"unit":"weeks"}]""", json["guidance"]!["overrides"]!.ToJsonString());
    }

    [Fact]
    public void An_option_has_the_contracts_keys_and_words()
    {
        var option = Written(Jurisdiction.Us, """{ "tb.igra": null, "thrombosis.oestrogen": true }""", Start)["options"]![0]!;

        string[] keys = ["drug", "verdict", "provisional", "bestCase", "worstCase", "alsoStands", "findings", "gaps", "changes", "regimen", "monitoring", "counselling"];
        Assert.All(keys, key => Assert.True(option.AsObject().ContainsKey(key), key));
        Assert.Equal("upadacitinib", (string)option["drug"]!);
        Assert.Equal("incomplete", (string)option["verdict"]!);
        Assert.Equal(JsonValueKind.True, option["provisional"]!.GetValueKind());
        Assert.Equal("conditions", (string)option["alsoStands"]!);
        Assert.Equal("contraindicated", (string)Written(Jurisdiction.Us, """{ "allergy.jakInhibitors": ["upadacitinib"] }""")["options"]![0]!["worstCase"]!);
        Assert.Null(Written(Jurisdiction.Us, "{}")["options"]![0]!["alsoStands"]);
    }

    [Fact]
    public void A_finding_carries_facts_with_dates_and_sources_with_place_and_mark()
    {
        var finding = Finding(Written(Jurisdiction.Us, """{ "kidney.egfr": { "value": 24, "on": "2026-11-01" } }""")["options"]![0]!, "kidney-dose");

        Assert.Equal("dose", (string)finding["effect"]!);
        Assert.Equal("met", (string)finding["state"]!);
        Assert.All(new[] { "title", "say", "action" }, key => Assert.NotEmpty((string)finding[key]!));
        var fact = finding["facts"]!.AsArray().Single()!;
        Assert.Equal("kidney.egfr", (string)fact["fact"]!);
        Assert.Equal("24", fact["value"]!.ToJsonString());
        Assert.Equal("2026-11-01", (string)fact["on"]!);
        Assert.Empty(finding["missing"]!.AsArray());
        var source = finding["sources"]![0]!;
        Assert.Equal("REN-UPA-US-SEV", (string)source["id"]!);
        Assert.Equal("confirm", (string)source["mark"]!);
        Assert.All(new[] { "title", "place", "url" }, key => Assert.NotEmpty((string)source[key]!));
    }

    [Fact]
    public void A_gap_names_its_kind_of_not_knowing_and_every_answer()
    {
        var option = Written(Jurisdiction.Us, """{ "tb.igra": "not-done" }""")["options"]![0]!;
        var gap = option["gaps"]!.AsArray().Single(g => (string)g!["fact"]! == "tb.igra")!;

        Assert.Equal("not-done", (string)gap["unknown"]!);
        Assert.EndsWith("?", (string)gap["question"]!, StringComparison.Ordinal);
        Assert.False((bool)gap["settle"]!);
        Assert.True((bool)gap["decisive"]!);
        Assert.True((bool)gap["bounds"]!);
        Assert.Equal("""{"negative":"candidate","positive":"not-now","indeterminate":"incomplete"}""", gap["could"]!.ToJsonString());
    }

    [Fact]
    public void A_change_sets_facts_and_names_its_verdict()
    {
        var option = Written(Jurisdiction.Us, """{ "patient.sex": "female", "pregnancy.possible": false, "pregnancy.breastfeeding": false, "thrombosis.oestrogen": true }""")["options"]![0]!;

        Assert.Equal("""[{"set":[{"fact":"thrombosis.oestrogen","to":false}],"verdict":"candidate"}]""", option["changes"]!.ToJsonString());
    }

    [Fact]
    public void The_regimen_has_doses_adjustments_and_open_dose_rules()
    {
        var regimen = Written(Jurisdiction.Us, """{ "disease.type": "crohns-disease", "kidney.egfr": 24, "liver.childPugh": null }""")["options"]![0]!["regimen"]!;

        Assert.True((bool)regimen["provisional"]!);
        Assert.Equal("""{"dose":"30 mg","times":"once daily","weeks":12}""", regimen["induction"]!.ToJsonString());
        Assert.Equal("""{"dose":"15 mg","times":"once daily","option":null}""", regimen["maintenance"]!.ToJsonString());
        Assert.NotEmpty((string)regimen["stop"]!);
        Assert.Equal("""["liver-dose"]""", regimen["couldBeLower"]!.ToJsonString());
        Assert.NotEmpty(regimen["sources"]!.AsArray());
        var adjustment = regimen["adjustments"]!.AsArray().Single()!;
        Assert.Equal("kidney-dose 45 mg 30 mg confirm", string.Join(' ', new[] { "rule", "from", "to", "mark" }.Select(k => (string)adjustment[k]!)));
    }

    [Fact]
    public void Monitoring_and_counselling_have_the_contracts_keys()
    {
        var option = Written(Jurisdiction.Us, "{}", Start)["options"]![0]!;

        var lipids = option["monitoring"]!.AsArray().Single(m => (string)m!["what"]! == "lipids")!;
        Assert.Equal("[12]", lipids["weeks"]!.ToJsonString());
        Assert.True(lipids.AsObject().ContainsKey("every"));
        Assert.Equal("""["2027-02-23"]""", lipids["on"]!.ToJsonString());
        Assert.All(new[] { "why", "mark" }, key => Assert.NotEmpty((string)lipids[key]!));
        var live = option["counselling"]!.AsArray().Single(c => (string)c!["id"]! == "live-vaccines")!;
        Assert.All(new[] { "say", "patient" }, key => Assert.NotEmpty((string)live[key]!));
        Assert.NotEmpty(live["sources"]!.AsArray());
    }

    [Fact]
    public void A_history_is_written_as_it_is_sent()
    {
        const string history = """[{"agent":"adalimumab","outcome":"loss-of-response","continues":true},{"agent":"other","outcome":"effective","name":"curcumin"}]""";
        var finding = Finding(Written(Jurisdiction.Us, $$"""{ "therapy.history": {{history}} }""")["options"]![0]!, "combination-biologic");

        var used = finding["facts"]!.AsArray().Single(f => (string)f!["fact"]! == "therapy.continuesBiologic")!;

        Assert.True((bool)used["value"]!);
        Assert.Equal(history, used["from"]!.AsArray().Single(f => (string)f!["fact"]! == "therapy.history")!["value"]!.ToJsonString());
    }

    [Fact]
    public void Stream_and_array_hold_the_same_bytes_and_the_stream_stays_open()
    {
        var evaluation = Repository.Release.Evaluator.Evaluate(Patients.Read(Patients.Complete), Jurisdiction.Eu, Patients.AsOf);
        using var stream = new MemoryStream();

        EvaluationJson.Write(stream, evaluation);

        Assert.True(stream.CanWrite);
        Assert.Equal(EvaluationJson.Write(evaluation), stream.ToArray());
    }
}
