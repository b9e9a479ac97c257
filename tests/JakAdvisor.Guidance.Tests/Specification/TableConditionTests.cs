namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The reader of the table's conditions, on conditions small enough to judge by eye.</summary>
public class TableConditionTests
{
    [Theory]
    [InlineData("a.x", "a.x is yes")]
    [InlineData("a.x is no", "a.x is no")]
    [InlineData("a.x is not red", "a.x is not red")]
    [InlineData("a.x is unknown", "a.x is unknown")]
    [InlineData("a.x in [red, blue-green]", "a.x is blue-green,red")]
    [InlineData("a.x <= 1.50", "a.x <= 1.5")]
    [InlineData("not (a.x or (a.y and a.z >= 2))", "a.x is yes|a.y is yes|a.z >= 2")]
    [InlineData("always", "")]
    public void Its_leaves_are_fact_operator_and_value(string text, string leaves) => Assert.Equal(leaves, string.Join('|', TableCondition.Parse(text).Leaves));

    [Theory]
    [InlineData("a.x and a.y or a.z", 0, 0, 2, 2)]
    [InlineData("a.x and (a.y or a.z)", 0, 0, 2, 0)]
    [InlineData("not a.x and a.y", 0, 2, 0, 2)]
    [InlineData("not (a.x and a.y)", 0, 1, 1, 2)]
    [InlineData("a.x and a.y", 1, 2, 0, 1)]
    [InlineData("a.x or a.y", 1, 0, 0, 1)]
    [InlineData("a.x or a.y", 1, 2, 0, 2)]
    [InlineData("not a.x", 1, 0, 0, 1)]
    public void It_binds_and_before_or_and_keeps_unknown_unknown(string text, int x, int y, int z, int truth) =>
        Assert.Equal(truth, TableCondition.Parse(text).Judge(new Dictionary<string, int>(StringComparer.Ordinal) { ["a.x is yes"] = x, ["a.y is yes"] = y, ["a.z is yes"] = z }));

    [Theory]
    [InlineData("a.x & a.y")]
    [InlineData("a.x a.y")]
    [InlineData("(a.x")]
    [InlineData("x")]
    [InlineData("a.x in [red")]
    public void It_refuses_what_it_does_not_understand(string text) => Assert.Throws<FormatException>(() => TableCondition.Parse(text));
}
