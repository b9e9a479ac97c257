using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Api;

/// <summary><c>POST /api/evaluate-visit</c>: the conventions of <c>/api/evaluate</c> for a visit on treatment.</summary>
public sealed partial class EvaluateVisitTests(App app) : IClassFixture<App>
{
    private readonly HttpClient _client = app.CreateClient();

    [Fact]
    public async Task A_quiet_visit_goes_on_and_names_its_release_week_and_plan()
    {
        using var answer = await Send(Quiet());

        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Type()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var visit = await answer.Json();
        Assert.Equal(("continue", "continue", "continue", false), ((string)visit["verdict"]!, (string)visit["bestCase"]!, (string)visit["worstCase"]!, (bool)visit["provisional"]!));
        Assert.Equal(("upadacitinib", 6, "eu"), ((string)visit["drug"]!, (int)visit["guidance"]!["week"]!, (string)visit["guidance"]!["jurisdiction"]!));
        Assert.Matches("^[0-9a-f]{64}$", (string)visit["guidance"]!["sha256"]!);
        Assert.Equal("yes", (string)visit["outcomes"]!["response"]!);
        Assert.Contains(visit["monitoring"]!.AsArray(), m => (string)m!["id"]! == "lipids-upadacitinib-eu" && (string?)m["due"] == "2027-01-03");
    }

    [Fact]
    public async Task Nothing_known_is_an_answer_with_questions_and_nobody_goes_on()
    {
        using var answer = await Send(JsonNode.Parse("""
            { "jurisdiction": "eu", "asOf": "2027-03-01", "treatment": { "drug": "filgotinib", "startedOn": "2026-12-01" }, "baseline": { "facts": {} }, "facts": {} }
            """)!);

        var visit = await answer.Json();
        Assert.Equal(("incomplete", "stop"), ((string)visit["verdict"]!, (string)visit["worstCase"]!));
        Assert.Contains(visit["gaps"]!.AsArray(), g => (string)g!["fact"]! == "event.pregnant");
        Assert.All(visit["outcomes"]!["all"]!.AsArray(), o => Assert.Equal("not-evaluable", (string)o!["state"]!));
    }

    [Theory]
    [InlineData("response.recorded")]
    [InlineData("response.ever")]
    public async Task A_response_that_was_recorded_and_is_lost_asks_for_a_decision_whichever_name_it_is_sent_under(string name)
    {
        var request = Quiet();
        var facts = request["facts"]!.AsObject();
        facts.Remove("response.recorded");
        facts[name] = true;
        (facts["disease.mayo"], facts["disease.mayoBleeding"]) = (9, 2);

        using var answer = await Send(request);

        var visit = await answer.Json();
        Assert.Equal(("act", "no"), ((string)visit["verdict"]!, (string)visit["outcomes"]!["response"]!));
        Assert.Contains(visit["findings"]!.AsArray(), f => ((string)f!["rule"]!, (string)f["state"]!) == ("on-loss", "met"));
    }

    [Fact]
    public async Task The_example_of_the_specification_is_answered()
    {
        var text = await File.ReadAllTextAsync(Repository.Path("docs", "specification", "treatment.md"));

        using var answer = await Send(JsonNode.Parse(Example().Match(text).Groups["json"].Value)!);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(12, (int)(await answer.Json())["guidance"]!["week"]!);
    }

    [Fact]
    public async Task The_order_in_which_facts_are_sent_does_not_matter()
    {
        var (request, turned) = (Quiet(), Quiet());
        turned["facts"] = new JsonObject(turned["facts"]!.AsObject().Reverse().Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));

        using var first = await Send(request);
        using var second = await Send(new JsonObject(turned.Reverse().Select(k => KeyValuePair.Create(k.Key, k.Value?.DeepClone()))));

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("treatment", "{}", "treatment.drug")]
    [InlineData("treatment", "{ \"drug\": \"baricitinib\", \"startedOn\": \"2026-10-11\" }", "treatment.drug")]
    [InlineData("treatment", "{ \"drug\": \"upadacitinib\" }", "treatment.startedOn")]
    [InlineData("treatment", "{ \"drug\": \"upadacitinib\", \"startedOn\": \"2026-11-23\" }", "treatment.startedOn")]
    [InlineData("treatment", "{ \"drug\": \"upadacitinib\", \"startedOn\": \"11.10.2026\" }", "treatment.startedOn")]
    [InlineData("treatment", "{ \"drug\": \"upadacitinib\", \"startedOn\": \"2026-10-11\", \"phase\": \"loading\" }", "treatment.phase")]
    [InlineData("treatment", "{ \"drug\": \"upadacitinib\", \"startedOn\": \"2026-10-11\", \"dose\": 45 }", "treatment.dose")]
    [InlineData("treatment", "{ \"drug\": \"upadacitinib\", \"startedOn\": \"2026-10-11\", \"week\": 6 }", "week")]
    [InlineData("treatment", "null", "treatment")]
    [InlineData("baseline", "[]", "baseline")]
    [InlineData("baseline", "{}", "facts")]
    [InlineData("baseline", "{ \"facts\": { \"event.zoster\": true } }", "event.zoster")]
    [InlineData("baseline", "{ \"facts\": { \"labs.crp\": { \"value\": 3, \"on\": \"2026-10-12\" } } }", "labs.crp")]
    [InlineData("facts", "{ \"treatment.week\": 6 }", "treatment.week")]
    [InlineData("facts", "{ \"treatment.phase\": \"induction\" }", "treatment.phase")]
    [InlineData("facts", "{ \"response.any\": true }", "response.any")]
    [InlineData("facts", "{ \"event.zoster\": \"yes\" }", "event.zoster")]
    [InlineData("facts", "{ \"event.shingles\": true }", "event.shingles")]
    [InlineData("facts", "{ \"labs.crp\": { \"value\": 3, \"on\": \"2026-11-23\" } }", "labs.crp")]
    [InlineData("facts", "{ \"disease.mayoBleeding\": 4 }", "disease.mayoBleeding")]
    [InlineData("facts", "{ \"event.pregnant\": true, \"patient.sex\": \"male\" }", "event.pregnant")]
    [InlineData("asOf", "\"tomorrow\"", "asOf")]
    [InlineData("jurisdiction", "\"uk\"", "jurisdiction")]
    [InlineData("plannedStart", "\"2026-12-01\"", "plannedStart")]
    public async Task What_is_wrong_is_told_with_its_field_and_never_guessed(string key, string value, string field)
    {
        var request = Quiet();
        request[key] = JsonNode.Parse(value);

        using var answer = await Send(request);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Type()));
        var faults = (await answer.Json())["faults"]!.AsArray();
        Assert.Contains(faults, f => (string)f!["fact"]! == field);
        Assert.All(faults, f => Assert.True(((string)f!["message"]!).Length > 10));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"facts\": {}, \"facts\": {} }")]
    [InlineData("{ \"treatment\": { \"drug\": \"upadacitinib\", \"drug\": \"tofacitinib\" } }")]
    public async Task What_is_no_request_is_refused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _client.PostAsync(new Uri("/api/evaluate-visit", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_evaluation_of_a_start_goes_on_refusing_what_only_a_visit_knows()
    {
        using var answer = await _client.Evaluate("""{ "facts": { "event.zoster": true } }""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("event.zoster", (string)(await answer.Json())["faults"]![0]!["fact"]!);
    }

    [Fact]
    public async Task Visits_count_with_the_other_evaluations_of_one_address()
    {
        using var limited = App.With(("Api:RequestsPerMinute", "1"));
        using var client = limited.CreateClient();
        using var first = await client.Evaluate("""{ "facts": {} }""");
        using var content = new StringContent(Quiet().ToJsonString(), Encoding.UTF8, "application/json");

        using var refused = await client.PostAsync(new Uri("/api/evaluate-visit", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task Requests_and_answers_are_as_described()
    {
        using var document = await _client.Get("/openapi/v1.json");
        var description = new Schema(await document.Json());
        var crohns = Quiet();
        crohns["facts"]!["medications.current"] = new JsonArray("rifampicin");
        crohns["facts"]!["disease.cdai"] = 140;
        foreach (var request in new[] { Quiet(), crohns, (await document.Json())["components"]!["schemas"]!["VisitRequest"]!["examples"]![0]! })
        {
            using var answer = await Send(request);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Empty(description.Faults("VisitRequest", request));
            Assert.Empty(description.Faults("VisitEvaluation", await answer.Json()));
        }
    }

    private async Task<HttpResponseMessage> Send(JsonNode request)
    {
        using var content = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        return await _client.PostAsync(new Uri("/api/evaluate-visit", UriKind.Relative), content);
    }

    /// <summary>The quiet visit of the guidance's own tests, as a program would send it.</summary>
    private static JsonObject Quiet()
    {
        var (quiet, before) = (Read("quiet-visit.json"), Read("complete-patient.json"));
        foreach (var (name, value) in quiet["baseline"]!.AsObject()) before[name] = value!.DeepClone();
        var treatment = quiet["treatment"]!.DeepClone();
        treatment["drug"] = "upadacitinib";
        return new JsonObject
        {
            ["jurisdiction"] = "eu",
            ["asOf"] = "2026-11-22",
            ["treatment"] = treatment,
            ["baseline"] = new JsonObject { ["facts"] = before },
            ["facts"] = quiet["facts"]!.DeepClone(),
        };
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Repository.Path("tests", "cases", file)))!.AsObject();

    [GeneratedRegex(@"`POST /api/evaluate-visit`: `(?<json>\{.*?\})`;", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
