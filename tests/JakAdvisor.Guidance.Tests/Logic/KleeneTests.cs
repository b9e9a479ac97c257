using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using static JakAdvisor.Guidance.Facts.Truth;

namespace JakAdvisor.Guidance.Tests.Logic;

/// <summary>Every row of the truth tables of and, or and not: by the operators, by the tree and compiled.</summary>
public class KleeneTests
{
    public static TheoryData<Truth, Truth, Truth, Truth> Rows => new()
    {
        // a, b, a and b, a or b
        { False, False, False, False },
        { False, Unknown, False, Unknown },
        { False, True, False, True },
        { Unknown, False, False, Unknown },
        { Unknown, Unknown, Unknown, Unknown },
        { Unknown, True, Unknown, True },
        { True, False, False, True },
        { True, Unknown, Unknown, True },
        { True, True, True, True },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_operators_follow_the_table(Truth a, Truth b, Truth and, Truth or)
    {
        Assert.Equal(and, Kleene.And(a, b));
        Assert.Equal(or, Kleene.Or(a, b));
    }

    [Theory]
    [InlineData(False, True)]
    [InlineData(Unknown, Unknown)]
    [InlineData(True, False)]
    public void Not_turns_round_and_leaves_unknown(Truth a, Truth not) => Assert.Equal(not, Kleene.Not(a));

    [Theory]
    [MemberData(nameof(Rows))]
    public void All_is_and(Truth a, Truth b, Truth and, Truth or)
    {
        var (sheet, first, second) = Two(a, b);

        Assert.Equal(and, Judged.Of(Judged.All(first, second), sheet));
        Assert.Equal(or, Judged.Of(Judged.None(Judged.All(Judged.None(first), Judged.None(second))), sheet));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Any_is_or(Truth a, Truth b, Truth and, Truth or)
    {
        var (sheet, first, second) = Two(a, b);

        Assert.Equal(or, Judged.Of(Judged.Any(first, second), sheet));
        Assert.Equal(and, Judged.Of(Judged.None(Judged.Any(Judged.None(first), Judged.None(second))), sheet));
    }

    [Theory]
    [InlineData(False, False, True)]
    [InlineData(False, Unknown, Unknown)]
    [InlineData(False, True, False)]
    [InlineData(Unknown, False, Unknown)]
    [InlineData(Unknown, Unknown, Unknown)]
    [InlineData(Unknown, True, False)]
    [InlineData(True, False, False)]
    [InlineData(True, Unknown, False)]
    [InlineData(True, True, False)]
    public void None_is_not_any(Truth a, Truth b, Truth none)
    {
        var (sheet, first, second) = Two(a, b);

        Assert.Equal(none, Judged.Of(Judged.None(first, second), sheet));
    }

    [Fact]
    public void Always_holds_when_nothing_is_known() => Assert.Equal(True, Judged.Of(Always.Instance, new Sheet()));

    private static (Sheet Sheet, Condition First, Condition Second) Two(Truth a, Truth b)
    {
        var sheet = new Sheet();
        sheet.Set("malignancy.current", Answer(a));
        sheet.Set("malignancy.history", Answer(b));
        return (sheet, Judged.Comparison("malignancy.current is yes"), Judged.Comparison("malignancy.history is yes"));
    }

    private static string? Answer(Truth truth) => truth switch { True => "yes", False => "no", _ => null };
}
