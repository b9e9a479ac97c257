using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Documentation;

/// <summary>The repository's own text files by path from its root, what builds and tools leave behind apart.</summary>
internal static class TextFiles
{
    private static readonly HashSet<string> LeftBehind = new(StringComparer.Ordinal)
    {
        ".git", "bin", "obj", "TestResults", "artifacts", "BenchmarkDotNet.Artifacts", ".vs", "data", "jakadvisor-data", "node_modules",
    };

    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal) { ".png", ".jpg", ".pdf", ".ico", ".db", ".user" };

    private static readonly Lazy<IReadOnlyList<string>> LazyAll = new(() => [.. In(new DirectoryInfo(Repository.Root)).Order(StringComparer.Ordinal)]);

    public static IReadOnlyList<string> All => LazyAll.Value;

    public static IEnumerable<string> Documents => All.Where(f => f == "README.md" || (f.StartsWith("docs/", StringComparison.Ordinal) && f.EndsWith(".md", StringComparison.Ordinal)));

    public static string Read(string path) => File.ReadAllText(Repository.Path(path));

    private static IEnumerable<string> In(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => f.Name != ".git" && !NoText.Contains(f.Extension) && !f.Name.EndsWith(".db-wal", StringComparison.Ordinal) && !f.Name.EndsWith(".db-shm", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Repository.Root, f.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories().Where(d => !LeftBehind.Contains(d.Name)).SelectMany(In));
}
