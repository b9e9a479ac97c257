using AngleSharp.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.GuidancePages;

/// <summary>A reviewer can read every rule: what it says, when, for whom, on what basis, and how well that is known.</summary>
public sealed class RulePageTests(App app) : IClassFixture<App>
{
    private static readonly GuidanceRelease Release = GuidanceLoader.FromFolder(Repository.Path("seeds", "guidance"));
    private readonly HttpClient _client = app.CreateClient();

    public static TheoryData<string> Rules => [.. Release.Rules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_rules_page_shows_every_variant_with_its_mark_sources_line_and_facts(string id)
    {
        var rule = Release.Rules.Single(r => r.Id == id);
        var page = await _client.Open($"/guidance/rules/{id}");

        Assert.Equal(rule.Title, page.One("h1").Read());
        var shown = page.QuerySelectorAll("article");
        Assert.Equal(rule.Variants.Count, shown.Length);
        foreach (var (variant, article) in rule.Variants.Zip(shown)) Shows(article, variant);
        var facts = page.One("section[aria-labelledby=facts]").Read();
        Assert.All(rule.Variants.SelectMany(v => v.When.Comparisons).Select(c => c.Fact), f => Assert.Contains(f.IsDerived ? f.Help : f.Question, facts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_condition_stands_in_the_words_of_its_facts_and_as_the_file_writes_it()
    {
        var page = await _client.Open("/guidance/rules/tb-igra-missing");

        var condition = page.One("article .tree").Read();
        Assert.Equal("All of these IGRA is not known At least one of these TB treated in the past: no TB treated in the past is not known", condition);
        Assert.Equal("all:\n  - tb.igra is unknown\n  - any:\n      - tb.treatedBefore is no\n      - tb.treatedBefore is unknown", page.One("article pre").TextContent);
        Assert.Contains("not asked, asked and nobody knows, not done, or too old", page.One("article").Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_stands_with_its_unit()
    {
        var page = await _client.Open("/guidance/rules/lymphocytes-low");

        var conditions = page.QuerySelectorAll(".tree").Select(c => c.Read()).ToList();
        Assert.Equal("Lymphocytes below 0.5 × 10⁹/L", conditions[0]);
        Assert.Equal("Lymphocytes below 0.75 × 10⁹/L", conditions[^1]);
    }

    [Fact]
    public async Task The_table_of_drugs_and_places_says_where_nothing_applies()
    {
        var page = await _client.Open("/guidance/rules/tb-imaging-advised");

        var rows = page.QuerySelectorAll(".grid tbody tr").Select(r => r.Read()).ToList();
        Assert.Equal(["Upadacitinib Condition no variant", "Tofacitinib Condition no variant", "Filgotinib not authorised no variant"], rows);
    }

    [Theory]
    [InlineData("kidney-dose", "Not verified: confirm in the current label. From general knowledge. Confirm it in the current label or guideline before you rely on it.")]
    [InlineData("tb-imaging-advised", "Our inference or local policy. Not the words of a label or guideline. The clinic may set it otherwise.")]
    public async Task What_is_not_verified_says_so_in_full_and_not_only_in_a_badge(string id, string sentence)
    {
        var page = await _client.Open($"/guidance/rules/{id}");

        Assert.Contains(page.QuerySelectorAll("article .note"), w => w.Read() == sentence);
    }

    [Fact]
    public async Task A_rule_that_does_not_exist_is_not_found()
    {
        using var answer = await _client.Get("/guidance/rules/no-such-rule");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    public static TheoryData<string> TreatmentRules => [.. Release.TreatmentRules.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(TreatmentRules))]
    public async Task A_page_of_a_rule_on_treatment_shows_every_variant_with_what_it_leads_to_its_mark_sources_line_and_facts(string id)
    {
        var rule = Release.TreatmentRules.Single(r => r.Id == id);
        var page = await _client.Open($"/guidance/rules/{id}");

        Assert.Equal(rule.Title, page.One("h1").Read());
        Assert.Contains("Judged at every visit on treatment", page.Body!.Read(), StringComparison.Ordinal);
        var shown = page.QuerySelectorAll("article");
        Assert.Equal(rule.Variants.Count, shown.Length);
        foreach (var (variant, article) in rule.Variants.Zip(shown))
        {
            Shows(article, variant);
            Assert.Contains(variant.Effect switch
            {
                TreatmentEffect.Stop => "Stop: Stop the drug. Leads to: Stop.",
                TreatmentEffect.Interrupt => "Pause: Pause the drug until this is resolved. Leads to: Pause.",
                TreatmentEffect.Act => "Act: Decide or do this before the next dose is renewed. Leads to: Act before the next dose is renewed.",
                TreatmentEffect.Require => "Require: Something that must be known or done before anybody can say that it goes on. Leads to: Information missing.",
                _ => "Watch: It goes on, with this in sight. Leads to: Go on, and watch.",
            }, article.Read(), StringComparison.Ordinal);
        }
        var facts = page.One("section[aria-labelledby=facts]").Read();
        Assert.All(rule.Variants.SelectMany(v => v.When.Comparisons).Select(c => c.Fact), f => Assert.Contains(f.IsDerived ? f.Help : f.Question, facts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_variants_for_one_drug_and_place_both_stand_in_the_table()
    {
        var page = await _client.Open("/guidance/rules/on-extend");

        var rows = page.QuerySelectorAll(".grid tbody tr").Select(r => r.Read()).ToList();
        Assert.Equal(["Upadacitinib no variant Act Act", "Tofacitinib Act Act", "Filgotinib not authorised Act"], rows);
    }

    [Fact]
    public async Task A_number_of_the_clinic_stands_by_its_name_and_while_it_is_not_set_the_rule_says_that_it_is_silent()
    {
        var page = await _client.Open("/guidance/rules/on-lipids");

        Assert.StartsWith("LDL cholesterol above the clinic's number (", page.One("article .tree").Read(), StringComparison.Ordinal);
        Assert.Contains("not set here: the rule is silent", page.One("article .tree").Read(), StringComparison.Ordinal);
        Assert.Equal("labs.ldl > clinic.ldlTarget", page.One("article pre").TextContent);
        Assert.StartsWith("Silent here:", page.One("article .note:has(a)").Read(), StringComparison.Ordinal);
        Assert.Contains("Silent here:", (await _client.Open("/guidance/rules/on-normal-crp")).One("article").Read(), StringComparison.Ordinal);
        Assert.Equal("labs.crpNormal is yes", (await _client.Open("/guidance/rules/on-normal-crp")).One("article pre").TextContent.Split('\n')[1].Trim(' ', '-'));
        Assert.Contains("labs.faecalCalprotectin >= clinic.calprotectinTarget", (await _client.Open("/guidance/rules/on-normal-crp")).One("article pre").TextContent, StringComparison.Ordinal);
    }

    private static void Shows<TEffect>(IElement article, Variant<TEffect> variant)
        where TEffect : struct, Enum
    {
        var text = article.Read();
        Assert.All(variant.Drugs, d => Assert.Contains(d, article.One("h2").Read(), StringComparison.OrdinalIgnoreCase));
        Assert.All(variant.Where, w => Assert.Contains(w == Jurisdiction.Us ? "United States" : "European Union", article.One("h2").Read(), StringComparison.Ordinal));
        Assert.Contains(Folded(variant.Say), text, StringComparison.Ordinal);
        Assert.Contains(Folded(variant.Action), text, StringComparison.Ordinal);
        Assert.Contains($"{variant.File}, line {variant.Line}", text, StringComparison.Ordinal);
        Assert.Contains(variant.Mark switch
        {
            Mark.Read => "The text of the regulator, company or guideline was read.",
            Mark.Secondary => "Read in a weaker or older copy",
            Mark.Seed => "Stands in one of the two documents this guidance began with",
            Mark.Confirm => "Not verified: confirm in the current label.",
            _ => "Our inference or local policy",
        }, text, StringComparison.Ordinal);
        var sources = article.QuerySelectorAll(".sources > li");
        Assert.Equal(variant.Sources.Count, sources.Length);
        foreach (var (source, item) in variant.Sources.Zip(sources))
        {
            Assert.Contains(source.Id, item.Read(), StringComparison.Ordinal);
            Assert.Contains(Folded(source.Says), item.Read(), StringComparison.Ordinal);
            Assert.Contains(Folded(source.Place), item.Read(), StringComparison.Ordinal);
            Assert.Contains(Folded(source.Document.Title), item.Read(), StringComparison.Ordinal);
            if (source.Document.Link.StartsWith("http", StringComparison.Ordinal)) Assert.Contains(item.QuerySelectorAll("a"), a => a.GetAttribute("href") == source.Document.Link);
        }
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
