using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>parameters.yaml</c>, parameters and clinic settings, and lays the site's values over both.</summary>
internal static class ParameterLoader
{
    public const string Clinic = "clinic.";

    public static (IReadOnlyDictionary<string, Parameter> Parameters, IReadOnlyDictionary<string, Setting> Settings) Read(GuidanceFiles files, SiteFile site, SourceLoader sources, Faults faults)
    {
        var parameters = new Dictionary<string, Parameter>(StringComparer.Ordinal);
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        var file = files.Map("parameters.yaml", faults, "parameters", "settings");
        if (file is null) return (parameters, settings);
        foreach (var map in file.Maps("parameters", "id", "label", "value", "unit", "range", "step", "source", "mark", "why"))
        {
            var (least, greatest) = map.Range("range");
            var value = map.Number("value");
            var released = new Parameter(map.Text("id"), map.Text("label"), value, value, map.Text("unit"), least, greatest, map.Number("step"),
                [.. sources.Cited(map, "source").Select(s => s.Id)], map.Named<Mark>("mark"), map.Text("why"));
            if (value < least || value > greatest) map.FaultAt("value", $"the value of {released.Name} is outside its own range");
            if (!parameters.TryAdd(released.Name, released with { Value = site.Value(released, faults) })) map.Fault($"the parameter {released.Name} stands twice");
        }
        foreach (var map in (files.KnowVisits ? file.Maps("settings", "name", "label", "value", "unit", "range", "step", "source", "mark", "why") : []))
        {
            var (least, greatest) = map.Range("range");
            double? value = map.Has("value") ? map.Number("value") : null;
            var released = new Setting(map.Text("name"), map.Text("label"), value, value, map.Text("unit"), least, greatest, map.Number("step"),
                [.. sources.Cited(map, "source").Select(s => s.Id)], map.Named<Mark>("mark"), map.Text("why"));
            if (value < least || value > greatest) map.FaultAt("value", $"the value of {released.Name} is outside its own range");
            if (!released.Name.StartsWith(Clinic, StringComparison.Ordinal)) map.FaultAt("name", $"a setting begins with {Clinic}; {released.Name} does not");
            if (!settings.TryAdd(released.Name, released with { Value = site.Value(released, faults) })) map.Fault($"the setting {released.Name} stands twice");
        }
        site.CheckParameters([.. parameters.Keys, .. settings.Keys], faults);
        return (parameters, settings);
    }
}
