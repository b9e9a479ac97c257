using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Cases;

/// <summary>One patient and what a rule must be for them, in a clinician's sentence.</summary>
/// <param name="Say">The sentence.</param>
/// <param name="Expected">True = met, false = clear, unknown = open.</param>
/// <param name="Facts">The facts laid over the base patient.</param>
/// <param name="Drugs">The drugs the case is for; null = all of the entry.</param>
internal sealed record RuleCase(string Say, Truth Expected, JsonObject Facts, IReadOnlyList<string>? Drugs)
{
    public PatientFacts Read() => Patients.Read(Patients.With(Facts));
}

/// <summary>The hand-written cases of one rule variant.</summary>
internal sealed record CaseEntry(
    string File, string Rule, IReadOnlyList<string> Drugs, IReadOnlyList<Jurisdiction> Where, Effect Effect, IReadOnlyList<RuleCase> Cases,
    string? NeverOpen, string? NeverClear)
{
    public string Name => $"{Rule} ({string.Join(' ', Drugs)}; {string.Join(' ', Where)})";

    /// <summary>The drugs of a case that are authorised in a place.</summary>
    public IEnumerable<string> DrugsOf(RuleCase @case, Jurisdiction where) =>
        (@case.Drugs ?? Drugs).Where(d => Repository.Release.DrugsIn(where).Any(authorised => authorised.Id == d));

    /// <summary>Whether the entry is about just this variant: the same rule, drugs, places and effect.</summary>
    public bool Describes(Variant<Effect> variant) =>
        Rule == variant.Rule && Effect == variant.Effect && Drugs.ToHashSet().SetEquals(variant.Drugs) && Where.ToHashSet().SetEquals(variant.Where);
}

/// <summary>Every hand-written case beside the rules, <c>seeds/guidance/rules/*.cases.yaml</c>.</summary>
internal static class RuleCases
{
    private static readonly Lazy<IReadOnlyList<CaseEntry>> LazyAll = new(() => [.. Directory
        .EnumerateFiles(Repository.Path("seeds", "guidance", "rules"), "*.cases.yaml").Order(StringComparer.Ordinal).SelectMany(Read)]);

    public static IReadOnlyList<CaseEntry> All => LazyAll.Value;

    private static IEnumerable<CaseEntry> Read(string path) =>
        YamlJson.Read(path)["cases"]!.AsArray().Select(e => Entry(Path.GetFileName(path), e!.AsObject()));

    private static CaseEntry Entry(string file, JsonObject entry)
    {
        Keys(file, entry, "rule", "drugs", "where", "effect", "met", "clear", "open", "neverOpen", "neverClear");
        return new CaseEntry(
            file, (string)entry["rule"]!, Texts(entry["drugs"]!), [.. Texts(entry["where"]!).Select(Named<Jurisdiction>)],
            Named<Effect>((string)entry["effect"]!),
            [.. Of(file, entry["met"], Truth.True), .. Of(file, entry["clear"], Truth.False), .. Of(file, entry["open"], Truth.Unknown)],
            (string?)entry["neverOpen"], (string?)entry["neverClear"]);
    }

    private static IEnumerable<RuleCase> Of(string file, JsonNode? cases, Truth expected) => (cases?.AsArray() ?? []).Select(c =>
    {
        Keys(file, c!.AsObject(), "say", "facts", "drugs");
        return new RuleCase((string)c["say"]!, expected, c["facts"]!.AsObject(), c["drugs"] is { } drugs ? Texts(drugs) : null);
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
