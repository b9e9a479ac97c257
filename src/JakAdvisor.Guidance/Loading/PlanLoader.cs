using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads what follows a start: <c>monitoring.yaml</c>, <c>counselling.yaml</c> with its patient sentences, and <c>checklist.yaml</c>.</summary>
internal sealed class PlanLoader(GuidanceFiles files, SourceLoader sources, ConditionLoader conditions, IReadOnlyList<string> drugs, IReadOnlyCollection<string> rules, Faults faults)
{
    public IReadOnlyList<MonitoringEntry> Monitoring() =>
    [
        .. YamlMap.Unique(files.Map("monitoring.yaml", faults, "monitoring")?.Maps("monitoring", "id", "what", "drugs", "where", "weeks", "window", "every", "everyWeeks", "when", "met", "why", "sources", "mark"))
            .Select(map => new MonitoringEntry
            {
                Id = map.Text("id"),
                What = map.Text("what"),
                Drugs = map.Words("drugs", [.. drugs]),
                Where = map.NamedList<Jurisdiction>("where"),
                Weeks = map.Wholes("weeks"),
                WindowFrom = map.MapOrNull("window", "from", "to")?.Whole("from"),
                WindowTo = map.MapOrNull("window", "from", "to")?.Whole("to"),
                Every = map.TextOrNull("every"),
                EveryMonths = map.MapOrNull("everyWeeks", "months")?.Whole("months"),
                When = map.Has("met") ? Conditions.Always.Instance : conditions.Read(map),
                Met = map.Words("met", rules, mayBeEmpty: true),
                Why = map.Text("why"),
                Sources = sources.Cited(map),
                Mark = map.Named<Mark>("mark"),
            }),
    ];

    public IReadOnlyList<CounsellingEntry> Counselling()
    {
        var sentences = files.Map("patient.en.yaml", faults, "language", "counselling");
        var plain = sentences?.Pairs("counselling") ?? new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = YamlMap.Unique(files.Map("counselling.yaml", faults, "counselling")?.Maps("counselling", "id", "drugs", "where", "when", "say", "sources", "mark"))
            .Select(map => new CounsellingEntry(
                map.Text("id"), map.Words("drugs", [.. drugs]), map.NamedList<Jurisdiction>("where"), conditions.Read(map), map.Text("say"),
                Sentence(map, plain), sources.Cited(map), map.Named<Mark>("mark"))).ToList();
        foreach (var id in plain.Keys.Except(entries.Select(e => e.Id), StringComparer.Ordinal))
            sentences!.FaultAt("counselling", $"the patient's sentence {id} belongs to no entry of counselling.yaml");
        return entries;
    }

    public IReadOnlyList<ChecklistItem> Checklist(FactCatalogue catalogue)
    {
        var items = new List<ChecklistItem>();
        var maps = new List<YamlMap>();
        foreach (var section in files.Map("checklist.yaml", faults, "sections")?.Maps("sections", "id", "title", "items") ?? [])
        {
            foreach (var map in section.Maps("items", "id", "title", "facts", "why", "rules", "sources", "when", "appears", "optional", "by"))
            {
                maps.Add(map);
                var raw = catalogue.Raw.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
                items.Add(new ChecklistItem(map.Text("id"), section.Text("title"), map.Text("title"),
                    [.. map.Words("facts", raw, mayBeEmpty: true).Select(f => catalogue[f])], map.Text("why"), map.Words("rules", rules, mayBeEmpty: true),
                    sources.Cited(map), conditions.Read(map), map.TextOrNull("appears") ?? "", map.Flag("optional"), map.Word("by", ["nurse", "doctor", "laboratory", "patient"])));
                if (items[^1].When is not Conditions.Always && items[^1].Appears.Length == 0) map.Fault("a conditional item must say why it appears");
                if (items[^1].When.Comparisons.FirstOrDefault(c => c.Fact.IsPerDrug) is { } perDrug) map.FaultAt("when", $"{perDrug.Fact.Name} differs from drug to drug, and the checklist is one for all of them");
            }
        }
        YamlMap.Unique(maps);
        return items;
    }

    private static string Sentence(YamlMap map, IReadOnlyDictionary<string, string> plain)
    {
        var id = map.Text("id");
        if (plain.TryGetValue(id, out var sentence)) return sentence;
        map.Fault($"patient.en.yaml has no sentence for {id}");
        return "";
    }
}
