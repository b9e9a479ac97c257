using System.Collections.Immutable;
using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Web.Form;

/// <summary>The items of the four scores as the form asks them.</summary>
internal static class ScoreItems
{
    public static Calculator Cdai { get; } = new("disease.cdai", Guidance.Scores.Cdai.SourceId, Guidance.Scores.Cdai.Pitfalls,
    [
        Whole("liquidStools", "Liquid or soft stools, total of 7 days", Guidance.Scores.Cdai.LiquidStoolsRange),
        Whole("abdominalPain", "Abdominal pain, total of 7 days", Guidance.Scores.Cdai.AbdominalPainRange, "0 to 3 a day"),
        Whole("wellBeing", "General well-being, total of 7 days", Guidance.Scores.Cdai.WellBeingRange, "0 well to 4 terrible, a day"),
        YesNo("arthritis", "Arthritis or arthralgia"),
        YesNo("iritis", "Iritis or uveitis"),
        YesNo("skinOrMouth", "Erythema nodosum, pyoderma or aphthous stomatitis"),
        YesNo("analDisease", "Anal fissure, fistula or abscess"),
        YesNo("otherFistula", "Other fistula"),
        YesNo("fever", "Fever above 37.8 °C in the 7 days"),
        YesNo("antidiarrhoeal", "Loperamide, diphenoxylate or opiate for diarrhoea"),
        Whole("abdominalMass", "Abdominal mass", new ItemRange("abdominal mass", 0, 5, "points"), "0 none, 2 questionable, 5 definite") with { Only = [0, 2, 5] },
        new CalculatorItem("haematocrit", "Haematocrit, %", ItemKind.Decimal, Guidance.Scores.Cdai.HaematocritRange),
    ], items => Guidance.Scores.Cdai.Score(new CdaiItems
    {
        Sex = items.Sex,
        LiquidStools = items.Whole("liquidStools"),
        AbdominalPain = items.Whole("abdominalPain"),
        WellBeing = items.Whole("wellBeing"),
        Arthritis = items.YesNo("arthritis"),
        Iritis = items.YesNo("iritis"),
        SkinOrMouth = items.YesNo("skinOrMouth"),
        AnalDisease = items.YesNo("analDisease"),
        OtherFistula = items.YesNo("otherFistula"),
        Fever = items.YesNo("fever"),
        Antidiarrhoeal = items.YesNo("antidiarrhoeal"),
        AbdominalMass = (CdaiMass?)items.Whole("abdominalMass"),
        Haematocrit = items.Number("haematocrit"),
        Weight = items.Weight,
        Height = items.Height,
    }))
    { Beside = "Sex, weight and height are those of the record, or of the questions on this page." };

    public static Calculator HarveyBradshaw { get; } = new("disease.hbi", Guidance.Scores.HarveyBradshaw.SourceId, Guidance.Scores.HarveyBradshaw.Pitfalls,
    [
        Whole("wellBeing", "General well-being, previous day", Guidance.Scores.HarveyBradshaw.WellBeingRange, "0 well to 4 terrible"),
        Whole("abdominalPain", "Abdominal pain, previous day", Guidance.Scores.HarveyBradshaw.AbdominalPainRange, "0 to 3"),
        Whole("liquidStools", "Liquid stools, previous day", Guidance.Scores.HarveyBradshaw.LiquidStoolsRange),
        Whole("abdominalMass", "Abdominal mass", Guidance.Scores.HarveyBradshaw.AbdominalMassRange, "0 none, 1 dubious, 2 definite, 3 tender"),
        YesNo("arthralgia", "Arthralgia"),
        YesNo("uveitis", "Uveitis"),
        YesNo("erythemaNodosum", "Erythema nodosum"),
        YesNo("aphthousUlcer", "Aphthous ulcer"),
        YesNo("pyoderma", "Pyoderma"),
        YesNo("fissure", "Fissure"),
        YesNo("newFistula", "New fistula"),
        YesNo("abscess", "Abscess"),
    ], items => Guidance.Scores.HarveyBradshaw.Score(new HarveyBradshawItems
    {
        WellBeing = items.Whole("wellBeing"),
        AbdominalPain = items.Whole("abdominalPain"),
        LiquidStools = items.Whole("liquidStools"),
        AbdominalMass = items.Whole("abdominalMass"),
        Arthralgia = items.YesNo("arthralgia"),
        Uveitis = items.YesNo("uveitis"),
        ErythemaNodosum = items.YesNo("erythemaNodosum"),
        AphthousUlcer = items.YesNo("aphthousUlcer"),
        Pyoderma = items.YesNo("pyoderma"),
        Fissure = items.YesNo("fissure"),
        NewFistula = items.YesNo("newFistula"),
        Abscess = items.YesNo("abscess"),
    }));

    public static ImmutableArray<(string Name, string Label)> Segments { get; } =
        [("ileum", "Ileum"), ("right", "Right colon"), ("transverse", "Transverse colon"), ("left", "Left colon"), ("rectum", "Rectum")];

    public static Calculator SesCd { get; } = new("disease.sesCd", Guidance.Scores.SesCd.SourceId, Guidance.Scores.SesCd.Pitfalls,
    [
        .. Segments.SelectMany(segment => new[]
        {
            Whole($"{segment.Name}.ulcerSize", $"{segment.Label}: ulcer size", Guidance.Scores.SesCd.UlcerSizeRange, "0 none, 1 to 0.5 cm, 2 to 2 cm, 3 above"),
            Whole($"{segment.Name}.ulceratedSurface", $"{segment.Label}: ulcerated surface", Guidance.Scores.SesCd.UlceratedSurfaceRange, "0 none, 1 below 10 %, 2 to 30 %, 3 above"),
            Whole($"{segment.Name}.affectedSurface", $"{segment.Label}: affected surface", Guidance.Scores.SesCd.AffectedSurfaceRange, "0 none, 1 below 50 %, 2 to 75 %, 3 above"),
            Whole($"{segment.Name}.narrowing", $"{segment.Label}: narrowing", Guidance.Scores.SesCd.NarrowingRange, "0 none, 1 single, 2 multiple, 3 not passable"),
            YesNo($"{segment.Name}.notExplored", $"{segment.Label}: not explored"),
        }),
    ], items => Guidance.Scores.SesCd.Score(SesCdOf(items)));

    public static Calculator Mayo { get; } = new("disease.mayo", Guidance.Scores.Mayo.SourceId, Guidance.Scores.Mayo.Pitfalls,
    [
        Whole("stoolFrequency", "Stool frequency", Guidance.Scores.Mayo.StoolFrequencyRange, "0 to 3"),
        Whole("rectalBleeding", "Rectal bleeding", Guidance.Scores.Mayo.RectalBleedingRange, "0 to 3"),
        Whole("endoscopy", "Endoscopy", Guidance.Scores.Mayo.EndoscopyRange, "0 to 3"),
        Whole("physicianGlobalAssessment", "Physician's global assessment", Guidance.Scores.Mayo.PhysicianGlobalAssessmentRange, "0 to 3"),
    ], items => Guidance.Scores.Mayo.Full(MayoOf(items)));

    public static SesCdItems SesCdOf(ItemAnswers items) => new()
    {
        Ileum = Segment(items, "ileum"),
        RightColon = Segment(items, "right"),
        TransverseColon = Segment(items, "transverse"),
        LeftColon = Segment(items, "left"),
        Rectum = Segment(items, "rectum"),
    };

    public static MayoItems MayoOf(ItemAnswers items) => new()
    {
        StoolFrequency = items.Whole("stoolFrequency"),
        RectalBleeding = items.Whole("rectalBleeding"),
        Endoscopy = items.Whole("endoscopy"),
        PhysicianGlobalAssessment = items.Whole("physicianGlobalAssessment"),
    };

    private static SesCdSegment Segment(ItemAnswers items, string name) => items.YesNo($"{name}.notExplored") == true ? SesCdSegment.NotExplored : new SesCdSegment
    {
        UlcerSize = items.Whole($"{name}.ulcerSize"),
        UlceratedSurface = items.Whole($"{name}.ulceratedSurface"),
        AffectedSurface = items.Whole($"{name}.affectedSurface"),
        Narrowing = items.Whole($"{name}.narrowing"),
    };

    private static CalculatorItem Whole(string name, string label, ItemRange range, string hint = "") => new(name, label, ItemKind.Whole, range, hint);

    private static CalculatorItem YesNo(string name, string label) => new(name, label, ItemKind.YesNo);
}
