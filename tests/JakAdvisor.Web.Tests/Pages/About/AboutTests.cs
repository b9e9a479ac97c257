using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Web.Tests.Pages.GuidancePages;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.About;

/// <summary>What the product is, is not, uses and does not know, for people and for programs alike.</summary>
public sealed class AboutTests(App app) : IClassFixture<App>
{
    private static readonly GuidanceRelease Release = GuidanceLoader.FromFolder(Repository.Path("seeds", "guidance"));

    private static readonly string[] Attributes =
    [
        "Bibliographic citation", "Developer", "Funding of the development", "Release and revision dates", "Race", "Ethnicity", "Language", "Sexual orientation", "Gender identity",
        "Sex", "Date of birth", "Social determinants of health", "Health status assessments",
    ];

    private readonly HttpClient _client = app.CreateClient();

    [Fact]
    public async Task It_says_what_the_product_is_for_and_what_it_is_not()
    {
        var page = await _client.Open("/about");

        Assert.Contains("whether an adult with Crohn's disease or ulcerative colitis can start a JAK inhibitor", page.One("section[aria-labelledby=use]").Read(), StringComparison.Ordinal);
        Assert.Contains("Gastroenterologists, who decide and sign.", page.One("section[aria-labelledby=use]").Read(), StringComparison.Ordinal);
        var not = page.One("section[aria-labelledby=not]").Read();
        Assert.Contains("A clinician decides", not, StringComparison.Ordinal);
        Assert.Contains("not for emergencies", not, StringComparison.Ordinal);
        Assert.Contains("not for children", not, StringComparison.Ordinal);
        Assert.Contains("A test that was not done is never negative.", page.One("section[aria-labelledby=missing]").Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_could_not_be_read_and_where_sources_disagree()
    {
        var limits = (await _client.Open("/about")).One("section[aria-labelledby=limits]").Read();

        Assert.Contains("No complete current US prescribing information and no complete EU summary of product characteristics could be read", limits, StringComparison.Ordinal);
        Assert.Contains("Most guidelines could only be read as abstracts, tables or official summaries.", limits, StringComparison.Ordinal);
        Assert.Contains("0.5 × 10⁹/L (US), 0.75 × 10⁹/L (EU)", limits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_thirteen_source_attributes_are_answered_on_the_page_and_the_same_as_JSON()
    {
        var rows = (await _client.Open("/about")).QuerySelectorAll("[aria-labelledby=attributes] tbody tr").Select(r => r.Read()).ToList();
        using var answer = await _client.Get("/about.json");
        var json = (await answer.Json())["sourceAttributes"]!.AsArray();

        Assert.Equal("application/json", answer.Type());
        Assert.Equal(Attributes, json.Select(a => (string)a!["name"]!));
        foreach (var (attribute, row) in json.Zip(rows)) Assert.StartsWith($"{attribute!["name"]} {attribute["answer"]}", row, StringComparison.Ordinal);
        Assert.Equal(13, rows.Count);
        Assert.Equal("Funding of the development not given", rows[2]);
    }

    [Fact]
    public async Task Data_said_to_be_used_are_read_by_rules_or_scores_and_what_is_said_to_be_unused_has_no_fact()
    {
        using var answer = await _client.Get("/about.json");
        var attributes = (await answer.Json())["sourceAttributes"]!.AsArray().ToDictionary(a => (string)a!["name"]!, a => a!, StringComparer.Ordinal);

        Assert.Equal(["Sex", "Date of birth", "Social determinants of health", "Health status assessments"], attributes.Where(a => (bool?)a.Value["used"] == true).Select(a => a.Key));
        Assert.Equal(["Race", "Ethnicity", "Language", "Sexual orientation", "Gender identity"], attributes.Where(a => (bool?)a.Value["used"] == false).Select(a => a.Key));
        Assert.True((int)attributes["Sex"]["facts"]![0]!["rules"]! > 0);
        string[] unused = ["race", "ethnicity", "ethnic", "language", "languages", "orientation", "gender"];
        Assert.DoesNotContain(Release.Facts.Raw, f => $"{f.Name} {f.Label} {f.Question}".Split(' ', '.', ',', '?').Any(w => unused.Contains(w, StringComparer.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task It_names_the_release_its_hash_and_the_program()
    {
        var version = (await _client.Open("/about")).One("section[aria-labelledby=version]").Read();

        Assert.Contains($"{Release.Name} of {Release.Released}", version, StringComparison.Ordinal);
        Assert.Contains(Release.Sha256, version, StringComparison.Ordinal);
        Assert.Contains("Program 0.1.0", version, StringComparison.Ordinal);
    }
}
