using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Cases;

/// <summary>A medicine name as people type it and where it must be found.</summary>
/// <param name="Name">The name as typed.</param>
/// <param name="Group">The interaction group; null = in none.</param>
/// <param name="Agent">The IBD medicine it stands for; null = none.</param>
internal sealed record InteractionCase(string Name, string? Group, string? Agent);

/// <summary>The hand-written names of <c>seeds/guidance/interactions.cases.yaml</c>.</summary>
internal static class InteractionCases
{
    private static readonly Lazy<IReadOnlyList<InteractionCase>> LazyAll = new(() =>
    {
        var file = YamlJson.Read(Repository.Path("seeds", "guidance", "interactions.cases.yaml"));
        return
        [
            .. file["cases"]!.AsArray().Select(c => new InteractionCase(Text(c, "name"), Text(c, "group") is "none" ? null : Text(c, "group"), null)),
            .. file["therapies"]!.AsArray().Select(c => new InteractionCase(Text(c, "name"), null, Text(c, "agent"))),
        ];
    });

    public static IReadOnlyList<InteractionCase> All => LazyAll.Value;

    /// <summary>What the table says otherwise than the case; null when they agree.</summary>
    public static string? Disagreement(MedicineTable table, InteractionCase @case)
    {
        var found = table.Find(@case.Name.Trim());
        var groups = found?.Groups ?? [];
        var expected = @case.Group is null ? Array.Empty<string>() : [@case.Group];
        if (groups.SequenceEqual(expected) && found?.Agent == @case.Agent) return null;
        return $"{@case.Name} must be {@case.Group ?? @case.Agent ?? "in no group"}, is {string.Join(", ", groups.Append(found?.Agent))}";
    }

    private static string Text(JsonNode? map, string key) => (string)map![key]!;
}
