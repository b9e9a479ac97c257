using System.Globalization;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>study.yaml</c>. A figure that stands in <c>evidence.yaml</c> is named here and not repeated. Releases before 2026.2 have no such file.</summary>
internal static class StudyLoader
{
    private const string Path = "study.yaml";
    private static readonly string[] Parts = ["baseline", "outcome", "change", "event"];
    private static readonly string[] Forms = ["n", "of", "cells", "median", "mean"];

    public static Study? Read(GuidanceFiles files, SourceLoader sources, IReadOnlyList<EvidenceFigure> evidence, IReadOnlyList<string> drugs, Faults faults)
    {
        if (!files.Texts.ContainsKey(Path) || files.Map(Path, faults, "study", "rows", "limits") is not { } file) return null;
        if (file.Map("study", "name", "drug", "disease", "people", "week") is not { } study) return null;
        var people = study.Whole("people");
        var maps = YamlMap.Unique(file.Maps("rows", "id", "part", "label", "figure", "n", "of", "cells", "median", "mean", "imputed", "notHere", "note", "sources"));
        return new Study
        {
            Name = study.Text("name"),
            Drug = study.Word("drug", [.. drugs]),
            Disease = study.Text("disease"),
            People = people,
            Week = study.Whole("week"),
            Rows = [.. maps.Select(map => Row(map, people, sources, evidence))],
            Limits = [.. file.Maps("limits", "says", "sources").Select(map => new StudyLimit(map.Text("says"), sources.Cited(map)))],
        };
    }

    private static StudyRow Row(YamlMap map, int people, SourceLoader sources, IReadOnlyList<EvidenceFigure> evidence)
    {
        var figure = map.Has("figure") ? Figure(map, evidence) : null;
        var cells = Cells(map);
        var row = new StudyRow
        {
            Id = map.Text("id"),
            Part = map.Word("part", Parts),
            Label = map.Text("label"),
            N = figure is null ? Whole(map, "n") : figure.Result.N,
            Of = figure is null ? Whole(map, "of") : figure.Result.Of,
            Cells = cells,
            Median = map.MapOrNull("median", "value", "lower", "upper") is { } median ? new StudyMedian(median.Number("value"), median.Number("lower"), median.Number("upper")) : null,
            Mean = map.MapOrNull("mean", "value", "deviation") is { } mean ? new StudyMean(mean.Number("value"), mean.Number("deviation")) : null,
            Text = figure?.Result.Text ?? "",
            Imputed = map.Flag("imputed"),
            NotHere = map.TextOrNull("notHere") ?? "",
            Note = map.TextOrNull("note") ?? "",
            Sources = [.. figure?.Sources ?? [], .. map.Has("figure") && !map.Has("sources") ? [] : sources.Cited(map)],
        };
        Check(map, row, figure, people);
        return row;
    }

    private static EvidenceFigure? Figure(YamlMap map, IReadOnlyList<EvidenceFigure> evidence)
    {
        var id = map.Text("figure");
        foreach (var own in Forms.Where(map.Has)) map.FaultAt(own, $"{own} stands in evidence.yaml already, with the figure {id}");
        if (evidence.FirstOrDefault(f => f.Id == id) is { } figure) return figure;
        map.FaultAt("figure", $"the figure {id} is not in evidence.yaml{Facts.Spelling.Suggestion(id, [.. evidence.Select(f => f.Id)])}");
        return null;
    }

    private static List<StudyCell> Cells(YamlMap map)
    {
        var cells = new List<StudyCell>();
        foreach (var (word, text) in map.Pairs("cells"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n)) cells.Add(new StudyCell(word, n));
            else map.FaultAt("cells", $"{word} must be a whole number; {text} is none");
        }
        return cells;
    }

    private static void Check(YamlMap map, StudyRow row, EvidenceFigure? figure, int people)
    {
        var forms = new[] { row.N is not null, row.Cells.Count > 0, row.Median is not null, row.Mean is not null }.Count(form => form);
        if (figure is null && !map.Has("figure") && forms > 1) map.Fault($"{row.Id} must be one of n, cells, median and mean");
        if (row.Of > people) map.Fault($"{row.Id} counts {row.Of} of {people} people");
        if (row.N > row.Of) map.Fault($"{row.Id} counts {row.N} of {row.Of}");
        if (row.Cells.Count > 0 && row.Cells.Sum(c => c.N) != row.Of) map.Fault($"the cells of {row.Id} add up to {row.Cells.Sum(c => c.N)}, not to {row.Of}");
        if (row.Median is { } median && !(median.Lower <= median.Value && median.Value <= median.Upper)) map.Fault($"the median of {row.Id} must lie between its quartiles");
        if (row.Imputed && row.N is null) map.Fault($"{row.Id} is no share, so nothing can be imputed");
    }

    private static int? Whole(YamlMap map, string key) => map.Has(key) ? map.Whole(key) : null;
}
