using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Hosting;

/// <summary>Every answer carries the headers that keep a browser from doing what nobody asked it to.</summary>
public sealed class SecurityHeadersTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/check")]
    [InlineData("/css/site.css")]
    [InlineData("/api/guidance")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health")]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/api/evaluate")]
    public async Task Every_answer_carries_them(string path)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var answer = await client.Get(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
