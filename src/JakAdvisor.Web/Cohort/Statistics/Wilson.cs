using MathNet.Numerics.Distributions;

namespace JakAdvisor.Web.Cohort.Statistics;

/// <summary>A share with its 95 % confidence interval, all from 0 to 1.</summary>
public sealed record Share(int N, int Of, double Estimate, double Low, double High);

/// <summary>Wilson's score interval for a proportion, without continuity correction.</summary>
public static class Wilson
{
    private static readonly double Z = Normal.InvCDF(0, 1, 0.975);

    /// <summary>The share of <paramref name="n"/> in <paramref name="of"/>; null when nobody was counted, for there is no share then.</summary>
    public static Share? Interval(int n, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, of);
        if (of == 0) return null;
        var share = (double)n / of;
        var square = Z * Z / of;
        var middle = (share + square / 2) / (1 + square);
        var half = Z * Math.Sqrt((share * (1 - share) + square / 4) / of) / (1 + square);
        // The bound at a share of 0 or 1 is that share itself; the root leaves a trace of rounding there.
        return new Share(n, of, share, n == 0 ? 0 : middle - half, n == of ? 1 : middle + half);
    }
}
