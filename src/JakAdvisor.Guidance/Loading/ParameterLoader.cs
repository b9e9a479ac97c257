using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>parameters.yaml</c> and lays the site's values over it.</summary>
internal static class ParameterLoader
{
    public static IReadOnlyDictionary<string, Parameter> Read(GuidanceFiles files, SiteFile site, SourceLoader sources, Faults faults)
    {
        var parameters = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        var file = files.Map("parameters.yaml", faults, "parameters");
        if (file is null) return parameters;
        foreach (var map in file.Maps("parameters", "id", "label", "value", "unit", "range", "step", "source", "mark", "why"))
        {
            var (least, greatest) = map.Range("range");
            var value = map.Number("value");
            var released = new Parameter(map.Text("id"), map.Text("label"), value, value, map.Text("unit"), least, greatest, map.Number("step"),
                [.. sources.Cited(map, "source").Select(s => s.Id)], map.Named<Mark>("mark"), map.Text("why"));
            if (value < least || value > greatest) map.FaultAt("value", $"the value of {released.Name} is outside its own range");
            if (!parameters.TryAdd(released.Name, released with { Value = site.Value(released, faults) })) map.Fault($"the parameter {released.Name} stands twice");
        }
        site.CheckParameters(parameters.Keys, faults);
        return parameters;
    }
}
