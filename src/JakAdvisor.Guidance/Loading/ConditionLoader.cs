using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using YamlDotNet.RepresentationModel;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads a <c>when:</c>: always, one comparison, or all / any / none lists, three nested at most.</summary>
internal sealed class ConditionLoader(FactCatalogue catalogue, IReadOnlyDictionary<string, Parameter> parameters, IReadOnlyDictionary<string, Setting> settings, Faults faults)
{
    private const int DeepestList = 3;
    private readonly ComparisonParser _parser = new(catalogue, parameters, settings);

    public Condition Read(YamlMap map, string key = "when")
    {
        if (map.Find(key) is { } node) return Read(map.File, node, 0);
        map.Fault($"{key} is missing");
        return Always.Instance;
    }

    private Condition Read(string file, YamlNode node, int depth)
    {
        switch (node)
        {
            case YamlScalarNode { Value: "always" } when depth == 0:
                return Always.Instance;
            case YamlScalarNode { Value: { Length: > 0 } line }:
                var comparison = _parser.Parse(line, out var fault);
                if (comparison is not null) return comparison;
                faults.Add(file, node.Start.Line, fault!);
                return Always.Instance;
            case YamlMappingNode { Children.Count: 1 } map
                when map.Children[0].Key is YamlScalarNode { Value: { } name } && Names.TryParse<Join>(name, out var join) && map.Children[0].Value is YamlSequenceNode { Children.Count: > 0 } list:
                if (depth == DeepestList)
                {
                    faults.Add(file, node.Start.Line, $"a condition has at most {DeepestList} nested lists: make a derived fact of the innermost one");
                    return Always.Instance;
                }
                return new Group(join, [.. list.Children.Select(c => Read(file, c, depth + 1))]);
            default:
                faults.Add(file, node.Start.Line, "a condition is always, one comparison, or a mapping with exactly one of the keys all, any, none and a list under it");
                return Always.Instance;
        }
    }
}
