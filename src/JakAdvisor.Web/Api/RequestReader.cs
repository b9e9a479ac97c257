using System.Text.Json;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Hosting;

namespace JakAdvisor.Web.Api;

/// <summary>A request that can be evaluated.</summary>
internal sealed record EvaluationRequest(PatientFacts Facts, Jurisdiction Where, DateOnly AsOf, DateOnly? PlannedStart);

/// <summary>Reads a request as the contract describes it, for the interface and for the page alike: everything wrong is told at once.</summary>
internal sealed class RequestReader(GuidanceRelease release, Site site, TimeProvider time)
{
    public const int MostBytes = 256 * 1024;
    public static readonly DateOnly Earliest = new(1900, 1, 1);
    public static readonly DateOnly Latest = new(2200, 12, 31);
    private static readonly string[] Keys = ["jurisdiction", "asOf", "plannedStart", "facts"];

    /// <summary>The answer to a request; null when the request has faults, which are then in <paramref name="faults"/>.</summary>
    public Evaluation? Evaluate(ReadOnlyMemory<byte> body, ICollection<InputFault> faults) =>
        Read(body, faults) is { } request ? release.Evaluator.Evaluate(request.Facts, request.Where, request.AsOf, request.PlannedStart) : null;

    public EvaluationRequest? Read(ReadOnlyMemory<byte> body, ICollection<InputFault> faults)
    {
        if (body.Length > MostBytes)
        {
            faults.Add(TooLarge);
            return null;
        }
        if (StrictJson.Read(body, faults) is not { } root) return null;
        if (root.ValueKind != JsonValueKind.Object)
        {
            faults.Add(FactReader.Fault("", root, "one JSON object with the keys jurisdiction, asOf, plannedStart, facts") with { Sentence = "The request must be one JSON object with the keys jurisdiction, asOf, plannedStart, facts." });
            return null;
        }
        var given = ReadKeys(root, faults);
        var where = ReadJurisdiction(given, faults);
        var asOf = ReadDay(given, "asOf", Earliest, faults);
        var plannedStart = ReadDay(given, "plannedStart", asOf ?? Earliest, faults);
        // Facts are read against the last possible day when asOf is at fault, so that no date of theirs is blamed for it.
        var day = given.ContainsKey("asOf") ? asOf ?? Latest : site.Today(time);
        if (!given.ContainsKey("asOf") && plannedStart < day) faults.Add(DayFault("plannedStart", given["plannedStart"], day));
        var facts = release.Reader.Read(given.GetValueOrDefault("facts"), day, faults);
        return faults.Count == 0 ? new EvaluationRequest(facts, where, day, plannedStart) : null;
    }

    public static InputFault TooLarge { get; } = new("", "more than 256 KiB", "256 KiB at most", "The request is larger than 256 KiB; possible: 256 KiB at most.");

    private static Dictionary<string, JsonElement> ReadKeys(JsonElement root, ICollection<InputFault> faults)
    {
        var given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var possible = string.Join(", ", Keys);
        foreach (var property in root.EnumerateObject())
        {
            var name = FactReader.Short(property.Name);
            if (!Keys.Contains(property.Name, StringComparer.Ordinal))
                faults.Add(new InputFault(name, name, possible, $"There is no key {name} in a request; possible: {possible}."));
            else if (!given.TryAdd(property.Name, property.Value))
                faults.Add(new InputFault(name, name, "each key once", $"{name} was sent twice; each key can be sent once."));
        }
        return given;
    }

    private Jurisdiction ReadJurisdiction(Dictionary<string, JsonElement> given, ICollection<InputFault> faults)
    {
        if (!given.TryGetValue("jurisdiction", out var json)) return site.Jurisdiction;
        if (json.ValueKind == JsonValueKind.String && Names.TryParse<Jurisdiction>(json.GetString()!, out var where)) return where;
        faults.Add(FactReader.Fault("jurisdiction", json, "us, eu; leave it out for this site's own"));
        return site.Jurisdiction;
    }

    private static DateOnly? ReadDay(Dictionary<string, JsonElement> given, string key, DateOnly earliest, ICollection<InputFault> faults)
    {
        if (!given.TryGetValue(key, out var json)) return null;
        if (FactReader.TryDay(json, out var day) && day >= earliest && day <= Latest) return day;
        faults.Add(DayFault(key, json, earliest));
        return null;
    }

    private static InputFault DayFault(string key, JsonElement sent, DateOnly earliest) => FactReader.Fault(key, sent,
        $"a date yyyy-MM-dd from {FactReader.Iso(earliest)} to {FactReader.Iso(Latest)}{(key == "plannedStart" ? ", not before asOf" : "")}; or leave it out");
}
