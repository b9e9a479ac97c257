using AngleSharp.Dom;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.GuidancePages;

/// <summary>The list of rules can be searched and narrowed without JavaScript, and says plainly when nothing was searched.</summary>
public sealed class SearchTests(App app) : IClassFixture<App>
{
    private readonly HttpClient _client = app.CreateClient();

    [Fact]
    public async Task Without_a_search_every_rule_and_variant_is_listed_by_topic()
    {
        var page = await _client.Open("/guidance");

        Assert.Equal("All rules", page.One("#rules").Read());
        Assert.Equal(131 + 33, Titles(page).Count);
        Assert.Equal(187 + 67, page.QuerySelectorAll(".rules > li li").Length);
        Assert.Equal(16 + 4, page.QuerySelectorAll("section > h3").Length);
        Assert.Contains("131 rules before the start with 187 variants by drug and place, and 33 rules on treatment with 67", page.Body!.Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=tb-igra-missing", new[] { "tb-igra-missing" })]
    [InlineData("q=LYMPHOCYTE+count+low", new[] { "lymphocytes-low", "on-lymphocytes", "on-lymphocytes-repeat" })]
    [InlineData("q=IND-UPA-US-OLD", new string[0])]
    [InlineData("q=exposure+vigilance", new[] { "tb-exposure" })]
    [InlineData("drug=filgotinib&place=us", new string[0])]
    [InlineData("q=hypersensitivity&effect=avoid", new[] { "hypersensitivity" })]
    [InlineData("q=igra&mark=ours", new[] { "tb-igra-indeterminate", "tb-imaging-missing", "on-igra-converted" })]
    [InlineData("q=igra&mark=ours&phase=treatment", new[] { "on-igra-converted" })]
    [InlineData("q=igra&mark=ours&phase=start", new[] { "tb-igra-indeterminate", "tb-imaging-missing" })]
    [InlineData("q=S97", new[] { "on-serious-infection", "on-infection" })]
    [InlineData("effect=watch", new[] { "on-infection", "on-liver-raised", "on-normal-crp" })]
    [InlineData("effect=require&phase=treatment", new[] { "on-item-overdue" })]
    [InlineData("effect=stop&drug=filgotinib&q=benefit", new[] { "on-no-benefit" })]
    public async Task A_search_shows_the_rules_that_match_and_no_others(string query, string[] rules)
    {
        var page = await _client.Open($"/guidance?{query}");

        Assert.Equal(rules, Ids(page));
        Assert.Equal(rules.Length switch { 0 => "No rule matches", 1 => "1 rule matches", var many => $"{many} rules match" }, page.One("#rules").Read());
    }

    [Fact]
    public async Task A_filter_shows_only_the_variants_it_names_and_keeps_what_was_chosen()
    {
        var page = await _client.Open("/guidance?q=lymphocytes-low&drug=tofacitinib&place=eu");

        var variant = page.One(".rules > li li").Read();
        Assert.Contains("0.75 × 10⁹/L", variant, StringComparison.Ordinal);
        Assert.Equal("lymphocytes-low", page.One("#q").GetAttribute("value"));
        Assert.Equal("tofacitinib", page.One("#drug option[selected]").GetAttribute("value"));
        Assert.Equal("eu", page.One("#place option[selected]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_source_id_finds_the_rules_that_rest_on_it()
    {
        var page = await _client.Open("/guidance?q=LAB-TOFA-EU");

        Assert.Contains("lymphocytes-low", Ids(page));
        Assert.Contains("neutrophils-low", Ids(page));
        Assert.Contains("haemoglobin-low", Ids(page));
    }

    [Theory]
    [InlineData("drug=baricitinib", "drug", "There is no drug baricitinib; possible: upadacitinib, tofacitinib, filgotinib.")]
    [InlineData("place=uk", "place", "There is no place uk; possible: us, eu.")]
    [InlineData("phase=never", "phase", "There is no phase never; possible: start, treatment.")]
    [InlineData("mark=sure", "mark", "There is no mark sure; possible: read, secondary, seed, confirm, ours.")]
    public async Task A_filter_that_does_not_exist_is_told_at_its_field_and_nothing_is_listed(string query, string field, string sentence)
    {
        var page = await _client.Open($"/guidance?q=liver&{query}");

        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Equal(sentence, page.One($".errors a[href='#{field}']").Read());
        Assert.Equal($"Error: {sentence}", page.One($"#{field}-error").Read());
        Assert.Equal("liver", page.One("#q").GetAttribute("value"));
        Assert.Equal("No search was made", page.One("#rules").Read());
        Assert.Empty(Ids(page));
    }

    [Fact]
    public async Task Too_long_a_search_is_told_and_kept()
    {
        var words = new string('x', 201);
        var page = await _client.Open($"/guidance?q={words}");

        Assert.Equal("Error: Search for 200 characters at most; 201 were typed.", page.One("#q-error").Read());
        Assert.Equal(words, page.One("#q").GetAttribute("value"));
    }

    private static List<string> Titles(IDocument page) => [.. page.QuerySelectorAll(".rules > li > a").Select(a => a.Read())];

    private static List<string> Ids(IDocument page) => [.. page.QuerySelectorAll(".rules > li > code").Select(c => c.Read())];
}
