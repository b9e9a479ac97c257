using JakAdvisor.Web.Cohort.Statistics;

namespace JakAdvisor.Web.Tests.Cohort.Statistics;

/// <summary>Wilson's interval against the values of the specification, which are the study's own groups.</summary>
public class WilsonTests
{
    [Theory]
    [InlineData(41, 94, 43.6, 34.0, 53.7)]
    [InlineData(33, 94, 35.1, 26.2, 45.2)]
    [InlineData(41, 77, 53.2, 42.2, 64.0)]
    [InlineData(33, 77, 42.9, 32.4, 54.0)]
    [InlineData(18, 36, 50.0, 34.5, 65.5)]
    [InlineData(0, 94, 0, 0, 3.9)]
    public void A_share_has_the_interval_of_the_specification(int n, int of, double percent, double low, double high)
    {
        var share = Wilson.Interval(n, of)!;

        Assert.Equal((percent, low, high), (Rounded(share.Estimate), Rounded(share.Low), Rounded(share.High)));
    }

    [Fact]
    public void Everybody_is_exactly_one_and_its_interval_mirrors_that_of_nobody()
    {
        var (all, none) = (Wilson.Interval(94, 94)!, Wilson.Interval(0, 94)!);

        Assert.Equal((1.0, 1.0), (all.Estimate, all.High));
        Assert.Equal(1 - none.High, all.Low, 12);
    }

    [Fact]
    public void Of_nobody_there_is_no_share() => Assert.Null(Wilson.Interval(0, 0));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void More_than_all_and_fewer_than_none_are_refused(int n, int of) => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(n, of));

    private static double Rounded(double share) => Math.Round(100 * share, 1, MidpointRounding.AwayFromZero);
}
