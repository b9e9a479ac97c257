using System.Globalization;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>
/// Reads <c>rules/*.yaml</c> and <c>treatment/*.yaml</c> and refuses what could mislead: no source, no mark, a condition that never or always fires, two variants
/// for one drug and place.
/// </summary>
internal sealed partial class RuleLoader(SourceLoader sources, ConditionLoader conditions, IReadOnlyDictionary<string, Parameter> parameters, IReadOnlyList<string> drugs, Faults faults)
{
    private const string StartFolder = "rules/";
    private const string TreatmentFolder = "treatment/";
    private const string TreatmentPhase = "treatment";
    private readonly Dictionary<string, string> _seen = new(StringComparer.Ordinal);

    public IReadOnlyList<Rule> Read(GuidanceFiles files) =>
    [
        .. Rules(files, StartFolder, "rules").Select(r =>
        {
            var variants = Variants(r.Map).Select(v => Variant<Effect>(v, r.Id, r.Title, conditions)).ToList();
            RefuseOverlap(variants, r.Map, (_, _) => true);
            return new Rule(r.Id, r.Title, r.Topic, variants);
        }),
    ];

    /// <summary>The rules on treatment; <paramref name="treatment"/> reads conditions over the facts of a visit and the clinic's settings.</summary>
    public IReadOnlyList<TreatmentRule> ReadTreatment(GuidanceFiles files, ConditionLoader treatment) =>
    [
        .. Rules(files, TreatmentFolder, "phase", "rules").Select(r =>
        {
            var variants = Variants(r.Map).Select(v => Variant<TreatmentEffect>(v, r.Id, r.Title, treatment)).ToList();
            RefuseOverlap(variants, r.Map, (one, other) => Reach.CanBothFire(one.When, other.When));
            return new TreatmentRule(r.Id, r.Title, r.Topic, variants);
        }),
    ];

    private IEnumerable<(YamlMap Map, string Id, string Title, string Topic)> Rules(GuidanceFiles files, string folder, params string[] keys)
    {
        foreach (var path in files.Texts.Keys.Where(p => p.StartsWith(folder, StringComparison.Ordinal)))
        {
            var file = files.Map(path, faults, keys);
            if (file is null) continue;
            if (keys.Contains("phase", StringComparer.Ordinal)) file.Word("phase", [TreatmentPhase]);
            foreach (var map in file.Maps("rules", "id", "title", "variants"))
            {
                var (id, title) = (map.Text("id"), map.Text("title"));
                var here = string.Create(CultureInfo.InvariantCulture, $"{path}:{map.Line}");
                if (!_seen.TryAdd(id, here)) map.Fault($"the rule {id} stands twice, first at {_seen[id]}");
                yield return (map, id, title, Path.GetFileNameWithoutExtension(path));
            }
        }
    }

    private static IReadOnlyList<YamlMap> Variants(YamlMap map)
    {
        var variants = map.Maps("variants", "drugs", "where", "effect", "when", "say", "action", "sources", "mark");
        if (variants.Count == 0) map.Fault($"the rule {map.Text("id")} has no variant");
        return variants;
    }

    private Variant<TEffect> Variant<TEffect>(YamlMap map, string id, string title, ConditionLoader loader)
        where TEffect : struct, Enum => new()
        {
            Rule = id,
            Title = title,
            Drugs = map.Words("drugs", [.. drugs]),
            Where = map.NamedList<Jurisdiction>("where"),
            Effect = map.Named<TEffect>("effect"),
            When = Reachable(map, id, loader),
            Say = Filled(map, "say"),
            Action = Filled(map, "action"),
            Sources = sources.Cited(map),
            Mark = map.Named<Mark>("mark"),
            File = map.File,
            Line = map.Line,
        };

    /// <summary>The condition, refused when it can never be met or is met by everyone.</summary>
    private Condition Reachable(YamlMap map, string id, ConditionLoader loader)
    {
        var before = faults.Count;
        var when = loader.Read(map);
        var sound = faults.Count == before && !when.Comparisons.Any(c => c.Parameter is not null && double.IsNaN(c.Limit));
        if (!sound || when is Always) return when;
        var reach = Reach.Of(when);
        if (!reach.CanFire) map.FaultAt("when", $"this variant of {id} can never fire: no answer to {Facts(when)} meets it");
        if (!reach.CanStayClear) map.FaultAt("when", $"this variant of {id} fires for everyone, whatever the answer to {Facts(when)}: write always if that is meant");
        return when;
    }

    private static string Facts(Condition condition) => string.Join(", ", condition.Comparisons.Select(c => c.Fact.Name).Distinct(StringComparer.Ordinal));

    /// <summary>Two variants for one drug and place leave open which counts; on treatment they may differ by the patient, as long as both are never met.</summary>
    private void RefuseOverlap<TEffect>(List<Variant<TEffect>> variants, YamlMap rule, Func<Variant<TEffect>, Variant<TEffect>, bool> canBothApply)
        where TEffect : struct, Enum
    {
        for (var i = 0; i < variants.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var drug = variants[i].Drugs.FirstOrDefault(d => variants[j].Drugs.Contains(d, StringComparer.Ordinal));
                var shared = variants[i].Where.Where(variants[j].Where.Contains).Select(w => Names.Of(w)).FirstOrDefault();
                if (drug is null || shared is null || !canBothApply(variants[i], variants[j])) continue;
                faults.Add(rule.File, variants[i].Line, string.Create(CultureInfo.InvariantCulture,
                    $"two variants of {rule.Text("id")} apply to {drug} in {shared}, the other at line {variants[j].Line}: nobody could say which counts"));
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
