using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace JakAdvisor.Guidance.Rules;

/// <summary>The kebab-case names by which files, interface and screens speak of the members of an enumeration.</summary>
public static class Names
{
    /// <summary>The name of a value, such as <c>not-recommended</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Of[value];

    /// <summary>The value of a name; false when there is none.</summary>
    public static bool TryParse<T>(string name, out T value) where T : struct, Enum => Table<T>.By.TryGetValue(name, out value);

    /// <summary>All names of an enumeration, in its order.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Table<T>.All;

    private static class Table<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of = Enum.GetValues<T>().ToDictionary(v => v, v => Kebab(v.ToString()));
        public static readonly Dictionary<string, T> By = Of.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
        public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<T>().Select(v => Of[v])];
    }

    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "the contract's names are lower case")]
    private static string Kebab(string pascal)
    {
        var kebab = new StringBuilder();
        foreach (var letter in pascal)
        {
            if (char.IsUpper(letter) && kebab.Length > 0) kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }
        return kebab.ToString();
    }
}
