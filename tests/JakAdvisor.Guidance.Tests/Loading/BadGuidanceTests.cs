using System.Globalization;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace JakAdvisor.Guidance.Tests.Loading;

/// <summary>
/// Every file of the folder Bad breaks the guidance in one way and holds the message that must come: file, line and sentence, and no other message.
/// A file adds a text, replaces the first place of a text by another, removes a file, or is a site file. In a message {line} is the line of what was put in,
/// {file#text} the first line of that file that begins with the text, each with @+n or @-n for lines after or before.
/// </summary>
public partial class BadGuidanceTests
{
    private static readonly string Folder = Repository.Path("tests", "JakAdvisor.Guidance.Tests", "Bad");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Broken_guidance_is_refused_with_file_line_and_a_sentence_that_helps(string name)
    {
        var bad = Read(Path.Combine(Folder, name + ".yaml"));
        var (files, line) = Broken(bad);

        var refused = Assert.Throws<GuidanceException>(() => GuidanceLoader.Load(files, bad.GetValueOrDefault("site")));

        Assert.Equal(string.Join("\n", bad["says"].Split("\n").Select(says => Placed(says, files, line))), refused.Message);
    }

    [Fact]
    public void The_folder_holds_a_file_for_every_kind_of_refusal()
    {
        var there = Directory.EnumerateFiles(Folder).Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);
        string[] kinds =
        [
            "unknown-key", "unknown-fact", "unknown-word", "unknown-unit", "unknown-drug", "unknown-place", "unknown-effect", "duplicate-rule", "missing-source", "missing-mark",
            "source-not-listed", "never-by-words", "never-by-numbers", "never-when-unknown", "always-by-words", "always-by-numbers", "two-variants-for-one", "unused-fact",
            "four-nested-lists", "not-yaml", "comma-decimal", "unknown-parameter", "site-unknown-parameter", "site-out-of-range", "site-bad-window", "site-makes-a-rule-never-fire",
        ];

        Assert.Subset(there, kinds.ToHashSet(StringComparer.Ordinal));
    }

    private static (GuidanceFiles Files, int Line) Broken(Dictionary<string, string> bad)
    {
        var good = Repository.Files;
        if (!bad.TryGetValue("file", out var file)) return (good, 0);
        if (bad.ContainsKey("remove")) return (new GuidanceFiles(good.Texts.Where(t => t.Key != file)), 0);
        if (bad.TryGetValue("text", out var text)) return (good.With(file, text), 1);
        var before = good.Texts[file];
        var at = before.IndexOf(bad["replace"], StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} no longer holds: {bad["replace"]}");
        return (good.With(file, before[..at] + bad["by"] + before[(at + bad["replace"].Length)..]), before[..at].Count(c => c == '\n') + 1);
    }

    private static string Placed(string says, GuidanceFiles files, int line) => Place().Replace(says, place =>
    {
        var shift = place.Groups["shift"].Success ? int.Parse(place.Groups["shift"].Value, CultureInfo.InvariantCulture) : 0;
        var from = place.Groups["file"].Success
            ? Array.FindIndex(files.Texts[place.Groups["file"].Value].Split('\n'), l => l.StartsWith(place.Groups["text"].Value, StringComparison.Ordinal)) + 1
            : line;
        Assert.True(from > 0, place.Value);
        return (from + shift).ToString(CultureInfo.InvariantCulture);
    });

    private static Dictionary<string, string> Read(string path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(path)));
        return ((YamlMappingNode)stream.Documents[0].RootNode).ToDictionary(
            p => ((YamlScalarNode)p.Key).Value!,
            p => p.Value is YamlSequenceNode list ? string.Join('\n', list.Select(l => ((YamlScalarNode)l).Value)) : ((YamlScalarNode)p.Value).Value!,
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{(?:line|(?<file>[a-z./-]+\.yaml)#(?<text>[^{}]+?))( @(?<shift>[+-]\d+))?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
