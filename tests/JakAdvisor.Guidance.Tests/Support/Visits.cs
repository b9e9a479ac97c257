using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.Support;

/// <summary>What a test changes about the quiet visit; null takes a fact, or a setting, away.</summary>
internal sealed record ChangedVisit(JsonObject? Facts = null, JsonObject? Baseline = null, JsonObject? Treatment = null, JsonObject? Settings = null, DateOnly? AsOf = null)
{
    public DateOnly Day => AsOf ?? Patients.AsOf;

    /// <summary>The changes as JSON texts, for short tests.</summary>
    public static ChangedVisit Of(string? facts = null, string? baseline = null, string? treatment = null, string? settings = null, string? asOf = null) => new(
        Parse(facts), Parse(baseline), Parse(treatment), Parse(settings), asOf is null ? null : DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static JsonObject? Parse(string? json) => json is null ? null : JsonNode.Parse(json)!.AsObject();
}

/// <summary>Visits for tests: the quiet visit, against which nothing stands, with something changed.</summary>
internal static class Visits
{
    private static readonly ConcurrentDictionary<string, GuidanceRelease> Releases = new(StringComparer.Ordinal);

    public static JsonObject Quiet => JsonNode.Parse(File.ReadAllText(Repository.Path("tests", "cases", "quiet-visit.json")))!.AsObject();

    /// <summary>The guidance under the settings of the quiet visit with some changed.</summary>
    public static GuidanceRelease Release(JsonObject? settings = null)
    {
        var all = Laid(Quiet["settings"]!.AsObject(), settings);
        var lines = all.Select(s => string.Create(CultureInfo.InvariantCulture, $"  {s.Key}: {(double)s.Value!}"));
        var site = all.Count == 0 ? "overrides: {}\n" : "overrides:\n" + string.Join('\n', lines) + "\n";
        return Releases.GetOrAdd(site, text => GuidanceLoader.Load(Repository.Files, text));
    }

    public static JsonObject BaselineFacts(JsonObject? over) => Laid(Patients.With(Quiet["baseline"]!.AsObject()), over);

    public static JsonObject Facts(JsonObject? over) => Laid(Quiet["facts"]!.AsObject(), over);

    public static Visit Read(string drug, ChangedVisit change, GuidanceRelease release)
    {
        var treatment = Laid(Quiet["treatment"]!.AsObject(), change.Treatment);
        var startedOn = DateOnly.ParseExact((string)treatment["startedOn"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        TreatmentPhase? phase = treatment["phase"] is { } word && Names.TryParse<TreatmentPhase>((string)word!, out var known) ? known : null;
        var faults = new List<InputFault>();
        var baseline = release.VisitReader.ReadBaseline(JsonSerializer.SerializeToElement(BaselineFacts(change.Baseline)), startedOn, faults);
        var facts = release.VisitReader.ReadVisit(JsonSerializer.SerializeToElement(Facts(change.Facts)), change.Day, faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Select(f => f.Sentence)));
        return new Visit(new TreatmentRecord(drug, (string?)treatment["dose"] ?? "", startedOn, phase), baseline, facts);
    }

    public static VisitEvaluation Evaluate(string drug, Jurisdiction where, ChangedVisit? change = null)
    {
        change ??= new ChangedVisit();
        var release = Release(change.Settings);
        return release.VisitEvaluator.Evaluate(Read(drug, change, release), where, change.Day);
    }

    public static VisitEvaluation Us(string drug, string? facts = null, string? baseline = null, string? treatment = null, string? settings = null, string? asOf = null) =>
        Evaluate(drug, Jurisdiction.Us, ChangedVisit.Of(facts, baseline, treatment, settings, asOf));

    public static VisitEvaluation Eu(string drug, string? facts = null, string? baseline = null, string? treatment = null, string? settings = null, string? asOf = null) =>
        Evaluate(drug, Jurisdiction.Eu, ChangedVisit.Of(facts, baseline, treatment, settings, asOf));

    public static VisitFinding? Finding(this VisitEvaluation visit, string rule) => visit.Findings.SingleOrDefault(f => f.Rule == rule);

    private static JsonObject Laid(JsonObject under, JsonObject? over)
    {
        var laid = under.DeepClone().AsObject();
        foreach (var (name, value) in over ?? [])
        {
            if (value is null) laid.Remove(name);
            else laid[name] = value.DeepClone();
        }
        return laid;
    }
}
