using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>One visitor's page. Console errors and requests that leave the site are kept and must be none; what was transferred is counted.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly int[] Widths = [390, 320, 1280];
    private static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>What can differ by colour and width while the page says the same.</summary>
    private static readonly AxeRunOptions Looks = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block", "page-has-heading-one"] },
        ResultTypes = [ResultType.Violations],
    };

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<IRequest> _finished = [];

    internal Visit(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, said) => Note(said);
        page.Request += (_, request) => { if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal)) _complaints.Add("left the site: " + request.Url); };
        page.RequestFinished += (_, request) => _finished.Add(request);
    }

    public IPage Page { get; }

    /// <summary>A page that answers with this status, its errors or a page of help, is told by the browser as a failed load; that is no fault of the page.</summary>
    public int Expected { get; set; } = 400;

    public async Task<string> Focused() => await Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.name || document.activeElement.textContent.trim()");

    public async Task Unfold() => await Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    /// <summary>
    /// As it stands and with everything unfolded: nothing beyond the width of the screen on any of three screens, no violation of accessibility on the wide one
    /// in the light and on the narrow one in the dark, no complaint of the browser.
    /// </summary>
    public async Task AssertSound(string state)
    {
        await AssertFits(state);
        await Unfold();
        await AssertFits(state + ", unfolded");
        await AssertAccessible(state + ", wide and light", Everything);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Page.SetViewportSizeAsync(320, 900);
        await AssertAccessible(state + ", narrow and dark", Looks);
        AssertQuiet();
    }

    public void AssertQuiet() => Assert.Empty(_complaints);

    /// <summary>
    /// A cold visit to the page as it stands transfers at most so many bytes, headers included: its document with the redirects that led to it, the files it ever
    /// needed, and whatever it asked for by itself since. The icon is fetched for the count, as a browser with a window would.
    /// </summary>
    public async Task AssertTransfersAtMost(int bytes)
    {
        await Page.EvaluateAsync("() => new Promise(seen => { const icon = new Image(); icon.onload = icon.onerror = seen; icon.src = document.querySelector('link[rel=icon]').href; })");
        var counted = new List<IRequest>();
        for (var i = _finished.Count - 1; i >= 0; i--)
        {
            var request = _finished[i];
            var own = !counted.Exists(c => c.IsNavigationRequest);
            if (request.IsNavigationRequest ? own || counted.Exists(c => c.RedirectedFrom == request) : (own || request.ResourceType != "fetch") && !counted.Exists(c => c.Url == request.Url)) counted.Add(request);
        }
        var sizes = new List<(string Url, int Bytes)>();
        foreach (var request in counted)
        {
            var size = await request.SizesAsync();
            sizes.Add((request.Url, size.ResponseHeadersSize + size.ResponseBodySize));
        }
        Assert.True(counted.Exists(c => c.IsNavigationRequest) && sizes.Sum(s => s.Bytes) <= bytes, $"{sizes.Sum(s => s.Bytes)} bytes: {string.Join(", ", sizes)}");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(IConsoleMessage said)
    {
        if (said.Type == "error" && !said.Text.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"status of {Expected}"), StringComparison.Ordinal)) _complaints.Add($"{said.Text} {said.Location}");
    }

    private async Task AssertAccessible(string state, AxeRunOptions rules)
    {
        var result = await Page.RunAxe(rules);
        Assert.True(result.Violations.Length == 0, state + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id} {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html + " " + string.Join(' ', n.Any.Select(c => c.Message))))}")));
    }

    private async Task AssertFits(string state)
    {
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 900);
            var beyond = await Page.EvaluateAsync<string>(
                "() => { const e = document.documentElement; if (e.scrollWidth <= e.clientWidth) return '';"
                + " return `${e.scrollWidth} px: ` + [...document.querySelectorAll('body *')].filter(x => x.getBoundingClientRect().right > e.clientWidth + 1).slice(0, 5).map(x => x.outerHTML.slice(0, 120)).join(' | '); }");
            Assert.True(beyond.Length == 0, $"{state} is wider than {width} px: {beyond}");
        }
    }
}
