using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Checks one mapping of texts: none is missing, none stands for nothing, and every word in braces is one that will be filled in.</summary>
internal static partial class PatientTextCheck
{
    public static Dictionary<string, string[]> Plain(IEnumerable<string> keys) => Keyed(keys, _ => []);

    public static Dictionary<string, string[]> Keyed(IEnumerable<string> keys, Func<string, string[]> names) =>
        keys.Distinct(StringComparer.Ordinal).ToDictionary(k => k, names, StringComparer.Ordinal);

    public static void Of(YamlMap map, string mapping, IReadOnlyDictionary<string, string[]> expected, bool mayLeaveOut)
    {
        var (given, lines) = (map.Pairs(mapping), map.PairLines(mapping));
        foreach (var absent in expected.Keys.Where(k => !given.ContainsKey(k))) map.FaultAt(mapping, $"{mapping} has no text for {absent}");
        foreach (var (key, text) in given)
        {
            if (!expected.TryGetValue(key, out var names))
            {
                map.FaultLine(lines[key], $"{mapping} has a text for {key}, which nothing calls for{Spelling.Suggestion(key, expected.Keys)}");
                continue;
            }
            if (text.Trim().Length == 0) map.FaultLine(lines[key], $"the text for {key} is empty");
            var used = Template().Matches(text).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
            foreach (var unknown in used.Except(names, StringComparer.Ordinal))
                map.FaultLine(lines[key], $"the text for {key} cannot hold {{{unknown}}}{(names.Length == 0 ? "; it holds no word in braces" : Spelling.Choice(unknown, names))}");
            foreach (var missing in mayLeaveOut ? [] : names.Except(used, StringComparer.Ordinal)) map.FaultLine(lines[key], $"the text for {key} lacks {{{missing}}}");
        }
    }

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Template();
}
