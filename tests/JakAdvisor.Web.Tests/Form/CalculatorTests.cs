using System.Globalization;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Tests.Form;

public sealed class CalculatorTests
{
    // 2 + 1 + 4 + 1, and two complications: 10.
    private static readonly (string, string)[] Hbi =
    [
        ("disease.hbi.items.wellBeing", "2"), ("disease.hbi.items.abdominalPain", "1"), ("disease.hbi.items.liquidStools", "4"), ("disease.hbi.items.abdominalMass", "1"),
        ("disease.hbi.items.arthralgia", "yes"), ("disease.hbi.items.fissure", "yes"),
    ];

    [Fact]
    public void The_Harvey_Bradshaw_Index_fills_itself_once_every_item_is_there()
    {
        var waiting = Typed.Read(Hbi);
        Assert.Null(waiting.Value("disease.hbi"));
        Assert.Equal("Still needed: uveitis, erythema nodosum, aphthous ulcer, pyoderma, new fistula, abscess", Scores.Words(Calculators.Find("disease.hbi")!, View(waiting)));

        var full = Typed.Read(FormActions.Apply("none:disease.hbi", Typed.Entries(Hbi), Typed.Kind, Typed.Today)!);
        Assert.Equal(("10", "2026-11-22"), (full.Value("disease.hbi"), full.On("disease.hbi")));
        Assert.Equal("10", full.Entries["disease.hbi"]);
        Assert.Equal("yes", full.Entries["disease.hbi.items.fissure"]);
        Assert.Equal("10 points, moderate", Scores.Words(Calculators.Find("disease.hbi")!, View(full)));
    }

    [Fact]
    public void A_full_Mayo_score_needs_the_date_of_its_endoscopy()
    {
        (string, string)[] items = [("disease.mayo.items.stoolFrequency", "2"), ("disease.mayo.items.rectalBleeding", "2"), ("disease.mayo.items.endoscopy", "3"), ("disease.mayo.items.physicianGlobalAssessment", "2")];
        Assert.Equal("disease.mayo.on", Assert.Single(Typed.Read(items).Errors).Field);
        Assert.Equal("9", Typed.Read([.. items, ("disease.mayo.on", "2026-11-02")]).Value("disease.mayo"));
    }

    [Fact]
    public void A_segment_that_was_not_explored_is_left_out_of_the_SES_CD_and_named()
    {
        (string, string)[] items = [.. from segment in new[] { "right", "transverse", "left", "rectum" } from item in new[] { "ulcerSize", "ulceratedSurface", "affectedSurface", "narrowing" } select ($"disease.sesCd.items.{segment}.{item}", "1"), ("disease.sesCd.items.ileum.notExplored", "yes"), ("disease.sesCd.on", "2026-11-02")];
        var reading = Typed.Read(items);
        Assert.Equal("16", reading.Value("disease.sesCd"));
        Assert.Equal("16 points at least; not explored: ileum", Scores.Words(Calculators.Find("disease.sesCd")!, View(reading)));
    }

    // 2 × 21 + 5 × 7 + 7 × 7 + 20 + 0 + 10 × 2 + 6 × (47 − 40) + 100 × (1 − 66 ÷ (1.8² × 22.1)) = 42 + 35 + 49 + 20 + 20 + 42 + 100 − 6600 ÷ 71.604 = 215.8266...
    [Fact]
    public void The_CDAI_takes_sex_weight_and_height_from_the_form_in_any_unit_and_is_not_rounded()
    {
        var items = new (string, string)[] { ("liquidStools", "21"), ("abdominalPain", "7"), ("wellBeing", "7"), ("arthritis", "yes"), ("iritis", "no"), ("skinOrMouth", "no"), ("analDisease", "no"), ("otherFistula", "no"), ("fever", "no"), ("antidiarrhoeal", "no"), ("abdominalMass", "2"), ("haematocrit", "40") }
            .Select(item => ("disease.cdai.items." + item.Item1, item.Item2)).ToArray();
        var reading = Typed.Read([("patient.sex", "male"), ("patient.weight", "66"), ("patient.height", "180"), .. items]);
        Assert.Equal(215.826, double.Parse(reading.Value("disease.cdai")!, CultureInfo.InvariantCulture), 3);
        Assert.True(reading.Value("disease.cdai")!.Length > 10);
        Assert.Equal("215.8", reading.Entries["disease.cdai"]);
        Assert.Empty(reading.Checks);
        Assert.Equal("Still needed: weight", Scores.Words(Calculators.Find("disease.cdai")!, View(Typed.Read([("patient.sex", "male"), ("patient.height", "180"), .. items]))));
        Assert.Equal(reading.Value("disease.cdai"), Typed.Read([("patient.sex", "male"), ("patient.weight", "66"), ("patient.height", "1800"), ("patient.height", "180"), .. items]).Value("disease.cdai"));
    }

    [Fact]
    public void A_typed_score_that_is_not_that_of_its_items_is_asked_about_and_can_be_replaced()
    {
        var entries = FormActions.Apply("none:disease.hbi", Typed.Entries([.. Hbi, ("disease.hbi", "6")]), Typed.Kind, Typed.Today)!;
        var reading = Typed.Read(entries);
        Assert.Equal("Harvey-Bradshaw Index: the items give 10, and 6 is entered. Is 6 right?", Assert.Single(reading.Checks).Message);
        Assert.Equal("6", reading.Value("disease.hbi"));
        Assert.Equal("10", Typed.Read(FormActions.Apply("score:disease.hbi", entries, Typed.Kind, Typed.Today)!).Value("disease.hbi"));
    }

    [Fact]
    public void Every_calculator_names_a_source_of_the_guidance() =>
        Assert.All(Calculators.All, calculator => Assert.Contains(Typed.Release.Sources, source => source.Id == calculator.SourceId));

    private static FormView View(FormReading reading) => new(reading, Typed.Release, Typed.Today);
}
