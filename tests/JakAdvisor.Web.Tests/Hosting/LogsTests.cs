using System.Text.Json.Nodes;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Hosting;

/// <summary>The log tells what was asked for and how it went, and nothing about anybody.</summary>
public sealed class LogsTests
{
    [Theory]
    [InlineData("Information")]
    [InlineData("Verbose")]
    public async Task The_log_holds_method_path_status_and_duration_and_nothing_clinical(string level)
    {
        using var app = App.With(("Serilog:MinimumLevel", level));
        using var client = app.CreateClient();
        const string Body = """{ "facts": { "patient.age": 34, "medications.current": [ "zanzibarine" ], "tb.igra": "positive" } }""";

        using var good = await client.Evaluate(Body);
        using var bad = await client.Evaluate("""{ "facts": { "medications.current": "zanzibarine", "tb.igra": "positiveish" } }""");
        using var broken = await client.Evaluate("""{ "facts": { "zanzibarine": """);
        using var queried = await client.Get("/health?name=Zanzibar&tb.igra=positive");
        using var form = await client.PostAsync(new Uri("/check?name=Zanzibar", UriKind.Relative), new FormUrlEncodedContent([new("patient.age", "34"), new("medications.current.0", "zanzibarine"), new("tb.igra", "positive")]));
        using var page = await client.PostAsync(new Uri("/check/json?name=Zanzibar", UriKind.Relative), new FormUrlEncodedContent([new("json", Body), new("use", "json")]));

        var log = app.Logged;
        Assert.Contains("POST", log, StringComparison.Ordinal);
        Assert.Contains("/api/evaluate", log, StringComparison.Ordinal);
        Assert.Contains("answered 200", log, StringComparison.Ordinal);
        Assert.Contains("answered 400", log, StringComparison.Ordinal);
        foreach (var clinical in new[] { "zanzibar", "igra", "positive", "patient.age", "34,", "medications", "?" })
            Assert.DoesNotContain(clinical, log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_path_cannot_forge_a_line_of_the_log()
    {
        using var app = new App();
        using var client = app.CreateClient();

        using var answer = await client.Get("/x%0AInformation%20POST%20forged");

        Assert.Contains("/x%0AInformation%20POST%20forged", app.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_program_is_logged_by_its_kind_and_place_and_not_by_what_it_says()
    {
        using var app = new App();
        using var client = app.CreateClient();
        app.Failure = new InvalidOperationException("patient Zanzibar, tb.igra positive");

        using var answer = await client.Evaluate(new JsonObject { ["facts"] = new JsonObject() });

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Type());
        Assert.DoesNotContain("Zanzibar", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", app.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibar", app.Logged, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }
}
