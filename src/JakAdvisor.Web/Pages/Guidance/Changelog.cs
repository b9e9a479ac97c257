using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>The changelog of the guidance as it stands in <c>docs/changelog.md</c>: headings, paragraphs, lists, bold and code, and nothing else of Markdown.</summary>
internal static partial class Changelog
{
    public static IReadOnlyList<(string Heading, IReadOnlyList<IHtmlContent> Blocks)> Entries { get; } = Read();

    private static List<(string, IReadOnlyList<IHtmlContent>)> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("changelog.md")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n## ").Skip(1).Select(Entry)];
    }

    private static (string, IReadOnlyList<IHtmlContent>) Entry(string text)
    {
        var blocks = text.Split('\n', 2);
        return (blocks[0].Trim(), [.. Blank().Split(blocks[1]).Select(b => b.Trim()).Where(b => b.Length > 0).Select(Block)]);
    }

    /// <summary>A paragraph, or a paragraph with a list under it.</summary>
    private static HtmlString Block(string text)
    {
        var items = Item().Split("\n" + text);
        var lead = items[0].Trim().Length > 0 ? $"<p>{Line(items[0])}</p>" : "";
        var list = items.Length > 1 ? $"<ul>{string.Concat(items.Skip(1).Select(i => $"<li>{Line(i)}</li>"))}</ul>" : "";
        return new HtmlString($"{lead}{list}\n");
    }

    private static string Line(string text)
    {
        var safe = HtmlEncoder.Default.Encode(string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        return Code().Replace(Bold().Replace(safe, "<strong>$1</strong>"), "<code>$1</code>");
    }

    [GeneratedRegex(@"\n\s*\n", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\n[*-] ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bold();

    [GeneratedRegex("&#x60;(.+?)&#x60;", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
