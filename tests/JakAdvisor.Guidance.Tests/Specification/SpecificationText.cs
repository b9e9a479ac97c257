using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The specification's Markdown, read without any code of the loader.</summary>
internal static class SpecificationText
{
    public static string Read(string file) => File.ReadAllText(Repository.Path("docs", "specification", file)).ReplaceLineEndings("\n");

    /// <summary>The text from the heading that begins so to the next heading of the same or a higher level.</summary>
    public static string Section(string file, string heading)
    {
        var lines = Read(file).Split('\n');
        var first = Array.FindIndex(lines, l => l.StartsWith(heading, StringComparison.Ordinal));
        Assert.True(first >= 0, $"{file} has no heading {heading}");
        var level = heading.TakeWhile(c => c == '#').Count();
        var after = Array.FindIndex(lines, first + 1, l => l.StartsWith('#') && l.TakeWhile(c => c == '#').Count() <= level);
        return string.Join('\n', lines[(first + 1)..(after < 0 ? lines.Length : after)]);
    }

    /// <summary>The cells of every row of the tables in a text; heading and rule lines left out.</summary>
    public static IReadOnlyList<string[]> Rows(string text, int columns)
    {
        var rows = text.Split('\n').Where(l => l.StartsWith('|')).ToList();
        var tables = new List<string[]>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].StartsWith("|---", StringComparison.Ordinal)) continue;
            if (i + 1 < rows.Count && rows[i + 1].StartsWith("|---", StringComparison.Ordinal)) continue;
            var cells = rows[i].TrimEnd().Trim('|').Split('|', StringSplitOptions.TrimEntries);
            Assert.True(cells.Length == columns, $"a row of {cells.Length} cells instead of {columns}: {rows[i]}");
            tables.Add(cells);
        }
        return tables;
    }

    public static string[] List(string cell, char separator = ',') => cell.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string Drug(string letter) => letter switch
    {
        "U" => "upadacitinib",
        "T" => "tofacitinib",
        "F" => "filgotinib",
        _ => throw new FormatException($"the table has no drug {letter}"),
    };

    public static string[] Places(string cell) => cell switch
    {
        "both" => ["eu", "us"],
        "us" or "eu" => [cell],
        _ => throw new FormatException($"the table has no place {cell}"),
    };
}
