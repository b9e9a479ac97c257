using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Guidance.Tests.Scores;

public class HarveyBradshawTests
{
    private static readonly HarveyBradshawItems Nought = new()
    {
        WellBeing = 0,
        AbdominalPain = 0,
        LiquidStools = 0,
        AbdominalMass = 0,
        Arthralgia = false,
        Uveitis = false,
        ErythemaNodosum = false,
        AphthousUlcer = false,
        Pyoderma = false,
        Fissure = false,
        NewFistula = false,
        Abscess = false,
    };

    public static TheoryData<string, HarveyBradshawItems> OneItemMissing => new()
    {
        { "general well-being", Nought with { WellBeing = null } },
        { "abdominal pain", Nought with { AbdominalPain = null } },
        { "liquid stools", Nought with { LiquidStools = null } },
        { "abdominal mass", Nought with { AbdominalMass = null } },
        { "arthralgia", Nought with { Arthralgia = null } },
        { "uveitis", Nought with { Uveitis = null } },
        { "erythema nodosum", Nought with { ErythemaNodosum = null } },
        { "aphthous ulcer", Nought with { AphthousUlcer = null } },
        { "pyoderma", Nought with { Pyoderma = null } },
        { "fissure", Nought with { Fissure = null } },
        { "new fistula", Nought with { NewFistula = null } },
        { "abscess", Nought with { Abscess = null } },
    };

    public static TheoryData<HarveyBradshawItems> OneItemAtOne =>
    [
        Nought with { WellBeing = 1 },
        Nought with { AbdominalPain = 1 },
        Nought with { LiquidStools = 1 },
        Nought with { AbdominalMass = 1 },
        Nought with { Arthralgia = true },
        Nought with { Uveitis = true },
        Nought with { ErythemaNodosum = true },
        Nought with { AphthousUlcer = true },
        Nought with { Pyoderma = true },
        Nought with { Fissure = true },
        Nought with { NewFistula = true },
        Nought with { Abscess = true },
    ];

    [Fact]
    public void A_day_with_six_stools_and_a_fissure_is_moderate()
    {
        // well-being 2 + pain 2 + stools 6 + mass 1 + arthralgia 1 + fissure 1 = 13
        var result = HarveyBradshaw.Score(Nought with
        {
            WellBeing = 2,
            AbdominalPain = 2,
            LiquidStools = 6,
            AbdominalMass = 1,
            Arthralgia = true,
            Fissure = true,
        });

        Assert.Equal(13, result.Value);
        Assert.Equal("moderate", result.Band?.Name);
        Assert.Empty(result.Missing);
    }

    [Theory]
    [MemberData(nameof(OneItemAtOne))]
    public void Every_item_counts_once_and_neither_pain_nor_stools_double(HarveyBradshawItems items) =>
        Assert.Equal(1, HarveyBradshaw.Score(items).Value);

    [Fact]
    public void The_greatest_index_is_that_of_the_fact()
    {
        // 4 + 3 + 42 + 3 + 8 complications = 60
        var result = HarveyBradshaw.Score(new()
        {
            WellBeing = 4,
            AbdominalPain = 3,
            LiquidStools = 42,
            AbdominalMass = 3,
            Arthralgia = true,
            Uveitis = true,
            ErythemaNodosum = true,
            AphthousUlcer = true,
            Pyoderma = true,
            Fissure = true,
            NewFistula = true,
            Abscess = true,
        });

        Assert.Equal(60, result.Value);
    }

    [Theory]
    [InlineData(0, "remission")]
    [InlineData(4, "remission")]
    [InlineData(5, "mild")]
    [InlineData(7, "mild")]
    [InlineData(8, "moderate")]
    [InlineData(16, "moderate")]
    [InlineData(17, "severe")]
    [InlineData(42, "severe")]
    public void Each_band_ends_where_the_source_ends_it(int stools, string band) =>
        Assert.Equal(band, HarveyBradshaw.Score(Nought with { LiquidStools = stools }).Band?.Name);

    [Theory]
    [MemberData(nameof(OneItemMissing))]
    public void One_unknown_item_makes_it_not_evaluable_and_is_named(string missing, HarveyBradshawItems items)
    {
        var result = HarveyBradshaw.Score(items);

        Assert.Null(result.Value);
        Assert.Null(result.Band);
        Assert.Equal(missing, Assert.Single(result.Missing));
    }

    [Fact]
    public void An_item_is_possible_up_to_its_limits_and_refused_beyond()
    {
        Refused.Outside(HarveyBradshaw.WellBeingRange, 0, 4, v => new HarveyBradshawItems { WellBeing = v });
        Refused.Outside(HarveyBradshaw.AbdominalPainRange, 0, 3, v => new HarveyBradshawItems { AbdominalPain = v });
        Refused.Outside(HarveyBradshaw.LiquidStoolsRange, 0, 42, v => new HarveyBradshawItems { LiquidStools = v });
        Refused.Outside(HarveyBradshaw.AbdominalMassRange, 0, 3, v => new HarveyBradshawItems { AbdominalMass = v });
    }

    [Fact]
    public void The_wrong_public_copy_is_named() =>
        Assert.Contains(HarveyBradshaw.Pitfalls, note => note.Text.Contains("calculator.academy", StringComparison.Ordinal));
}
