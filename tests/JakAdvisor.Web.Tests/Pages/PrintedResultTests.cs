using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>A result on paper, read back from the printed pages: no page can be separated from its patient, and nothing is folded away or cut off.</summary>
[Collection(InTheBrowser.Name)]
public sealed partial class PrintedResultTests(Browser browser)
{
    private const int MostPages = 7;

    private string Release => browser.App.Services.GetRequiredService<GuidanceRelease>().Name;

    [Fact]
    public async Task Every_page_of_a_draft_says_whose_it_is_that_it_is_a_draft_and_which_page_of_how_many()
    {
        var paper = await PrintAsync(Roles.Gastroenterologist, "/patients?q=D-1006", async page =>
        {
            await page.ClickAsync("main tbody a");
            await page.ClickAsync(".timeline h3 a");
        });
        AssertEveryPage(paper, "DRAFT, not signed", "record D-1006");
    }

    [Fact]
    public async Task Every_page_of_a_signed_result_says_whose_it_is_who_signed_when_and_which_page_of_how_many()
    {
        var paper = await PrintAsync(Roles.Gastroenterologist, "{signed}");
        AssertEveryPage(paper, "Ines Costa, born 11 Aug 1981, female, record D-1004", "SIGNED by Dr Dora Demo on 22 Nov 2026 at 13:00 UTC: start upadacitinib");
        var text = string.Join('\n', paper.Pages);
        // The decision, and what is folded on screen: facts, logic, sources, plain words.
        foreach (var words in new[] { "Decision: Start upadacitinib", "Test ordered. Isoniazid begins tomorrow", "Logic:", "TB-LATENT-EU-UPA", "In plain words:", "Sources, by their letters", "Rinvoq EU package leaflet" })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
        // Nothing to press on paper.
        foreach (var words in new[] { "Sign out", "Worklist", "Replay", "Decide and sign", "All assessments" }) Assert.DoesNotContain(words, text, StringComparison.Ordinal);
        // Each drug after the first begins a page.
        foreach (var drug in new[] { "Tofacitinib", "Filgotinib" }) Assert.Contains(paper.Pages, p => FirstLineBelowHead(p).StartsWith(drug, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_of_a_quick_check_says_that_it_is_nobodys()
    {
        var paper = await PrintAsync("", "/check?patient=igra-positive", page => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Show result" }).First.ClickAsync());
        AssertEveryPage(paper, "No patient’s identity, quick check, nothing is stored", "NOT SIGNED, no part of a record");
        Assert.DoesNotContain("Change an answer", string.Join('\n', paper.Pages), StringComparison.Ordinal);
    }

    private void AssertEveryPage(Paper paper, params string[] words)
    {
        Assert.InRange(paper.Pages.Count, 3, MostPages);
        for (var i = 0; i < paper.Pages.Count; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"Page {i + 1} of {paper.Pages.Count}");
            foreach (var word in (string[])[.. words, "as of 22 Nov 2026", $"guidance {Release}", number])
            {
                Assert.True(paper.Pages[i].Contains(word, StringComparison.Ordinal), $"“{word}” is not on printed page {i + 1}:\n{paper.Pages[i]}");
            }
        }
        Assert.True(paper.Beyond.Count == 0, "beyond the margins: " + string.Join(", ", paper.Beyond.Take(10)));
    }

    private static string FirstLineBelowHead(string page) => page.Split('\n').SkipWhile(l => !l.Contains("guidance ", StringComparison.Ordinal)).Skip(1).Select(l => l.Trim()).First(l => l.Length > 0);

    private async Task<Paper> PrintAsync(string role, string path, Func<IPage, Task>? then = null)
    {
        await using var visit = await browser.Visit(role: role);
        await visit.Page.GotoAsync(browser.Records.Path(path));
        if (then is not null) await then(visit.Page);
        await Assertions.Expect(visit.Page.Locator(".result")).ToBeVisibleAsync();
        var file = Path.GetTempFileName();
        try
        {
            await visit.Page.PdfAsync(new() { Path = file, Format = "A4", PreferCSSPageSize = true, PrintBackground = false });
            visit.AssertQuiet();
            var text = await ReadAsync("-layout", file);
            return new Paper([.. text.TrimEnd('\f').Split('\f').Select(p => Space().Replace(p, " "))], [.. Beyond(await ReadAsync("-bbox", file))]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The words that stand nearer to an edge than printers print, 12 points.</summary>
    private static IEnumerable<string> Beyond(string boxes)
    {
        const double Margin = 12;
        var (width, height) = (0d, 0d);
        foreach (Match match in Box().Matches(boxes))
        {
            double Number(string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
            if (match.Groups["w"].Success) (width, height) = (Number("w"), Number("h"));
            else if (Number("x0") < Margin || Number("y0") < Margin || Number("x1") > width - Margin || Number("y1") > height - Margin) yield return match.Groups["t"].Value;
        }
    }

    private static async Task<string> ReadAsync(string how, string file)
    {
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", [how, file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        return reader.ExitCode == 0 ? text : throw new InvalidOperationException($"pdftotext ended with {reader.ExitCode}");
    }

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    [GeneratedRegex("""<page width="(?<w>[\d.]+)" height="(?<h>[\d.]+)">|<word xMin="(?<x0>[\d.-]+)" yMin="(?<y0>[\d.-]+)" xMax="(?<x1>[\d.-]+)" yMax="(?<y1>[\d.-]+)">(?<t>[^<]*)<""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Box();

    private sealed record Paper(IReadOnlyList<string> Pages, IReadOnlyList<string> Beyond);
}
