using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

public class BodyMassIndexTests
{
    [Fact]
    public void Eighty_one_kilograms_at_180_cm_are_25() =>
        Assert.Equal(25m, BodyMassIndex.Calculate(new() { Weight = 81, Height = 180 })); // 81 ÷ 1.8² = 81 ÷ 3.24

    [Fact]
    public void It_is_not_rounded()
    {
        // 70 ÷ 1.7² = 70 ÷ 2.89 = 24.2214…
        var index = BodyMassIndex.Calculate(new() { Weight = 70, Height = 170 });

        Assert.Equal(70 / 2.89m, index);
    }

    [Fact]
    public void Without_weight_or_height_it_is_unknown()
    {
        Assert.Null(BodyMassIndex.Calculate(new() { Height = 180 }));
        Assert.Null(BodyMassIndex.Calculate(new() { Weight = 81 }));
        Assert.Null(BodyMassIndex.Calculate(default));
    }

    [Fact]
    public void Weight_and_height_are_possible_up_to_their_limits_and_refused_beyond()
    {
        Refused.Outside(ItemRange.Weight, 20, 350, v => new BodyMassIndexItems { Weight = v });
        Refused.Outside(ItemRange.Height, 90, 230, v => new BodyMassIndexItems { Height = v });
    }

    [Fact]
    public void A_height_in_metres_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BodyMassIndexItems { Height = 1.8m });
}
