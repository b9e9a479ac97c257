using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

public class CockcroftGaultTests
{
    private static readonly CockcroftGaultItems Man = new() { Sex = Sex.Male, Age = 40, Weight = 80, Creatinine = 100 };

    [Fact]
    public void A_man_of_40_with_80_kg_and_100_clears_98_4() =>
        Assert.Equal(98.4m, CockcroftGault.Clearance(Man)); // (140 − 40) × 80 × 1.23 ÷ 100 = 9840 ÷ 100

    [Fact]
    public void A_woman_with_the_same_numbers_clears_83_2() =>
        Assert.Equal(83.2m, CockcroftGault.Clearance(Man with { Sex = Sex.Female })); // 100 × 80 × 1.04 ÷ 100 = 8320 ÷ 100

    [Theory]
    [InlineData(123, 60)] // 7380 ÷ 123, at the limit itself
    [InlineData(147.6, 50)] // 7380 ÷ 147.6
    [InlineData(246, 30)] // 7380 ÷ 246
    [InlineData(492, 15)] // 7380 ÷ 492
    public void The_limits_of_the_rules_are_met_exactly(double creatinine, double clearance)
    {
        // (140 − 65) × 80 × 1.23 = 75 × 98.4 = 7380
        Assert.Equal((decimal)clearance, CockcroftGault.Clearance(Man with { Age = 65, Creatinine = (decimal)creatinine }));
    }

    [Fact]
    public void A_clearance_just_below_30_stays_below_30()
    {
        // 7380 ÷ 246.1 = 29.987…
        var clearance = CockcroftGault.Clearance(Man with { Age = 65, Creatinine = 246.1m });

        Assert.Equal(7380 / 246.1m, clearance);
        Assert.True(clearance < 30);
    }

    [Fact]
    public void The_factors_for_micromoles_are_1_23_and_1_04_and_not_worked_out_from_one_another()
    {
        Assert.Equal(1.23m, CockcroftGault.MaleFactor);
        Assert.Equal(1.04m, CockcroftGault.FemaleFactor);
    }

    [Fact]
    public void With_any_input_unknown_the_clearance_is_unknown()
    {
        Assert.Null(CockcroftGault.Clearance(Man with { Sex = null }));
        Assert.Null(CockcroftGault.Clearance(Man with { Age = null }));
        Assert.Null(CockcroftGault.Clearance(Man with { Weight = null }));
        Assert.Null(CockcroftGault.Clearance(Man with { Creatinine = null }));
        Assert.Null(CockcroftGault.Clearance(default));
    }

    [Fact]
    public void An_input_is_possible_up_to_its_limits_and_refused_beyond()
    {
        Refused.Outside(ItemRange.Age, 0, 120, v => new CockcroftGaultItems { Age = v });
        Refused.Outside(ItemRange.Weight, 20, 350, v => new CockcroftGaultItems { Weight = v });
        Refused.Outside(ItemRange.Creatinine, 20, 2000, v => new CockcroftGaultItems { Creatinine = v });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CockcroftGaultItems { Sex = (Sex)2 });
    }

    [Fact]
    public void A_creatinine_typed_in_mg_per_dL_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CockcroftGaultItems { Creatinine = 1.1m });
}
