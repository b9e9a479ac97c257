using System.Text.Json;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Hosting;

namespace JakAdvisor.Web.Api;

/// <summary>Reads a visit as the specification describes it and evaluates it: everything wrong is told at once.</summary>
internal sealed class VisitRequestReader(GuidanceRelease release, Site site, TimeProvider time)
{
    private const int LongestDose = 100;
    private static readonly string[] Keys = ["jurisdiction", "asOf", "treatment", "baseline", "facts"];
    private static readonly string[] TreatmentKeys = ["drug", "dose", "startedOn", "phase"];
    private static readonly string[] BaselineKeys = ["facts"];

    /// <summary>The answer to a request; null when the request has faults, which are then in <paramref name="faults"/>.</summary>
    public VisitEvaluation? Evaluate(ReadOnlyMemory<byte> body, ICollection<InputFault> faults)
    {
        if (RequestKeys.Root(body, Keys, faults) is not { } root) return null;
        var given = RequestKeys.Read(root, "a request", Keys, faults);
        var where = RequestKeys.Jurisdiction(given, site, faults);
        var asOf = RequestKeys.Day(given, "asOf", RequestReader.Earliest, "; or leave it out", faults);
        // Facts are read against the last possible day when a date of the request is at fault, so that no date of theirs is blamed for it.
        var day = given.ContainsKey("asOf") ? asOf ?? RequestReader.Latest : site.Today(time);
        var treatment = Treatment(given, where, day, faults);
        var baseline = Inner(given, "baseline", BaselineKeys, faults);
        var before = release.VisitReader.ReadBaseline(baseline.GetValueOrDefault("facts"), treatment?.StartedOn ?? RequestReader.Latest, faults);
        var facts = release.VisitReader.ReadVisit(given.GetValueOrDefault("facts"), day, faults);
        return faults.Count > 0 || treatment is null ? null : release.VisitEvaluator.Evaluate(new Visit(treatment, before, facts), where, day);
    }

    private TreatmentRecord? Treatment(Dictionary<string, JsonElement> given, Jurisdiction where, DateOnly asOf, ICollection<InputFault> faults)
    {
        var keys = Inner(given, "treatment", TreatmentKeys, faults);
        if (!given.ContainsKey("treatment")) return null;
        var drugs = release.DrugsIn(where).Select(d => d.Id).ToList();
        var drug = Word(keys, "drug", drugs, isRequired: true, faults);
        var phase = Word(keys, "phase", Names.All<TreatmentPhase>(), isRequired: false, faults);
        var startedOn = default(DateOnly?);
        if (keys.TryGetValue("startedOn", out var started) && FactReader.TryDay(started, out var day) && day <= asOf) startedOn = day;
        else faults.Add(FactReader.Fault("treatment.startedOn", started, $"a date yyyy-MM-dd from {FactReader.Iso(RequestReader.Earliest)} to {FactReader.Iso(asOf)} (asOf)"));
        return drug is null || startedOn is null ? null
            : new TreatmentRecord(drug, Dose(keys, faults), startedOn.Value, phase is not null && Names.TryParse<TreatmentPhase>(phase, out var known) ? known : null);
    }

    private static string Dose(Dictionary<string, JsonElement> keys, ICollection<InputFault> faults)
    {
        if (!keys.TryGetValue("dose", out var dose) || dose.ValueKind == JsonValueKind.Null) return "";
        if (dose.ValueKind == JsonValueKind.String && dose.GetString()!.Trim() is { Length: <= LongestDose } text) return text;
        faults.Add(FactReader.Fault("treatment.dose", dose, "a text of at most 100 characters; or leave it out"));
        return "";
    }

    private static string? Word(Dictionary<string, JsonElement> keys, string key, IReadOnlyList<string> possible, bool isRequired, ICollection<InputFault> faults)
    {
        var isGiven = keys.TryGetValue(key, out var json) && json.ValueKind != JsonValueKind.Null;
        if (!isGiven && !isRequired) return null;
        if (isGiven && json.ValueKind == JsonValueKind.String && possible.Contains(json.GetString()!, StringComparer.Ordinal)) return json.GetString();
        faults.Add(FactReader.Fault($"treatment.{key}", json, string.Join(", ", possible) + (isRequired ? "" : "; or leave it out")));
        return null;
    }

    private static Dictionary<string, JsonElement> Inner(Dictionary<string, JsonElement> given, string key, string[] keys, ICollection<InputFault> faults)
    {
        var json = given.GetValueOrDefault(key);
        if (json.ValueKind == JsonValueKind.Object) return RequestKeys.Read(json, key, keys, faults);
        faults.Add(FactReader.Fault(key, json, $"an object with the keys {string.Join(", ", keys)}"));
        return [];
    }
}
