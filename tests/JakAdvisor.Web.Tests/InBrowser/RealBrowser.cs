using System.Diagnostics;
using System.Text.RegularExpressions;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.InBrowser;

/// <summary>One program on a port of its own, with its invented patients, and one Chromium: started once for all browser tests.</summary>
public sealed partial class RealBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly string _folder = Directory.CreateTempSubdirectory("jakadvisor-browser-").FullName;
    private readonly Dictionary<string, string> _signedIn = [];
    private Func<Task> _stopProgram = () => Task.CompletedTask;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Uri Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), $"The browser tests need Chromium at {Chromium} (Debian: apt-get install chromium)");
        Site = await StartProgramAsync().WaitAsync(TimeSpan.FromMinutes(4));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Headless = true, Args = Arguments });
        foreach (var (email, _, role) in FirstStart.DevelopmentAccounts) _signedIn[role] = await SignInAsync(email);
    }

    /// <summary>A window of its own with nothing in its cache, signed in with a role, or with none.</summary>
    public async Task<IPage> OpenAsync(string role = "")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Site.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
            StorageState = role.Length == 0 ? null : _signedIn[role],
        });
        context.SetDefaultTimeout(180_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _stopProgram();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> SignInAsync(string email)
    {
        var page = await OpenAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Email", email);
        await page.FillAsync("#Password", FirstStart.DevelopmentPassword);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync("text=Sign out");
        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return state;
    }

    [GeneratedRegex(@"(?<=Now listening on: \W*)http://127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex Address();

    /// <summary>The address stands in the program's log; the rest of it is read and forgotten so that the program never waits for a reader.</summary>
    private async Task<Uri> StartProgramAsync()
    {
        var project = Repository.Path("src", "JakAdvisor.Web");
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var built = Path.Combine(project, "bin", output.Parent!.Name, output.Name, "JakAdvisor.Web.dll");
        var start = new ProcessStartInfo("dotnet", [built, "--urls", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = project };
        foreach (var (key, value) in new[] { ("ASPNETCORE_ENVIRONMENT", "Development"), ("Data__Folder", _folder), ("Site__Jurisdiction", "us"), ("Api__RequestsPerMinute", "0") })
        {
            start.Environment[key] = value;
        }
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var program = new Process { StartInfo = start };
        program.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) address.TrySetException(new InvalidOperationException("The program ended before it listened"));
            else if (Address().Match(line.Data) is { Success: true } found) address.TrySetResult(new Uri(found.Value));
        };
        program.Start();
        program.BeginOutputReadLine();
        _stopProgram = async () =>
        {
            program.Kill();
            await program.WaitForExitAsync();
            program.Dispose();
        };
        return await address.Task;
    }
}

/// <summary>After the tests that run side by side, so that nothing else competes for the machine while a browser waits.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<RealBrowser>
{
    public const string Name = "In a real browser";
}
