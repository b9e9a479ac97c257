using System.Text.Json;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Hosting;

namespace JakAdvisor.Web.Api;

/// <summary>What the requests of the interface have in common: one JSON object, each key once and known, a place and days.</summary>
internal static class RequestKeys
{
    public static JsonElement? Root(ReadOnlyMemory<byte> body, string[] keys, ICollection<InputFault> faults)
    {
        if (body.Length > RequestReader.MostBytes)
        {
            faults.Add(RequestReader.TooLarge);
            return null;
        }
        if (StrictJson.Read(body, faults) is not { } root) return null;
        if (root.ValueKind == JsonValueKind.Object) return root;
        var possible = $"one JSON object with the keys {string.Join(", ", keys)}";
        faults.Add(FactReader.Fault("", root, possible) with { Sentence = $"The request must be {possible}." });
        return null;
    }

    public static Dictionary<string, JsonElement> Read(JsonElement json, string what, string[] keys, ICollection<InputFault> faults)
    {
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var possible = string.Join(", ", keys);
        foreach (var property in json.EnumerateObject())
        {
            var name = FactReader.Short(property.Name);
            if (!keys.Contains(property.Name, StringComparer.Ordinal))
                faults.Add(new InputFault(name, name, possible, $"There is no key {name} in {what}; possible: {possible}."));
            else if (!given.TryAdd(property.Name, property.Value))
                faults.Add(new InputFault(name, name, "each key once", $"{name} was sent twice; each key can be sent once."));
        }
        return given;
    }

    public static Jurisdiction Jurisdiction(Dictionary<string, JsonElement> given, Site site, ICollection<InputFault> faults)
    {
        if (!given.TryGetValue("jurisdiction", out var json)) return site.Jurisdiction;
        if (json.ValueKind == JsonValueKind.String && Names.TryParse<Jurisdiction>(json.GetString()!, out var where)) return where;
        faults.Add(FactReader.Fault("jurisdiction", json, "us, eu; leave it out for this site's own"));
        return site.Jurisdiction;
    }

    /// <summary>The day under a key; null when it is left out, or at fault.</summary>
    public static DateOnly? Day(Dictionary<string, JsonElement> given, string key, DateOnly earliest, string orElse, ICollection<InputFault> faults)
    {
        if (!given.TryGetValue(key, out var json)) return null;
        if (FactReader.TryDay(json, out var day) && day >= earliest && day <= RequestReader.Latest) return day;
        faults.Add(DayFault(key, json, earliest, orElse));
        return null;
    }

    public static InputFault DayFault(string key, JsonElement sent, DateOnly earliest, string orElse) =>
        FactReader.Fault(key, sent, $"a date yyyy-MM-dd from {FactReader.Iso(earliest)} to {FactReader.Iso(RequestReader.Latest)}{orElse}");
}
