using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>The whole program behind real HTTP, on a day of its own, with everything it logs kept.</summary>
public sealed class App : WebApplicationFactory<Program>
{
    private readonly Sink _sink = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("jakadvisor-app-").FullName;

    public App() : this("Development", [])
    {
    }

    private App(string environment, (string Key, string Value)[] settings) => (Environment, Settings) = (environment, settings);

    /// <summary>The clock, in UTC.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What the clock does instead of telling the time, to see the program fail.</summary>
    public Exception? Failure { get; set; }

    private string Environment { get; }

    private (string Key, string Value)[] Settings { get; }

    /// <summary>Everything logged so far: messages, properties and exceptions.</summary>
    public string Logged => string.Join('\n', _sink.Entries.Select(e =>
        $"{e.Level} {e.RenderMessage(CultureInfo.InvariantCulture)} {string.Join(' ', e.Properties.Select(p => $"{p.Key}={p.Value}"))} {e.Exception}"));

    public static App With(params (string Key, string Value)[] settings) => new("Development", settings);

    /// <summary>On a fresh database of either kind; the caller keeps the database.</summary>
    public static App On(TestDatabase database, params (string Key, string Value)[] settings) =>
        With([("ConnectionStrings:JakAdvisor", database.Connection), .. settings]);

    public static App InProduction(params (string Key, string Value)[] settings) => new("Production", settings);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Data:Folder", _folder);
        // Files are sent as the build compressed them, not as a developer who edits them gets them.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        // Who wants the demonstration cohort asks for it.
        builder.UseSetting("Demo:Cohort", "false");
        builder.UseSetting("Audit:Key", Convert.ToBase64String(new byte[32]));
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(new Clock(this));
            services.AddSingleton<ILogEventSink>(_sink);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (disposing && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private sealed class Clock(App app) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => app.Failure is { } failure ? throw failure : app.Now;
    }

    private sealed class Sink : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Entries { get; } = new();

        public void Emit(LogEvent logEvent) => Entries.Enqueue(logEvent);
    }
}

internal static class Http
{
    public static Task<HttpResponseMessage> Evaluate(this HttpClient client, JsonNode request) => client.Evaluate(request.ToJsonString());

    public static Task<HttpResponseMessage> Evaluate(this HttpClient client, string body, string? contentType = "application/json") =>
        client.Evaluate(Encoding.UTF8.GetBytes(body), contentType);

    public static async Task<HttpResponseMessage> Evaluate(this HttpClient client, byte[] body, string? contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await client.PostAsync(new Uri("/api/evaluate", UriKind.Relative), content);
    }

    public static async Task<JsonNode> Json(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static Task<HttpResponseMessage> Get(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public static string? Type(this HttpResponseMessage answer) => (answer.Content.Headers.ContentType ?? new MediaTypeHeaderValue("none/none")).MediaType;
}
