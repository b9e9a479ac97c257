using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>The program on a port of its own, and Debian's browser to visit it with.</summary>
public sealed class Chromium : IAsyncLifetime, IDisposable
{
    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly App _app = new();
    private IPlaywright? _playwright;

    public IBrowser Browser { get; private set; } = null!;

    public Uri Address => _app.ClientOptions.BaseAddress;

    public async Task InitializeAsync()
    {
        _app.UseKestrel(0);
        _app.StartServer();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    public Task DisposeAsync() => Browser.CloseAsync();

    public void Dispose()
    {
        _playwright?.Dispose();
        _app.Dispose();
    }
}
