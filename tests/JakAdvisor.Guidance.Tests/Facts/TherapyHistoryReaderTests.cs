using System.Text.Json;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Facts;

/// <summary>Entries of the therapy history: what is possible, what is not, and what nobody said.</summary>
public class TherapyHistoryReaderTests
{
    private const string Agents = "infliximab, adalimumab, certolizumab-pegol, golimumab, ustekinumab, risankizumab, guselkumab, mirikizumab, vedolizumab, natalizumab, "
        + "ozanimod, etrasimod, upadacitinib, tofacitinib, filgotinib, prednisolone, budesonide, other-corticosteroid, azathioprine, mercaptopurine, methotrexate, "
        + "ciclosporin, tacrolimus, mesalazine, sulfasalazine, other";

    private const string Outcomes = "non-response, loss-of-response, intolerance, dependence, effective, stopped-other-reason, not-known";

    private static (PatientFacts Facts, List<InputFault> Faults) Read(string entry)
    {
        var faults = new List<InputFault>();
        using var document = JsonDocument.Parse($$"""{ "therapy.history": [ {{entry}} ] }""");
        return (Repository.Release.Reader.Read(document.RootElement, Patients.AsOf, faults), faults);
    }

    [Theory]
    [InlineData("\"infliximab\"", "therapy.history cannot be \"infliximab\"; possible: an entry { \"agent\": …, \"outcome\": …, \"continues\": true or false }.")]
    [InlineData("null", "therapy.history cannot be null; possible: an entry { \"agent\": …, \"outcome\": …, \"continues\": true or false }.")]
    [InlineData("""{ "agent": "remicade", "outcome": "effective" }""", "therapy.history agent cannot be \"remicade\"; possible: " + Agents + ".")]
    [InlineData("""{ "agent": 7, "outcome": "effective" }""", "therapy.history agent cannot be 7; possible: " + Agents + ".")]
    [InlineData("""{ "outcome": "effective" }""", "therapy.history agent cannot be nothing; possible: " + Agents + ".")]
    [InlineData("""{ "agent": "infliximab" }""", "therapy.history outcome cannot be nothing; possible: " + Outcomes + ".")]
    [InlineData("""{ "agent": "infliximab", "outcome": "failed" }""", "therapy.history outcome cannot be \"failed\"; possible: " + Outcomes + ".")]
    [InlineData("""{ "agent": "infliximab", "outcome": null }""", "therapy.history outcome cannot be null; possible: " + Outcomes + ".")]
    [InlineData("""{ "agent": "infliximab", "outcome": "effective", "continues": "yes" }""", "therapy.history continues cannot be \"yes\"; possible: true or false.")]
    [InlineData("""{ "agent": "infliximab", "outcome": "effective", "dose": "5 mg/kg" }""", "therapy.history dose cannot be \"5 mg/kg\"; possible: the keys agent, outcome, continues, name.")]
    [InlineData("""{ "agent": "infliximab", "agent": "adalimumab", "outcome": "effective" }""", "therapy.history has an entry with agent twice; possible: each key once.")]
    [InlineData("""{ "agent": "other", "outcome": "effective" }""", "therapy.history name cannot be nothing; possible: a name of 1 to 200 characters for the agent other.")]
    [InlineData("""{ "agent": "other", "outcome": "effective", "name": " " }""", "therapy.history name cannot be \" \"; possible: a name of 1 to 200 characters.")]
    [InlineData("""{ "agent": "infliximab", "outcome": "effective", "name": "Remicade" }""", "therapy.history name goes only with the agent other.")]
    public void An_entry_that_is_not_possible_is_told(string entry, string sentence) => Assert.Contains(Read(entry).Faults, f => f.Sentence == sentence);

    [Theory]
    [InlineData("non-response", true, Truth.False)]
    [InlineData("loss-of-response", true, Truth.False)]
    [InlineData("intolerance", true, Truth.False)]
    [InlineData("dependence", true, Truth.Unknown)]
    [InlineData("effective", false, Truth.Unknown)]
    [InlineData("stopped-other-reason", false, Truth.False)]
    [InlineData("not-known", false, Truth.Unknown)]
    public void Where_nobody_said_whether_it_goes_on_the_outcome_decides(string outcome, bool failed, Truth goesOn)
    {
        var (facts, faults) = Read($$"""{ "agent": "prednisolone", "outcome": "{{outcome}}" }""");
        var entry = (TherapyEntry)Assert.Single(facts["therapy.history"].List!);

        Assert.Empty(faults);
        Assert.Equal((failed, goesOn), (entry.Failed, entry.GoesOn));
        Assert.Equal(Truth.True, (entry with { Continues = true }).GoesOn);
        Assert.Equal(Truth.False, (entry with { Continues = false }).GoesOn);
    }

    [Fact]
    public void Null_for_continues_and_name_is_as_if_left_out()
    {
        var (facts, faults) = Read("""{ "agent": "infliximab", "outcome": "effective", "continues": null, "name": null }""");

        Assert.Empty(faults);
        Assert.Equal(Truth.Unknown, ((TherapyEntry)facts["therapy.history"].List![0]).GoesOn);
    }
}
