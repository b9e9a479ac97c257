using System.Text.RegularExpressions;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>
/// How hard a text is to read, by Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word − 15.59. Names (medicines, people, the clinic) and
/// figures count as one syllable, since a reader takes them as a whole.
/// </summary>
internal static partial class Reading
{
    /// <summary>Words that the rules below count wrongly.</summary>
    private static readonly Dictionary<string, int> Exceptions = new(StringComparer.Ordinal)
    {
        ["being"] = 2,
        ["being's"] = 2,
        ["diabetes"] = 4,
        ["area"] = 3,
        ["idea"] = 3,
        ["science"] = 2,
        ["people"] = 2,
        ["colitis"] = 3,
        ["someone"] = 2,
        ["somebody"] = 3,
        ["something"] = 2,
        ["some"] = 1,
        ["sometimes"] = 2,
        ["safety"] = 2,
        ["every"] = 2,
        ["medicine"] = 3,
        ["medicines"] = 3,
        ["evening"] = 2,
        ["business"] = 2,
        ["nurse's"] = 2,
        ["microscope"] = 3,
        ["tuberculosis"] = 5,
        ["therefore"] = 2,
        ["whole"] = 1,
        ["household"] = 2,
        ["lifetime"] = 2,
        ["careful"] = 2,
        ["yourself"] = 2,
        ["herself"] = 2,
        ["does"] = 1,
        ["goes"] = 1,
        ["shoes"] = 1,
        ["tb"] = 2,
        ["hiv"] = 3,
        ["crp"] = 3,
        ["cdai"] = 4,
        ["hbi"] = 3,
        ["esr"] = 3,
        ["ldl"] = 3,
        ["ses-cd"] = 5,
        ["mayo"] = 2,
        ["tnf"] = 3,
        ["mg"] = 1,
        ["x-ray"] = 2,
        ["bowel"] = 2,
        ["towel"] = 2,
        ["biologic"] = 4,
        ["chickenpox"] = 3,
        ["grapefruit"] = 2,
        ["steroid"] = 2,
        ["hepatitis"] = 4,
        ["inflamed"] = 2,
        ["breastfeed"] = 2,
        ["regular"] = 3,
        ["ambulance"] = 3,
        ["guidance"] = 2,
    };

    public static double Grade(IEnumerable<string> texts, IReadOnlyCollection<string> names)
    {
        var sentences = texts.SelectMany(t => Sentences(t, names)).ToList();
        var words = sentences.Sum(s => s.Count);
        return words == 0 ? 0 : (0.39 * words / sentences.Count) + (11.8 * sentences.SelectMany(s => s).Sum(Syllables) / words) - 15.59;
    }

    /// <summary>The words of each sentence; a name of several words is one.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Sentences(string text, IReadOnlyCollection<string> names)
    {
        foreach (var name in names.OrderByDescending(n => n.Length)) text = text.Replace(name, "Name", StringComparison.OrdinalIgnoreCase);
        return [.. End().Split(text).Select(s => (IReadOnlyList<string>)[.. Word().Matches(s).Select(m => m.Value)]).Where(s => s.Count > 0)];
    }

    public static int Syllables(string word)
    {
        var plain = word.ToLowerInvariant().Replace('’', '\'');
        if (plain == "name" || plain.Any(char.IsAsciiDigit)) return 1;
        if (Exceptions.TryGetValue(plain, out var known)) return known;
        if (plain.Contains('-', StringComparison.Ordinal)) return plain.Split('-', StringSplitOptions.RemoveEmptyEntries).Sum(Syllables);
        plain = plain.Replace("'s", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var groups = Vowels().Count(plain);
        // Two vowels that are spoken apart: li-on, cre-ate, flu-id, but not na-tion.
        groups += Apart().Count(plain);
        if (SilentEnd().IsMatch(plain)) groups--;
        return Math.Max(1, groups);
    }

    [GeneratedRegex(@"(?<=[.!?:])[”""]?\s+|\n", RegexOptions.None, 1000)]
    private static partial Regex End();

    [GeneratedRegex(@"[\p{L}\d]+(?:['’.,-][\p{L}\d]+)*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+", RegexOptions.None, 1000)]
    private static partial Regex Vowels();

    [GeneratedRegex("(?<![tscxg])i(?:a|o|u)|(?<!g)eo|(?<=cr)ea|ua(?=l|te)|ui(?=d|ng)|y(?=ing)|io(?=l)", RegexOptions.None, 1000)]
    private static partial Regex Apart();

    /// <summary>A last e is silent (whole), as are most of -ed and -es; -le after a consonant is not (table).</summary>
    [GeneratedRegex("(?:[^aeiouy]e|[^aeioutd]ed|[^aeiouyscxzg]es|(?<![cs]h)hes)$(?<![^aeiouy]le)(?<![^aeiouy]les)", RegexOptions.None, 1000)]
    private static partial Regex SilentEnd();
}
