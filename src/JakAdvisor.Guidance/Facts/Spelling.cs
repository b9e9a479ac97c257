namespace JakAdvisor.Guidance.Facts;

/// <summary>Finds what somebody probably meant, for error messages only; nothing is ever accepted by likeness.</summary>
internal static class Spelling
{
    private const int MostListed = 40;

    public static string? Nearest(string typed, IEnumerable<string> possible)
    {
        var best = possible.Select(p => (Word: p, Distance: Distance(typed, p))).OrderBy(p => p.Distance).ThenBy(p => p.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(2, typed.Length / 4) ? best.Word : null;
    }

    public static string Suggestion(string typed, IEnumerable<string> possible) =>
        Nearest(typed, possible) is { } near ? $"; did you mean {near}?" : "";

    /// <summary>What was probably meant, and what is possible where a person can still read the list.</summary>
    public static string Choice(string typed, IReadOnlyCollection<string> possible) =>
        Suggestion(typed, possible) + (possible.Count <= MostListed ? $"; possible: {string.Join(", ", possible)}" : "");

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
