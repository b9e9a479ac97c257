using JakAdvisor.Web.Cohort.Statistics;

namespace JakAdvisor.Web.Tests.Cohort.Statistics;

/// <summary>The Hodges–Lehmann estimate against values worked out by hand.</summary>
public class HodgesLehmannTests
{
    /// <summary>1, 1.5, 2, 2, 2.5, 3, 4, 4.5, 5, 7 are the ten means of 1, 2, 3 and 7 two by two: 2.5 and 3 lie in the middle.</summary>
    [Fact]
    public void The_estimate_is_the_median_of_the_means_of_every_two() => Assert.Equal(2.75, Paired(1, 2, 3, 7).Estimate);

    /// <summary>-4, -1.5, 1 are the means of -4 and 1.</summary>
    [Fact]
    public void The_order_and_the_sign_of_the_differences_do_not_matter() => Assert.Equal((-1.5, -1.5), (Paired(1, -4).Estimate, Paired(-4, 1).Estimate));

    [Fact]
    public void One_pair_is_its_own_estimate_without_an_interval() => Assert.Equal(new MedianDifference(1, 3, null, null, true), Paired(3));

    [Fact]
    public void Without_a_pair_there_is_nothing_to_estimate() => Assert.Null(HodgesLehmann.Paired([]));

    /// <summary>Five pairs have 32 patterns of signs: the most extreme one alone is 3.1 %, more than 2.5 %.</summary>
    [Fact]
    public void Five_pairs_allow_no_interval_of_95_percent() => Assert.Equal((3.0, null, null), (Paired(1, 2, 3, 4, 5).Estimate, Paired(1, 2, 3, 4, 5).Low, Paired(1, 2, 3, 4, 5).High));

    /// <summary>Six pairs have 64: the most extreme one is 1.6 %, the two most extreme 3.1 %. The interval reaches from the least mean to the greatest.</summary>
    [Fact]
    public void Six_pairs_reach_from_the_least_to_the_greatest() => Assert.Equal(new MedianDifference(6, 3.5, 1, 6, true), Paired(6, 5, 4, 3, 2, 1));

    /// <summary>
    /// Of ten pairs a signed rank of 8 or less has 25 of 1024 patterns (2.4 %), one of 9 or less 33 (3.2 %). The ninth least mean counts: of 1 to 10 the sums 2, 3, 4, 4, 5, 5, 6, 6, 6
    /// are the nine least, so that it is 3; the interval is symmetrical round 5.5.
    /// </summary>
    [Fact]
    public void Ten_pairs_take_the_ninth_mean_from_each_end() => Assert.Equal(new MedianDifference(10, 5.5, 3, 8, true), Paired(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    [Fact]
    public void Equal_differences_have_an_interval_of_no_width() => Assert.Equal(new MedianDifference(8, -2, -2, -2, true), Paired(-2, -2, -2, -2, -2, -2, -2, -2));

    /// <summary>
    /// 51 pairs are too many for the exact table: 51 × 52 / 4 = 663, deviation √(51 × 52 × 103 / 24) = 106.685, 663 − 1.95996 × 106.685 = 453.9, so the 453rd mean from each end.
    /// Of 1 to 51 there are ⌊s / 2⌋ pairs of sum s up to 52; those of a sum up to 42 are 2 × (1 + … + 20) + 21 = 441, those up to 43 are 462: the 453rd has the sum 43, the mean 21.5.
    /// </summary>
    [Fact]
    public void More_than_fifty_pairs_take_the_normal_approximation() =>
        Assert.Equal(new MedianDifference(51, 26, 21.5, 30.5, false), HodgesLehmann.Paired([.. Enumerable.Range(1, 51).Select(i => (double)i)]));

    [Fact]
    public void The_fast_way_finds_what_listing_every_mean_finds()
    {
        double[] differences = [-120, 14.5, -80, 0, -33, 7, -80, -201, 3.25, -66, -1, -92, 18];
        var means = differences.SelectMany((a, i) => differences.Skip(i).Select(b => (a + b) / 2)).Order().ToList();

        Assert.Equal(91, means.Count);
        Assert.Equal(means[45], HodgesLehmann.Paired(differences)!.Estimate);
    }

    private static MedianDifference Paired(params double[] differences) => HodgesLehmann.Paired(differences)!;
}
