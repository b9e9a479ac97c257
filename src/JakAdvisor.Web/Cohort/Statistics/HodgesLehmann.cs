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
        var sorted = new Sorted(differences);
        var n = differences.Count;
        var averages = (long)n * (n + 1) / 2;
        var estimate = (sorted.Average((averages + 1) / 2) + sorted.Average((averages / 2) + 1)) / 2;
        var exact = n <= MostExact;
        return (exact ? Exact(n) : Approximate(n)) is { } rank
            ? new MedianInterval(estimate, sorted.Average(rank), sorted.Average(averages + 1 - rank), exact)
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

    /// <summary>The differences in order, each value once with how often it comes.</summary>
    private sealed class Sorted
    {
        private readonly double[] _values;

        /// <summary>How many differences come before each value, and after the last how many there are.</summary>
        private readonly long[] _before;

        public Sorted(IReadOnlyList<double> differences)
        {
            var all = differences.ToArray();
            Array.Sort(all);
            var starts = Enumerable.Range(0, all.Length).Where(i => i == 0 || all[i] != all[i - 1]).ToArray();
            _values = [.. starts.Select(i => all[i])];
            _before = [.. starts.Select(i => (long)i), all.Length];
        }

        /// <summary>
        /// The average of the given rank, without making all of them: the least number that at least so many averages do not exceed, found by halving the
        /// numbers between the ends as their bits order them.
        /// </summary>
        public double Average(long rank)
        {
            var (low, high) = (Key(_values[0]), Key(_values[^1]));
            while (low < high)
            {
                var middle = (low & high) + ((low ^ high) >> 1);
                if (NotAbove(Number(middle)) >= rank) high = middle;
                else low = middle + 1;
            }
            return Number(low);
        }

        private long NotAbove(double limit)
        {
            var (count, last) = (0L, _values.Length - 1);
            for (var first = 0; first < _values.Length; first++)
            {
                while (last >= first && (_values[first] + _values[last]) / 2 > limit) last--;
                if (last < first) break;
                var own = _before[first + 1] - _before[first];
                count += (own * (own + 1) / 2) + (own * (_before[last + 1] - _before[first + 1]));
            }
            return count;
        }

        private static long Key(double number) => BitConverter.DoubleToInt64Bits(number) is var bits && bits < 0 ? long.MinValue - bits : bits;

        private static double Number(long key) => BitConverter.Int64BitsToDouble(key < 0 ? long.MinValue - key : key);
    }
}
