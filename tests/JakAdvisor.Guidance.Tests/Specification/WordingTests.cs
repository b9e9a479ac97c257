using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>Sentences for clinicians that must not say more than their row or their statement.</summary>
public class WordingTests
{
    [Fact]
    public void Shingles_can_come_back_and_nobody_is_told_how_often() =>
        Assert.Equal("Shingles on treatment; the virus can come back on these drugs.", Variant("on-zoster", "upadacitinib", Jurisdiction.Us).Say);

    [Fact]
    public void Thirty_milligrams_are_tried_only_where_no_dose_rule_caps_the_dose() =>
        Assert.Equal(
            "Switch to another class. If 30 mg is tried, only where no dose rule caps it at 15 mg; stop if it is not enough.", Variant("on-no-benefit", "upadacitinib", Jurisdiction.Us).Action);

    [Fact]
    public void The_higher_activity_of_the_study_is_told_of_the_people_it_was_measured_in()
    {
        var limit = Assert.Single(Repository.Release.Study!.Limits, l => l.Says.StartsWith("Only 36 of 94", StringComparison.Ordinal));

        Assert.Equal(
            "Only 36 of 94 had a second endoscopy, and they were sicker at the start (median SES-CD 13.5 against 10.0 in all). CDAI was known again in 77, who began at 282.4 on average against 291.5 in all. Endoscopic figures are of the 36.",
            limit.Says);
        Assert.Equal(["S140", "SX18", "S79", "S83"], limit.Sources.Select(s => s.Id));
    }

    private static Variant<TreatmentEffect> Variant(string rule, string drug, Jurisdiction where) =>
        Repository.Release.TreatmentRules.Single(r => r.Id == rule).Variants.Single(v => v.AppliesTo(drug, where));
}
