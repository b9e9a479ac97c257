using System.Text.Json.Nodes;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>The repository's own files.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every clinic story with what the clinic expects.</summary>
    public static IReadOnlyList<JsonObject> Stories { get; } =
        [.. JsonNode.Parse(File.ReadAllText(Path("tests", "cases", "clinic-stories.json")))!.AsArray().Select(s => s!.AsObject())];

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static JsonObject Story(string id) => Stories.Single(s => (string)s["id"]! == id);

    /// <summary>The story as a program would send it.</summary>
    public static JsonObject Request(JsonObject story) => new()
    {
        ["jurisdiction"] = story["jurisdiction"]!.DeepClone(),
        ["asOf"] = story["asOf"]!.DeepClone(),
        ["facts"] = story["facts"]!.DeepClone(),
    };

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "JakAdvisor.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository");
    }
}
