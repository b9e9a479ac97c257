using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>evidence.yaml</c>.</summary>
internal static class EvidenceLoader
{
    public static (IReadOnlyList<EvidenceFigure> Figures, IReadOnlyList<Predictor> Predictors) Read(GuidanceFiles files, SourceLoader sources, IReadOnlyList<string> drugs, Faults faults)
    {
        var file = files.Map("evidence.yaml", faults, "figures", "predictors");
        if (file is null) return ([], []);
        var figureMaps = file.Maps("figures", "id", "drug", "disease", "sources", "population", "dose", "week", "endpoint", "result", "comparator", "kind", "caveat", "mark");
        var predictorMaps = file.Maps("predictors", "id", "drug", "disease", "statement", "direction", "figure", "sources", "caveat", "mark");
        var figures = figureMaps.Select(map => Figure(map, sources, drugs)).ToList();
        var predictors = predictorMaps.Select(map => new Predictor(
            map.Text("id"), map.Word("drug", [.. drugs]), map.Text("disease"), map.Text("statement"), map.Word("direction", ["more", "less", "none", "reading"]),
            map.TextOrNull("figure") ?? "", map.TextOrNull("caveat") ?? "", sources.Cited(map), map.Named<Mark>("mark"))).ToList();
        YamlMap.Unique([.. figureMaps, .. predictorMaps]);
        return (figures, predictors);
    }

    private static EvidenceFigure Figure(YamlMap map, SourceLoader sources, IReadOnlyList<string> drugs)
    {
        var comparator = map.Map("comparator", "name", "percent", "n", "of", "text", "none");
        return new EvidenceFigure
        {
            Id = map.Text("id"),
            Drug = map.Word("drug", [.. drugs]),
            Disease = map.Text("disease"),
            Population = map.Text("population"),
            Dose = map.Text("dose"),
            Week = map.Has("week") ? map.Whole("week") : null,
            Endpoint = map.Text("endpoint"),
            Result = Outcome(map.Map("result", "percent", "n", "of", "text")) ?? new Outcome(null, null, null, ""),
            ComparatorName = comparator?.TextOrNull("none") ?? comparator?.Text("name") ?? "",
            Comparator = comparator is null || comparator.Has("none") ? null : Outcome(comparator),
            Kind = map.Word("kind", ["benefit", "harm", "background"]),
            Caveat = map.TextOrNull("caveat") ?? "",
            Sources = sources.Cited(map),
            Mark = map.Named<Mark>("mark"),
        };
    }

    private static Outcome? Outcome(YamlMap? map)
    {
        if (map is null) return null;
        var outcome = new Outcome(map.Has("percent") ? map.Number("percent") : null, map.Has("n") ? map.Whole("n") : null, map.Has("of") ? map.Whole("of") : null, map.TextOrNull("text") ?? "");
        if (outcome.Percent is null && outcome.Text.Length == 0 && outcome.N is null) map.Fault("a figure needs percent, n and of, or a text");
        return outcome;
    }
}
