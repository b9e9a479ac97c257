using System.Globalization;

namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// How long a reassuring answer counts. A value is fresh on the last day of its window: date + window ≥ asOf, months being calendar
/// months added to the date (31 August + 6 months is 28 or 29 February). The clinic may set windows in its site file.
/// </summary>
/// <param name="Days">Days of the window; 0 when it is given in months.</param>
/// <param name="Months">Calendar months of the window; 0 when it is given in days.</param>
public readonly record struct FreshnessWindow(int Days, int Months)
{
    /// <summary>Whether a value of <paramref name="on"/> still counts on <paramref name="asOf"/>.</summary>
    public bool Covers(DateOnly on, DateOnly asOf) => LastDay(on) >= asOf;

    /// <summary>The last day on which a value of <paramref name="on"/> counts.</summary>
    public DateOnly LastDay(DateOnly on) => Months > 0 ? on.AddMonths(Months) : on.AddDays(Days);

    /// <summary>Reads "14 days" or "12 months"; null when the text is neither, or the number is not 1 to 999.</summary>
    public static FreshnessWindow? Parse(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 999)
            return null;
        return parts[1] switch
        {
            "days" => new FreshnessWindow(number, 0),
            "months" => new FreshnessWindow(0, number),
            _ => null,
        };
    }

    /// <summary>"14 days" or "12 months".</summary>
    public override string ToString() =>
        Months > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Months} months") : string.Create(CultureInfo.InvariantCulture, $"{Days} days");
}
