using System.Text.Json;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Facts;

/// <summary>Answers that cannot both be true are refused, each pair of the contract's list; their neighbours are not.</summary>
public class ContradictionTests
{
    private static List<InputFault> Faults(string json)
    {
        var faults = new List<InputFault>();
        using var document = JsonDocument.Parse(json);
        Repository.Release.Reader.Read(document.RootElement, Patients.AsOf, faults);
        return faults;
    }

    [Theory]
    [InlineData("""{ "vaccines.liveRecent": false, "vaccines.lastLive": "2026-10-26" }""",
        "vaccines.liveRecent is false although vaccines.lastLive is 2026-10-26; one of the two must be corrected.")]
    [InlineData("""{ "zoster.history": true, "vzv.immune": false }""",
        "vzv.immune no contradicts zoster.history yes (past zoster); one of the two must be corrected.")]
    [InlineData("""{ "cardiovascular.smoking": "never", "cardiovascular.formerLongTermSmoker": true }""",
        "cardiovascular.formerLongTermSmoker yes contradicts cardiovascular.smoking never (smoking never); one of the two must be corrected.")]
    [InlineData("""{ "cardiovascular.miOrStroke": true, "cardiovascular.ascvd": false }""",
        "cardiovascular.ascvd no contradicts cardiovascular.miOrStroke yes (a myocardial infarction or stroke); one of the two must be corrected.")]
    [InlineData("""{ "thrombosis.provokedOver1Year": true, "thrombosis.priorVte": false }""",
        "thrombosis.priorVte no contradicts thrombosis.provokedOver1Year yes (a provoked clot); one of the two must be corrected.")]
    [InlineData("""{ "pregnancy.possible": false, "pregnancy.status": "pregnant" }""",
        "pregnancy.status pregnant contradicts pregnancy.possible no (pregnancy not possible); one of the two must be corrected.")]
    [InlineData("""{ "pregnancy.possible": false, "pregnancy.status": "planning" }""",
        "pregnancy.status planning contradicts pregnancy.possible no (pregnancy not possible); one of the two must be corrected.")]
    [InlineData("""{ "patient.sex": "male", "pregnancy.status": "pregnant" }""",
        "pregnancy.status pregnant contradicts patient.sex male (male sex); one of the two must be corrected.")]
    [InlineData("""{ "tb.preventiveTreatment": "none", "tb.preventiveStartedOn": "2026-10-01" }""",
        "tb.preventiveStartedOn is recorded although tb.preventiveTreatment is none; one of the two must be corrected.")]
    [InlineData("""{ "tb.preventiveTreatment": "none", "tb.preventiveWeeks": 3 }""",
        "tb.preventiveWeeks is recorded although tb.preventiveTreatment is none; one of the two must be corrected.")]
    [InlineData("""{ "tb.preventiveTreatment": "none", "tb.preventiveRegimen": "isoniazid" }""",
        "tb.preventiveRegimen is recorded although tb.preventiveTreatment is none; one of the two must be corrected.")]
    public void A_contradiction_is_told_in_a_sentence(string json, string sentence) => Assert.Equal(sentence, Assert.Single(Faults(json)).Sentence);

    [Fact]
    public void A_preventive_treatment_begun_after_asOf_is_refused_as_a_date() =>
        Assert.Equal("tb.preventiveStartedOn", Assert.Single(Faults("""{ "tb.preventiveTreatment": "in-progress", "tb.preventiveStartedOn": "2026-11-23" }""")).Fact);

    [Theory]
    [InlineData("""{ "vaccines.liveRecent": false, "vaccines.lastLive": "2026-10-25" }""")]
    [InlineData("""{ "vaccines.liveRecent": true, "vaccines.lastLive": "2026-11-21" }""")]
    [InlineData("""{ "vaccines.liveRecent": "not-known", "vaccines.lastLive": "2026-11-21" }""")]
    [InlineData("""{ "zoster.history": true, "vzv.immune": true }""")]
    [InlineData("""{ "zoster.history": false, "vzv.immune": false }""")]
    [InlineData("""{ "zoster.history": true, "vzv.immune": null }""")]
    [InlineData("""{ "cardiovascular.smoking": "former", "cardiovascular.formerLongTermSmoker": true }""")]
    [InlineData("""{ "cardiovascular.smoking": "never", "cardiovascular.formerLongTermSmoker": false }""")]
    [InlineData("""{ "cardiovascular.miOrStroke": false, "cardiovascular.ascvd": true }""")]
    [InlineData("""{ "thrombosis.provokedOver1Year": false, "thrombosis.priorVte": false }""")]
    [InlineData("""{ "pregnancy.possible": true, "pregnancy.status": "pregnant" }""")]
    [InlineData("""{ "pregnancy.possible": false, "pregnancy.status": "not-pregnant" }""")]
    [InlineData("""{ "patient.sex": "male", "pregnancy.status": "not-pregnant" }""")]
    [InlineData("""{ "tb.preventiveTreatment": "in-progress", "tb.preventiveStartedOn": "2026-11-22", "tb.preventiveWeeks": 0, "tb.preventiveRegimen": "isoniazid" }""")]
    [InlineData("""{ "tb.preventiveTreatment": "none", "tb.preventiveWeeks": "not-known" }""")]
    public void What_can_both_be_true_is_taken(string json) => Assert.Empty(Faults(json));

    [Theory]
    [InlineData("""{ "vaccines.liveRecent": { "value": false, "on": "2026-11-07" }, "vaccines.lastLive": "2026-11-15" }""")]
    [InlineData("""{ "tb.preventiveTreatment": { "value": "none", "on": "2026-08-23" }, "tb.preventiveStartedOn": "2026-10-01" }""")]
    [InlineData("""{ "pregnancy.possible": { "value": false, "on": "2025-11-21" }, "pregnancy.status": "pregnant" }""")]
    public void An_answer_that_is_too_old_contradicts_nothing(string json) => Assert.Empty(Faults(json));

    [Fact]
    public void Contradictions_are_looked_for_once_every_value_is_possible()
    {
        Assert.Equal(["tb.igra"], Faults("""{ "tb.igra": "neg", "zoster.history": true, "vzv.immune": false }""").Select(f => f.Fact));
        Assert.Equal(2, Faults("""{ "cardiovascular.miOrStroke": true, "cardiovascular.ascvd": false, "zoster.history": true, "vzv.immune": false }""").Count);
    }
}
