using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>Which published figures stand beside a dose.</summary>
public class ExpectedFiguresTests
{
    private const string Crohns = "crohns-disease";
    private const string Colitis = "ulcerative-colitis";

    private static ExpectedFigures For(Option option, string? disease) => ExpectedFigures.Of(Repository.Release, option.Drug, disease, option.Regimen);

    [Fact]
    public void In_colitis_the_figures_of_45_and_15_mg_stand_at_the_usual_dose_and_those_of_30_mg_apart()
    {
        var figures = For(Evaluated.Us("upadacitinib", "{}"), Colitis);

        Assert.Equal(
            ["u-achieve-remission", "u-achieve-response", "u-accomplish-remission", "u-accomplish-response", "u-achieve-maintenance-remission-15", "u-achieve-maintenance-steroid-free-15"],
            figures.AtThisDose.Select(f => f.Id));
        Assert.Equal(["u-achieve-maintenance-remission-30", "u-achieve-maintenance-steroid-free-30"], figures.AtOtherDoses.Select(f => f.Id));
        Assert.Empty(figures.Uncompared);
    }

    [Fact]
    public void A_lowered_dose_does_not_inherit_the_figures_of_the_full_one()
    {
        var lowered = Evaluated.Us("upadacitinib", """{ "labs.creatinine": 300, "kidney.egfr": 20 }""");
        Assert.Equal("30 mg", lowered.Regimen!.Induction.Dose);

        var figures = For(lowered, Colitis);

        Assert.DoesNotContain(figures.AtThisDose, f => f.Dose == "45 mg once daily");
        Assert.Contains(figures.AtOtherDoses, f => f.Id == "u-achieve-remission");
    }

    [Fact]
    public void A_figure_without_a_comparison_group_never_stands_among_those_that_have_one()
    {
        var figures = For(Evaluated.Us("upadacitinib", """{ "disease.type": "crohns-disease" }"""), Crohns);

        Assert.NotEmpty(figures.AtThisDose);
        Assert.All(figures.AtThisDose.Concat(figures.AtOtherDoses), f => Assert.NotNull(f.Comparator));
        Assert.Contains(figures.Uncompared, f => f is { Id: "wuhan-clinical-remission", Result: { N: 33, Of: 77 } });
    }

    [Fact]
    public void An_unknown_disease_borrows_no_other_diseases_figures()
    {
        var figures = For(Evaluated.Us("upadacitinib", "{}"), null);

        Assert.Empty(figures.AtThisDose.Concat(figures.AtOtherDoses).Concat(figures.Uncompared));
        Assert.NotEmpty(figures.Harms);
    }

    [Fact]
    public void Without_a_dose_no_benefit_is_listed()
    {
        var option = Evaluated.Us("tofacitinib", """{ "disease.type": "crohns-disease" }""");
        Assert.Null(option.Regimen);

        var figures = For(option, Crohns);

        Assert.Empty(figures.AtThisDose.Concat(figures.AtOtherDoses).Concat(figures.Uncompared));
    }

    [Fact]
    public void Harms_of_the_same_disease_come_first()
    {
        var harms = For(Evaluated.Us("tofacitinib", "{}"), Colitis).Harms.Select(f => f.Disease == Colitis).ToList();

        Assert.Contains(true, harms);
        Assert.Contains(false, harms);
        Assert.Equal(harms.OrderByDescending(same => same), harms);
    }
}
