using System.Collections.Immutable;
using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

public class ScoreBandTests
{
    /// <summary>Bands, least and greatest value, and the step the score is made in.</summary>
    public static TheoryData<ImmutableArray<ScoreBand>, int, int, decimal> EveryScore => new()
    {
        { Cdai.Bands, -100, 1100, 0.01m },
        { HarveyBradshaw.Bands, 0, 60, 1 },
        { SesCd.Bands, 0, 60, 1 },
        { Mayo.FullBands, 0, 12, 1 },
        { Mayo.PartialBands, 0, 9, 1 },
    };

    [Theory]
    [MemberData(nameof(EveryScore))]
    public void Every_possible_value_lies_in_exactly_one_band(ImmutableArray<ScoreBand> bands, int least, int most, decimal step)
    {
        for (decimal value = least; value <= most; value += step)
            Assert.Single(bands, band => band.Contains(value));
    }

    [Fact]
    public void Limits_are_printed_with_their_signs()
    {
        string[] expected = ["< 150", "≥ 150 and ≤ 220", "> 220 and ≤ 450", "> 450"];
        Assert.Equal(expected, Cdai.Bands.Select(band => band.Limits), StringComparer.Ordinal);
    }

    [Fact]
    public void A_value_in_no_band_or_not_known_has_none()
    {
        Assert.Null(ScoreBand.Find(Mayo.FullBands, 13));
        Assert.Null(ScoreBand.Find(Mayo.FullBands, null));
    }
}
