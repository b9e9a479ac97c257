using System.Net;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JakAdvisor.Web.Tests.Hosting;

/// <summary>Whether the program lives and is ready.</summary>
public sealed class HealthTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task A_started_program_is_live_and_ready(string path)
    {
        using var answer = await app.CreateClient().Get(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var health = await answer.Json();
        Assert.True((bool)health["live"]!);
        Assert.True((bool)health["ready"]!);
        Assert.Equal("healthy", (string)health["checks"]!["guidance"]!);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_failing_check_makes_it_unready_and_leaves_it_alive()
    {
        using var ailing = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddHealthChecks().AddCheck("database", () => HealthCheckResult.Unhealthy("away"))));
        using var client = ailing.CreateClient();
        using var whole = await client.Get("/health");
        using var live = await client.Get("/health/live");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, whole.StatusCode);
        Assert.False((bool)(await whole.Json())["ready"]!);
        Assert.Equal("unhealthy", (string)(await whole.Json())["checks"]!["database"]!);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.True((bool)(await live.Json())["live"]!);
    }
}
