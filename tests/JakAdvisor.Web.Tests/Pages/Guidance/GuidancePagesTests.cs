using System.IO.Compression;
using AngleSharp.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.GuidancePages;

/// <summary>Facts, sources, numbers, medicines, figures and releases: everything that stands behind a rule can be looked up, by anybody.</summary>
public sealed class GuidancePagesTests(App app) : IClassFixture<App>
{
    private static readonly GuidanceRelease Release = GuidanceLoader.FromFolder(Repository.Path("seeds", "guidance"));
    private readonly HttpClient _client = app.CreateClient();

    public static TheoryData<string> Paths =>
    [
        "/guidance", "/guidance/rules/indication-line", "/guidance/rules/on-extend", "/guidance/rules/on-haemoglobin?drug=tofacitinib&place=us&treatment.startedOn=x", "/guidance/rules/lymphocytes-low?drug=upadacitinib&place=us&labs.lymphocytes=x", "/guidance/facts", "/guidance/sources",
        "/guidance/sources?q=tofacitinib", "/guidance/sources/S", "/guidance/parameters", "/guidance/medicines", "/guidance/evidence", "/guidance/releases", "/about",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_page_has_a_title_one_heading_named_tables_and_controls_and_stays_small(string path)
    {
        var page = await _client.Open(path);

        Assert.NotEmpty(page.Title!);
        page.One("h1");
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.LocalName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), l => Assert.True(l.Second <= l.First + 1, $"A heading of level {l.Second} follows one of level {l.First}"));
        Assert.All(page.QuerySelectorAll("table"), t => Assert.NotEmpty(t.One("caption").Read()));
        Assert.All(page.QuerySelectorAll("th"), h => Assert.Contains(h.GetAttribute("scope"), new[] { "col", "row" }));
        Assert.All(page.QuerySelectorAll("input, select, textarea"), f => Assert.NotEmpty(page.One($"label[for='{f.Id}']").Read()));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("[aria-labelledby], [aria-describedby]"), e =>
            Assert.All($"{e.GetAttribute("aria-labelledby")} {e.GetAttribute("aria-describedby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries), id => Assert.Contains(id, ids)));
        Assert.InRange(Compressed(await _client.GetByteArrayAsync(new Uri(path, UriKind.Relative))), 1, 30 * 1024);
    }

    [Fact]
    public async Task Every_link_of_every_page_on_the_guidance_leads_to_a_page_and_to_a_place_on_it()
    {
        var open = new Queue<string>(["/guidance", "/about"]);
        var pages = new Dictionary<string, IDocument>(StringComparer.Ordinal);
        var links = new List<(string From, string To)>();
        while (open.TryDequeue(out var path))
        {
            if (pages.ContainsKey(path)) continue;
            var page = pages[path] = await _client.Open(path);
            foreach (var link in page.QuerySelectorAll("main a[href], body > :not(header):not(footer) a[href]").Select(a => a.GetAttribute("href")!).Distinct().Where(IsOurs))
            {
                var to = link.StartsWith('#') ? path + link : link;
                links.Add((path, to));
                open.Enqueue(to.Split('#')[0]);
            }
        }

        Assert.True(pages.Count > 131 + 33 + 150, $"Only {pages.Count} pages were found");
        var dead = links.Where(l => l.To.Contains('#', StringComparison.Ordinal) && pages[l.To.Split('#')[0]].GetElementById(Uri.UnescapeDataString(l.To.Split('#')[1])) is null).ToList();
        Assert.True(dead.Count == 0, string.Join('\n', dead.Take(20)));
    }

    [Fact]
    public async Task Every_document_stands_on_the_sources_page_with_how_well_it_was_read()
    {
        var page = await _client.Open("/guidance/sources");

        var rows = page.QuerySelectorAll("tbody tr").ToDictionary(r => r.Id!, StringComparer.Ordinal);
        Assert.Equal(150, rows.Count);
        Assert.All(Release.Documents, d => Assert.Equal(Folded($"{d.Id} {d.Title}{(d.Link == "not given" ? " (no link given)" : "")} {d.Publisher} {d.Date} {d.Read} {d.How} {Release.Sources.Count(s => s.Document.Id == d.Id)}"), rows[d.Id].Read()));
    }

    [Fact]
    public async Task Every_statement_stands_at_its_document_with_place_mark_and_what_cites_it()
    {
        var seen = 0;
        foreach (var document in Release.Documents)
        {
            var page = await _client.Open($"/guidance/sources/{Uri.EscapeDataString(document.Id)}");
            foreach (var source in Release.Sources.Where(s => s.Document.Id == document.Id))
            {
                var item = page.GetElementById(source.Id)!;
                Assert.StartsWith(source.Id, item.Read(), StringComparison.Ordinal);
                Assert.Contains(Folded(source.Says), item.Read(), StringComparison.Ordinal);
                Assert.Contains(Folded(source.Place), item.Read(), StringComparison.Ordinal);
                Assert.Equal(MarkWords(source.Mark), item.One(".mark").Read());
                var rules = Release.Rules.Where(r => r.Variants.Any(v => v.Sources.Any(s => s.Id == source.Id))).Select(r => $"/guidance/rules/{r.Id}")
                    .Concat(Release.TreatmentRules.Where(r => r.Variants.Any(v => v.Sources.Any(s => s.Id == source.Id))).Select(r => $"/guidance/rules/{r.Id}"));
                Assert.Equal(rules, item.QuerySelectorAll("a[href^='/guidance/rules/']").Select(a => a.GetAttribute("href")));
                seen++;
            }
        }
        Assert.Equal(304 + 250, seen);
    }

    [Fact]
    public async Task The_statements_can_be_searched()
    {
        var page = await _client.Open("/guidance/sources?q=lab-tofa-eu+start");
        Assert.Equal("1 statement matches", page.One("h2").Read());
        Assert.StartsWith("LAB-TOFA-EU ", page.One(".sources li").Read(), StringComparison.Ordinal);

        page = await _client.Open("/guidance/sources?q=zzzz");
        Assert.Equal("0 statements match", page.One("h2").Read());
    }

    [Fact]
    public async Task Every_fact_stands_with_its_question_range_window_and_who_is_asked()
    {
        var page = await _client.Open("/guidance/facts");

        string Row(string fact) => page.GetElementById(fact)!.Read();
        Assert.All(Release.Facts.All, f => Assert.Contains(Folded(f.IsDerived ? f.Help : f.Question), Row(f.Name), StringComparison.Ordinal));
        Assert.All(Release.VisitFacts.All, f => Assert.Contains(Folded(f.IsDerived ? f.Help : f.Question), Row(f.Name), StringComparison.Ordinal));
        Assert.EndsWith("yes, no Yes makes Heart attack or stroke yes. Yes makes Atherosclerotic disease yes. nurse", Row("event.miOrStroke"), StringComparison.Ordinal);
        Assert.EndsWith("yes, no Yes makes Previous blood clot not known, where it was no. nurse", Row("event.vteSuspected"), StringComparison.Ordinal);
        Assert.Equal("IGRA tb.igra What did the IGRA show?", Row("tb.igra")[..36]);
        Assert.EndsWith("negative, positive, indeterminate, not done 12 months positive: lasting laboratory", Row("tb.igra"), StringComparison.Ordinal);
        Assert.EndsWith("0 to 100 × 10⁹/L 3 months laboratory", Row("labs.lymphocytes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_numbers_of_a_clinic_stand_with_value_range_source_and_the_rules_that_use_them()
    {
        var page = await _client.Open("/guidance/parameters");

        var text = page.One("article[aria-labelledby=tb-lead-in]").Read();
        Assert.Contains("In force 4 weeks Released 4 weeks Range 1 to 52 weeks", text, StringComparison.Ordinal);
        Assert.Contains("G:T3", text, StringComparison.Ordinal);
        Assert.Contains("Our inference or local policy.", text, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("article[aria-labelledby=tb-lead-in] a[href^='/guidance/rules/']"));
        Assert.Contains("This site sets none", page.Body!.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sites_own_numbers_are_shown_wherever_they_work()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "overrides:\n  liver-hold-limit: 2.5\n  fresh.tb.igra: 6 months\n");
        await using var site = App.With(("Guidance:SiteFile", file));
        using var client = site.CreateClient();

        var numbers = await client.Open("/guidance/parameters");
        Assert.Contains("In force 2.5 × upper limit set by this site Released 3 × upper limit", numbers.One("article[aria-labelledby=liver-hold-limit]").Read(), StringComparison.Ordinal);
        Assert.Contains(numbers.QuerySelectorAll("tr"), r => r.Read() == "IGRA 6 months set by this site 12 months");
        var rule = await client.Open("/guidance/rules/liver-tests-high");
        Assert.Contains("above 2.5 × upper limit (a clinic may set this number) set by this site, released 3 × upper limit", rule.One(".tree").Read(), StringComparison.Ordinal);
        Assert.Contains("labs.altTimesUln > {liver-hold-limit} × upper limit", rule.One("article pre").TextContent, StringComparison.Ordinal);
        Assert.Contains("6 months set by this site, released 12 months", (await client.Open("/guidance/facts")).GetElementById("tb.igra")!.Read(), StringComparison.Ordinal);
        Assert.Contains("This site sets 2 numbers otherwise than the release.", (await client.Open("/guidance")).Body!.Read(), StringComparison.Ordinal);
        Assert.Contains("2 numbers", (await client.Open("/about")).One("section[aria-labelledby=version]").Read(), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task Every_interaction_group_stands_with_its_members_and_mark()
    {
        var page = await _client.Open("/guidance/medicines");

        foreach (var group in Release.Medicines.Groups)
        {
            var section = page.One($"section[aria-labelledby='{group.Id}']");
            Assert.Equal(group.Members.Count, section.QuerySelectorAll(".members li").Length);
            Assert.All(group.Members, m => Assert.Contains(section.QuerySelectorAll(".members li"), l => l.Read().StartsWith(m, StringComparison.Ordinal)));
        }
        Assert.Contains("rifampicin (Rifadin, rifampin)", page.One("section[aria-labelledby=strongCyp3a4Inducer]").Read(), StringComparison.Ordinal);
        Assert.Contains("read in a weaker or older copy", page.One("section[aria-labelledby=strongCyp3a4Inducer]").Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_figure_stands_with_its_population_dose_week_endpoint_and_comparison()
    {
        var page = await _client.Open("/guidance/evidence");

        Assert.All(Release.Evidence, f =>
        {
            var row = page.GetElementById(f.Id)!.Read();
            Assert.All(new[] { f.Endpoint, f.Population, f.Dose, f.ComparatorName, f.Caveat }, t => Assert.Contains(Folded(t), row, StringComparison.Ordinal));
            Assert.All(f.Sources, s => Assert.Contains(s.Id, row, StringComparison.Ordinal));
        });
        Assert.Contains("49.5 % (n not given) placebo: 29.1 % (n not given) 12 45 mg once daily", page.GetElementById("u-excel-clinical-remission")!.Read(), StringComparison.Ordinal);
        Assert.All(Release.Predictors, p => Assert.Contains(Folded(p.Statement), page.GetElementById(p.Id)!.Read(), StringComparison.Ordinal));
        Assert.Contains("No rule reads these.", page.One("section[aria-labelledby=predictors]").Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_release_stands_with_its_hash_notes_and_the_changelog()
    {
        var text = (await _client.Open("/guidance/releases")).Body!.Read();

        Assert.Contains($"Date {Release.Released} SHA-256 of its files {Release.Sha256}", text, StringComparison.Ordinal);
        Assert.Contains("Second release: the rules on treatment with their outcomes", text, StringComparison.Ordinal);
        Assert.Contains($"{Release.Name} ({Release.Released}) The rules before the start, their thresholds and doses are those of 2026.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
    }

    private static string MarkWords(Mark mark) => mark switch
    {
        Mark.Read => "read at the source",
        Mark.Secondary => "read in a weaker or older copy",
        Mark.Seed => "from the clinic's own documents",
        Mark.Confirm => "Not verified: confirm in the current label",
        _ => "Our inference or local policy",
    };

    private static int Compressed(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        return (int)stream.Length;
    }

    private static bool IsOurs(string link) => link.StartsWith('#') || link.StartsWith("/guidance", StringComparison.Ordinal) || link.StartsWith("/about", StringComparison.Ordinal) && !link.EndsWith(".json", StringComparison.Ordinal);

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
