using AngleSharp.Dom;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.GuidancePages;

/// <summary>A reviewer can try one rule on typed facts and see each comparison judged; what is typed wrongly is told and kept.</summary>
public sealed class TryRuleTests(App app) : IClassFixture<App>
{
    private readonly HttpClient _client = app.CreateClient();

    [Theory]
    [InlineData("lymphocytes-low", "drug=upadacitinib&place=us&labs.lymphocytes=0.49", "met")]
    [InlineData("lymphocytes-low", "drug=upadacitinib&place=us&labs.lymphocytes=0.5", "clear")]
    [InlineData("lymphocytes-low", "drug=tofacitinib&place=eu&labs.lymphocytes=0.5", "met")]
    [InlineData("lymphocytes-low", "drug=upadacitinib&place=us", "open")]
    [InlineData("lymphocytes-low", "drug=upadacitinib&place=us&labs.lymphocytes=not-known", "open")]
    [InlineData("tb-igra-missing", "drug=upadacitinib&place=us&tb.igra=not-done&tb.treatedBefore=no", "met")]
    [InlineData("tb-igra-missing", "drug=upadacitinib&place=us&tb.igra=negative", "clear")]
    [InlineData("tb-igra-missing", "drug=upadacitinib&place=us&asOf=2026-11-22&tb.igra=negative&tb.igra.on=2025-11-22", "clear")]
    [InlineData("tb-igra-missing", "drug=upadacitinib&place=us&asOf=2026-11-22&tb.igra=negative&tb.igra.on=2025-11-21", "met")]
    [InlineData("tb-active", "drug=filgotinib&place=eu&tb.active=confirmed", "met")]
    [InlineData("hypersensitivity", "drug=tofacitinib&place=us&allergy.jakInhibitors=tofacitinib", "met")]
    [InlineData("hypersensitivity", "drug=tofacitinib&place=us&allergy.jakInhibitors=upadacitinib", "clear")]
    [InlineData("hypersensitivity", "drug=tofacitinib&place=us&allergy.jakInhibitors=none", "clear")]
    [InlineData("hypersensitivity", "drug=tofacitinib&place=us", "open")]
    [InlineData("diabetes-medicines", "drug=upadacitinib&place=eu&medications.current.names=metformin", "met")]
    [InlineData("diabetes-medicines", "drug=upadacitinib&place=eu&medications.current=none", "clear")]
    [InlineData("indication-age-75", "drug=filgotinib&place=eu&patient.age=75", "met")]
    [InlineData("indication-age-75", "drug=filgotinib&place=eu&patient.age=74", "clear")]
    public async Task A_rule_is_met_open_or_clear_as_the_specification_says(string rule, string facts, string state)
    {
        var page = await _client.Open($"/guidance/rules/{rule}?{facts}");

        Assert.Equal($"The rule is {state}", page.One(".judged h3").Read());
    }

    [Theory]
    [InlineData("therapy.history.agent=infliximab&therapy.history.outcome=loss-of-response", "holds")]
    [InlineData("therapy.history.agent=infliximab&therapy.history.outcome=effective", "does not hold")]
    [InlineData("therapy.history=none", "does not hold")]
    [InlineData("therapy.history=not-known", "not known")]
    [InlineData("therapy.history.agent=&therapy.history.agent=adalimumab&therapy.history.outcome=&therapy.history.outcome=intolerance", "holds")]
    public async Task A_fact_worked_out_from_the_history_is_judged_from_the_rows(string facts, string truth)
    {
        var page = await _client.Open($"/guidance/rules/indication-line?drug=tofacitinib&place=us&{facts}");

        Assert.StartsWith($"{(truth switch { "holds" => "✓", "not known" => "?", _ => "✗" })} {truth} A TNF blocker failed: yes", page.One(".judged .tree li li").Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on-tb", "event.activeTb=yes", "met")]
    [InlineData("on-tb", "event.activeTb=no", "clear")]
    [InlineData("on-tb", "", "open")]
    [InlineData("on-lymphocytes-repeat", "labs.lymphocytes=0.49", "met")]
    [InlineData("on-lymphocytes-repeat", "labs.lymphocytes=0.49&labs.confirmed=yes", "clear")]
    [InlineData("on-haemoglobin", "labs.haemoglobin=12&start.labs.haemoglobin=14.1", "met")]
    [InlineData("on-haemoglobin", "labs.haemoglobin=12&start.labs.haemoglobin=14", "clear")]
    [InlineData("on-haemoglobin", "labs.haemoglobin=12", "open")]
    [InlineData("on-induction-overrun", "treatment.phase=induction&treatment.startedOn=2026-07-26", "met")]
    [InlineData("on-induction-overrun", "treatment.phase=induction&treatment.startedOn=2026-08-01", "clear")]
    [InlineData("on-no-benefit", "disease.type=ulcerative-colitis&disease.mayo=9&disease.mayoBleeding=2&start.disease.mayo=9&start.disease.mayoBleeding=2&response.recorded=no&treatment.startedOn=2026-08-02", "met")]
    [InlineData("on-no-benefit", "disease.type=ulcerative-colitis&disease.mayo=3&disease.mayoBleeding=0&start.disease.mayo=9&start.disease.mayoBleeding=2&response.recorded=no&treatment.startedOn=2026-08-02", "clear")]
    [InlineData("on-lipids", "labs.ldl=9", "clear")]
    public async Task A_rule_on_treatment_is_met_open_or_clear_as_the_specification_says(string rule, string facts, string state)
    {
        // 26 July to 22 Nov 2026 are 17 weeks, 2 Aug 16, and 1 Aug 16 and a day; the planned week 16 is over then.
        var started = facts.Contains("startedOn", StringComparison.Ordinal) ? "" : "&treatment.startedOn=2026-08-30";
        var page = await _client.Open($"/guidance/rules/{rule}?drug=tofacitinib&place=us&asOf=2026-11-22{started}&{facts}");

        Assert.Equal($"The rule is {state}", page.One(".judged h3").Read());
    }

    [Fact]
    public async Task A_rule_that_names_a_number_the_clinic_has_not_set_is_told_to_be_clear_for_everybody()
    {
        var page = await _client.Open("/guidance/rules/on-lipids?drug=tofacitinib&place=us&asOf=2026-11-22&treatment.startedOn=2026-08-30&labs.ldl=9");

        Assert.Contains("the rule is clear for everybody", page.One(".judged").Read(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".judged .tree"));
    }

    [Fact]
    public async Task Of_two_variants_for_one_drug_and_place_the_one_that_is_met_is_shown()
    {
        var page = await _client.Open(
            "/guidance/rules/on-extend?drug=upadacitinib&place=eu&asOf=2026-11-22&treatment.startedOn=2026-09-20&disease.type=ulcerative-colitis&disease.mayo=9&disease.mayoBleeding=2"
            + "&start.disease.mayo=9&start.disease.mayoBleeding=2&response.recorded=no");

        Assert.Equal("The rule is met", page.One(".judged h3").Read());
        Assert.Contains("Disease is ulcerative colitis", page.One(".judged .tree").Read(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("treatment.startedOn=2026-11-23", "treatment-startedOn", "The first day of treatment cannot be 2026-11-23; write it as 2026-11-22, not after the day of the evaluation.")]
    [InlineData("treatment.startedOn=", "treatment-startedOn", "The first day of treatment cannot be empty; write it as 2026-11-22, not after the day of the evaluation.")]
    [InlineData("treatment.startedOn=2026-08-30&start.labs.haemoglobin=14,1", "start-labs-haemoglobin", "Haemoglobin cannot be 14,1; possible: 2 to 25 g/dL, with a point and no comma.")]
    public async Task What_cannot_be_on_treatment_is_told_at_its_field(string typed, string field, string sentence)
    {
        var page = await _client.Open($"/guidance/rules/on-haemoglobin?drug=tofacitinib&place=us&asOf=2026-11-22&{typed}");

        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Equal($"Error: {sentence}", page.One($"#{field}-error").Read());
        Assert.Empty(page.QuerySelectorAll(".judged"));
    }

    [Fact]
    public async Task Each_comparison_shows_its_truth_and_the_value_it_read()
    {
        var page = await _client.Open("/guidance/rules/tb-exposure?drug=upadacitinib&place=us&asOf=2026-11-22&tb.exposureRisk=no&tb.igra=negative&tb.igra.on=2026-11-01");

        var lines = page.QuerySelectorAll(".judged .tree li li").Select(l => l.Read()).ToList();
        Assert.Equal(["✗ does not hold TB exposure: yes Value: no", "✓ holds IGRA is negative Value: negative, of 1 Nov 2026"], lines);
        Assert.StartsWith("✗ does not hold All of these", page.One(".judged .tree > li").Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_met_rule_says_what_it_leads_to_and_repeats_its_mark()
    {
        var page = await _client.Open("/guidance/rules/tb-imaging-advised?drug=upadacitinib&place=us&tb.chestImaging=not-done");

        var result = page.One(".judged").Read();
        Assert.Contains("Alone it leads to: Can start, with conditions.", result, StringComparison.Ordinal);
        Assert.Contains("Our inference or local policy", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_facts_the_rule_can_need_are_asked_the_inputs_of_derived_ones_too()
    {
        var page = await _client.Open("/guidance/rules/hypersensitivity");
        Assert.Equal(["allergy-jakInhibitors", "asOf", "drug", "place"], Fields(page));

        page = await _client.Open("/guidance/rules/tb-imaging-abnormal");
        Assert.Equal(["asOf", "drug", "place", "tb-chestImaging", "tb-chestImaging-on", "tb-exposureRisk", "tb-igra", "tb-igra-on", "tb-specialistCleared", "tb-specialistCleared-on", "tb-treatedBefore"], Fields(page));
        Assert.Empty(page.QuerySelectorAll(".judged"));
    }

    [Fact]
    public async Task A_place_without_the_variant_is_told_and_not_called_clear()
    {
        var page = await _client.Open("/guidance/rules/hypersensitivity?drug=filgotinib&place=us&allergy.jakInhibitors=filgotinib");

        Assert.Equal("There is no such variant", page.One(".judged h3").Read());
    }

    [Theory]
    [InlineData("lymphocytes-low", "labs.lymphocytes=0,4", "labs-lymphocytes", "Lymphocytes cannot be 0,4; possible: 0 to 100 × 10⁹/L, with a point and no comma.")]
    [InlineData("lymphocytes-low", "labs.lymphocytes=500", "labs-lymphocytes", "Lymphocytes cannot be 500; possible: 0 to 100 × 10⁹/L, with a point and no comma.")]
    [InlineData("lymphocytes-low", "labs.lymphocytes=NaN", "labs-lymphocytes", "Lymphocytes cannot be NaN; possible: 0 to 100 × 10⁹/L, with a point and no comma.")]
    [InlineData("lymphocytes-low", "labs.lymphocytes=1&labs.lymphocytes.on=2026-11-23", "labs-lymphocytes-on", "The day of Lymphocytes cannot be 2026-11-23; write it as 2026-11-22, not after the day of the evaluation.")]
    [InlineData("lymphocytes-low", "asOf=22.11.2026", "asOf", "The day of the evaluation cannot be 22.11.2026; write it as 2026-11-22, from 1900 to 2200.")]
    [InlineData("diabetes-medicines", "medications.current=none&medications.current.names=metformin", "medications-current", "Other medicines: something is listed although the answer is none; take one of the two back.")]
    [InlineData("diabetes-medicines", "medications.current=listed", "medications-current", "Other medicines: nothing is listed; list at least one, or answer none.")]
    public async Task What_cannot_be_is_told_at_its_field_and_kept(string rule, string typed, string field, string sentence)
    {
        var page = await _client.Open($"/guidance/rules/{rule}?drug=upadacitinib&place=eu&{typed}");

        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Equal(sentence, page.One($".errors a[href='#{field}']").Read());
        Assert.Equal($"Error: {sentence}", page.One($"#{field}-error").Read());
        Assert.Contains($"{field}-error", page.One($"#{field}").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".judged"));
        var (name, value) = (typed.Split('&')[^1].Split('=')[0], typed.Split('&')[^1].Split('=')[1]);
        var kept = page.One($"[name='{name}']");
        Assert.Equal(value, kept.QuerySelector("option[selected]")?.GetAttribute("value") ?? kept.GetAttribute("value") ?? kept.TextContent);
    }

    [Theory]
    [InlineData("drug=baricitinib&place=us", "drug")]
    [InlineData("drug=upadacitinib&place=mars", "place")]
    [InlineData("drug=upadacitinib&place=us&labs.lymphocytes=%F0%9F%98%80%3Cscript%3E", "labs-lymphocytes")]
    public async Task A_forged_value_is_told_and_never_an_error_of_the_program(string typed, string field)
    {
        var page = await _client.Open($"/guidance/rules/lymphocytes-low?{typed}");

        Assert.NotEmpty(page.One($"#{field}-error").Read());
        Assert.Empty(page.QuerySelectorAll("section script"));
    }

    [Fact]
    public async Task A_word_that_is_none_of_the_facts_words_is_told_with_what_is_possible()
    {
        var page = await _client.Open("/guidance/rules/tb-active?drug=upadacitinib&place=us&tb.active=maybe");

        Assert.Contains("possible: no, suspected, confirmed", page.One("#tb-active-error").Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_that_contradict_each_other_are_told()
    {
        var page = await _client.Open("/guidance/rules/pregnancy?drug=upadacitinib&place=us&patient.sex=male&pregnancy.status=pregnant");

        Assert.Contains("contradicts", page.One(".errors").Read(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".judged"));
    }

    private static List<string> Fields(IDocument page) => [.. page.QuerySelectorAll(".try input, .try select, .try textarea").Select(f => f.Id!).Order(StringComparer.Ordinal)];
}
