using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Documentation;

/// <summary>Every test of the repository as Namespace.Class.Method, read from the source so that the tests of every project count.</summary>
internal static partial class TestNames
{
    private static readonly Lazy<HashSet<string>> LazyAll = new(() => Sources().SelectMany(In).ToHashSet(StringComparer.Ordinal));

    public static IReadOnlySet<string> All => LazyAll.Value;

    public static IEnumerable<string> NamedIn(string text) => Named().Matches(text).Select(m => m.Value);

    public static IEnumerable<string> In(string source)
    {
        var space = Namespace().Match(source).Groups[1].Value;
        var classes = Class().Matches(source);
        foreach (Match test in Test().Matches(source))
        {
            var holder = classes.LastOrDefault(c => c.Index < test.Index)?.Groups[1].Value;
            yield return $"{space}.{holder}.{test.Groups[1].Value}";
        }
    }

    private static IEnumerable<string> Sources() =>
        TextFiles.All.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).Select(TextFiles.Read);

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:public |internal )?(?:sealed |static |abstract |partial )*class (\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Class();

    [GeneratedRegex(@"^ *\[(?:Fact|Theory)\b.*?^ *(?:\[[^\n]*\] *)?public (?:async )?[\w<>]+ (\w+)\(", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Test();

    [GeneratedRegex(@"\bJakAdvisor\.\w+\.Tests(?:\.\w+)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Named();
}
