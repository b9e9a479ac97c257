using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Api;

/// <summary>Whatever is wrong with a request answers 400 with one entry per fault: what it is, what was sent, what is possible.</summary>
public sealed class BadInputTests(App app) : IClassFixture<App>
{
    private readonly HttpClient _client = app.CreateClient();

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("age 34")]
    [InlineData("{")]
    [InlineData("""{ "facts": {} } }""")]
    [InlineData("""{ "facts": {} } { "facts": {} }""")]
    [InlineData("""{ "facts": {}, }""")]
    [InlineData("""{ "facts": { "medications.current": [1,] } }""")]
    [InlineData("""{ 'facts': {} }""")]
    [InlineData("""{ facts: {} }""")]
    [InlineData("""{ "facts": {} /* nothing yet */ }""")]
    [InlineData("// nothing yet\n{ \"facts\": {} }")]
    [InlineData("""{ "facts": { "patient.age": NaN } }""")]
    [InlineData("""{ "facts": { "patient.age": Infinity } }""")]
    [InlineData("""{ "facts": { "patient.age": 034 } }""")]
    [InlineData("""{ "facts": { "patient.age": 34,5 } }""")]
    [InlineData("""{ "facts": { "patient.age": +34 } }""")]
    [InlineData("""{ "facts": { "patient.age": .5 } }""")]
    [InlineData("""{ "facts": { "patient.prefersOral": True } }""")]
    [InlineData("""{ "facts": { "medications.current": [ "half a pair \ud83d" ] } }""")]
    [InlineData("""{ "facts": { "half a pair \ude00": 1 } }""")]
    public async Task What_is_not_json_is_one_fault_of_the_whole_request(string body)
    {
        var fault = Assert.Single(await Faults(body));

        Assert.Equal("", (string)fault["fact"]!);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[ { \"facts\": {} } ]")]
    [InlineData("true")]
    [InlineData("34")]
    [InlineData("\"facts\"")]
    public async Task A_body_that_is_no_object_is_one_fault(string body)
    {
        var fault = Assert.Single(await Faults(body));

        Assert.Equal(body, (string)fault["sent"]!);
        Assert.Contains("facts", (string)fault["possible"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jurisdiction", "null")]
    [InlineData("jurisdiction", "\"US\"")]
    [InlineData("jurisdiction", "\"uk\"")]
    [InlineData("jurisdiction", "1")]
    [InlineData("asOf", "null")]
    [InlineData("asOf", "\"22.11.2026\"")]
    [InlineData("asOf", "\"2026-11-22T00:00:00Z\"")]
    [InlineData("asOf", "\"2026-02-29\"")]
    [InlineData("asOf", "\"1899-12-31\"")]
    [InlineData("asOf", "\"2201-01-01\"")]
    [InlineData("asOf", "20261122")]
    [InlineData("plannedStart", "\"2026-11-21\"")]
    [InlineData("plannedStart", "\"soon\"")]
    [InlineData("plannedStart", "{}")]
    public async Task A_wrong_field_is_told_with_what_was_sent_and_what_is_possible(string field, string sent)
    {
        var request = field == "plannedStart" ? $$"""{ "asOf": "2026-11-22", "{{field}}": {{sent}}, "facts": {} }""" : $$"""{ "{{field}}": {{sent}}, "facts": {} }""";

        var fault = Assert.Single(await Faults(request));

        Assert.Equal(field, (string)fault["fact"]!);
        Assert.Equal(sent, (string)fault["sent"]!);
        Assert.NotEmpty((string)fault["possible"]!);
        Assert.Contains(field, (string)fault["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_start_before_today_is_refused_when_no_day_is_given()
    {
        var fault = Assert.Single(await Faults("""{ "plannedStart": "2026-11-21", "facts": {} }"""));

        Assert.Equal("plannedStart", (string)fault["fact"]!);
        Assert.Contains("2026-11-22", (string)fault["possible"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("patient.age", "\"34\"")]
    [InlineData("patient.age", "\"34,5\"")]
    [InlineData("patient.age", "-1")]
    [InlineData("patient.age", "121")]
    [InlineData("patient.age", "1e400")]
    [InlineData("patient.age", "true")]
    [InlineData("patient.age", "\"not-done\"")]
    [InlineData("patient.sex", "\"Female\"")]
    [InlineData("patient.sex", "\"\"")]
    [InlineData("patient.prefersOral", "\"yes\"")]
    [InlineData("patient.prefersOral", "1")]
    [InlineData("tb.igra", "\"negativ\"")]
    [InlineData("tb.igra", "[ \"negative\" ]")]
    [InlineData("disease.diagnosedOn", "\"2026-11-23\"")]
    [InlineData("disease.diagnosedOn", "\"2026\"")]
    [InlineData("medications.current", "\"aspirin\"")]
    [InlineData("medications.current", "{ \"name\": \"aspirin\" }")]
    [InlineData("allergy.jakInhibitors", "[ \"baricitinib\" ]")]
    [InlineData("therapy.history", "[ \"infliximab\" ]")]
    [InlineData("labs.haemoglobin", "134")]
    [InlineData("tb.latent", "true")]
    public async Task A_wrong_fact_is_told_by_its_name(string fact, string sent)
    {
        var faults = await Faults($$"""{ "asOf": "2026-11-22", "facts": { "{{fact}}": {{sent}} } }""");

        Assert.All(faults, f => Assert.StartsWith(fact, (string)f["fact"]!, StringComparison.Ordinal));
        Assert.All(faults, f => Assert.NotEmpty((string)f["possible"]!));
    }

    [Fact]
    public async Task A_number_out_of_range_is_told_with_range_and_unit()
    {
        var fault = Assert.Single(await Faults("""{ "facts": { "labs.haemoglobin": 134 } }"""));

        Assert.Equal("labs.haemoglobin", (string)fault["fact"]!);
        Assert.Equal("134", (string)fault["sent"]!);
        Assert.Contains("from 2 to 25 g/dL", (string)fault["possible"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_name_is_told_with_the_name_that_was_meant()
    {
        var fault = Assert.Single(await Faults("""{ "facts": { "tb.igrra": "negative" } }"""));

        Assert.Equal("tb.igrra", (string)fault["fact"]!);
        Assert.Equal("tb.igra", (string)fault["possible"]!);
    }

    [Fact]
    public async Task Every_fault_has_an_entry_of_its_own()
    {
        var faults = await Faults("""
            { "jurisdiction": "uk", "asof": "2026-11-22", "facts": { "patient.age": "34", "patient.sex": "f", "patient.weight": 7, "nothing.like.it": 1 } }
            """);

        Assert.Equal(["asof", "jurisdiction", "patient.age", "patient.sex", "patient.weight", "nothing.like.it"], faults.Select(f => (string)f["fact"]!));
    }

    [Theory]
    [InlineData("""{ "facts": {}, "facts": {} }""", "facts")]
    [InlineData("""{ "asOf": "2026-11-22", "asOf": "2026-11-22", "facts": {} }""", "asOf")]
    [InlineData("""{ "facts": { "patient.age": 34, "patient.age": 34 } }""", "patient.age")]
    [InlineData("""{ "facts": { "patient.age": 34, "patient\u002eage": 35 } }""", "patient.age")]
    [InlineData("""{ "facts": { "patient.age": { "value": 34, "value": 35 } } }""", "patient.age")]
    [InlineData("""{ "facts": { "tb.igra": { "value": "negative", "on": "2026-01-01", "on": "2026-10-01" } } }""", "tb.igra")]
    [InlineData("""{ "facts": { "therapy.history": [ { "agent": "infliximab", "agent": "adalimumab", "outcome": "effective" } ] } }""", "therapy.history")]
    public async Task A_key_sent_twice_is_a_fault_at_every_level(string body, string fact)
    {
        var fault = Assert.Single(await Faults(body));

        Assert.Equal(fact, (string)fault["fact"]!);
    }

    [Theory]
    [InlineData("""{ "facts": null }""")]
    [InlineData("""{ "facts": [] }""")]
    [InlineData("""{ "facts": "none" }""")]
    [InlineData("{}")]
    public async Task Facts_must_be_there_as_an_object(string body)
    {
        var fault = Assert.Single(await Faults(body));

        Assert.Equal("facts", (string)fault["fact"]!);
    }

    [Theory]
    [InlineData("""{ "tb.igra": { "value": "negative", "on": "2026-11-23" } }""")]
    [InlineData("""{ "tb.igra": { "value": "negative", "on": "yesterday" } }""")]
    [InlineData("""{ "tb.igra": { "value": "negative", "date": "2026-10-01" } }""")]
    [InlineData("""{ "tb.igra": { "on": "2026-10-01" } }""")]
    [InlineData("""{ "tb.igra": { "value": { "value": "negative" } } }""")]
    public async Task A_dated_value_is_a_value_and_a_day_that_has_come(string facts)
    {
        var fault = Assert.Single(await Faults($$"""{ "asOf": "2026-11-22", "facts": {{facts}} }"""));

        Assert.Equal("tb.igra", (string)fault["fact"]!);
    }

    [Fact]
    public async Task A_faulty_day_is_not_blamed_on_the_dates_of_the_facts()
    {
        var fault = Assert.Single(await Faults("""{ "asOf": "22.11.2027", "facts": { "tb.igra": { "value": "negative", "on": "2027-10-01" } } }"""));

        Assert.Equal("asOf", (string)fault["fact"]!);
    }

    [Theory]
    [InlineData("""{ "cardiovascular.smoking": "never", "cardiovascular.formerLongTermSmoker": true }""")]
    [InlineData("""{ "pregnancy.possible": false, "pregnancy.status": "pregnant" }""")]
    [InlineData("""{ "patient.sex": "male", "pregnancy.status": "pregnant" }""")]
    [InlineData("""{ "vaccines.liveRecent": false, "vaccines.lastLive": "2026-11-10" }""")]
    [InlineData("""{ "cardiovascular.miOrStroke": true, "cardiovascular.ascvd": false }""")]
    [InlineData("""{ "zoster.history": true, "vzv.immune": false }""")]
    public async Task Facts_that_contradict_each_other_are_refused(string facts) =>
        Assert.Single(await Faults($$"""{ "asOf": "2026-11-22", "facts": {{facts}} }"""));

    [Fact]
    public async Task Nesting_without_end_is_told_as_such()
    {
        var fault = Assert.Single(await Faults($$"""{ "facts": {{new string('[', 40)}}{{new string(']', 40)}} }"""));

        Assert.Contains("32", (string)fault["possible"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_open_brackets_are_told_too()
    {
        var fault = Assert.Single(await Faults(new string('[', 100_000)));

        Assert.Contains("32", (string)fault["possible"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/problem+json")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application")]
    public async Task Another_content_type_is_a_fault(string? contentType)
    {
        using var answer = await _client.Evaluate("""{ "facts": {} }""", contentType);

        var fault = Assert.Single(await Faults(answer));
        Assert.Equal(contentType ?? "no content type", (string)fault["sent"]!);
        Assert.Contains("application/json", (string)fault["possible"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        using var latin = await _client.Evaluate(Encoding.Latin1.GetBytes("""{ "facts": { "medications.current": [ "Köhler" ] } }"""));
        using var wide = await _client.Evaluate(Encoding.Unicode.GetBytes("""{ "facts": {} }"""));

        Assert.Single(await Faults(latin));
        Assert.Single(await Faults(wide));
    }

    [Fact]
    public async Task Two_hundred_and_fifty_six_kibibytes_are_read_and_one_byte_more_is_not()
    {
        const string Least = """{ "facts": {} }""";
        using var fits = await _client.Evaluate(Least.PadRight(256 * 1024));
        using var over = await _client.Evaluate(Least.PadRight((256 * 1024) + 1));

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Contains("256 KiB", (string)Assert.Single(await Faults(over))["possible"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_a_length_is_held_to_the_same_limit()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("""{ "facts": {} }""".PadRight(300 * 1024)));
        using var content = new StreamContent(stream);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/evaluate") { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await _client.SendAsync(request);

        Assert.Contains("256 KiB", (string)Assert.Single(await Faults(answer))["possible"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_method_is_told_to_be_the_wrong_one()
    {
        using var production = App.InProduction(("Site:Jurisdiction", "us"));
        using var answer = await production.CreateClient().Get("/api/evaluate");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<IReadOnlyList<JsonNode>> Faults(string body)
    {
        using var answer = await _client.Evaluate(body);
        return await Faults(answer);
    }

    private static async Task<IReadOnlyList<JsonNode>> Faults(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Type());
        var problem = await answer.Json();
        Assert.Equal(400, (int)problem["status"]!);
        var faults = problem["faults"]!.AsArray();
        Assert.All(faults, f => Assert.Equal(["fact", "sent", "possible", "message"], f!.AsObject().Select(p => p.Key)));
        return [.. faults.Select(f => f!)];
    }
}
