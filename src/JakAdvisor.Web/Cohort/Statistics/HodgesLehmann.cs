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
        var lower = sorted.Average((averages + 1) / 2, sorted.Least, sorted.Greatest);
        var upper = averages % 2 == 1 ? lower : sorted.Average((averages / 2) + 1, lower, sorted.Greatest);
        var estimate = (lower + upper) / 2;
        var exact = n <= MostExact;
        return (exact ? Exact(n) : Approximate(n)) is { } rank
            ? new MedianInterval(estimate, sorted.Average(rank, sorted.Least, lower), sorted.Average(averages + 1 - rank, upper, sorted.Greatest), exact)
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
            var (values, before) = (new List<double>(), new List<long>());
            for (var i = 0; i < all.Length; i++)
            {
                if (i > 0 && all[i] == all[i - 1]) continue;
                values.Add(all[i]);
                before.Add(i);
            }
            (_values, _before) = ([.. values], [.. before, all.Length]);
        }

        public double Least => _values[0];

        public double Greatest => _values[^1];

        /// <summary>
        /// The average of the given rank, which lies between two averages, without making all of them: what is between is halved, and each end moves on to
        /// the next average there is, so that a few passes suffice however many averages there are.
        /// </summary>
        public double Average(long rank, double low, double high)
        {
            while (low < high)
            {
                var middle = low + ((high - low) / 2);
                // Between neighbouring numbers lies none.
                var (count, below, above) = Around(middle < high ? middle : low);
                if (count >= rank) high = below;
                else low = above;
            }
            return low;
        }

        /// <summary>How many averages are not above a limit, the greatest of those, and the least that is above it.</summary>
        private (long Count, double Below, double Above) Around(double limit)
        {
            var (count, below, above, last) = (0L, double.NegativeInfinity, double.PositiveInfinity, _values.Length - 1);
            for (var first = 0; first < _values.Length; first++)
            {
                var value = _values[first];
                while (last >= first && (value + _values[last]) / 2 > limit)
                {
                    above = Math.Min(above, (value + _values[last]) / 2);
                    last--;
                }
                if (last < first)
                {
                    above = Math.Min(above, value);
                    break;
                }
                below = Math.Max(below, (value + _values[last]) / 2);
                var own = _before[first + 1] - _before[first];
                count += (own * (own + 1) / 2) + (own * (_before[last + 1] - _before[first + 1]));
            }
            return (count, below, above);
        }
    }
}
