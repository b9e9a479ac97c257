using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>
/// Reads what follows a start: <c>monitoring.yaml</c>, <c>counselling.yaml</c>, <c>checklist.yaml</c>, and <c>visits.yaml</c>, how treatment is followed.
/// </summary>
internal sealed class PlanLoader(GuidanceFiles files, SourceLoader sources, ConditionLoader conditions, IReadOnlyList<string> drugs, IReadOnlyCollection<string> rules, Faults faults)
{
    /// <summary>The plan; its results are facts of a visit.</summary>
    public IReadOnlyList<MonitoringEntry> Monitoring(FactCatalogue visits, ConditionLoader onVisits) =>
    [
        .. YamlMap.Unique(files.Map("monitoring.yaml", faults, "monitoring")?.Maps(
            "monitoring", "id", "what", "drugs", "where", "weeks", "window", "every", "everyWeeks", "facts", "anyOf", "until", "when", "met", "why", "sources", "mark"))
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
                Facts = Results(map, "facts", visits),
                AnyOf = Results(map, "anyOf", visits),
                Until = map.Has("until") ? onVisits.Read(map, "until") : null,
                Why = map.Text("why"),
                Sources = sources.Cited(map),
                Mark = map.Named<Mark>("mark"),
            }),
    ];

    /// <param name="plain">The sentences for patients; that none is missing is checked for every language together.</param>
    public IReadOnlyList<CounsellingEntry> Counselling(IReadOnlyDictionary<string, string> plain) =>
    [
        .. YamlMap.Unique(files.Map("counselling.yaml", faults, "counselling")?.Maps("counselling", "id", "drugs", "where", "when", "say", "sources", "mark"))
            .Select(map => new CounsellingEntry(
                map.Text("id"), map.Words("drugs", [.. drugs]), map.NamedList<Jurisdiction>("where"), conditions.Read(map), map.Text("say"),
                plain.GetValueOrDefault(map.Text("id")) ?? "", sources.Cited(map), map.Named<Mark>("mark"))),
    ];

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

    /// <summary>Which start rules are not judged again, and in which weeks visits are planned.</summary>
    public VisitPlan Visits()
    {
        var file = files.KnowVisits ? files.Map("visits.yaml", faults, "plannedWeeks", "notAgain") : null;
        var weeks = new Dictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        foreach (var map in file?.Maps("plannedWeeks", "drug", "weeks", "why") ?? [])
        {
            map.Text("why");
            if (!weeks.TryAdd(map.Word("drug", [.. drugs]), map.Wholes("weeks"))) map.Fault("the drug stands twice");
        }
        foreach (var drug in drugs.Where(d => !weeks.ContainsKey(d))) file?.Fault($"{drug} has no planned weeks");
        var notAgain = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var map in file?.Maps("notAgain", "why", "rules") ?? [])
        {
            foreach (var rule in map.Words("rules", rules))
            {
                if (!notAgain.TryAdd(rule, map.Text("why"))) map.FaultAt("rules", $"the rule {rule} stands twice");
            }
        }
        return new VisitPlan(weeks, notAgain);
    }

    private static IReadOnlyList<Fact> Results(YamlMap map, string key, FactCatalogue visits) =>
        [.. map.Words(key, visits.Raw.Select(f => f.Name).ToHashSet(StringComparer.Ordinal), mayBeEmpty: true).Select(f => visits[f])];
}
