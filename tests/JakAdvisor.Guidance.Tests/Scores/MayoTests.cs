using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

public class MayoTests
{
    [Fact]
    public void A_full_score_is_the_sum_of_four_and_a_partial_one_of_three()
    {
        var items = Items(stools: 2, bleeding: 1, endoscopy: 3, physician: 2);

        Assert.Equal(8, Mayo.Full(items).Value); // 2 + 1 + 3 + 2
        Assert.Equal("moderate", Mayo.Full(items).Band?.Name);
        Assert.Equal(5, Mayo.Partial(items).Value); // 2 + 1 + 2
        Assert.Equal("moderate", Mayo.Partial(items).Band?.Name);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0, "remission")]
    [InlineData(1, 0, 1, 0, 2, "remission")]
    [InlineData(1, 0, 1, 1, 3, "mild")]
    [InlineData(2, 1, 1, 1, 5, "mild")]
    [InlineData(2, 2, 1, 1, 6, "moderate")]
    [InlineData(3, 3, 2, 2, 10, "moderate")]
    [InlineData(3, 3, 3, 2, 11, "severe")]
    [InlineData(3, 3, 3, 3, 12, "severe")]
    public void Each_band_of_the_full_score_ends_where_the_source_ends_it(int stools, int bleeding, int endoscopy, int physician, int value, string band)
    {
        var result = Mayo.Full(Items(stools, bleeding, endoscopy, physician));

        Assert.Equal(value, result.Value);
        Assert.Equal(band, result.Band?.Name);
    }

    [Theory]
    [InlineData(2, 0, 0, 0)]
    [InlineData(0, 2, 0, 0)]
    [InlineData(0, 0, 2, 0)]
    [InlineData(0, 0, 0, 2)]
    public void Two_points_from_one_subscore_are_not_remission(int stools, int bleeding, int endoscopy, int physician)
    {
        var result = Mayo.Full(Items(stools, bleeding, endoscopy, physician));

        Assert.Equal(2, result.Value);
        Assert.Null(result.Band);
    }

    [Theory]
    [InlineData(0, 0, 0, 0, "remission")]
    [InlineData(1, 0, 0, 1, "remission")]
    [InlineData(1, 1, 0, 2, "mild")]
    [InlineData(2, 1, 1, 4, "mild")]
    [InlineData(2, 2, 1, 5, "moderate")]
    [InlineData(3, 2, 2, 7, "moderate")]
    [InlineData(3, 3, 2, 8, "severe")]
    [InlineData(3, 3, 3, 9, "severe")]
    public void Each_band_of_the_partial_score_ends_where_the_source_ends_it(int stools, int bleeding, int physician, int value, string band)
    {
        var result = Mayo.Partial(Items(stools, bleeding, endoscopy: null, physician));

        Assert.Equal(value, result.Value);
        Assert.Equal(band, result.Band?.Name);
        Assert.Equal(ScoreMark.Confirm, result.Band?.Mark);
    }

    [Fact]
    public void Without_endoscopy_the_full_score_is_not_evaluable_and_does_not_fall_back_to_the_partial_one()
    {
        var result = Mayo.Full(Items(0, 0, endoscopy: null, 0));

        Assert.Null(result.Value);
        Assert.Null(result.Band);
        Assert.Equal("endoscopy", Assert.Single(result.Missing));
    }

    [Fact]
    public void One_unknown_subscore_makes_it_not_evaluable_and_is_named()
    {
        var items = Items(1, 1, 1, 1);

        foreach (var (missing, unknown) in new[]
        {
            ("stool frequency", items with { StoolFrequency = null }),
            ("rectal bleeding", items with { RectalBleeding = null }),
            ("physician's global assessment", items with { PhysicianGlobalAssessment = null }),
        })
        {
            Assert.Null(Mayo.Full(unknown).Value);
            Assert.Equal(missing, Assert.Single(Mayo.Full(unknown).Missing));
            Assert.Null(Mayo.Partial(unknown).Value);
            Assert.Equal(missing, Assert.Single(Mayo.Partial(unknown).Missing));
        }
    }

    [Fact]
    public void A_subscore_is_possible_up_to_its_limits_and_refused_beyond()
    {
        Refused.Outside(Mayo.StoolFrequencyRange, 0, 3, v => new MayoItems { StoolFrequency = v });
        Refused.Outside(Mayo.RectalBleedingRange, 0, 3, v => new MayoItems { RectalBleeding = v });
        Refused.Outside(Mayo.EndoscopyRange, 0, 3, v => new MayoItems { Endoscopy = v });
        Refused.Outside(Mayo.PhysicianGlobalAssessmentRange, 0, 3, v => new MayoItems { PhysicianGlobalAssessment = v });
    }

    private static MayoItems Items(int? stools, int? bleeding, int? endoscopy, int? physician) =>
        new() { StoolFrequency = stools, RectalBleeding = bleeding, Endoscopy = endoscopy, PhysicianGlobalAssessment = physician };
}
