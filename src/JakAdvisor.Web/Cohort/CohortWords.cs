using System.Globalization;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Cohort.Statistics;

namespace JakAdvisor.Web.Cohort;

/// <summary>Figures as people read them: never a percentage without its count and interval.</summary>
internal static class CohortWords
{
    /// <summary>"18/36 = 50.0 % (34.5–65.5)"; a line ends only before the interval.</summary>
    public static string Share(int n, int of)
    {
        if (of == 0) return "0/0";
        var interval = Wilson.Interval(n, of);
        return string.Create(CultureInfo.InvariantCulture, $"{n}/{of}\u00A0=\u00A0{100 * interval.Estimate:0.0}\u00A0% ({100 * interval.Low:0.0}–{100 * interval.High:0.0})");
    }

    public static string Share(int? n, int? of) => (n, of) switch
    {
        ({ } some, { } all) => Share(some, all),
        ({ } some, null) => string.Create(CultureInfo.InvariantCulture, $"{some}, of how many is not given"),
        _ => "not reported",
    };

    /// <summary>"10 (6–17), n = 93".</summary>
    public static string Median(Spread spread) => $"{Median(spread.Median, spread.LowerQuartile, spread.UpperQuartile)}, n = {Whole(spread.Count)}";

    public static string Median(double value, double lower, double upper) => $"{Number(value)} ({Number(lower)}–{Number(upper)})";

    public static string Mean(Spread spread) => $"{Number(spread.Mean)}{(spread.Deviation is { } deviation ? $" ± {Number(deviation)}" : "")}, n = {Whole(spread.Count)}";

    /// <summary>The study's figure of the start, whichever form it has.</summary>
    public static string Published(StudyRow row)
    {
        var of = row.Of is { } known ? $", n = {Whole(known)}" : ", n not given";
        if (row.Median is { } median) return Median(median.Value, median.Lower, median.Upper) + of;
        if (row.Mean is { } mean) return $"mean {Number(mean.Value)} ± {Number(mean.Deviation)}{of}";
        return Share(row.N, row.Of);
    }

    /// <summary>"4.5 (3 to 7)"; a plain minus for a rise.</summary>
    public static string Fall(MedianInterval fall) => (fall.Low, fall.High) is ({ } low, { } high)
        ? $"{Number(fall.Estimate)} ({Number(low)} to {Number(high)})"
        : $"{Number(fall.Estimate)} (fewer than 6 people: no 95 % interval)";

    public static string Number(double number) => Math.Round(number, Math.Abs(number) >= 100 ? 1 : 2).ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '−');

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string People(int number) => number == 1 ? "1 person" : $"{Whole(number)} people";
}
