using JakAdvisor.Guidance.Loading;

namespace JakAdvisor.Guidance.Tests.Support;

/// <summary>The repository's own files and the guidance they hold, read once for all tests.</summary>
internal static class Repository
{
    private static readonly Lazy<GuidanceFiles> LazyFiles = new(() => GuidanceFiles.FromFolder(Path("seeds", "guidance")));
    private static readonly Lazy<GuidanceRelease> LazyRelease = new(() => GuidanceLoader.Load(Files));

    public static string Root { get; } = FindRoot();

    public static GuidanceFiles Files => LazyFiles.Value;

    public static GuidanceRelease Release => LazyRelease.Value;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "JakAdvisor.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository");
    }
}
