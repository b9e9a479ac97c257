using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

public class CdaiTests
{
    /// <summary>Every item known and worth nothing: haematocrit and weight of a man of 180 cm are the standard ones (1.8² × 22.1 = 71.604 kg).</summary>
    private static readonly CdaiItems Nought = new()
    {
        Sex = Sex.Male,
        LiquidStools = 0,
        AbdominalPain = 0,
        WellBeing = 0,
        Arthritis = false,
        Iritis = false,
        SkinOrMouth = false,
        AnalDisease = false,
        OtherFistula = false,
        Fever = false,
        Antidiarrhoeal = false,
        AbdominalMass = CdaiMass.None,
        Haematocrit = 47,
        Weight = 71.604m,
        Height = 180,
    };

    public static TheoryData<string, CdaiItems> OneItemMissing => new()
    {
        { "sex", Nought with { Sex = null } },
        { "liquid or soft stools, total of 7 days", Nought with { LiquidStools = null } },
        { "abdominal pain, total of 7 days", Nought with { AbdominalPain = null } },
        { "general well-being, total of 7 days", Nought with { WellBeing = null } },
        { "arthritis or arthralgia", Nought with { Arthritis = null } },
        { "iritis or uveitis", Nought with { Iritis = null } },
        { "erythema nodosum, pyoderma or aphthous stomatitis", Nought with { SkinOrMouth = null } },
        { "anal fissure, fistula or abscess", Nought with { AnalDisease = null } },
        { "other fistula", Nought with { OtherFistula = null } },
        { "fever above 37.8 °C", Nought with { Fever = null } },
        { "antidiarrhoeal", Nought with { Antidiarrhoeal = null } },
        { "abdominal mass", Nought with { AbdominalMass = null } },
        { "haematocrit", Nought with { Haematocrit = null } },
        { "weight", Nought with { Weight = null } },
        { "height", Nought with { Height = null } },
    };

    public static TheoryData<string, decimal, CdaiItems> OneItemAtItsWeight => new()
    {
        { "stools × 2", 2, Nought with { LiquidStools = 1 } },
        { "pain × 5", 5, Nought with { AbdominalPain = 1 } },
        { "well-being × 7", 7, Nought with { WellBeing = 1 } },
        { "complication × 20", 20, Nought with { Arthritis = true } },
        { "complication × 20", 20, Nought with { Iritis = true } },
        { "complication × 20", 20, Nought with { SkinOrMouth = true } },
        { "complication × 20", 20, Nought with { AnalDisease = true } },
        { "complication × 20", 20, Nought with { OtherFistula = true } },
        { "complication × 20", 20, Nought with { Fever = true } },
        { "antidiarrhoeal × 30", 30, Nought with { Antidiarrhoeal = true } },
        { "questionable mass 2 × 10", 20, Nought with { AbdominalMass = CdaiMass.Questionable } },
        { "definite mass 5 × 10", 50, Nought with { AbdominalMass = CdaiMass.Definite } },
        { "haematocrit one below, × 6", 6, Nought with { Haematocrit = 46 } },
        { "haematocrit a half below, × 6", 3, Nought with { Haematocrit = 46.5m } },
        { "haematocrit one above, signed", -6, Nought with { Haematocrit = 48 } },
    };

    [Fact]
    public void A_man_with_a_bad_week_is_moderate_to_severe()
    {
        // 35 × 2 + 10 × 5 + 12 × 7 + 1 × 20 + 0 × 30 + 2 × 10 + (47 − 38) × 6 + weight
        //    70  +   50   +   84   +   20   +   0    +   20   +      54       + weight = 298 + weight
        // standard 1.8² × 22.1 = 71.604 kg; 64.4436 is 0.9 of it; 100 × (1 − 0.9) = 10; 308
        var result = Cdai.Score(Nought with
        {
            LiquidStools = 35,
            AbdominalPain = 10,
            WellBeing = 12,
            AnalDisease = true,
            AbdominalMass = CdaiMass.Questionable,
            Haematocrit = 38,
            Weight = 64.4436m,
        });

        Assert.Equal(308, result.Value);
        Assert.Equal("moderate to severe", result.Band?.Name);
        Assert.True(result.IsEvaluable);
        Assert.Empty(result.Missing);
    }

    [Fact]
    public void A_woman_is_measured_against_the_standards_of_women()
    {
        // 14 × 2 + 4 × 5 + 7 × 7 + 30 + (42 − 36) × 6 + weight
        //    28  +  20   +  49   + 30 +      36       + weight = 163 + weight
        // standard 1.6² × 20.8 = 53.248 kg; 50.5856 is 0.95 of it; 100 × (1 − 0.95) = 5; 168
        var result = Cdai.Score(Nought with
        {
            Sex = Sex.Female,
            LiquidStools = 14,
            AbdominalPain = 4,
            WellBeing = 7,
            Antidiarrhoeal = true,
            Haematocrit = 36,
            Height = 160,
            Weight = 50.5856m,
        });

        Assert.Equal(168, result.Value);
        Assert.Equal("mild", result.Band?.Name);
    }

    [Fact]
    public void Standard_weight_is_height_squared_times_22_1_for_men_and_20_8_for_women()
    {
        Assert.Equal(71.604m, Cdai.StandardWeight(Sex.Male, 180)); // 3.24 × 22.1
        Assert.Equal(53.248m, Cdai.StandardWeight(Sex.Female, 160)); // 2.56 × 20.8
        Assert.Null(Cdai.StandardWeight(null, 180));
        Assert.Null(Cdai.StandardWeight(Sex.Male, null));
    }

    [Theory]
    [MemberData(nameof(OneItemAtItsWeight))]
    public void Each_item_counts_with_its_weight(string item, decimal points, CdaiItems items)
    {
        Assert.NotEmpty(item);
        Assert.Equal(points, Cdai.Score(items).Value);
    }

    [Theory]
    [InlineData(64.4436, 10)] // 0.9 of the standard
    [InlineData(71.604, 0)] // the standard
    [InlineData(75.1842, -5)] // 1.05
    [InlineData(78.7644, -10)] // 1.1, the floor itself
    [InlineData(80, -10)] // 1 − 80 ÷ 71.604 = −11.7 %
    [InlineData(350, -10)]
    public void The_weight_term_does_not_fall_below_minus_ten(double weight, double points) =>
        Assert.Equal((decimal)points, Cdai.Score(Nought with { Weight = (decimal)weight }).Value);

    [Fact]
    public void The_weight_term_is_not_rounded()
    {
        // 100 × (1 − 65 ÷ 71.604) = 9.2229…
        var value = Cdai.Score(Nought with { Weight = 65 }).Value;

        Assert.Equal(100 - (6500 / 71.604m), value);
        Assert.InRange(value!.Value, 9.2229m, 9.2230m);
    }

    [Theory]
    [InlineData(-100, "remission")]
    [InlineData(149.9, "remission")]
    [InlineData(150, "mild")]
    [InlineData(219, "mild")]
    [InlineData(220, "mild")]
    [InlineData(220.1, "moderate to severe")]
    [InlineData(221, "moderate to severe")]
    [InlineData(450, "moderate to severe")]
    [InlineData(450.1, "severe")]
    [InlineData(1100, "severe")]
    public void Each_band_ends_where_the_source_ends_it(double value, string band) =>
        Assert.Equal(band, ScoreBand.Find(Cdai.Bands, (decimal)value)?.Name);

    [Fact]
    public void A_haematocrit_decides_at_150_without_rounding()
    {
        // 75 stools × 2 = 150; haematocrit 47.1: (47 − 47.1) × 6 = −0.6; 149.4
        Assert.Equal("mild", Cdai.Score(Nought with { LiquidStools = 75 }).Band?.Name);
        var below = Cdai.Score(Nought with { LiquidStools = 75, Haematocrit = 47.1m });
        Assert.Equal(149.4m, below.Value);
        Assert.Equal("remission", below.Band?.Name);
    }

    [Theory]
    [MemberData(nameof(OneItemMissing))]
    public void One_unknown_item_makes_it_not_evaluable_and_is_named(string missing, CdaiItems items)
    {
        var result = Cdai.Score(items);

        Assert.Null(result.Value);
        Assert.Null(result.Band);
        Assert.False(result.IsEvaluable);
        Assert.Equal(missing, Assert.Single(result.Missing));
    }

    [Fact]
    public void With_nothing_known_every_item_is_named() => Assert.Equal(15, Cdai.Score(new()).Missing.Length);

    [Fact]
    public void An_item_is_possible_up_to_its_limits_and_refused_beyond()
    {
        Refused.Outside(Cdai.LiquidStoolsRange, 0, 294, v => new CdaiItems { LiquidStools = v });
        Refused.Outside(Cdai.AbdominalPainRange, 0, 21, v => new CdaiItems { AbdominalPain = v });
        Refused.Outside(Cdai.WellBeingRange, 0, 28, v => new CdaiItems { WellBeing = v });
        Refused.Outside(Cdai.HaematocritRange, 5, 75, v => new CdaiItems { Haematocrit = v });
        Refused.Outside(ItemRange.Weight, 20, 350, v => new CdaiItems { Weight = v });
        Refused.Outside(ItemRange.Height, 90, 230, v => new CdaiItems { Height = v });
        Refused.Outside(ItemRange.Height, 90, 230, v => Cdai.StandardWeight(Sex.Male, v));
    }

    [Fact]
    public void A_haematocrit_typed_as_a_fraction_is_refused_with_item_value_and_range()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CdaiItems { Haematocrit = 0.42m });

        Assert.Contains("haematocrit is 0.42: possible is 5 to 75 %.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0.42m, error.ActualValue);
    }

    [Fact]
    public void A_grade_of_mass_that_is_not_0_2_or_5_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CdaiItems { AbdominalMass = (CdaiMass)3 });

        Assert.Contains("abdominal mass is 3: possible is None, Questionable, Definite.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sex_that_is_no_word_of_the_fact_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CdaiItems { Sex = (Sex)2 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Cdai.StandardWeight((Sex)2, 180));
    }

    [Fact]
    public void The_choices_that_are_not_verified_say_confirm()
    {
        Assert.Contains(Cdai.Pitfalls, note => note.Mark == ScoreMark.Confirm && note.Text.Contains("haematocrit term is signed", StringComparison.Ordinal));
        Assert.Contains(Cdai.Pitfalls, note => note.Mark == ScoreMark.Confirm && note.Text.Contains("below -10", StringComparison.Ordinal));
        Assert.Contains(Cdai.Pitfalls, note => note.Text.Contains("wikimd.com", StringComparison.Ordinal));
    }
}
