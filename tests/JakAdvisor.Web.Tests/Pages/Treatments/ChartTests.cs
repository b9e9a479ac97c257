using JakAdvisor.Web.Data;
using JakAdvisor.Web.Treatments;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>All charts of a treatment share one scale of time, so that a point stands above its day in every one of them.</summary>
public class ChartTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void A_value_of_one_day_in_the_middle_stands_in_the_middle()
    {
        var charts = Chart.Of(Treatment(new Measurements { Cdai = 300 }), [Visit(50, new Measurements { SesCd = 6, Cdai = 200 }), Visit(100, new Measurements { Cdai = 120 })]);

        var sesCd = charts.Single(c => c.Title == "SES-CD");
        Assert.Equal((Start, Start.AddDays(100)), (sesCd.First, sesCd.Last));
        // Half way from 40 to 238.
        Assert.Equal("139", sesCd.X(sesCd.Points.Single().On));
        Assert.Equal("40,14 139,44.7 238,69.2", charts.Single(c => c.Title == "CDAI").Path);
        Assert.DoesNotContain(charts, c => c.Title == "CRP");
    }

    [Fact]
    public void The_mark_is_in_sight_even_above_all_values_and_is_told_in_words()
    {
        var alt = Chart.Of(Treatment(new Measurements { Alt = 0.5 }), [Visit(28, new Measurements { Alt = 0.25 })]).Single();

        Assert.Equal("14", alt.Y(1));
        Assert.Equal("60", alt.Y(0.5));
        Assert.Equal("0.5 → 0.25", alt.Course);
        Assert.Equal("ALT: from 0.5 on 1 Jan 2026 to 0.25 × upper limit on 29 Jan 2026, 2 values; the line is the upper limit", alt.Summary);
    }

    private static Treatment Treatment(Measurements baseline) => new()
    {
        Jurisdiction = "us",
        Drug = "upadacitinib",
        Dose = "45 mg once daily",
        Phase = "induction",
        State = "active",
        Disease = "crohns-disease",
        BaselineOn = Start,
        StartedOn = Start,
        Sex = "male",
        Smoking = "never",
        Location = "L3",
        Behaviour = "B1",
        Baseline = baseline,
    };

    private static VisitRow Visit(int day, Measurements measured) =>
        new(Guid.NewGuid(), Start.AddDays(day), day / 7, "continue", Provisional: false, "", "", null, "{}", null, new OutcomeColumns(), measured);
}
