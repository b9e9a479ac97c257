using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Api.Description;

/// <summary>The served description is held to the contract's example and to what the program takes and answers.</summary>
public sealed partial class ApiDescriptionTests(App app) : IClassFixture<App>
{
    private readonly HttpClient _client = app.CreateClient();

    public static TheoryData<string> Stories() => [.. Repository.Stories.Select(s => (string)s["id"]!)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_clinic_story_and_its_answer_are_as_described(string id)
    {
        var description = await Description();
        var request = Repository.Request(Repository.Story(id));
        request["plannedStart"] = request["asOf"]!.DeepClone();

        using var answer = await _client.Evaluate(request);

        Assert.Empty(description.Faults("EvaluationRequest", request));
        Assert.Empty(description.Faults("Evaluation", await answer.Json()));
    }

    [Fact]
    public async Task The_example_of_the_contract_is_as_described_and_is_answered()
    {
        var description = await Description();
        var blocks = JsonBlock().Matches(await File.ReadAllTextAsync(Repository.Path("docs", "specification", "evaluation.md")));
        var (request, documented) = (JsonNode.Parse(blocks[0].Groups["json"].Value)!, JsonNode.Parse(blocks[1].Groups["json"].Value)!);

        using var answer = await _client.Evaluate(request);

        Assert.Empty(description.Faults("EvaluationRequest", request));
        Assert.Empty(description.Faults("Evaluation", documented));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(description.Faults("Evaluation", await answer.Json()));
    }

    [Fact]
    public async Task The_example_in_the_description_itself_is_answered()
    {
        var described = await Document();
        var example = described["components"]!["schemas"]!["EvaluationRequest"]!["examples"]![0]!;

        using var answer = await _client.Evaluate(example);

        Assert.Empty(new Schema(described).Faults("EvaluationRequest", example));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task An_answer_about_nobody_is_as_described_too()
    {
        using var answer = await _client.Evaluate("""{ "jurisdiction": "eu", "facts": {} }""");

        Assert.Empty((await Description()).Faults("Evaluation", await answer.Json()));
    }

    [Fact]
    public async Task A_refusal_is_as_described()
    {
        using var answer = await _client.Evaluate("""{ "facts": { "patient.age": "34", "x": 1 } }""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty((await Description()).Faults("Problem", await answer.Json()));
    }

    [Theory]
    [InlineData("patient.age", "34", true)]
    [InlineData("patient.age", "0", true)]
    [InlineData("patient.age", "120", true)]
    [InlineData("patient.age", "120.5", false)]
    [InlineData("patient.age", "-1", false)]
    [InlineData("patient.age", "\"34\"", false)]
    [InlineData("patient.age", "\"not-known\"", true)]
    [InlineData("patient.age", "\"not-done\"", false)]
    [InlineData("patient.age", "null", true)]
    [InlineData("tb.igra", "\"not-done\"", true)]
    [InlineData("tb.igra", "\"unclear\"", false)]
    [InlineData("tb.igra", """{ "value": "negative", "on": "2026-10-01" }""", true)]
    [InlineData("tb.igra", """{ "value": "not-done", "on": null }""", true)]
    [InlineData("tb.igra", """{ "value": null }""", true)]
    [InlineData("tb.igra", """{ "on": "2026-10-01" }""", false)]
    [InlineData("tb.igra", """{ "value": "negative", "on": "1.10.2026" }""", false)]
    [InlineData("tb.igra", """{ "value": "negative", "day": "2026-10-01" }""", false)]
    [InlineData("disease.diagnosedOn", "\"2020-02-29\"", true)]
    [InlineData("disease.diagnosedOn", "\"2021-02-29\"", false)]
    [InlineData("medications.current", "[]", true)]
    [InlineData("medications.current", "[ \"\" ]", false)]
    [InlineData("medications.current", "\"aspirin\"", false)]
    [InlineData("allergy.jakInhibitors", "[ \"filgotinib\" ]", true)]
    [InlineData("allergy.jakInhibitors", "[ \"baricitinib\" ]", false)]
    [InlineData("therapy.history", """[ { "agent": "infliximab", "outcome": "effective", "continues": null } ]""", true)]
    [InlineData("therapy.history", """[ { "agent": "infliximab" } ]""", false)]
    [InlineData("therapy.history", """[ { "agent": "infliximab", "outcome": "effective", "name": "Remicade" } ]""", false)]
    [InlineData("therapy.history", """[ { "agent": "other", "outcome": "effective", "name": "apheresis" } ]""", true)]
    [InlineData("therapy.history", """[ { "agent": "other", "outcome": "effective" } ]""", false)]
    [InlineData("tb.latent", "true", false)]
    [InlineData("no.such.fact", "true", false)]
    public async Task What_is_described_as_possible_is_exactly_what_is_taken(string fact, string value, bool possible)
    {
        var request = JsonNode.Parse($$"""{ "asOf": "2026-11-22", "facts": { "{{fact}}": {{value}} } }""")!;

        using var answer = await _client.Evaluate(request);

        Assert.Equal(possible, (await Description()).Faults("EvaluationRequest", request).Count == 0);
        Assert.Equal(possible ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Every_fact_of_the_catalogue_is_described_with_its_label()
    {
        var described = (await Document())["components"]!["schemas"]!["Facts"]!["properties"]!.AsObject();
        using var guidance = await _client.Get("/api/guidance");
        var facts = (await guidance.Json())["facts"]!.AsArray().Where(f => !(bool)f!["derived"]!).ToList();

        Assert.Equal(facts.Select(f => (string)f!["name"]!), described.Select(d => d.Key));
        Assert.All(facts, f => Assert.Equal((string)f!["label"]!, (string)described[(string)f["name"]!]!["title"]!));
    }

    private async Task<Schema> Description() => new(await Document());

    private async Task<JsonNode> Document()
    {
        using var answer = await _client.Get("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Json();
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex JsonBlock();
}
