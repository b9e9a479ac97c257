namespace JakAdvisor.Guidance.Tests.Documentation;

/// <summary>A control that no test shows is a hope: every row of the hazard log is whole, and every test it names exists.</summary>
public class HazardLogTests
{
    private static readonly string[][] Rows =
    [
        .. TextFiles.Read("docs/safety/hazard-log.md").Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)),
    ];

    [Fact]
    public void Every_hazard_has_cause_harm_control_test_and_residual_risk()
    {
        Assert.NotEmpty(Rows);
        Assert.All(Rows, row => Assert.True(row.Length == 6 && row.All(cell => cell.Length > 0), string.Join(" | ", row)));
        Assert.Equal(Rows.Length, Rows.Select(r => r[0]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_test_named_in_the_hazard_log_exists() =>
        Assert.All(Rows, row =>
        {
            var named = TestNames.NamedIn(row[4]).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, TestNames.All));
        });

    [Fact]
    public void Every_test_named_in_any_document_exists() =>
        Assert.All(TextFiles.Documents, path => Assert.All(TestNames.NamedIn(TextFiles.Read(path)), name => Assert.Contains(name, TestNames.All)));

    [Fact]
    public void Tests_are_found_with_their_namespace_and_class_and_helpers_are_not()
    {
        const string source = """
            namespace A.B;

            public class FirstTests
            {
                [Fact]
                public void It_holds() => Helper();

                public static void Helper() { }
            }

            public sealed class SecondTests
            {
                [Theory]
                [InlineData(1)]
                [InlineData(2)]
                public async Task It_holds_too(int number) => await Task.CompletedTask;
            }
            """;

        Assert.Equal(["A.B.FirstTests.It_holds", "A.B.SecondTests.It_holds_too"], TestNames.In(source));
    }
}
