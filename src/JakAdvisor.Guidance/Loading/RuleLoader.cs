using System.Globalization;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>rules/*.yaml</c> and refuses what could mislead: no source, no mark, a condition that never or always fires, two variants for one drug and place.</summary>
internal sealed partial class RuleLoader(SourceLoader sources, ConditionLoader conditions, IReadOnlyDictionary<string, Parameter> parameters, IReadOnlyList<string> drugs, Faults faults)
{
    public IReadOnlyList<Rule> Read(GuidanceFiles files)
    {
        var rules = new List<Rule>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in files.Texts.Keys.Where(p => p.StartsWith("rules/", StringComparison.Ordinal)))
        {
            var file = files.Map(path, faults, "rules");
            if (file is null) continue;
            foreach (var map in file.Maps("rules", "id", "title", "variants"))
            {
                var (id, title) = (map.Text("id"), map.Text("title"));
                var here = string.Create(CultureInfo.InvariantCulture, $"{path}:{map.Line}");
                if (!seen.TryAdd(id, here)) map.Fault($"the rule {id} stands twice, first at {seen[id]}");
                var variants = map.Maps("variants", "drugs", "where", "effect", "when", "say", "action", "sources", "mark").Select(v => Variant(v, id, title)).ToList();
                if (variants.Count == 0) map.Fault($"the rule {id} has no variant");
                RefuseOverlap(variants);
                rules.Add(new Rule(id, title, Path.GetFileNameWithoutExtension(path), variants));
            }
        }
        return rules;
    }

    private RuleVariant Variant(YamlMap map, string id, string title)
    {
        var before = faults.Count;
        var when = conditions.Read(map);
        var sound = faults.Count == before && !when.Comparisons.Any(c => c.Parameter is not null && double.IsNaN(c.Limit));
        var variant = new RuleVariant
        {
            Rule = id,
            Title = title,
            Drugs = map.Words("drugs", [.. drugs]),
            Where = map.NamedList<Jurisdiction>("where"),
            Effect = map.Named<Effect>("effect"),
            When = when,
            Say = Filled(map, "say"),
            Action = Filled(map, "action"),
            Sources = sources.Cited(map),
            Mark = map.Named<Mark>("mark"),
            File = map.File,
            Line = map.Line,
        };
        if (!sound || when is Always) return variant;
        var reach = Reach.Of(when);
        if (!reach.CanFire) map.FaultAt("when", $"this variant of {id} can never fire: no answer to {Facts(when)} meets it");
        if (!reach.CanStayClear) map.FaultAt("when", $"this variant of {id} fires for everyone, whatever the answer to {Facts(when)}: write always if that is meant");
        return variant;
    }

    private static string Facts(Condition condition) => string.Join(", ", condition.Comparisons.Select(c => c.Fact.Name).Distinct(StringComparer.Ordinal));

    private void RefuseOverlap(List<RuleVariant> variants)
    {
        for (var i = 0; i < variants.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var drug = variants[i].Drugs.FirstOrDefault(d => variants[j].Drugs.Contains(d, StringComparer.Ordinal));
                var shared = variants[i].Where.Where(variants[j].Where.Contains).Select(w => Names.Of(w)).FirstOrDefault();
                if (drug is null || shared is null) continue;
                faults.Add(variants[i].File, variants[i].Line, string.Create(CultureInfo.InvariantCulture,
                    $"two variants of {variants[i].Rule} apply to {drug} in {shared}, the other at line {variants[j].Line}: nobody could say which counts"));
            }
        }
    }

    /// <summary>Texts name a parameter as {name}; people read its value.</summary>
    private string Filled(YamlMap map, string key) => Placeholder().Replace(map.Text(key), match =>
    {
        if (parameters.TryGetValue(match.Groups[1].Value, out var parameter)) return Comparison.Write(parameter.Value);
        map.FaultAt(key, $"there is no parameter {match.Groups[1].Value}{Spelling.Suggestion(match.Groups[1].Value, parameters.Keys)}");
        return match.Value;
    });

    [GeneratedRegex(@"\{([a-z-]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
