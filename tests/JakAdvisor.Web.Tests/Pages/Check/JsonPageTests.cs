using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.Check;

/// <summary>The quick check, by what a person reads.</summary>
public sealed partial class JsonPageTests(App app) : IClassFixture<App>
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["contraindicated"] = "Contraindicated",
        ["not-recommended"] = "Not recommended",
        ["outside-indication"] = "Outside the label",
        ["not-now"] = "Not now",
        ["incomplete"] = "Not ready: information missing",
        ["last-resort"] = "Last resort",
        ["conditions"] = "Can start, with conditions",
        ["candidate"] = "Nothing stands against it",
    };

    private readonly HttpClient _client = app.CreateClient();

    public static TheoryData<string> Patients() => [.. Eight];

    private static readonly string[] Eight = ["complete-crohns", "smoker-66", "pregnant", "igra-positive", "hepatitis-b", "azathioprine", "first-visit", "clarithromycin"];

    [Fact]
    public async Task The_page_offers_eight_patients_and_says_that_nothing_is_stored()
    {
        var page = await Read(await _client.Get("/check/json"));

        Assert.Equal(Eight, page.QuerySelectorAll("input[type=radio]").Select(r => r.GetAttribute("value")));
        Assert.Contains("Nothing is stored", Text(page.Body!), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("textarea"));
    }

    [Fact]
    public async Task The_front_door_leads_to_the_check()
    {
        var page = await Read(await _client.Get("/"));

        Assert.Equal("Quick check", Text(page.QuerySelector("h1")!));
    }

    [Theory]
    [InlineData("complete-crohns", "Nothing stands against it", "Outside the label")]
    [InlineData("smoker-66", "Last resort", "Last resort", "Last resort")]
    [InlineData("pregnant", "Not recommended", "Not recommended")]
    [InlineData("igra-positive", "Not now", "Outside the label", "Outside the label")]
    [InlineData("hepatitis-b", "Not ready: information missing", "Not ready: information missing")]
    [InlineData("azathioprine", "Not now", "Outside the label", "Outside the label")]
    [InlineData("first-visit", "Not ready: information missing", "Not ready: information missing")]
    [InlineData("clarithromycin", "Can start, with conditions", "Can start, with conditions", "Can start, with conditions")]
    public async Task A_picked_patient_gets_a_verdict_for_every_drug_side_by_side(string patient, params string[] verdicts)
    {
        var page = await Pick(patient);

        var cards = page.QuerySelectorAll(".verdict");
        Assert.Equal(verdicts, cards.Select(c => Text(c.QuerySelector(".word")!)));
        Assert.All(cards, c => Assert.NotNull(c.QuerySelector("svg use")));
    }

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task The_page_says_what_the_interface_answers(string patient)
    {
        var page = await Pick(patient);
        using var answer = await _client.Evaluate(page.QuerySelector("textarea")!.TextContent);

        foreach (var option in (await answer.Json())["options"]!.AsArray().Select(o => o!))
        {
            var (card, section) = (page.GetElementById($"{option["drug"]}-verdict")!.ParentElement!, page.GetElementById((string)option["drug"]!)!);
            Assert.Equal(Words[(string)option["verdict"]!], Text(card.QuerySelector(".word")!));
            Assert.Equal(option["alsoStands"] is { } also, Text(card).Contains("Also stands: " + (option["alsoStands"] is { } a ? Words[(string)a!] : ""), StringComparison.Ordinal));
            if ((bool)option["provisional"]!) Assert.Contains($"At worst: {Words[(string)option["worstCase"]!]}", Text(card), StringComparison.Ordinal);
            else Assert.Contains("No missing answer can make it worse", Text(card), StringComparison.Ordinal);
            AssertFindings(option, section);
            Assert.Equal(option["gaps"]!.AsArray().Select(g => Squeezed((string)g!["question"]!)), section.QuerySelectorAll(".gaps .question").Select(Text));
            Assert.Equal(option["changes"]!.AsArray().Select(c => Words[(string)c!["verdict"]!]), section.QuerySelectorAll(".changes .leads .level").Select(Text));
            Assert.Equal(option["monitoring"]!.AsArray().Count + option["counselling"]!.AsArray().Count, section.QuerySelectorAll(".plan > li").Length);
        }
    }

    [Fact]
    public async Task A_finding_unfolds_to_facts_dates_logic_sources_and_place()
    {
        var page = await Pick("igra-positive");

        var finding = Text(page.QuerySelectorAll("#upadacitinib .finding").Single(f => Text(f).Contains("Rule tb-latent-untreated,", StringComparison.Ordinal)).QuerySelector("details")!);
        Assert.Contains("IGRA: positive 2 Nov 2026", finding, StringComparison.Ordinal);
        Assert.Contains("All of these holds", finding, StringComparison.Ordinal);
        Assert.Matches(@"rules/tuberculosis\.yaml line \d+", finding);
        Assert.Contains("Sources", finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_verified_and_what_is_ours_cannot_be_overlooked()
    {
        var page = await Pick("clarithromycin");

        var kidney = page.GetElementById("upadacitinib-kidney-dose")!;
        Assert.Equal("Not verified: confirm in the current label", Text(kidney.QuerySelector(":scope > p strong.mark-confirm")!));
        var unlisted = page.GetElementById("upadacitinib-medicine-not-in-table")!;
        Assert.Equal("Our inference or local policy", Text(unlisted.QuerySelector(":scope > p strong.mark-ours")!));
        Assert.All(page.QuerySelectorAll(".adjustments li"), step => Assert.Contains("Confirm in the current label", Text(step), StringComparison.Ordinal));
        Assert.Contains("Check by hand: ashwagandha", Text(page.Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expected_benefit_never_stands_without_its_comparison_the_people_counted_and_its_source()
    {
        var page = await Pick("complete-crohns");

        var figure = page.QuerySelectorAll("#upadacitinib-benefit > li").First(f => Text(f).StartsWith("clinical remission (CDAI), week 12, 45 mg once daily", StringComparison.Ordinal));
        Assert.Equal(["Drug 49.5 % (n not given)", "placebo 29.1 % (n not given)"], figure.QuerySelectorAll(".pair div").Select(d => $"{Text(d.QuerySelector("dt")!)} {Text(d.QuerySelector("dd")!)}"));
        Assert.Contains("Studied: adults with moderate to severe Crohn's disease (trial of 526 people)", Text(figure), StringComparison.Ordinal);
        Assert.Equal("G:U-EXCEL", Text(figure.QuerySelector("a")!));
        var alone = page.QuerySelectorAll("#upadacitinib-uncompared > li").Select(Text).ToList();
        Assert.Contains(alone, f => f.Contains("Drug 42.9 % (33 of 77) Comparison no comparison group", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll(".figures > li"), f => Assert.Equal(2, f.QuerySelectorAll(".pair dd").Length));
        Assert.Null(page.GetElementById("tofacitinib-benefit"));
    }

    [Fact]
    public async Task A_dose_that_no_study_used_says_so()
    {
        var page = await Pick("clarithromycin");

        Assert.Contains("30 mg once daily", Text(page.QuerySelector("#upadacitinib .doses")!), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("#upadacitinib-other-doses > li").Select(Text), f => f.Contains("45 mg once daily", StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("#upadacitinib-benefit > li").Select(Text), f => f.Contains("45 mg once daily", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_dose_shows_what_was_adjusted_and_why()
    {
        var page = await Pick("clarithromycin");

        var dose = page.QuerySelectorAll("#upadacitinib .doses div").Select(d => (Text(d.QuerySelector("dt")!), Text(d.QuerySelector("dd")!))).ToList();
        Assert.Contains(("Induction", "30 mg once daily, 8 weeks"), dose);
        Assert.Contains(("Maintenance", "15 mg once daily"), dose);
        Assert.Contains(page.QuerySelectorAll("#upadacitinib .adjustments li"), s => Text(s).StartsWith("Reduced kidney function, induction: 45 mg → 30 mg.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_answer_leads_to_is_said_in_words()
    {
        var page = await Pick("hepatitis-b");

        var gap = page.QuerySelectorAll("#upadacitinib .gaps > li").Single(g => Text(g).Contains("DNA", StringComparison.Ordinal));
        Assert.Contains("test not done · at worst: Not now", Text(gap), StringComparison.Ordinal);
        Assert.Equal([("undetectable", "Can start, with conditions"), ("detectable", "Not now")], gap.QuerySelectorAll("tr").Select(r => (Text(r.Children[0]), Text(r.Children[1]))));
        Assert.Contains("At best, with one more answer: Can start, with conditions", Text(page.QuerySelector(".verdict")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_the_site_set_is_shown_above_the_result()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "overrides:\n  tb-lead-in: 3\n");
        using var site = App.With(("Guidance:SiteFile", file));
        using var client = site.CreateClient();
        var page = await Read(await Post(client, ("Demo", "igra-positive"), ("Use", "demo")));
        File.Delete(file);

        Assert.Contains("Treatment of latent tuberculosis before the start: 3 weeks (released: 4)", Text(page.QuerySelector(".note-own")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_request_keeps_what_was_typed_and_links_each_fault_to_its_field()
    {
        const string Typed = "{\"facts\": {\"patient.age\": \"3\",\n  \"tb.igrra\": 1}}";
        using var answer = await Post(_client, ("Json", Typed), ("Demo", "pregnant"), ("Use", "json"));
        var page = await Read(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(Typed, page.QuerySelector<IHtmlTextAreaElement>("textarea")!.Value);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[value=pregnant]")!.IsChecked);
        var summary = page.QuerySelectorAll(".errors li a");
        Assert.Equal(["#json", "#json"], summary.Select(a => a.GetAttribute("href")));
        Assert.Equal(summary.Select(Text), page.QuerySelectorAll("#json-errors li").Select(Text));
        Assert.Contains(summary, a => Text(a).Contains("did you mean tb.igra?", StringComparison.Ordinal));
        Assert.Equal("true", page.QuerySelector("textarea")!.GetAttribute("aria-invalid"));
        Assert.Null(page.QuerySelector(".result"));
    }

    [Theory]
    [InlineData("json", "", "json")]
    [InlineData("demo", "", "demo-0")]
    [InlineData("demo", "nobody", "demo-0")]
    [InlineData("", "", "json")]
    public async Task Nothing_picked_and_nothing_pasted_is_told_and_not_guessed(string use, string demo, string field)
    {
        using var answer = await Post(_client, ("Use", use), ("Demo", demo), ("Json", " "));
        var page = await Read(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("#" + field, Assert.Single(page.QuerySelectorAll(".errors a")).GetAttribute("href"));
        Assert.NotNull(page.GetElementById(field));
    }

    [Fact]
    public async Task What_was_pasted_is_shown_and_never_run()
    {
        var page = await Read(await Post(_client, ("Use", "json"), ("Json", """{ "facts": { "medications.current": [ "<script>alert(1)</script>" ] } }""")));

        Assert.Contains("Check by hand: <script>alert(1)</script>", Text(page.Body!), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_told()
    {
        using var answer = await Post(_client, ("Use", "json"), ("Json", """{ "facts": {} }""".PadRight(300 * 1024)));

        Assert.Contains("256 KiB", Text((await Read(answer)).QuerySelector(".errors")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_post_is_no_error_of_the_program()
    {
        using var answer = await _client.PostAsync(new Uri("/check/json", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Checks_beyond_the_rate_are_refused_in_words()
    {
        using var busy = App.With(("Api:RequestsPerMinute", "1"));
        using var client = busy.CreateClient();
        using var first = await Post(client, ("Use", "demo"), ("Demo", "pregnant"));
        using var second = await Post(client, ("Use", "demo"), ("Demo", "pregnant"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Contains("<h1>Too many requests</h1>", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Patients))]
    public async Task The_page_is_sound_for_every_patient(string patient)
    {
        using var answer = await Post(_client, ("Demo", patient), ("Use", "demo"));
        var page = await Read(answer);

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("a[href^='#'], use"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
        Assert.All(page.QuerySelectorAll("[aria-labelledby], [aria-describedby]"), e => Assert.All((e.GetAttribute("aria-labelledby") ?? e.GetAttribute("aria-describedby"))!.Split(' '), id => Assert.Contains(id, ids)));
        Assert.Empty(page.QuerySelectorAll("script, style, [style], [onclick]"));
        Assert.All(page.QuerySelectorAll("link[href], img[src]"), e => Assert.StartsWith("/", e.GetAttribute("href") ?? e.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("input, textarea"), field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    private static void AssertFindings(JsonNode option, IElement section)
    {
        var shown = section.QuerySelectorAll(".finding").ToDictionary(f => f.Id!, f => f, StringComparer.Ordinal);
        Assert.Equal(option["findings"]!.AsArray().Count, shown.Count);
        foreach (var finding in option["findings"]!.AsArray().Select(f => f!))
        {
            var element = shown[$"{option["drug"]}-{finding["rule"]}"];
            Assert.StartsWith(Squeezed((string)finding["title"]!), Text(element), StringComparison.Ordinal);
            Assert.Contains(Squeezed((string)finding["say"]!), Text(element), StringComparison.Ordinal);
            Assert.Contains(Squeezed((string)finding["action"]!), Text(element), StringComparison.Ordinal);
            Assert.Equal((string)finding["state"]! == "open", element.ClassList.Contains("finding-open"));
            Assert.Equal(finding["sources"]!.AsArray().Count, element.QuerySelectorAll(".sources > li").Length);
            var mark = (string)finding["mark"]!;
            Assert.Equal(mark is "confirm" or "ours", element.QuerySelector($":scope > p .mark-{mark}") is not null);
        }
    }

    private async Task<IHtmlDocument> Pick(string patient) => await Read(await Post(_client, ("Demo", patient), ("Use", "demo")));

    private static Task<HttpResponseMessage> Post(HttpClient client, params (string Key, string Value)[] form) =>
        client.PostAsync(new Uri("/check/json", UriKind.Relative), new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Key, f.Value))));

    private static async Task<IHtmlDocument> Read(HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    private static string Text(IElement element) => Squeezed(element.TextContent);

    private static string Squeezed(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
