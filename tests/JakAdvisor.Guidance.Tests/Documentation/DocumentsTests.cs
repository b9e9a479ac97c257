using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Documentation;

/// <summary>The documents point to what exists, speak of the product only, and keep up with the guidance.</summary>
public partial class DocumentsTests
{
    /// <summary>Put together here, so that this file does not hold what it looks for.</summary>
    private static readonly Regex Foreign = new(
        string.Join('|',
            @"(?<![\w.-])/" + @"(work\b|tmp\b|root/)",
            @"\.\./" + "shared",
            @"\bassis" + @"tants?\b",
            @"\bchat" + @"bots?\b",
            @"\blanguage" + @" models?\b",
            @"\bL" + @"LMs?\b",
            @"\bGenerated" + " (by|with)",
            @"\bCo-Authored" + "-By",
            @"\b(this|that|another|other|previous|last|next|later|earlier|our|a working|new)" + @" sessions?\b",
            @"\bwork" + @"trees?\b"),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    [Fact]
    public void No_file_speaks_of_the_place_or_the_tools_it_was_made_with()
    {
        Assert.Contains("README.md", TextFiles.All);
        Assert.All(TextFiles.All, path =>
        {
            var found = Foreign.Match(TextFiles.Read(path));
            Assert.False(found.Success, $"{path} says \"{found.Value}\"");
        });
    }

    [Theory]
    [InlineData("see /" + "work/main", true)]
    [InlineData("as the coding ass" + "istant says", true)]
    [InlineData("left by the previous ses" + "sion", true)]
    [InlineData("/var/tmp and a user's session and network", false)]
    public void What_must_not_be_said_is_found(string text, bool found) => Assert.Equal(found, Foreign.IsMatch(text));

    [Fact]
    public void Every_link_between_documents_leads_somewhere() =>
        Assert.All(TextFiles.Documents, path => Assert.All(Links(TextFiles.Read(path)), link =>
        {
            var (file, anchor) = link.Split('#') is [var f, var a] ? (f, a) : (link, null);
            var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.Path(path))!, file.Length == 0 ? Path.GetFileName(path) : file));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{path} links to {link}");
            if (anchor is not null) Assert.Contains(anchor, Anchors(File.ReadAllText(target)));
        }));

    [Fact]
    public void Every_path_named_in_a_document_exists() =>
        Assert.All(TextFiles.Documents.Where(p => !IsTable(p)), path => Assert.All(Paths().Matches(TextFiles.Read(path)).Select(m => m.Groups[1].Value), named =>
            Assert.True(Path.Exists(Repository.Path(named)), $"{path} names {named}")));

    [Fact]
    public void Every_document_can_be_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { "README.md" };
        for (var open = new Queue<string>(reached); open.TryDequeue(out var path);)
        {
            foreach (var link in Links(TextFiles.Read(path)).Select(l => l.Split('#')[0]).Where(l => l.Length > 0))
            {
                var target = Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.Path(path))!, link))).Replace('\\', '/');
                if (Directory.Exists(Repository.Path(target))) target = $"{target.TrimEnd('/')}/README.md";
                if (TextFiles.Documents.Contains(target) && reached.Add(target)) open.Enqueue(target);
            }
        }

        Assert.All(TextFiles.Documents, path => Assert.True(reached.Contains(path), $"nobody finds {path}: link it from README.md or from a document linked there"));
    }

    [Fact]
    public void The_changelog_says_who_is_affected_by_the_release_in_force()
    {
        var entry = TextFiles.Read("docs/changelog.md").Split("\n## ").SingleOrDefault(e => e.StartsWith($"{Repository.Release.Name} ({Repository.Release.Released})\n", StringComparison.Ordinal));

        Assert.NotNull(entry);
        Assert.Contains("**Who is affected.**", entry, StringComparison.Ordinal);
        foreach (var drug in Repository.Release.Drugs) Assert.Contains(drug.Id, entry, StringComparison.Ordinal);
    }

    [Fact]
    public void The_changelog_counts_the_rules_of_the_release()
    {
        var rules = Repository.Release.Rules;

        Assert.Contains($"{rules.Count} rules in {rules.Sum(r => r.Variants.Count)} variants", TextFiles.Read("docs/changelog.md").ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static bool IsTable(string path) => path.StartsWith("docs/specification/", StringComparison.Ordinal) && path != "docs/specification/README.md";

    private static IEnumerable<string> Links(string text) =>
        Link().Matches(text).Select(m => m.Groups[1].Value).Where(l => !l.StartsWith("http", StringComparison.Ordinal) && !l.StartsWith("mailto:", StringComparison.Ordinal));

    /// <summary>A heading's anchor as it is shown on the web: lower case, punctuation gone, spaces as hyphens.</summary>
    private static IEnumerable<string> Anchors(string text) =>
        Heading().Matches(text).Select(m => string.Concat(m.Groups[1].Value.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`((?:src|tests|docs|seeds|\.ci)/[\w./-]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Paths();
}
