using System.Collections.Immutable;
using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

public class SesCdTests
{
    private static readonly SesCdSegment Clear = Segment(0, 0, 0, 0);

    private static readonly SesCdItems AllClear = new()
    {
        Ileum = Clear,
        RightColon = Clear,
        TransverseColon = Clear,
        LeftColon = Clear,
        Rectum = Clear,
    };

    [Fact]
    public void Ileum_and_right_colon_add_up()
    {
        // ileum 2 + 2 + 3 + 1 = 8; right colon 1 + 1 + 1 + 0 = 3; the rest 0; 11
        var result = SesCd.Score(AllClear with { Ileum = Segment(2, 2, 3, 1), RightColon = Segment(1, 1, 1, 0) });

        Assert.Equal(11, result.Value);
        Assert.Equal("moderate", result.Band?.Name);
        Assert.Empty(result.Missing);
        Assert.Empty(result.LeftOut);
    }

    [Fact]
    public void A_bowel_seen_clear_in_every_segment_scores_nought() => Assert.Equal(0, SesCd.Score(AllClear).Value);

    [Fact]
    public void Twenty_items_of_three_add_up_to_the_greatest_value_of_the_fact()
    {
        var worst = Segment(3, 3, 3, 3); // 12 × 5 segments = 60

        Assert.Equal(60, SesCd.Score(new() { Ileum = worst, RightColon = worst, TransverseColon = worst, LeftColon = worst, Rectum = worst }).Value);
    }

    [Fact]
    public void Every_segment_and_every_item_counts_once()
    {
        foreach (var one in new[] { Segment(1, 0, 0, 0), Segment(0, 1, 0, 0), Segment(0, 0, 1, 0), Segment(0, 0, 0, 1) })
        {
            Assert.Equal(1, SesCd.Score(AllClear with { Ileum = one }).Value);
            Assert.Equal(1, SesCd.Score(AllClear with { RightColon = one }).Value);
            Assert.Equal(1, SesCd.Score(AllClear with { TransverseColon = one }).Value);
            Assert.Equal(1, SesCd.Score(AllClear with { LeftColon = one }).Value);
            Assert.Equal(1, SesCd.Score(AllClear with { Rectum = one }).Value);
        }
    }

    [Theory]
    [InlineData(0, "inactive")]
    [InlineData(2, "inactive")]
    [InlineData(3, "mild")]
    [InlineData(6, "mild")]
    [InlineData(7, "moderate")]
    [InlineData(15, "moderate")]
    [InlineData(16, "severe")]
    [InlineData(60, "severe")]
    public void The_common_bands_end_where_the_source_ends_them(int value, string band) =>
        Assert.Equal(band, ScoreBand.Find(SesCd.Bands, value)?.Name);

    [Fact]
    public void No_band_is_validated_and_every_band_says_confirm()
    {
        Assert.All(SesCd.Bands, band => Assert.Equal(ScoreMark.Confirm, band.Mark));
        Assert.Contains(SesCd.Pitfalls, note => note.Text.Contains("No severity bands of this score are validated", StringComparison.Ordinal));
    }

    [Fact]
    public void A_segment_not_explored_is_left_out_by_name_and_the_sum_has_no_band()
    {
        // right colon 1 + 1 + 1 + 0 = 3, ileum not reached
        var result = SesCd.Score(AllClear with { Ileum = SesCdSegment.NotExplored, RightColon = Segment(1, 1, 1, 0) });

        Assert.Equal(3, result.Value);
        Assert.Null(result.Band);
        Assert.Equal("ileum", Assert.Single(result.LeftOut));
        Assert.Empty(result.Missing);
    }

    [Fact]
    public void A_clear_colon_with_the_ileum_unseen_is_never_called_inactive() =>
        Assert.Null(SesCd.Score(AllClear with { Ileum = SesCdSegment.NotExplored }).Band);

    [Fact]
    public void With_no_segment_explored_there_is_no_score()
    {
        var none = SesCdSegment.NotExplored;
        var result = SesCd.Score(new() { Ileum = none, RightColon = none, TransverseColon = none, LeftColon = none, Rectum = none });

        Assert.Null(result.Value);
        Assert.Equal("ileum, right colon, transverse colon, left colon, rectum", string.Join(", ", result.LeftOut));
    }

    [Fact]
    public void A_segment_nobody_knows_about_is_missing_not_left_out()
    {
        var result = SesCd.Score(AllClear with { Rectum = null });

        Assert.Null(result.Value);
        Assert.Null(result.Band);
        Assert.Equal("rectum", Assert.Single(result.Missing));
        Assert.Empty(result.LeftOut);
    }

    [Fact]
    public void One_unknown_item_makes_it_not_evaluable_and_is_named_with_its_segment()
    {
        Assert.Equal("ileum: ulcer size", Assert.Single(Missing(Clear with { UlcerSize = null })));
        Assert.Equal("ileum: ulcerated surface", Assert.Single(Missing(Clear with { UlceratedSurface = null })));
        Assert.Equal("ileum: affected surface", Assert.Single(Missing(Clear with { AffectedSurface = null })));
        Assert.Equal("ileum: narrowing", Assert.Single(Missing(Clear with { Narrowing = null })));

        static ImmutableArray<string> Missing(SesCdSegment ileum)
        {
            var result = SesCd.Score(AllClear with { Ileum = ileum });
            Assert.Null(result.Value);
            return result.Missing;
        }
    }

    [Fact]
    public void An_unknown_item_and_a_segment_not_explored_are_told_apart()
    {
        var result = SesCd.Score(AllClear with { Ileum = SesCdSegment.NotExplored, Rectum = Clear with { Narrowing = null } });

        Assert.Null(result.Value);
        Assert.Equal("rectum: narrowing", Assert.Single(result.Missing));
        Assert.Equal("ileum", Assert.Single(result.LeftOut));
    }

    [Fact]
    public void An_item_is_possible_up_to_its_limits_and_refused_beyond()
    {
        Refused.Outside(SesCd.UlcerSizeRange, 0, 3, v => new SesCdSegment { UlcerSize = v });
        Refused.Outside(SesCd.UlceratedSurfaceRange, 0, 3, v => new SesCdSegment { UlceratedSurface = v });
        Refused.Outside(SesCd.AffectedSurfaceRange, 0, 3, v => new SesCdSegment { AffectedSurface = v });
        Refused.Outside(SesCd.NarrowingRange, 0, 3, v => new SesCdSegment { Narrowing = v });
    }

    [Fact]
    public void A_segment_not_explored_cannot_have_a_finding() =>
        Assert.Throws<ArgumentException>(() => SesCdSegment.NotExplored with { UlcerSize = 1 });

    private static SesCdSegment Segment(int ulcerSize, int ulceratedSurface, int affectedSurface, int narrowing) =>
        new() { UlcerSize = ulcerSize, UlceratedSurface = ulceratedSurface, AffectedSurface = affectedSurface, Narrowing = narrowing };
}
