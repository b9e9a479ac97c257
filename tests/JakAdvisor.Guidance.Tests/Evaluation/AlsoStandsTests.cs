using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>The level that stands behind the one that decided, so that an outside-indication hides no safety finding.</summary>
public class AlsoStandsTests
{
    [Fact]
    public void Nothing_else_stands_for_the_complete_patient() =>
        Assert.All(Evaluated.All(Jurisdiction.Eu, "{}").Options, option => Assert.Null(option.AlsoStands));

    [Fact]
    public void Behind_an_outside_indication_stands_the_hold()
    {
        var option = Evaluated.Us("tofacitinib", """{ "disease.type": "crohns-disease", "labs.lymphocytes": 0.4 }""");

        Assert.Equal(Level.OutsideIndication, option.Verdict);
        Assert.Equal(Level.NotNow, option.AlsoStands);
    }

    [Fact]
    public void The_worst_of_the_milder_levels_stands()
    {
        var option = Evaluated.Eu("upadacitinib", """{ "allergy.jakInhibitors": ["upadacitinib"], "tb.igra": null, "cardiovascular.diabetes": true, "patient.age": 17 }""");

        Assert.Equal(Level.Contraindicated, option.Verdict);
        Assert.Equal(Level.OutsideIndication, option.AlsoStands);
    }

    [Fact]
    public void A_second_finding_of_the_same_level_does_not_stand_behind() =>
        Assert.Null(Evaluated.Us("upadacitinib", """{ "labs.lymphocytes": 0.4, "labs.neutrophils": 0.9 }""").AlsoStands);

    [Fact]
    public void An_open_rule_does_not_stand()
    {
        var option = Evaluated.Us("upadacitinib", """{ "labs.lymphocytes": 0.4, "gi.shortTransit": null }""");

        Assert.Equal(Level.NotNow, option.Verdict);
        Assert.Null(option.AlsoStands);
    }

    [Fact]
    public void Where_open_rules_made_it_incomplete_what_is_settled_stands()
    {
        var conditions = Evaluated.Us("upadacitinib", """{ "infection.activeSerious": null, "cardiovascular.smoking": "current" }""");
        var candidate = Evaluated.Us("upadacitinib", """{ "infection.activeSerious": null }""");
        var lastResort = Evaluated.Eu("upadacitinib", """{ "infection.activeSerious": null, "cardiovascular.smoking": "current" }""");

        Assert.Equal((Level.Incomplete, Level.Conditions), (conditions.Verdict, conditions.AlsoStands));
        Assert.Equal((Level.Incomplete, null), (candidate.Verdict, candidate.AlsoStands));
        Assert.Equal((Level.Incomplete, Level.LastResort), (lastResort.Verdict, lastResort.AlsoStands));
    }

    [Fact]
    public void Behind_a_met_requirement_stands_the_next_milder_level()
    {
        var option = Evaluated.Us("upadacitinib", """{ "tb.igra": null, "cardiovascular.smoking": "current" }""");

        Assert.Equal((Level.Incomplete, Level.Conditions), (option.Verdict, option.AlsoStands));
    }
}
