using JakAdvisor.Guidance.Facts;
using static JakAdvisor.Guidance.Facts.Truth;

namespace JakAdvisor.Guidance.Tests.Logic;

/// <summary>Each operator on each kind of answer, unknown included, by the tree and compiled.</summary>
public class ComparisonTests
{
    [Theory]
    [InlineData("<", True, False, False)]
    [InlineData("<=", True, True, False)]
    [InlineData(">", False, False, True)]
    [InlineData(">=", False, True, True)]
    public void A_limit_is_compared_with_less_equal_and_greater(string sign, Truth less, Truth equal, Truth greater)
    {
        var line = $"labs.lymphocytes {sign} 0.5 10⁹/L";

        Assert.Equal(less, Judged.Of(line, 0.49));
        Assert.Equal(less, Judged.Of(line, 0.0));
        Assert.Equal(less, Judged.Of(line, Math.BitDecrement(0.5)));
        Assert.Equal(equal, Judged.Of(line, 0.5));
        Assert.Equal(greater, Judged.Of(line, Math.BitIncrement(0.5)));
        Assert.Equal(greater, Judged.Of(line, 0.51));
        Assert.Equal(Unknown, Judged.Of(line, null));
    }

    [Fact]
    public void A_negative_number_is_less_than_nought()
    {
        Assert.Equal(True, Judged.Of("disease.cdai < 0 points", -100.0));
        Assert.Equal(False, Judged.Of("disease.cdai > -50 points", -100.0));
    }

    [Theory]
    [InlineData("positive", True)]
    [InlineData("negative", False)]
    [InlineData("indeterminate", False)]
    [InlineData(null, Unknown)]
    public void Is_holds_for_its_word_alone(string? igra, Truth truth) => Assert.Equal(truth, Judged.Of("tb.igra is positive", igra));

    [Theory]
    [InlineData("ulcerative-colitis", False)]
    [InlineData("crohns-disease", True)]
    [InlineData("ibd-unclassified", True)]
    [InlineData(null, Unknown)]
    public void Is_not_holds_for_the_other_words_but_never_for_unknown(string? disease, Truth truth) =>
        Assert.Equal(truth, Judged.Of("disease.type is not ulcerative-colitis", disease));

    [Theory]
    [InlineData("remission", True)]
    [InlineData("mild", True)]
    [InlineData("moderate", False)]
    [InlineData("severe", False)]
    [InlineData(null, Unknown)]
    public void In_holds_for_each_of_its_words(string? activity, Truth truth) =>
        Assert.Equal(truth, Judged.Of("disease.activity in [remission, mild]", activity));

    [Theory]
    [InlineData("yes", True, False)]
    [InlineData("no", False, True)]
    [InlineData(null, Unknown, Unknown)]
    public void Yes_and_no_are_words_of_their_own(string? answer, Truth isYes, Truth isNo)
    {
        Assert.Equal(isYes, Judged.Of("malignancy.current is yes", answer));
        Assert.Equal(isNo, Judged.Of("malignancy.current is no", answer));
        Assert.Equal(isYes, Judged.Of("malignancy.current is not no", answer));
        Assert.Equal(isNo, Judged.Of("malignancy.current is not yes", answer));
    }

    [Theory]
    [InlineData("tb.igra", "negative")]
    [InlineData("tb.igra", "indeterminate")]
    [InlineData("malignancy.current", "no")]
    [InlineData("labs.lymphocytes", 0.0)]
    [InlineData("therapy.history", true)]
    [InlineData("tb.preventiveStartedOn", true)]
    public void Is_unknown_is_true_or_false_and_nothing_else(string fact, object known)
    {
        Assert.Equal(False, Judged.Of($"{fact} is unknown", known));
        Assert.Equal(True, Judged.Of($"{fact} is unknown", null));
    }

    [Fact]
    public void A_fact_that_differs_by_drug_is_read_for_the_drug_in_question()
    {
        var sheet = new Sheet();
        var allergy = Judged.Facts["allergy.toThisDrug"];
        sheet.Set(allergy, "no", drug: 0);
        sheet.Set(allergy, "yes", drug: 1);
        var condition = Judged.Comparison("allergy.toThisDrug is yes");

        Assert.Equal(False, Judged.Of(condition, sheet, drug: 0));
        Assert.Equal(True, Judged.Of(condition, sheet, drug: 1));
        Assert.Equal(Unknown, Judged.Of(condition, sheet, drug: 2));
    }

    [Fact]
    public void Read_strictly_an_unknown_fact_is_unknown_even_to_is_unknown()
    {
        var missing = Judged.Comparison("tb.igra is unknown");
        var sheet = new Sheet();

        Assert.Equal(Unknown, Judged.Strictly(missing, sheet));
        Assert.Equal(Unknown, Judged.Strictly(Judged.None(missing), sheet));
        Assert.Equal(True, Judged.Strictly(Judged.Any(missing, Judged.None(missing), JakAdvisor.Guidance.Conditions.Always.Instance), sheet));

        sheet.Set("tb.igra", "negative");
        Assert.Equal(False, Judged.Strictly(missing, sheet));
        Assert.Equal(True, Judged.Strictly(Judged.Comparison("tb.igra is negative"), sheet));
    }
}
