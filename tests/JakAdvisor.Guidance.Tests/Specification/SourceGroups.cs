using System.Text.RegularExpressions;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The source cells of sections 9 and 10: ids, ranges (A39–A44), beginnings (CON-…) and the two short forms (R3, guidelines §12).</summary>
internal static partial class SourceGroups
{
    /// <summary>One group of ids per entry of the cell; a range is every id of it, a beginning every known id that begins so.</summary>
    public static IReadOnlyList<string[]> Read(string cell, IEnumerable<string> known) => [.. SpecificationText.List(cell).Select(e => Group(e, known))];

    private static string[] Group(string entry, IEnumerable<string> known)
    {
        var range = Range().Match(entry);
        if (range.Success)
        {
            var (first, last) = (int.Parse(range.Groups[2].Value, null), int.Parse(range.Groups[3].Value, null));
            return [.. Enumerable.Range(first, last - first + 1).Select(n => FormattableString.Invariant($"{range.Groups[1].Value}{n}"))];
        }
        if (entry.EndsWith("-…", StringComparison.Ordinal)) return [.. known.Where(k => k.StartsWith(entry[..^1], StringComparison.Ordinal))];
        return entry switch
        {
            "R3" => ["G:R3"],
            "guidelines §12" => [.. known.Where(k => k.StartsWith("G:SCORE-", StringComparison.Ordinal))],
            _ => [entry],
        };
    }

    [GeneratedRegex(@"^([AS])(\d+)–[AS](\d+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Range();
}
