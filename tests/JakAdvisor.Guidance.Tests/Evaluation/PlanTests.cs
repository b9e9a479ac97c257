using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>Monitoring with its dates, and counselling only where it applies.</summary>
public class PlanTests
{
    private static readonly DateOnly Start = new(2026, 12, 1);

    private static MonitoringItem Item(Option option, string id) => option.Monitoring.Single(m => m.Id == id);

    private static string[] Counselled(Option option) => [.. option.Counselling.Select(c => c.Id)];

    [Fact]
    public void Lipids_at_week_12_of_a_start_on_1_December_fall_on_23_February() =>
        Assert.Equal([new DateOnly(2027, 2, 23)], Item(Evaluated.Us("upadacitinib", "{}", Start), "lipids-upadacitinib-us").On);

    [Fact]
    public void Every_week_of_the_plan_gets_its_day()
    {
        var item = Item(Evaluated.Us("upadacitinib", "{}", Start), "blood-count-upadacitinib-us");

        Assert.Equal([4, 8, 12], item.Weeks);
        Assert.Equal([new DateOnly(2026, 12, 29), new DateOnly(2027, 1, 26), new DateOnly(2027, 2, 23)], item.On);
        Assert.Equal("then every 3 months", item.Every);
    }

    [Fact]
    public void A_span_of_weeks_is_told_beside_the_week_that_is_due()
    {
        var item = Item(Evaluated.Us("tofacitinib", "{}", Start), "lipids-tofacitinib-us");

        Assert.Equal([4, 8], item.Window!);
        Assert.Equal([new DateOnly(2027, 1, 26)], item.On);
    }

    [Fact]
    public void Without_a_planned_start_there_are_weeks_and_no_dates()
    {
        var option = Evaluated.Us("upadacitinib", "{}");

        Assert.Equal([4, 8, 12], Item(option, "blood-count-upadacitinib-us").Weeks);
        Assert.All(option.Monitoring, m => Assert.Empty(m.On));
    }

    [Fact]
    public void A_start_today_is_planned_and_a_start_yesterday_is_refused()
    {
        Assert.Equal(Patients.AsOf.AddDays(84), Item(Evaluated.Us("upadacitinib", "{}", Patients.AsOf), "lipids-upadacitinib-us").On.Single());
        Assert.Throws<ArgumentException>(() => Evaluated.Us("upadacitinib", "{}", Patients.AsOf.AddDays(-1)));
    }

    [Fact]
    public void Each_drug_and_place_has_its_own_monitoring()
    {
        Assert.DoesNotContain(Evaluated.Eu("upadacitinib", "{}").Monitoring, m => m.Id.EndsWith("-us", StringComparison.Ordinal));
        Assert.DoesNotContain(Evaluated.Eu("filgotinib", "{}").Monitoring, m => m.Id.Contains("tofacitinib", StringComparison.Ordinal));
        Assert.Contains(Evaluated.Eu("filgotinib", "{}").Monitoring, m => m.Id == "lipids-filgotinib");
    }

    [Fact]
    public void Hepatitis_b_is_followed_only_where_a_hepatitis_b_rule_asks_for_it()
    {
        static bool Followed(Option option) => option.Monitoring.Any(m => m.What.Contains("HBV", StringComparison.Ordinal));

        Assert.False(Followed(Evaluated.Us("upadacitinib", "{}")));
        Assert.True(Followed(Evaluated.Us("upadacitinib", """{ "hbv.hbsAg": "positive", "hbv.antiHbc": "positive", "hbv.dna": "undetectable", "hbv.antiviral": true }""")));
    }

    [Fact]
    public void Pregnancy_is_spoken_of_with_her_whom_it_concerns()
    {
        string[] woman = Counselled(Evaluated.Us("upadacitinib", Evaluated.Woman)), man = Counselled(Evaluated.Us("upadacitinib", "{}"));
        var cannot = Counselled(Evaluated.Us("upadacitinib", """{ "patient.sex": "female", "patient.age": 60, "pregnancy.possible": false, "pregnancy.breastfeeding": false }"""));

        Assert.All(new[] { "pregnancy", "contraception-4-weeks", "breastfeeding-upadacitinib-us" }, id =>
        {
            Assert.Contains(id, woman);
            Assert.DoesNotContain(id, man);
            Assert.DoesNotContain(id, cannot);
        });
        Assert.Contains("contraception-1-week", Counselled(Evaluated.Eu("filgotinib", Evaluated.Woman)));
        Assert.DoesNotContain("contraception-4-weeks", Counselled(Evaluated.Eu("filgotinib", Evaluated.Woman)));
    }

    [Fact]
    public void Stopping_smoking_is_spoken_of_with_smokers()
    {
        Assert.Contains(Counselled(Evaluated.Us("upadacitinib", """{ "cardiovascular.smoking": "current" }""")), id => id.Contains("smoking", StringComparison.Ordinal));
        Assert.DoesNotContain(Counselled(Evaluated.Us("upadacitinib", """{ "cardiovascular.smoking": "former" }""")), id => id.Contains("smoking", StringComparison.Ordinal));
    }

    [Fact]
    public void Reducing_steroids_is_spoken_of_with_those_who_take_them()
    {
        const string onSteroids = """
            { "therapy.history": [ { "agent": "infliximab", "outcome": "non-response" }, { "agent": "prednisolone", "outcome": "dependence", "continues": true } ] }
            """;

        Assert.Contains(Counselled(Evaluated.Us("upadacitinib", onSteroids)), id => id.Contains("steroid", StringComparison.Ordinal));
        Assert.DoesNotContain(Counselled(Evaluated.Us("upadacitinib", "{}")), id => id.Contains("steroid", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_item_has_its_plain_sentence_and_a_source() => Assert.All(Evaluated.All(Jurisdiction.Eu, Evaluated.Woman, Start).Options, option =>
    {
        Assert.All(option.Counselling, c => Assert.True(c.Patient.Length > 0 && c.Sources.Count > 0, c.Id));
        Assert.All(option.Monitoring, m => Assert.True(m.Why.Length > 0 && m.Sources.Count > 0, m.Id));
    });
}
