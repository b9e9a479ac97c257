using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>A real browser in front of the whole program. Console errors and requests that leave the site are kept and must be none.</summary>
public sealed class Browser : IAsyncLifetime, IDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly App _app = new();
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>The program, to set its clock.</summary>
    public App App => _app;

    /// <summary>The address the program listens on.</summary>
    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _app.UseKestrel(0);
        _app.StartServer();
        Address = _app.ClientOptions.BaseAddress;
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    public async Task<Visit> Visit(int width = 1280, bool dark = false, bool scripts = true)
    {
        var context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
        });
        return new Visit(context, await context.NewPageAsync(), Address);
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }

    public void Dispose() => _app.Dispose();
}

/// <summary>One visitor's page.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    internal Visit(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add(error);
        // A page that answers 400 with its errors is told by the browser as a failed load; that is no fault of the page.
        page.Console += (_, said) => { if (said.Type == "error" && !said.Text.Contains("status of 400", StringComparison.Ordinal)) _complaints.Add($"{said.Text} {said.Location}"); };
        page.Request += (_, request) => { if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal)) _complaints.Add("left the site: " + request.Url); };
    }

    public IPage Page { get; }

    public async Task<string> Focused() => await Page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.name || document.activeElement.textContent.trim()");

    /// <summary>No violation of accessibility, nothing beyond the width of the screen, no complaint of the browser.</summary>
    public async Task AssertSound(string state)
    {
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, state + ": " + string.Join('\n', result.Violations.Select(v => $"{v.Id} {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html + " " + string.Join(' ', n.Any.Select(c => c.Message))))}")));
        Assert.Equal(Page.ViewportSize!.Width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        AssertQuiet();
    }

    public void AssertQuiet() => Assert.Empty(_complaints);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
