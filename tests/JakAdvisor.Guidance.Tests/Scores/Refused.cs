using System.Globalization;
using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

internal static class Refused
{
    /// <summary>The limits are those expected and possible; one step beyond is refused, naming item, value and range.</summary>
    public static void Outside(ItemRange range, int least, int most, Func<int, object?> make)
    {
        Assert.Equal((least, most), (range.Least, range.Most));
        Assert.NotNull(make(least));
        Assert.NotNull(make(most));

        foreach (var value in new[] { least - 1, most + 1 })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => make(value));
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"{range.Item} is {value}: possible is {least} to {most} {range.Unit}."),
                error.Message,
                StringComparison.Ordinal);
            Assert.Equal(value, System.Convert.ToInt32(error.ActualValue, CultureInfo.InvariantCulture));
        }
    }
}
