using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Api;

/// <summary><c>GET /api/guidance</c>: the release in force for programs and reviewers.</summary>
public sealed class GuidanceDocumentTests(App app) : IClassFixture<App>
{
    private readonly HttpClient _client = app.CreateClient();

    [Fact]
    public async Task Every_rule_is_there_with_its_logic_place_and_known_sources()
    {
        var guidance = await Read(_client);

        var sources = guidance["sources"]!.AsArray().Select(s => (string)s!["id"]!).ToHashSet(StringComparer.Ordinal);
        var rules = guidance["rules"]!.AsArray();
        Assert.Equal(131, rules.Count);
        var variants = rules.SelectMany(r => r!["variants"]!.AsArray()).ToList();
        Assert.Equal(187, variants.Count);
        Assert.All(variants, v => Assert.NotEmpty(v!["sources"]!.AsArray()));
        Assert.All(variants.SelectMany(v => v!["sources"]!.AsArray()), s => Assert.Contains((string)s!, sources));
        Assert.All(variants, v => Assert.StartsWith("rules/", (string)v!["file"]!, StringComparison.Ordinal));
        Assert.All(variants, v => Assert.True((int)v!["line"]! > 0));
    }

    [Fact]
    public async Task A_condition_is_written_as_in_the_guidance_file()
    {
        var variant = (await Rule("tb-exposure"))["variants"]![0]!;

        Assert.Equal("caution", (string)variant["effect"]!);
        Assert.Equal(["us", "eu"], variant["where"]!.AsArray().Select(w => (string)w!));
        Assert.Contains("tb.exposureRisk is yes", variant["condition"]!["all"]!.AsArray().Select(c => c!.ToString()));
    }

    [Fact]
    public async Task Every_fact_tells_its_type_words_range_and_window()
    {
        var facts = (await Read(_client))["facts"]!.AsArray();

        var igra = facts.Single(f => (string)f!["name"]! == "tb.igra")!;
        Assert.Equal(["negative", "positive", "indeterminate"], igra["words"]!.AsArray().Select(w => (string)w!));
        Assert.True((bool)igra["notDone"]!);
        Assert.Equal("12 months", (string)igra["freshFor"]!);
        var haemoglobin = facts.Single(f => (string)f!["name"]! == "labs.haemoglobin")!;
        Assert.Equal((2, 25, "g/dL"), ((int)haemoglobin["least"]!, (int)haemoglobin["greatest"]!, (string)haemoglobin["unit"]!));
        Assert.True((bool)facts.Single(f => (string)f!["name"]! == "tb.latent")!["derived"]!);
    }

    [Fact]
    public async Task Who_has_the_document_already_is_not_sent_it_again()
    {
        using var first = await _client.Get("/api/guidance");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/guidance");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await _client.SendAsync(request);
        request.Dispose();
        using var other = new HttpRequestMessage(HttpMethod.Get, "/api/guidance");
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\""));
        using var changed = await _client.SendAsync(other);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task A_number_the_site_set_is_shown_in_force_and_changes_the_tag()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "overrides:\n  tb-lead-in: 3\n");
        using var site = App.With(("Guidance:SiteFile", file));
        using var client = site.CreateClient();
        using var mine = await client.Get("/api/guidance");
        using var released = await _client.Get("/api/guidance");
        File.Delete(file);

        Assert.NotEqual(released.Headers.ETag, mine.Headers.ETag);
        var guidance = await mine.Json();
        Assert.Equal("tb-lead-in", (string)Assert.Single(guidance["overrides"]!.AsArray())!["parameter"]!);
        Assert.Equal(3, (double)guidance["parameters"]!.AsArray().Single(p => (string)p!["name"]! == "tb-lead-in")!["value"]!);
        Assert.Equal((string)(await released.Json())["sha256"]!, (string)guidance["sha256"]!);
    }

    private async Task<JsonNode> Rule(string id) => (await Read(_client))["rules"]!.AsArray().Single(r => (string)r!["id"]! == id)!;

    private static async Task<JsonNode> Read(HttpClient client)
    {
        using var answer = await client.Get("/api/guidance");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }
}
