using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Tests.Form;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.Check;

/// <summary>The quick check with the form, through HTTP and without a script, by what a person reads.</summary>
public sealed class CheckPageTests(App app) : IClassFixture<App>
{
    private readonly HttpClient _client = app.CreateClient();

    public static TheoryData<string> Patients => ["complete-crohns", "smoker-66", "pregnant", "igra-positive", "hepatitis-b", "azathioprine", "first-visit", "clarithromycin"];

    [Fact]
    public async Task The_page_asks_every_fact_by_its_label_and_says_that_nothing_is_stored()
    {
        var page = await Open();
        var labels = page.Texts(".q > label, .q legend");
        Assert.All(Typed.Release.Facts.Raw, fact => Assert.Contains(fact.Label, labels));
        Assert.Contains("Nothing is stored", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("0 of 5 answered", page.Text("#h-patient .answered"));
        Assert.False(page.Answer.Headers.Contains("Set-Cookie"));
        Assert.True(page.Answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task A_patient_filled_in_gets_the_same_verdicts_as_by_the_interface(string patient)
    {
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Directory.GetFiles(Repository.Path("seeds", "demo"), $"*-{patient}.json").Single()))!["request"]!;
        using var answer = await _client.Evaluate(json);
        var options = (await answer.Json())["options"]!.AsArray();

        var form = await Open("/check?patient=" + patient);
        var result = await form.Press("Show result");

        Assert.Equal(HttpStatusCode.OK, result.Answer.StatusCode);
        Assert.StartsWith("Result: Quick check", result.Title, StringComparison.Ordinal);
        Assert.Equal(options.Select(o => "level-" + (string)o!["verdict"]!), result.Page.QuerySelectorAll(".verdict .word .level").Select(l => l.ClassList[1]!));
        Assert.Equal(result.Texts(".verdict .word .level"), form.Texts("#panel .so-far .level"));
    }

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task From_the_result_back_to_the_answers_nothing_is_lost(string patient)
    {
        var form = await Open("/check?patient=" + patient);
        var again = await (await form.Press("Show result")).Press("Change an answer");
        Assert.Equal(Filled(form), Filled(again));
        Assert.Empty(again.Page.QuerySelectorAll(".error"));
    }

    [Fact]
    public async Task A_patient_that_is_not_there_is_not_found() => Assert.Equal(HttpStatusCode.NotFound, (await Open("/check?patient=nobody")).Answer.StatusCode);

    [Fact]
    public async Task A_wrong_entry_is_told_on_top_and_at_its_field_and_everything_typed_is_kept()
    {
        var form = (await Open("/check?patient=smoker-66")).Type("labs.haemoglobin", "12,8").Type("tb.igra.on", "").Type("medications.current.1", "ashwagandha");
        var page = await form.Press("Show result");

        Assert.Equal(HttpStatusCode.BadRequest, page.Answer.StatusCode);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        const string Comma = "Haemoglobin: 12,8 has a comma. Write decimals with a point (12.8) and nothing between thousands (1500).";
        Assert.Equal(["IGRA: give the date of it. A result without its date cannot be used.", Comma], page.Texts("#errors li"));
        Assert.Equal(["#tb.igra.on", "#labs.haemoglobin"], page.Page.QuerySelectorAll("#errors a").Select(a => a.GetAttribute("href")));
        Assert.True(page.Page.QuerySelector("#errors")!.HasAttribute("autofocus"));
        Assert.Equal(Comma, page.Text("[id='labs.haemoglobin-e']"));
        Assert.Equal("true", page.Page.GetElementById("labs.haemoglobin")!.GetAttribute("aria-invalid"));
        Assert.Contains("labs.haemoglobin-e", page.Page.GetElementById("labs.haemoglobin")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Equal(Filled(form), Filled(page));
        Assert.Empty(page.Page.QuerySelectorAll(".result"));
    }

    [Fact]
    public async Task A_contradiction_is_told_at_both_fields()
    {
        var page = await (await Open()).Type("patient.sex", "male").Type("pregnancy.status", "pregnant").Press("Show result");
        Assert.Equal(["“Pregnancy” pregnant contradicts “Sex” male (male sex); one of the two must be corrected."], page.Texts("#errors li"));
        Assert.Equal(page.Text("[id='pregnancy.status-e']"), page.Text("[id='patient.sex-e']"));
        Assert.Contains("Two answers contradict each other", page.Text("#panel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_of_these_answers_the_open_questions_of_its_group_and_tells_no_errors()
    {
        var page = await (await Open()).Type("thrombosis.priorVte", "yes").Type("labs.crp", "high").Press("None of these (Blood clots): no to every open question");
        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.Equal("4 of 5 answered", page.Text("#h-clots .answered"));
        Assert.Contains(new("thrombosis.immobility", "no"), page.Sent());
        Assert.Contains(new("thrombosis.priorVte", "yes"), page.Sent());
        Assert.Contains(new("labs.crp", "high"), page.Sent());
        Assert.Empty(page.Page.QuerySelectorAll(".error, #errors"));
    }

    [Fact]
    public async Task More_rows_come_without_a_script()
    {
        var page = await Open();
        for (var row = 0; row < 3; row++) page.Type($"therapy.history.{row}.agent", "infliximab").Type($"therapy.history.{row}.outcome", "intolerance");
        var more = await page.Press("More rows for IBD medicines");
        Assert.NotNull(more.Page.QuerySelector("[name='therapy.history.5.agent']"));
        Assert.NotNull(more.Page.QuerySelector("[name='therapy.history.3.agent'][autofocus]"));
        Assert.Equal(3, more.Sent().Count(field => field.Value == "infliximab"));
    }

    [Fact]
    public async Task A_calculator_fills_its_score_and_keeps_its_items()
    {
        var page = await Open();
        foreach (var (item, points) in new[] { ("wellBeing", "2"), ("abdominalPain", "1"), ("liquidStools", "4"), ("abdominalMass", "1") }) page.Type("disease.hbi.items." + item, points);
        var filled = await (await page.Press("No to every open item of the Harvey-Bradshaw Index")).Press("Fill in the score: Harvey-Bradshaw Index");
        Assert.Contains(new("disease.hbi", "8"), filled.Sent());
        Assert.Contains(new("disease.hbi.items.liquidStools", "4"), filled.Sent());
        Assert.Equal("8 points, moderate", filled.Text("output[data-to='disease.hbi']"));
        Assert.Contains("never compared with rates", filled.Text("[data-fact='disease.hbi'] .calculator"), StringComparison.Ordinal);
        Assert.NotEmpty(filled.Text("[data-fact='disease.hbi'] cite"));
    }

    [Fact]
    public async Task An_improbable_number_is_looked_at_again_before_the_result()
    {
        var page = await (await Open("/check?patient=complete-crohns")).Type("patient.weight", "300").Press("Show result");
        Assert.StartsWith("Please check: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(["Weight 300 kg is unusual. Is the number right, and the unit?"], page.Texts("#checks li"));
        Assert.Empty(page.Page.QuerySelectorAll(".result"));
        Assert.NotEmpty((await page.Type("patient.weight.checked", "300 kg").Press("Show result")).Page.QuerySelectorAll(".result"));
    }

    [Fact]
    public async Task A_carried_answer_shows_its_day_and_is_confirmed_by_one_box()
    {
        var last = Typed.Read(Typed.Entries(("cardiovascular.hypertension", "no"), ("infection.activeSerious", "no")), new DateOnly(2026, 8, 12));
        var page = await TypedPage.Post(_client, "/check", CarriedOver.From(last.Entries, new DateOnly(2026, 8, 12), Typed.Release.Facts).All.Append(new("do", "answers")));
        Assert.Equal("12 Aug 2026: no Still so", page.Text("[data-fact='cardiovascular.hypertension'] .carried"));
        Assert.Equal("From the assessment of 12 Aug 2026, too old by now: ask again today Still so today", page.Text("[data-fact='infection.activeSerious'] .carried"));
        Assert.Equal("0 of 8 answered", page.Text("#h-heart .answered"));

        var confirmed = await (await page.Type("cardiovascular.hypertension.confirm", "yes").Type("infection.activeSerious.confirm", "yes").Press("Show result")).Press("Change an answer");
        Assert.Contains(new("cardiovascular.hypertension", "no"), confirmed.Sent());
        Assert.Contains(new("infection.activeSerious.on", "2026-11-22"), confirmed.Sent());
        Assert.Empty(confirmed.Page.QuerySelectorAll(".carried"));
    }

    [Theory]
    [InlineData("place", "moon", "The place cannot be moon. Possible: us, eu.")]
    [InlineData("asOf", "today", "The day of the assessment: today is not a possible date. Write it like 22 Nov 2026 or 2026-11-22, from 1900 to 2200.")]
    [InlineData("plannedStart", "2026-11-21", "The planned start, 21 Nov 2026, is before the day of the assessment, 22 Nov 2026. Possible: that day or later.")]
    public async Task A_place_or_day_that_cannot_be_is_told(string field, string typed, string message)
    {
        var page = await TypedPage.Post(_client, "/check", [new(field, typed)]);
        Assert.Equal(["" + message], page.Texts("#errors li"));
        Assert.Equal(message, page.Text($"[id='{field}-e']"));
    }

    [Fact]
    public async Task The_panel_answers_with_verdicts_and_the_next_questions_alone()
    {
        var page = await TypedPage.Post(_client, "/check?handler=Panel", [new("place", "eu"), new("patient.age", "34"), new("labs.crp", "high"), new("labs.on", "2026-11-01")]);
        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.Null(page.Page.QuerySelector("form, h1, header"));
        Assert.Equal(["upadacitinib", "tofacitinib", "filgotinib"], page.Texts(".so-far b"));
        Assert.Equal(6, page.Texts(".next li").Count);
        Assert.Contains("Not used yet, something is missing or wrong: CRP.", page.Text("body"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "labs.haemoglobin=12,8&tb.igra=negative&therapy.history.1.outcome=effective&disease.hbi.items.wellBeing=9&plannedStart=x&labs.ldl=3&medications.current.none=yes&medications.current.0=a")]
    [InlineData("POST", "patient.weight=300")]
    public async Task Labels_descriptions_and_links_of_the_page_lead_somewhere(string method, string body)
    {
        var fields = body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        var page = (method == "GET" ? await Open("/check?patient=smoker-66") : await TypedPage.Post(_client, "/check", fields)).Page;
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("main a[href^='#'], use, button[formaction]"), a => Assert.Contains((a.GetAttribute("href") ?? a.GetAttribute("formaction"))![1..], ids));
        Assert.All(page.QuerySelectorAll("[aria-describedby]"), e => Assert.All(e.GetAttribute("aria-describedby")!.Split(' '), id => Assert.Contains(id, ids)));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), field =>
            Assert.True(field.HasAttribute("aria-label") || field.Closest("label") is not null || page.QuerySelector($"label[for='{field.Id}']") is not null, field.OuterHtml));
        Assert.All(page.QuerySelectorAll("input[type=radio]"), radio => Assert.NotNull(radio.Closest("fieldset")!.QuerySelector("legend")));
        Assert.Empty(page.QuerySelectorAll("style, [style], [onclick], script:not([src])"));
        Assert.All(page.QuerySelectorAll("script[src], link[href]"), e => Assert.StartsWith("/", e.GetAttribute("src") ?? e.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Equal("Show result", TypedPage.Squeezed(page.QuerySelector("form.assessment button")!.TextContent));
    }

    [Theory]
    [MemberData(nameof(Patients))]
    [InlineData("")]
    public async Task A_cold_visit_is_at_most_sixty_kilobytes_as_transferred(string patient)
    {
        const int Most = 60 * 1024;
        var form = await Open(patient.Length > 0 ? "/check?patient=" + patient : "/check");
        form.Type("place", "eu");
        using var sent = new FormUrlEncodedContent(form.Sent());
        Assert.InRange(await Transferred(form, HttpMethod.Get, "/check?patient=" + patient, null), 10_000, Most);
        Assert.InRange(await Transferred(await form.Press("Show result"), HttpMethod.Post, "/check", sent), 10_000, Most);
    }

    // Publishing compresses style sheets and scripts beforehand; in Development they are served as they lie there.
    private async Task<long> Transferred(TypedPage page, HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var answer = await _client.SendAsync(request);
        var sum = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
        foreach (var asset in page.Page.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
        {
            using var compressed = new MemoryStream();
            await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(await _client.GetByteArrayAsync(new Uri(asset, UriKind.Relative)));
            sum += compressed.Length;
        }
        return sum;
    }

    private Task<TypedPage> Open(string path = "/check") => TypedPage.Open(_client, path);

    private static List<KeyValuePair<string, string>> Filled(TypedPage page) => [.. page.Sent().Where(f => f.Value.Length > 0).OrderBy(f => f.Key, StringComparer.Ordinal)];
}
