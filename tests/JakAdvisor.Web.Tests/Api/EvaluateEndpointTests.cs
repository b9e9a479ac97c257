using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Api;

/// <summary><c>POST /api/evaluate</c> for requests that can be answered.</summary>
public sealed class EvaluateEndpointTests(App app) : IClassFixture<App>
{
    private const string Empty = """{ "facts": {} }""";
    private readonly HttpClient _client = app.CreateClient();

    public static TheoryData<string> Stories() => [.. Repository.Stories.Select(s => (string)s["id"]!)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_clinic_story_is_answered_as_the_clinic_expects(string id)
    {
        var story = Repository.Story(id);

        using var answer = await _client.Evaluate(Repository.Request(story));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Type());
        var options = (await answer.Json())["options"]!.AsArray();
        Assert.Equal(story["expect"]!.AsObject().Select(e => e.Key), options.Select(o => (string)o!["drug"]!));
        foreach (var option in options) Assert.Equal(Expected(story["expect"]![(string)option!["drug"]!]!), Answered(option));
    }

    [Fact]
    public async Task The_same_request_gives_the_same_bytes_in_any_culture()
    {
        var request = Repository.Request(Repository.Story("V01"));
        var first = await Bytes(request);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = Foreign();
            Assert.Equal(first, await Bytes(request));
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = null;
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo Foreign()
    {
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign) = (",", "~");
        (foreign.DateTimeFormat.ShortDatePattern, foreign.DateTimeFormat.LongDatePattern) = ("dd.MM.yy", "dd.MM.yy");
        return foreign;
    }

    [Fact]
    public async Task The_order_in_which_facts_are_sent_does_not_matter()
    {
        var request = Repository.Request(Repository.Story("V01"));
        var reversed = Repository.Request(Repository.Story("V01"));
        reversed["facts"] = new JsonObject(request["facts"]!.AsObject().Reverse().Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone())));

        Assert.Equal(await Bytes(request), await Bytes(reversed));
    }

    [Fact]
    public async Task Nothing_known_is_an_answer_with_questions_and_no_drug_that_can_start()
    {
        using var answer = await _client.Evaluate(Empty);

        var options = (await answer.Json())["options"]!.AsArray();
        Assert.All(options, o => Assert.Equal("incomplete", (string)o!["verdict"]!));
        Assert.All(options, o => Assert.NotEmpty(o!["gaps"]!.AsArray()));
    }

    [Fact]
    public async Task Without_a_place_the_site_decides_whose_labels_apply()
    {
        using var european = App.With(("Site:Jurisdiction", "eu"));
        using var answer = await european.CreateClient().Evaluate(Empty);

        var json = await answer.Json();
        Assert.Equal("eu", (string)json["guidance"]!["jurisdiction"]!);
        Assert.Equal(["upadacitinib", "tofacitinib", "filgotinib"], json["options"]!.AsArray().Select(o => (string)o!["drug"]!));
    }

    [Fact]
    public async Task Development_answers_for_the_united_states_unless_told_otherwise()
    {
        using var answer = await _client.Evaluate(Empty);

        Assert.Equal("us", (string)(await answer.Json())["guidance"]!["jurisdiction"]!);
    }

    [Theory]
    [InlineData("UTC", "2026-11-22")]
    [InlineData("Pacific/Auckland", "2026-11-23")]
    [InlineData("America/New_York", "2026-11-22")]
    public async Task Without_a_day_it_is_today_where_the_site_stands(string timeZone, string today)
    {
        using var site = App.With(("Site:TimeZone", timeZone));
        site.Now = new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero);
        using var answer = await site.CreateClient().Evaluate(Empty);

        Assert.Equal(today, (string)(await answer.Json())["guidance"]!["asOf"]!);
    }

    [Fact]
    public async Task A_planned_start_gives_the_monitoring_plan_its_dates()
    {
        var request = Repository.Request(Repository.Story("V01"));
        request["plannedStart"] = "2026-12-01";

        using var answer = await _client.Evaluate(request);

        var lipids = (await answer.Json())["options"]![0]!["monitoring"]!.AsArray().Single(m => m!["weeks"]!.AsArray().Any(w => (int)w! == 12) && ((string)m["what"]!).Contains("ipid", StringComparison.Ordinal));
        Assert.Contains("2027-02-23", lipids!["on"]!.AsArray().Select(d => (string)d!));
    }

    [Fact]
    public async Task A_number_that_the_site_set_itself_is_part_of_the_answer()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "overrides:\n  tb-lead-in: 3\n");
        using var site = App.With(("Guidance:SiteFile", file));
        using var answer = await site.CreateClient().Evaluate(Empty);
        File.Delete(file);

        var set = Assert.Single((await answer.Json())["guidance"]!["overrides"]!.AsArray())!;
        Assert.Equal("tb-lead-in", (string)set["parameter"]!);
        Assert.Equal(3, (double)set["value"]!);
        Assert.Equal(4, (double)set["released"]!);
        Assert.Equal("weeks", (string)set["unit"]!);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON;charset=\"UTF-8\"")]
    public async Task Json_in_utf8_may_be_named_in_any_of_its_spellings(string contentType)
    {
        using var answer = await _client.Evaluate(Empty, contentType);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_medicine_nobody_knows_is_answered_and_told_and_not_refused()
    {
        using var answer = await _client.Evaluate("""{ "facts": { "medications.current": [ "ashwagandha" ] } }""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["ashwagandha"], (await answer.Json())["unrecognised"]!.AsArray().Select(n => (string)n!));
    }

    [Fact]
    public async Task No_answer_may_be_kept_by_a_cache_or_sets_a_cookie()
    {
        using var good = await _client.Evaluate(Empty);
        using var bad = await _client.Evaluate("[]");

        foreach (var answer in new[] { good, bad })
        {
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    private async Task<byte[]> Bytes(JsonNode request)
    {
        using var answer = await _client.Evaluate(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static string Expected(JsonNode expect) =>
        $"{expect["verdict"]} provisional {(bool)expect["provisional"]!} {expect["bestCase"]}..{expect["worstCase"]}\nmet {Sorted(expect["met"]!.AsArray().Select(r => (string)r!))}\nopen {Sorted(expect["open"]!.AsArray().Select(r => (string)r!))}";

    private static string Answered(JsonNode option) =>
        $"{option["verdict"]} provisional {(bool)option["provisional"]!} {option["bestCase"]}..{option["worstCase"]}\nmet {Rules(option, "met")}\nopen {Rules(option, "open")}";

    private static string Rules(JsonNode option, string state) => Sorted(option["findings"]!.AsArray()
        .Where(f => (string)f!["state"]! == state && (string)f["effect"]! != "inform").Select(f => (string)f!["rule"]!));

    private static string Sorted(IEnumerable<string> rules) => string.Join(' ', rules.Order(StringComparer.Ordinal));
}
