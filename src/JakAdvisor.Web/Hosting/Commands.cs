using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Hosting;

/// <summary>What the program does instead of serving: <c>migrate</c> brings the database up to date, <c>health</c> asks the running program how it is.</summary>
internal static class Commands
{
    public const string Migrate = "migrate";
    public const string Health = "health";

    /// <summary>For the container's health check: 0 when the program beside it is ready.</summary>
    public static async Task<int> AskHealthAsync()
    {
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0] ?? "8080";
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (HttpRequestException)
        {
            return 1;
        }
    }

    public static async Task<int> MigrateAsync(WebApplication app)
    {
        await app.PrepareDatabaseAsync();
        return 0;
    }
}
