using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Loading;

/// <summary>A clinic's own numbers are in force everywhere, shown everywhere, and leave the release's hash alone.</summary>
public class SiteFileTests
{
    private static GuidanceRelease Site(string overrides) => GuidanceLoader.Load(Repository.Files, "overrides:\n" + overrides);

    private static Option Us(GuidanceRelease release, string over) => Evaluated.All(Jurisdiction.Us, over, release: release).Options[0];

    [Fact]
    public void Without_a_site_file_or_with_an_empty_one_nothing_is_overridden()
    {
        Assert.Empty(Repository.Release.Overrides);
        Assert.Empty(Site("  {}\n").Overrides);
        Assert.Empty(GuidanceLoader.Load(Repository.Files, "overrides:\n").Overrides);
    }

    [Fact]
    public void A_shorter_lead_in_decides_earlier_and_the_texts_say_so()
    {
        const string threeWeeks = """{ "tb.igra": "positive", "tb.preventiveTreatment": "in-progress", "tb.preventiveWeeks": 3, "tb.preventiveRegimen": "isoniazid" }""";
        const string twoWeeks = """{ "tb.igra": "positive", "tb.preventiveTreatment": "in-progress", "tb.preventiveWeeks": 2, "tb.preventiveRegimen": "isoniazid" }""";
        var site = Site("  tb-lead-in: 3\n");

        Assert.Equal(Level.NotNow, Us(Repository.Release, threeWeeks).Verdict);
        Assert.Equal(Level.Conditions, Us(site, threeWeeks).Verdict);
        var waiting = Us(site, twoWeeks).Finding("tb-latent-lead-in");
        Assert.Contains("3 weeks", waiting.Say, StringComparison.Ordinal);
        Assert.DoesNotContain("4 weeks", waiting.Action, StringComparison.Ordinal);
        Assert.Contains(Us(site, twoWeeks).Changes, c => c.Told() == "tb.preventiveTreatment in-progress with tb.preventiveWeeks 3 = conditions");
        Assert.Equal("tb.preventiveWeeks < 3 weeks", waiting.Condition.Of![^1].Test);
    }

    [Fact]
    public void A_longer_interval_after_a_live_vaccine_is_the_derived_facts_too()
    {
        const string fiveWeeksAgo = """{ "vaccines.liveRecent": null, "vaccines.lastLive": "2026-10-18" }""";
        var site = Site("  live-vaccine-interval: 42\n");

        Assert.DoesNotContain(Us(Repository.Release, fiveWeeksAgo).Findings, f => f.Rule == "live-vaccine-recent" && f.State == FindingState.Met);
        var option = Us(site, fiveWeeksAgo);
        Assert.Equal(FindingState.Met, option.Finding("live-vaccine-recent").State);
        Assert.Contains("42 days", option.Finding("live-vaccine-recent").Action, StringComparison.Ordinal);
        Assert.Equal("vaccines.liveRecent False from 2026-11-29 = candidate", Assert.Single(option.Changes).Told());
    }

    [Fact]
    public void A_liver_limit_with_a_fraction_is_compared_and_written_exactly()
    {
        var site = Site("  liver-hold-limit: 4.5\n");

        Assert.Equal(Level.Conditions, Us(site, """{ "labs.altTimesUln": 4.5 }""").Verdict);
        Assert.Equal(Level.NotNow, Us(site, """{ "labs.altTimesUln": 4.6 }""").Verdict);
        Assert.Contains("4.5 ×", Us(site, """{ "labs.altTimesUln": 4.6 }""").Finding("liver-tests-high").Action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shorter_window_makes_a_result_too_old()
    {
        const string sevenMonthsOld = """{ "tb.igra": { "value": "negative", "on": "2026-04-22" } }""";
        var site = Site("  fresh.tb.igra: 6 months\n");

        Assert.Equal(Level.Candidate, Us(Repository.Release, sevenMonthsOld).Verdict);
        var option = Us(site, sevenMonthsOld);
        Assert.Equal(Level.Incomplete, option.Verdict);
        Assert.Equal(FactState.TooOld, option.Gap("tb.igra").Unknown);
    }

    [Fact]
    public void Overrides_are_part_of_the_identity_and_not_of_the_hash()
    {
        var site = Site("  tb-lead-in: 3\n  live-vaccine-interval: 28\n  fresh.tb.igra: 6 months\n  fresh.hbv.dna: 90 days\n  fresh.tb.active: 30 days\n");

        // What is set as released is no override.
        ParameterOverride[] expected =
        [
            new("fresh.hbv.dna", 90, 6, "days (released in months)"),
            new("fresh.tb.igra", 6, 12, "months"),
            new("tb-lead-in", 3, 4, "weeks"),
        ];
        Assert.Equal(expected, site.Overrides);
        Assert.Equal(expected, Evaluated.All(Jurisdiction.Eu, "{}", release: site).Guidance.Overrides);
        Assert.Equal(Repository.Release.Sha256, site.Sha256);
        Assert.Equal(Repository.Release.Name, site.Name);
    }

    [Fact]
    public void Two_sites_of_one_release_are_told_apart_by_their_bytes()
    {
        static byte[] Bytes(GuidanceRelease release) => EvaluationJson.Write(Evaluated.All(Jurisdiction.Us, "{}", release: release));

        Assert.Equal(Bytes(Site("  tb-lead-in: 3\n")), Bytes(Site("  tb-lead-in: 3\n")));
        Assert.NotEqual(Bytes(Repository.Release), Bytes(Site("  tb-lead-in: 3\n")));
    }

    [Theory]
    [InlineData("tb-lead-in", "1")]
    [InlineData("tb-lead-in", "52")]
    [InlineData("live-vaccine-interval", "14")]
    [InlineData("liver-hold-limit", "2.5")]
    public void The_ends_of_a_range_can_be_set(string parameter, string value) =>
        Assert.Equal(value, FormattableString.Invariant($"{Site($"  {parameter}: {value}\n").Parameters.Single(p => p.Name == parameter).Value}"));

    [Fact]
    public void Facts_read_with_one_site_are_refused_by_another()
    {
        var facts = Patients.Read(new JsonObject());

        Assert.Throws<ArgumentException>(() => Site("  tb-lead-in: 3\n").Evaluator.Evaluate(facts, Jurisdiction.Us, Patients.AsOf));
    }
}
