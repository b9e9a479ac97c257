using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>No statement of the documents gets lost, and <c>docs/traceability.md</c> shows where each went.</summary>
public partial class TraceabilityTests
{
    private static readonly Traceability Trace = new(Repository.Release);

    [Fact]
    public void Every_statement_of_the_documents_is_there_once_and_in_order()
    {
        string[] expected = [.. Numbered("A", 72), .. Numbered("AX", 9), .. Numbered("S", 146), .. Numbered("SX", 23)];
        Assert.Equal(expected, Repository.Release.Statements.Select(s => s.Source.Id));
    }

    [Fact]
    public void Every_statement_is_carried_or_says_why_not_and_never_both() =>
        Assert.Empty(Repository.Release.Statements.Where(s => Trace.IsCarried(s) == (s.NotCarried.Length > 0)).Select(s => s.Source.Id));

    [Fact]
    public void A_statement_that_another_is_said_to_stand_in_for_is_carried()
    {
        var uncarried = Repository.Release.Statements.Where(s => !Trace.IsCarried(s)).ToList();
        foreach (var statement in uncarried)
        {
            foreach (Match named in Id().Matches(statement.NotCarried))
                Assert.False(uncarried.Any(u => u.Source.Id == named.Value), $"{statement.Source.Id} points at {named.Value}, which nothing carries either");
        }
    }

    [Fact]
    public void The_traceability_table_is_up_to_date()
    {
        var (path, expected) = (Repository.Path("docs", "traceability.md"), Trace.Write());
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") File.WriteAllText(path, expected);
        var actual = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(expected == actual, "docs/traceability.md is out of date. Write it anew with: UPDATE_DOCS=1 dotnet test --filter Traceability");
    }

    private static IEnumerable<string> Numbered(string prefix, int count) => Enumerable.Range(1, count).Select(n => FormattableString.Invariant($"{prefix}{n}"));

    [GeneratedRegex(@"\b[AS]X?\d+\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
