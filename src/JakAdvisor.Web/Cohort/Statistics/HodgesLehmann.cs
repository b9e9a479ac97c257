using MathNet.Numerics.Distributions;

namespace JakAdvisor.Web.Cohort.Statistics;

/// <summary>
/// The paired change by Hodges and Lehmann: the median of all averages of two differences (each with itself too), with the 95 % interval that belongs to
/// the signed-rank test. Ties and zeros stay in as the equal averages they make; the closed interval then holds at least what it says.
/// </summary>
public static class HodgesLehmann
{
    private const double Tail = 0.025;
    private const int MostExact = 50;
    private static readonly double Z = Normal.InvCDF(0, 1, 1 - Tail);

    /// <summary>Of at least one difference. Fewer than six have no 95 % interval; more than fifty use the normal approximation.</summary>
    public static MedianInterval Paired(IReadOnlyList<double> differences)
    {
        if (differences.Count == 0) throw new ArgumentException("There is no difference", nameof(differences));
        var sorted = differences.Order().ToArray();
        var n = sorted.Length;
        var averages = (long)n * (n + 1) / 2;
        var estimate = (Average(sorted, (averages + 1) / 2) + Average(sorted, (averages / 2) + 1)) / 2;
        var exact = n <= MostExact;
        return (exact ? Exact(n) : Approximate(n)) is { } rank
            ? new MedianInterval(estimate, Average(sorted, rank), Average(sorted, averages + 1 - rank), exact)
            : new MedianInterval(estimate, null, null, exact);
    }

    /// <summary>The rank of the lower bound: one more than the greatest sum of ranks that is reached or undercut in at most 2.5 % of cases; null when there is none.</summary>
    private static long? Exact(int n)
    {
        // The chance of each sum of positive ranks, one rank after the other.
        var chance = new double[(n * (n + 1) / 2) + 1];
        chance[0] = 1;
        for (var rank = 1; rank <= n; rank++)
        {
            for (var sum = rank * (rank + 1) / 2; sum >= 0; sum--) chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
        }
        var (below, total) = (0, chance[0]);
        while (total <= Tail) total += chance[++below];
        return below == 0 ? null : below;
    }

    private static long Approximate(int n)
    {
        double size = n;
        return (long)Math.Floor((size * (size + 1) / 4) - (Z * Math.Sqrt(size * (size + 1) * ((2 * size) + 1) / 24)));
    }

    /// <summary>
    /// The average of the given rank, without making all of them: the least number that at least so many averages do not exceed, found by halving the
    /// numbers between the ends as their bits order them.
    /// </summary>
    private static double Average(double[] sorted, long rank)
    {
        var (low, high) = (Key(sorted[0]), Key(sorted[^1]));
        while (low < high)
        {
            var middle = (low & high) + ((low ^ high) >> 1);
            if (NotAbove(sorted, Number(middle)) >= rank) high = middle;
            else low = middle + 1;
        }
        return Number(low);
    }

    private static long NotAbove(double[] sorted, double limit)
    {
        var (count, last) = (0L, sorted.Length - 1);
        for (var first = 0; first < sorted.Length; first++)
        {
            while (last >= first && (sorted[first] + sorted[last]) / 2 > limit) last--;
            if (last < first) break;
            count += last - first + 1;
        }
        return count;
    }

    private static long Key(double number) => BitConverter.DoubleToInt64Bits(number) is var bits && bits < 0 ? long.MinValue - bits : bits;

    private static double Number(long key) => BitConverter.Int64BitsToDouble(key < 0 ? long.MinValue - key : key);
}
