using JakAdvisor.Web.Security;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>Debian's browser, without a window.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Chromium> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments }));
    }

    public Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options) => _browser.NewContextAsync(options);

    /// <summary>Signs in with the demonstration account of a role.</summary>
    public static async Task SignInAsync(IPage page, string role)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Email", FirstStart.DevelopmentAccounts.Single(a => a.Role == role).Email);
        await page.FillAsync("#Password", FirstStart.DevelopmentPassword);
        await page.ClickAsync("main button");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
