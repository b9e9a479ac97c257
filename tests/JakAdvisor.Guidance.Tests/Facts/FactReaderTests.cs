using System.Text.Json;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Facts;

/// <summary>Everything wrong in what is sent is told with the fact, what was sent and what is possible; nothing wrong is passed over.</summary>
public class FactReaderTests
{
    private static List<InputFault> Faults(string json)
    {
        var faults = new List<InputFault>();
        using var document = JsonDocument.Parse(json);
        Repository.Release.Reader.Read(document.RootElement, Patients.AsOf, faults);
        return faults;
    }

    private static PatientFacts Read(string json)
    {
        var faults = new List<InputFault>();
        using var document = JsonDocument.Parse(json);
        var facts = Repository.Release.Reader.Read(document.RootElement, Patients.AsOf, faults);
        Assert.Empty(faults);
        return facts;
    }

    private static InputFault Fault(string json) => Assert.Single(Faults(json));

    [Fact]
    public void An_unknown_name_is_told_with_the_one_that_was_probably_meant()
    {
        var fault = Fault("""{ "tb.igra2": "negative" }""");

        Assert.Equal(("tb.igra2", "tb.igra2", "tb.igra"), (fault.Fact, fault.Sent, fault.Possible));
        Assert.Equal("There is no fact tb.igra2; did you mean tb.igra?", fault.Sentence);
    }

    [Theory]
    [InlineData("TB.IGRA")]
    [InlineData("tb.Igra")]
    [InlineData(" tb.igra")]
    public void A_name_is_never_accepted_by_likeness(string name) => Assert.Equal($"There is no fact {name}; did you mean tb.igra?", Fault($$"""{ "{{name}}": "negative" }""").Sentence);

    [Fact]
    public void A_name_like_no_other_is_told_without_a_guess() =>
        Assert.Equal("There is no fact shoe size; see the fact catalogue for the names.", Fault("""{ "shoe size": 43 }""").Sentence);

    [Theory]
    [InlineData("tb.igra", "\"neg\"", "tb.igra cannot be \"neg\"; possible: negative, positive, indeterminate, not-done, not-known.")]
    [InlineData("tb.igra", "\"Negative\"", "tb.igra cannot be \"Negative\"; possible: negative, positive, indeterminate, not-done, not-known.")]
    [InlineData("tb.igra", "\"\"", "tb.igra cannot be \"\"; possible: negative, positive, indeterminate, not-done, not-known.")]
    [InlineData("tb.igra", "true", "tb.igra cannot be true; possible: negative, positive, indeterminate, not-done, not-known.")]
    [InlineData("patient.sex", "\"unknown\"", "patient.sex cannot be \"unknown\"; possible: female, male, not-known.")]
    [InlineData("patient.age", "121", "patient.age cannot be 121; possible: a number from 0 to 120 years (a point, no comma, no quotes), not-known.")]
    [InlineData("patient.age", "-1", "patient.age cannot be -1; possible: a number from 0 to 120 years (a point, no comma, no quotes), not-known.")]
    [InlineData("patient.age", "\"34\"", "patient.age cannot be \"34\"; possible: a number from 0 to 120 years (a point, no comma, no quotes), not-known.")]
    [InlineData("patient.age", "1e400", "patient.age cannot be 1e400; possible: a number from 0 to 120 years (a point, no comma, no quotes), not-known.")]
    [InlineData("labs.lymphocytes", "\"0,5\"", "labs.lymphocytes cannot be \"0,5\"; possible: a number from 0 to 100 10⁹/L (a point, no comma, no quotes), not-known.")]
    [InlineData("labs.lymphocytes", "\"NaN\"", "labs.lymphocytes cannot be \"NaN\"; possible: a number from 0 to 100 10⁹/L (a point, no comma, no quotes), not-known.")]
    [InlineData("labs.lymphocytes", "[1.2]", "labs.lymphocytes cannot be [1.2]; possible: a number from 0 to 100 10⁹/L (a point, no comma, no quotes), not-known.")]
    [InlineData("malignancy.current", "\"yes\"", "malignancy.current cannot be \"yes\"; possible: true or false, not-known.")]
    [InlineData("malignancy.current", "\"true\"", "malignancy.current cannot be \"true\"; possible: true or false, not-known.")]
    [InlineData("malignancy.current", "1", "malignancy.current cannot be 1; possible: true or false, not-known.")]
    [InlineData("malignancy.current", "\"not-done\"", "malignancy.current cannot be \"not-done\"; possible: true or false, not-known.")]
    [InlineData("labs.ldl", "\"not-done\"", "labs.ldl cannot be \"not-done\"; possible: a number from 0 to 20 mmol/L (a point, no comma, no quotes), not-known.")]
    [InlineData("disease.diagnosedOn", "\"2026-11-23\"", "disease.diagnosedOn cannot be \"2026-11-23\"; possible: a date yyyy-MM-dd from 1900-01-01 to 2026-11-22 (asOf), not-known.")]
    [InlineData("disease.diagnosedOn", "\"22.11.2026\"", "disease.diagnosedOn cannot be \"22.11.2026\"; possible: a date yyyy-MM-dd from 1900-01-01 to 2026-11-22 (asOf), not-known.")]
    [InlineData("disease.diagnosedOn", "\"2026-02-30\"", "disease.diagnosedOn cannot be \"2026-02-30\"; possible: a date yyyy-MM-dd from 1900-01-01 to 2026-11-22 (asOf), not-known.")]
    [InlineData("disease.diagnosedOn", "20261101", "disease.diagnosedOn cannot be 20261101; possible: a date yyyy-MM-dd from 1900-01-01 to 2026-11-22 (asOf), not-known.")]
    [InlineData("medications.current", "\"paracetamol\"", "medications.current cannot be \"paracetamol\"; possible: a list of names; [] for none, not-known.")]
    [InlineData("allergy.jakInhibitors", "[\"baricitinib\"]", "allergy.jakInhibitors cannot be \"baricitinib\"; possible: upadacitinib, tofacitinib, filgotinib.")]
    [InlineData("medications.current", "[\"  \"]", "medications.current cannot be \"  \"; possible: a medicine's name of 1 to 200 characters.")]
    [InlineData("medications.current", "[7]", "medications.current cannot be 7; possible: a medicine's name of 1 to 200 characters.")]
    public void A_value_that_is_not_possible_is_told_with_what_is(string fact, string sent, string sentence)
    {
        Assert.Equal(sentence, Fault($$"""{ "{{fact}}": {{sent}} }""").Sentence);
        Assert.Equal(sentence, Fault($$"""{ "{{fact}}": { "value": {{sent}}, "on": "2026-11-01" } }""").Sentence);
    }

    [Theory]
    [InlineData("patient.age", "0")]
    [InlineData("patient.age", "120")]
    [InlineData("disease.cdai", "-100")]
    [InlineData("labs.lymphocytes", "5e-1")]
    [InlineData("disease.diagnosedOn", "\"2026-11-22\"")]
    [InlineData("tb.chestImaging", "\"not-done\"")]
    public void The_ends_of_what_is_possible_are_possible(string fact, string sent) => Assert.Empty(Faults($$"""{ "{{fact}}": {{sent}} }"""));

    [Theory]
    [InlineData("\"2026-11-23\"")]
    [InlineData("\"1899-12-31\"")]
    [InlineData("\"last week\"")]
    [InlineData("\"2026-11-22T00:00:00Z\"")]
    [InlineData("20261101")]
    public void A_date_after_asOf_or_none_at_all_is_told(string on)
    {
        var fault = Fault($$"""{ "tb.igra": { "value": "negative", "on": {{on}} } }""");

        Assert.Equal("tb.igra", fault.Fact);
        Assert.Equal(on, fault.Sent);
        Assert.Equal("a date yyyy-MM-dd from 1900-01-01 to 2026-11-22 (asOf)", fault.Possible);
    }

    [Theory]
    [InlineData("""{ "tb.igra": { "value": "negative", "on": "2026-11-01", "by": "me" } }""", "tb.igra has the key by twice or wrongly; possible: value and on, each once.")]
    [InlineData("""{ "tb.igra": { "value": "negative", "value": "positive" } }""", "tb.igra has the key value twice or wrongly; possible: value and on, each once.")]
    [InlineData("""{ "tb.igra": { "Value": "negative" } }""", "tb.igra has the key Value twice or wrongly; possible: value and on, each once.")]
    public void A_dated_value_has_its_two_keys_and_no_other(string json, string sentence) => Assert.Contains(Faults(json), f => f.Sentence == sentence);

    [Fact]
    public void A_date_without_a_value_is_told() => Assert.Equal("tb.igra", Fault("""{ "tb.igra": { "on": "2026-11-01" } }""").Fact);

    [Fact]
    public void A_fact_sent_twice_is_told_even_with_one_value()
    {
        Assert.Equal("tb.igra was sent twice; each fact can be sent once.", Fault("""{ "tb.igra": "negative", "tb.igra": "positive" }""").Sentence);
        Assert.Equal("tb.igra was sent twice; each fact can be sent once.", Fault("""{ "tb.igra": "negative", "tb.igra": "negative" }""").Sentence);
    }

    public static TheoryData<string> DerivedNames => [.. Repository.Release.Facts.All.Where(f => f.IsDerived).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(DerivedNames))]
    public void A_derived_name_is_refused_with_what_to_send_instead(string name)
    {
        var from = string.Join(", ", Repository.Release.Facts[name].From);

        Assert.Equal($"{name} is worked out by the program and cannot be sent; send {from}.", Fault($$"""{ "{{name}}": true }""").Sentence);
        Assert.Equal(name, Fault($$"""{ "{{name}}": null }""").Fact);
    }

    public static TheoryData<string> RawNames => [.. Repository.Release.Facts.Raw.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(RawNames))]
    public void Null_is_not_asked_and_not_known_is_legal_everywhere(string name)
    {
        Assert.Equal(FactState.NotAsked, Read($$"""{ "{{name}}": null }""")[name].State);
        Assert.Equal(FactState.NotAsked, Read($$"""{ "{{name}}": { "value": null, "on": null } }""")[name].State);
        Assert.Equal(FactState.NotAsked, Read("{}")[name].State);
        Assert.Equal(FactState.NotKnown, Read($$"""{ "{{name}}": "not-known" }""")[name].State);
        var dated = Read($$"""{ "{{name}}": { "value": "not-known", "on": "2026-11-01" } }""")[name];
        Assert.Equal((FactState.NotKnown, new DateOnly(2026, 11, 1)), (dated.State, dated.On));
    }

    [Theory]
    [MemberData(nameof(RawNames))]
    public void Not_done_is_legal_where_it_is_listed_and_nowhere_else(string name)
    {
        string[] listed = ["tb.igra", "tb.chestImaging", "hbv.hbsAg", "hbv.antiHbc", "hbv.antiHbs", "hbv.dna", "hcv.antibody", "hcv.rna", "hiv.test"];

        if (listed.Contains(name, StringComparer.Ordinal)) Assert.Equal(FactState.NotDone, Read($$"""{ "{{name}}": "not-done" }""")[name].State);
        else Assert.Equal(name, Fault($$"""{ "{{name}}": "not-done" }""").Fact);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"facts\"")]
    [InlineData("7")]
    public void Facts_that_are_no_object_are_told(string json) => Assert.Equal("facts", Fault(json).Fact);

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var faults = Faults("""{ "tb.igra": "neg", "patient.age": 200, "shoe size": 43, "tb.latent": true, "labs.lymphocytes": 1.5 }""");

        Assert.Equal(["tb.igra", "patient.age", "shoe size", "tb.latent"], faults.Select(f => f.Fact));
    }

    [Fact]
    public void What_was_sent_is_told_shortened()
    {
        var fault = Fault($$"""{ "tb.igra": "{{new string('x', 5000)}}" }""");

        Assert.True(fault.Sent.Length <= 80 && fault.Sentence.Length <= 300, fault.Sentence);
        Assert.True(Fault($$"""{ "{{new string('x', 5000)}}": 1 }""").Sentence.Length <= 300);
    }

    [Fact]
    public void A_list_longer_than_any_persons_is_told() =>
        Assert.Equal("medications.current has too many entries; possible: 200 at most.",
            Fault($$"""{ "medications.current": [{{string.Join(',', Enumerable.Repeat("\"paracetamol\"", 201))}}] }""").Sentence);

    [Fact]
    public void Values_dates_and_lists_are_read_as_sent()
    {
        var facts = Read("""
            { "labs.lymphocytes": { "value": 0.5, "on": "2026-11-01" }, "malignancy.current": false, "tb.preventiveStartedOn": "2026-10-01",
              "medications.current": [" Paracetamol ", "Rifadin"], "allergy.jakInhibitors": [] }
            """);

        Assert.Equal((0.5, new DateOnly(2026, 11, 1)), (facts["labs.lymphocytes"].Number, facts["labs.lymphocytes"].On));
        Assert.Equal((FactState.Known, FactSheet.No), (facts["malignancy.current"].State, facts["malignancy.current"].Bits));
        Assert.Equal(new DateOnly(2026, 10, 1), facts["tb.preventiveStartedOn"].Day);
        Assert.Equal(["Paracetamol", "Rifadin"], facts["medications.current"].List!);
        Assert.Empty(facts["allergy.jakInhibitors"].List!);
        Assert.Throws<KeyNotFoundException>(() => facts["tb.latent"]);
        Assert.Throws<KeyNotFoundException>(() => facts["shoe size"]);
    }
}
