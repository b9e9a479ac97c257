namespace JakAdvisor.Web.Cohort.Statistics;

/// <summary>A share with its 95 % interval; all three from 0 to 1.</summary>
public readonly record struct Interval(double Estimate, double Low, double High);

/// <summary>
/// A median with its 95 % interval, in the unit of the values. Without an interval (<see cref="Low"/> and <see cref="High"/> null) there are too few values for one.
/// </summary>
/// <param name="Exact">The interval comes from the exact distribution, not from its normal approximation.</param>
public readonly record struct MedianInterval(double Estimate, double? Low, double? High, bool Exact);

/// <summary>Median and quartiles, mean and standard deviation of known values. The deviation is null for one value.</summary>
public readonly record struct Spread(int Count, double Median, double LowerQuartile, double UpperQuartile, double Mean, double? Deviation)
{
    /// <summary>Of at least one value. Quartiles interpolate between neighbours (definition 7 of Hyndman and Fan).</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        if (sorted.Length == 0) throw new ArgumentException("There is no value", nameof(values));
        return new Spread(
            sorted.Length, Quantile(sorted, 0.5), Quantile(sorted, 0.25), Quantile(sorted, 0.75), MathNet.Numerics.Statistics.ArrayStatistics.Mean(sorted),
            sorted.Length > 1 ? MathNet.Numerics.Statistics.ArrayStatistics.StandardDeviation(sorted) : null);
    }

    private static double Quantile(double[] sorted, double share) =>
        MathNet.Numerics.Statistics.SortedArrayStatistics.QuantileCustom(sorted, share, MathNet.Numerics.Statistics.QuantileDefinition.R7);
}
