using MathNet.Numerics.Distributions;

namespace JakAdvisor.Web.Cohort.Statistics;

/// <summary>The 95 % interval of a share by Wilson's score method: it stays within 0 and 1 and has a width even for none and for all.</summary>
public static class Wilson
{
    private static readonly double Z = Normal.InvCDF(0, 1, 0.975);

    /// <summary>Of <paramref name="n"/> among <paramref name="of"/>, at least one.</summary>
    public static Interval Interval(int n, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, of);
        var share = (double)n / of;
        var z2 = Z * Z / of;
        var centre = (share + (z2 / 2)) / (1 + z2);
        var half = Z / (1 + z2) * Math.Sqrt((share * (1 - share) / of) + (z2 / (4 * of)));
        return new Interval(share, n == 0 ? 0 : centre - half, n == of ? 1 : centre + half);
    }
}
