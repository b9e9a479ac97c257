using System.Net;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Api;

/// <summary>So many evaluations a minute from one address, and no limit when the site says so.</summary>
public sealed class RateLimitTests
{
    private const string Empty = """{ "facts": {} }""";

    [Fact]
    public async Task The_request_after_the_last_allowed_one_is_told_when_to_come_back()
    {
        using var app = App.With(("Api:RequestsPerMinute", "3"));
        using var client = app.CreateClient();
        for (var i = 0; i < 3; i++)
        {
            using var allowed = await client.Evaluate(Empty);
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        }

        using var refused = await client.Evaluate(Empty);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Type());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.True(refused.Headers.CacheControl!.NoStore);
        Assert.Equal(429, (int)(await refused.Json())["status"]!);
    }

    [Fact]
    public async Task Only_evaluations_count()
    {
        using var app = App.With(("Api:RequestsPerMinute", "1"));
        using var client = app.CreateClient();
        using var first = await client.Evaluate(Empty);

        foreach (var path in new[] { "/health", "/api/guidance", "/openapi/v1.json", "/check" })
        {
            using var answer = await client.Get(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Nought_means_no_limit()
    {
        using var app = App.With(("Api:RequestsPerMinute", "0"));
        using var client = app.CreateClient();
        for (var i = 0; i < 700; i++)
        {
            using var answer = await client.Evaluate("[]");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Six_hundred_a_minute_are_answered_unless_the_site_says_otherwise()
    {
        using var app = new App();
        using var client = app.CreateClient();
        for (var i = 0; i < 600; i++)
        {
            using var answer = await client.Evaluate("[]");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        using var over = await client.Evaluate("[]");
        Assert.Equal(HttpStatusCode.TooManyRequests, over.StatusCode);
    }
}
