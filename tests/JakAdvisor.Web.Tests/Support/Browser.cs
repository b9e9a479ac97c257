using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>The whole program on a port of its own with its invented patients, and Debian's browser to visit it with: started once for all browser tests.</summary>
public sealed class Browser : IAsyncLifetime, IDisposable
{
    /// <summary>The machine may be busy with other tests; a page that never comes is told soon enough.</summary>
    private const float Patience = 90_000;

    private readonly Dictionary<string, string> _signedIn = new(StringComparer.Ordinal);
    private Chromium? _chromium;

    public App App { get; } = new();

    /// <summary>The address the program listens on.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What stands in the clinic's records before the first visit.</summary>
    internal ClinicRecords Records { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App.UseKestrel(0);
        App.StartServer();
        Address = App.ClientOptions.BaseAddress;
        Records = await ClinicRecords.WriteAsync(App);
        _chromium = await Chromium.StartAsync();
    }

    /// <summary>A visitor with nothing in the cache, signed in with the demonstration account of a role; without a role nobody is.</summary>
    public async Task<Visit> Visit(int width = 1280, bool dark = false, bool scripts = true, string role = "")
    {
        var context = await _chromium!.OpenAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = scripts,
            StorageState = role.Length == 0 ? null : await SignedInAsync(role),
        });
        context.SetDefaultTimeout(Patience);
        return new Visit(context, await context.NewPageAsync(), Address);
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }

    public void Dispose() => App.Dispose();

    /// <summary>Everybody signs in once; later visits go on from there.</summary>
    private async Task<string> SignedInAsync(string role)
    {
        if (_signedIn.TryGetValue(role, out var state)) return state;
        await using var visit = await Visit();
        await Chromium.SignInAsync(visit.Page, role);
        return _signedIn[role] = await visit.Page.Context.StorageStateAsync();
    }
}

/// <summary>Tests that share the one program and the one browser; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<Browser>
{
    public const string Name = "In the browser";
}
