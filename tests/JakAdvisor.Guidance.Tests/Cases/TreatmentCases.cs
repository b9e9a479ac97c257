using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Cases;

/// <summary>One visit and what a treatment rule must be at it, in a clinician's sentence.</summary>
internal sealed record TreatmentCase(string Say, Truth Expected, ChangedVisit Change, IReadOnlyList<string>? Drugs);

/// <summary>The hand-written cases of one treatment rule variant.</summary>
internal sealed record TreatmentCaseEntry(
    string File, string Rule, IReadOnlyList<string> Drugs, IReadOnlyList<Jurisdiction> Where, TreatmentEffect Effect, IReadOnlyList<TreatmentCase> Cases)
{
    public string Name => $"{Rule} ({string.Join(' ', Drugs)}; {string.Join(' ', Where)}; {Effect})";

    /// <summary>The drugs of a case that are authorised in a place.</summary>
    public IEnumerable<string> DrugsOf(TreatmentCase @case, Jurisdiction where) =>
        (@case.Drugs ?? Drugs).Where(d => Repository.Release.DrugsIn(where).Any(authorised => authorised.Id == d));

    /// <summary>Whether the entry is about just this variant: the same rule, drugs, places and effect.</summary>
    public bool Describes(Variant<TreatmentEffect> variant) =>
        Rule == variant.Rule && Effect == variant.Effect && Drugs.ToHashSet().SetEquals(variant.Drugs) && Where.ToHashSet().SetEquals(variant.Where);
}

/// <summary>Every hand-written case beside the treatment rules, <c>seeds/guidance/treatment/*.cases.yaml</c>.</summary>
internal static class TreatmentCases
{
    private static readonly Lazy<IReadOnlyList<TreatmentCaseEntry>> LazyAll = new(() => [.. Directory
        .EnumerateFiles(Repository.Path("seeds", "guidance", "treatment"), "*.cases.yaml").Order(StringComparer.Ordinal).SelectMany(Read)]);

    public static IReadOnlyList<TreatmentCaseEntry> All => LazyAll.Value;

    private static IEnumerable<TreatmentCaseEntry> Read(string path) =>
        YamlJson.Read(path)["cases"]!.AsArray().Select(e => Entry(Path.GetFileName(path), e!.AsObject()));

    private static TreatmentCaseEntry Entry(string file, JsonObject entry)
    {
        Keys(file, entry, "rule", "drugs", "where", "effect", "met", "clear", "open");
        return new TreatmentCaseEntry(
            file, (string)entry["rule"]!, Texts(entry["drugs"]!), [.. Texts(entry["where"]!).Select(Named<Jurisdiction>)], Named<TreatmentEffect>((string)entry["effect"]!),
            [.. Of(file, entry["met"], Truth.True), .. Of(file, entry["clear"], Truth.False), .. Of(file, entry["open"], Truth.Unknown)]);
    }

    private static IEnumerable<TreatmentCase> Of(string file, JsonNode? cases, Truth expected) => (cases?.AsArray() ?? []).Select(c =>
    {
        Keys(file, c!.AsObject(), "say", "drugs", "facts", "baseline", "treatment", "settings", "asOf");
        var change = ChangedVisit.Of(asOf: (string?)c["asOf"]) with
        {
            Facts = c["facts"]?.AsObject(),
            Baseline = c["baseline"]?.AsObject(),
            Treatment = c["treatment"]?.AsObject(),
            Settings = c["settings"]?.AsObject(),
        };
        return new TreatmentCase((string)c["say"]!, expected, change, c["drugs"] is { } drugs ? Texts(drugs) : null);
    });

    private static List<string> Texts(JsonNode list) => [.. list.AsArray().Select(t => (string)t!)];

    private static T Named<T>(string name) where T : struct, Enum =>
        Names.TryParse<T>(name, out var value) ? value : throw new InvalidDataException($"{name} is no {typeof(T).Name}");

    private static void Keys(string file, JsonObject map, params string[] keys)
    {
        foreach (var (key, _) in map)
        {
            if (!keys.Contains(key)) throw new InvalidDataException($"{file} has the key {key}");
        }
    }
}
