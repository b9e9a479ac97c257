using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>Names that somebody must check by hand are told, and never guessed.</summary>
public class UnrecognisedTests
{
    [Fact]
    public void A_name_the_table_does_not_know_is_told_and_fires_its_caution()
    {
        var evaluation = Evaluated.All(Jurisdiction.Us, """{ "medications.current": ["paracetamol", " ashwagandha "] }""");

        Assert.Equal(["ashwagandha"], evaluation.Unrecognised);
        Assert.All(evaluation.Options, o => Assert.Equal(FindingState.Met, o.Finding("medicine-not-in-table").State));
    }

    [Theory]
    [InlineData("PARACETAMOL")]
    [InlineData("  Tylenol ")]
    [InlineData("insulin glargine")]
    [InlineData("Remicade")]
    [InlineData("prednisone")]
    public void A_name_in_any_case_a_brand_and_a_therapy_are_known(string name)
    {
        var evaluation = Evaluated.All(Jurisdiction.Us, $$"""{ "medications.current": ["{{name}}"] }""");

        Assert.Empty(evaluation.Unrecognised);
        Assert.All(evaluation.Options, o => Assert.DoesNotContain(o.Findings, f => f.Rule == "medicine-not-in-table"));
    }

    [Fact]
    public void A_name_listed_twice_is_told_once() =>
        Assert.Equal(["ashwagandha"], Evaluated.All(Jurisdiction.Us, """{ "medications.current": ["ashwagandha", "Ashwagandha"] }""").Unrecognised);

    [Theory]
    [InlineData("false", true)]
    [InlineData("null", true)]
    [InlineData("\"not-known\"", true)]
    [InlineData("true", false)]
    public void A_listed_oestrogen_is_told_unless_the_question_was_answered_yes(string oestrogen, bool told)
    {
        var over = Evaluated.WomanWith("thrombosis.oestrogen", oestrogen).Replace("{\"patient.sex\"", "{\"medications.current\":[\"ethinylestradiol\"],\"patient.sex\"", StringComparison.Ordinal);

        var evaluation = Evaluated.All(Jurisdiction.Us, over);

        Assert.Equal(told ? ["ethinylestradiol"] : [], evaluation.Unrecognised);
        Assert.All(evaluation.Options, o => Assert.DoesNotContain(o.Findings, f => f.Rule == "medicine-not-in-table"));
    }

    [Fact]
    public void A_therapy_of_no_class_is_told_by_its_name() =>
        Assert.Equal(["curcumin"], Evaluated.All(Jurisdiction.Us, """
            { "therapy.history": [ { "agent": "other", "name": "curcumin", "outcome": "effective", "continues": false }, { "agent": "infliximab", "outcome": "non-response" } ] }
            """).Unrecognised);
}
