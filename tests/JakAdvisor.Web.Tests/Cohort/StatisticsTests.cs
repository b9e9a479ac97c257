using FsCheck.Fluent;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Web.Cohort.Statistics;
using MathNet.Numerics.Distributions;

namespace JakAdvisor.Web.Tests.Cohort;

/// <summary>The two intervals that are our own, against worked values, hand-made examples and a slow way of the same definition.</summary>
public class StatisticsTests
{
    [Theory]
    [InlineData(41, 94, 43.6, 34.0, 53.7)]
    [InlineData(33, 94, 35.1, 26.2, 45.2)]
    [InlineData(41, 77, 53.2, 42.2, 64.0)]
    [InlineData(33, 77, 42.9, 32.4, 54.0)]
    [InlineData(18, 36, 50.0, 34.5, 65.5)]
    [InlineData(0, 94, 0.0, 0.0, 3.9)]
    public void A_share_has_the_interval_that_the_specification_works_out(int n, int of, double share, double low, double high)
    {
        var interval = Wilson.Interval(n, of);
        Assert.Equal((share, low, high), (Per(interval.Estimate), Per(interval.Low), Per(interval.High)));
    }

    [Fact]
    public void None_and_all_have_an_interval_that_ends_exactly_there()
    {
        Assert.Equal(0, Wilson.Interval(0, 7).Low);
        Assert.Equal(1, Wilson.Interval(7, 7).High);
        Assert.Equal(Wilson.Interval(0, 7).High, 1 - Wilson.Interval(7, 7).Low, 12);
        // One of one: z² / (1 + z²) with z² = 3.8415 leaves 1 / 4.8415.
        Assert.Equal(1 / 4.8414588, Wilson.Interval(1, 1).Low, 6);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, 0)]
    public void A_share_of_nobody_or_of_more_than_there_are_is_refused(int n, int of) => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(n, of));

    [Fact]
    public void Six_differences_reach_from_the_least_to_the_greatest() =>
        // All six have one sign in 2 of 64 cases: 3.1 %. The averages lie evenly around 3.5.
        Assert.Equal(new MedianInterval(3.5, 1, 6, true), HodgesLehmann.Paired([4, 1, 6, 3, 2, 5]));

    [Fact]
    public void Five_differences_have_a_median_and_no_interval() =>
        Assert.Equal(new MedianInterval(3, null, null, true), HodgesLehmann.Paired([5, 4, 3, 2, 1]));

    [Fact]
    public void Eight_differences_leave_three_averages_out_at_either_end() =>
        // P(W <= 3) = 5/256 = 2.0 %, P(W <= 4) = 7/256 = 2.7 %. Averages from below: 1, 1.5, 2, 2, …: the fourth is 2; from above the fourth is 7.
        Assert.Equal(new MedianInterval(4.5, 2, 7, true), HodgesLehmann.Paired([1, 2, 3, 4, 5, 6, 7, 8]));

    [Fact]
    public void Ties_and_zeros_stay_in_as_the_averages_they_make() =>
        // 36 averages: 0 three times, then 0.5: the fourth. From above 9, 8, 7, 7: the fourth. In the middle 3 and 3.5.
        Assert.Equal(new MedianInterval(3.25, 0.5, 7, true), HodgesLehmann.Paired([2, 0, 9, 1, 0, 7, 2, 5]));

    [Fact]
    public void One_difference_for_all_is_the_answer_with_no_width() =>
        Assert.Equal(new MedianInterval(-4, -4, -4, true), HodgesLehmann.Paired([-4, -4, -4, -4, -4, -4, -4]));

    [Fact]
    public void More_than_fifty_differences_take_the_normal_approximation() =>
        // 51·52/4 − 1.960·√(51·52·103/24) = 663 − 209.1 = 453.9. Among 1 … 51 there are 441 pairs with a sum up to 42 and 462 up to 43: the 453rd average is 21.5.
        Assert.Equal(new MedianInterval(26, 21.5, 30.5, false), HodgesLehmann.Paired([.. Enumerable.Range(1, 51).Select(i => (double)i)]));

    [Fact]
    public void Changing_the_sign_of_every_difference_turns_the_answer_round()
    {
        var (there, back) = (HodgesLehmann.Paired([3, -1, 8, 2, -5, 13, 7]), HodgesLehmann.Paired([-3, 1, -8, -2, 5, -13, -7]));
        Assert.Equal((-there.Estimate, -there.High, -there.Low), (back.Estimate, back.Low, back.High));
    }

    [Fact]
    public void Any_differences_get_the_answer_of_all_averages_and_all_signs_written_out()
    {
        var lists = from count in Gen.Choose(1, 10) from values in Gen.Choose(-40, 40).Select(i => i / 4.0).ListOf(count) select values.ToArray();
        RandomRuns.Hold(300, lists, values =>
        {
            var averages = (from i in Enumerable.Range(0, values.Length) from j in Enumerable.Range(i, values.Length - i) select (values[i] + values[j]) / 2).Order().ToList();
            var found = HodgesLehmann.Paired(values);
            Assert.Equal((averages[(averages.Count - 1) / 2] + averages[averages.Count / 2]) / 2, found.Estimate, 12);

            var sums = Enumerable.Range(0, 1 << values.Length).Select(signs => Enumerable.Range(0, values.Length).Sum(rank => ((signs >> rank) & 1) * (rank + 1))).ToList();
            var left = Enumerable.Range(0, averages.Count).TakeWhile(sum => sums.Count(s => s <= sum) <= 0.025 * sums.Count).Count();
            Assert.Equal(left == 0 ? null : averages[left - 1], found.Low);
            Assert.Equal(left == 0 ? null : averages[^left], found.High);
        });
    }

    [Fact]
    public void Ten_thousand_differences_are_answered_at_once()
    {
        var answer = HodgesLehmann.Paired([.. Enumerable.Range(0, 10_000).Select(i => (double)(i % 100))]);
        Assert.Equal(49.5, answer.Estimate);
        Assert.InRange(answer.High!.Value - answer.Low!.Value, 0, 2);
    }

    [Fact]
    public void Median_quartiles_mean_and_deviation_are_those_worked_by_hand()
    {
        // 1 2 4 7 9: quartiles at places 2 and 4; squares of 3.6 2.6 0.6 2.4 4.4 add up to 45.2, over 4 = 11.3.
        var spread = Spread.Of([9, 1, 4, 7, 2]);
        Assert.Equal((5, 4.0, 2.0, 7.0), (spread.Count, spread.Median, spread.LowerQuartile, spread.UpperQuartile));
        Assert.Equal((4.6, Math.Sqrt(11.3)), (Math.Round(spread.Mean, 12), spread.Deviation!.Value));
        Assert.Null(Spread.Of([3]).Deviation);
    }

    [Fact]
    public void The_level_that_the_study_prints_for_CRP_is_the_exact_one_of_its_59_pairs()
    {
        // Between the 22nd difference and the 22nd from above lie 1 − 2·P(Bin(59, ½) ≤ 21) of cases: the text (96.37 %) is right and the figure's legend (95.37 %) is not.
        Assert.Equal(96.37, Math.Round(100 * (1 - (2 * Binomial.CDF(0.5, 59, 21))), 2));
    }

    private static double Per(double share) => Math.Round(100 * share, 1);
}
