using MathNet.Numerics.Distributions;

namespace JakAdvisor.Web.Cohort.Statistics;

/// <summary>A median of paired differences with its 95 % confidence interval; the interval is null where so few pairs allow none.</summary>
public sealed record MedianDifference(int Pairs, double Estimate, double? Low, double? High, bool IsExact);

/// <summary>
/// The Hodges–Lehmann estimate for paired differences: the median of the means of every two differences, each with itself too. Its interval comes from the distribution of
/// Wilcoxon's signed rank, exact up to 50 pairs, by the normal approximation above.
/// </summary>
public static class HodgesLehmann
{
    private const int MostExact = 50;
    private const double Tail = 0.025;

    /// <summary>The estimate; null without a pair.</summary>
    public static MedianDifference? Paired(IReadOnlyCollection<double> differences)
    {
        var sorted = differences.Order().ToArray();
        var n = sorted.Length;
        if (n == 0) return null;
        var means = (long)n * (n + 1) / 2;
        var estimate = (Smallest(sorted, (means + 1) / 2) + Smallest(sorted, means / 2 + 1)) / 2;
        var rank = n <= MostExact ? ExactRank(n) : NormalRank(n);
        return rank < 1
            ? new MedianDifference(n, estimate, null, null, true)
            : new MedianDifference(n, estimate, Smallest(sorted, rank), Smallest(sorted, means + 1 - rank), n <= MostExact);
    }

    /// <summary>One more than the largest signed rank that stays within the tail; 0 when none does.</summary>
    private static long ExactRank(int n)
    {
        // How many of the 2^n signs give each sum of positive ranks.
        var ways = new double[n * (n + 1) / 2 + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= n; rank++)
        {
            for (var sum = ways.Length - 1; sum >= rank; sum--) ways[sum] += ways[sum - rank];
        }
        var (total, below) = (Math.Pow(2, n), 0.0);
        for (var sum = 0; sum < ways.Length; sum++)
        {
            below += ways[sum];
            if (below > Tail * total) return sum;
        }
        return 0;
    }

    private static long NormalRank(int n)
    {
        var (mean, deviation) = (n * (n + 1.0) / 4, Math.Sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24));
        return (long)Math.Floor(mean + Normal.InvCDF(0, 1, Tail) * deviation);
    }

    /// <summary>The mean of that rank among the means of every two; found by halving, since there are n (n + 1) / 2 of them.</summary>
    private static double Smallest(double[] sorted, long rank)
    {
        var (low, high) = (sorted[0], sorted[^1]);
        if (CountUpTo(sorted, low) >= rank) return low;
        while (true)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) break;
            if (CountUpTo(sorted, middle) >= rank) high = middle;
            else low = middle;
        }
        return LargestUpTo(sorted, high);
    }

    private static long CountUpTo(double[] sorted, double limit)
    {
        var (count, j) = (0L, sorted.Length - 1);
        for (var i = 0; i < sorted.Length; i++)
        {
            while (j >= i && Mean(sorted[i], sorted[j]) > limit) j--;
            if (j < i) break;
            count += j - i + 1;
        }
        return count;
    }

    private static double LargestUpTo(double[] sorted, double limit)
    {
        var (largest, j) = (sorted[0], sorted.Length - 1);
        for (var i = 0; i < sorted.Length; i++)
        {
            while (j >= i && Mean(sorted[i], sorted[j]) > limit) j--;
            if (j < i) break;
            largest = Math.Max(largest, Mean(sorted[i], sorted[j]));
        }
        return largest;
    }

    private static double Mean(double one, double other) => (one + other) / 2;
}
