using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace JakAdvisor.Guidance.Tests.Documentation;

/// <summary>A reviewer finds every key, parameter and word of the guidance in the document that explains them.</summary>
public class WritingGuidanceTests
{
    private static readonly string Text = TextFiles.Read("docs/writing-guidance.md");

    /// <summary>The keys of the examples.</summary>
    private static readonly HashSet<string> Shown = [.. Text.Split('\n', ' ').Where(w => w.EndsWith(':')).Select(w => w[..^1])];

    /// <summary>Mappings whose keys are words or ids of the guidance itself.</summary>
    private static readonly string[] Free = ["wordLabels", "facts", "baseline", "settings", "cells", "makes"];

    private static readonly string[] Texts = ["headings", "texts", "medicines", "times", "taking", "doses", "rules", "monitoring", "every", "comparators", "figures", "counselling", "changed", "needs", "measures", "reached", "notReached"];

    [Fact]
    public void Every_key_of_every_guidance_file_is_explained()
    {
        foreach (var path in TextFiles.All.Where(f => f.StartsWith("seeds/guidance/", StringComparison.Ordinal)))
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(TextFiles.Read(path)));
            foreach (var key in Keys(stream.Documents[0].RootNode, path.Contains("/patient.", StringComparison.Ordinal) || path.Contains("/visit-page.", StringComparison.Ordinal) ? Texts : Free).Distinct(StringComparer.Ordinal))
                Assert.True(Text.Contains($"`{key}`", StringComparison.Ordinal) || Shown.Contains(key), $"{path} uses the key {key}, which is not explained");
        }
    }

    [Fact]
    public void Every_parameter_effect_and_mark_is_named()
    {
        var words = Repository.Release.Parameters.Select(p => p.Name).Concat(Names.All<Effect>()).Concat(Names.All<Mark>());

        Assert.All(words, word => Assert.Contains($"`{word}`", Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_site_file_shown_is_a_good_one()
    {
        var shown = Text.Split("## The site file")[1].Split("```yaml")[1].Split("```")[0];

        Assert.Equal(2, GuidanceLoader.Load(Repository.Files, shown).Overrides.Count);
    }

    [Fact]
    public void The_rule_and_the_case_shown_stand_in_the_guidance()
    {
        var examples = Text.Split("```yaml").Skip(1).Select(b => b.Split("```")[0].Trim()).ToList();

        Assert.StartsWith(examples[0], TextFiles.Read("seeds/guidance/rules/laboratory.yaml"), StringComparison.Ordinal);
        Assert.All(examples[1].Split('\n'), line => Assert.Contains(line, TextFiles.Read("seeds/guidance/rules/laboratory.cases.yaml"), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Keys(YamlNode node, string[] free) => node switch
    {
        YamlSequenceNode list => list.Children.SelectMany(c => Keys(c, free)),
        YamlMappingNode map => map.Children.SelectMany(pair =>
        {
            var key = ((YamlScalarNode)pair.Key).Value!;
            return free.Contains(key) && pair.Value is YamlMappingNode ? [key] : Keys(pair.Value, free).Prepend(key);
        }),
        _ => [],
    };
}
