using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.InBrowser;

/// <summary>A visit to a page, with everything noted that a reader would mind.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly int[] Widths = [1280, 390, 320];

    private readonly List<string> _complaints = [];

    private Visit(IPage page, Uri site)
    {
        Page = page;
        page.PageError += (_, error) => _complaints.Add($"script error: {error}");
        page.Console += (_, message) =>
        {
            // A page with faults answers 400, and the browser writes so.
            if (message.Type == "error" && !message.Text.Contains("status of 400", StringComparison.Ordinal)) _complaints.Add($"console: {message.Text}");
        };
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is var asked && asked.Authority != site.Authority && asked.Scheme.StartsWith("http", StringComparison.Ordinal)) _complaints.Add($"request to another site: {request.Url}");
        };
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visit> BeginAsync(RealBrowser browser, string role) => new(await browser.OpenAsync(role), browser.Site);

    /// <summary>Unfolds everything and looks at the page in both colours and at every width.</summary>
    public async Task LookAsync()
    {
        await Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = colours });
            await AskAxeAsync(colours);
        }
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 900);
            var wide = await Page.EvaluateAsync<string>(
                "() => { const e = document.documentElement; if (e.scrollWidth <= e.clientWidth) return '';"
                + " return `${e.scrollWidth} px: ` + [...document.querySelectorAll('main *')].filter(x => x.getBoundingClientRect().right > e.clientWidth).slice(0, 3).map(x => `${x.tagName}.${x.className}#${x.id}`).join(' '); }");
            if (wide.Length > 0) _complaints.Add($"wider than {width} px: {wide}");
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private async Task AskAxeAsync(ColorScheme colours)
    {
        var result = await Page.RunAxe();
        _complaints.AddRange(result.Violations.Select(v => $"axe ({colours}): {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => $"{n.Html} {n.Any.FirstOrDefault()?.Message}"))}"));
    }
}
