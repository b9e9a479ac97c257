using System.Globalization;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Tests.Form;

public sealed class AgeTests
{
    [Theory]
    [InlineData("1961-11-22", "2026-11-21", 64)]
    [InlineData("1961-11-22", "2026-11-22", 65)]
    [InlineData("1961-11-22", "2026-11-23", 65)]
    [InlineData("2026-11-22", "2026-11-22", 0)]
    public void A_year_is_full_on_the_birthday(string born, string day, int years) => Assert.Equal(years, Age(born, day));

    [Theory]
    // Not yet an adult on the 28th.
    [InlineData("2008-02-29", "2026-02-28", 17)]
    [InlineData("2008-02-29", "2026-03-01", 18)]
    [InlineData("2008-02-29", "2025-02-28", 16)]
    [InlineData("2008-02-29", "2025-03-01", 17)]
    // Already 65 and 75 on the 28th.
    [InlineData("1960-02-29", "2025-02-27", 64)]
    [InlineData("1960-02-29", "2025-02-28", 65)]
    [InlineData("1948-02-29", "2023-02-27", 74)]
    [InlineData("1948-02-29", "2023-02-28", 75)]
    // In a leap year there is no question.
    [InlineData("2008-02-29", "2028-02-28", 19)]
    [InlineData("2008-02-29", "2028-02-29", 20)]
    [InlineData("2004-02-29", "2020-02-28", 15)]
    [InlineData("2004-02-29", "2020-02-29", 16)]
    public void Born_on_29_February_the_safer_day_counts(string born, string day, int years) => Assert.Equal(years, Age(born, day));

    private static int Age(string born, string day) =>
        new PatientIdentity(DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture), "").AgeOn(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
