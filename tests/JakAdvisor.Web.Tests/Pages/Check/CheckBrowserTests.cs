using JakAdvisor.Web.Tests.Support;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.Check;

/// <summary>The quick check in a real browser.</summary>
[Collection(InTheBrowser.Name)]
public sealed class CheckBrowserTests(Browser browser)
{
    [Fact]
    public async Task Verdicts_and_questions_follow_the_typing()
    {
        await using var visit = await browser.Visit();
        var page = visit.Page;
        await page.GotoAsync("/check");
        await page.Locator("[name='pregnancy.status'][value=pregnant]").CheckAsync();
        await page.Locator("[name='patient.sex'][value=female]").CheckAsync();
        await Assertions.Expect(page.Locator("#panel .so-far").First).ToContainTextAsync("Not recommended");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("upadacitinib: Not recommended");
        await Assertions.Expect(page.Locator("#h-pregnancy .answered")).ToHaveTextAsync("1 of 4 answered");
        Assert.Equal("patient.sex", await page.EvaluateAsync<string>("document.activeElement.name"));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task With_the_keyboard_alone_a_section_is_denied_in_one_key_and_rows_come_as_they_fill()
    {
        await using var visit = await browser.Visit();
        var page = visit.Page;
        await page.GotoAsync("/check");
        await page.Locator("#g-clots .none button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(4, await page.Locator("#g-clots input[value=no]:checked").CountAsync());
        Assert.Equal("none:clots", await page.EvaluateAsync<string>("document.activeElement.value"));

        await page.Locator("[name='medications.current.2']").FocusAsync();
        await page.Keyboard.TypeAsync("aspirin");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("medications.current.3", await visit.Focused());
        Assert.Equal("Medicine 4", await page.Locator("[name='medications.current.3']").GetAttributeAsync("aria-label"));

        await page.Locator("[name='therapy.history.2.agent']").FocusAsync();
        await page.Keyboard.TypeAsync("inf");
        Assert.Equal("IBD medicine 4", await page.EvaluateAsync<string>("document.querySelector(\"[name='therapy.history.3.agent']\").ariaLabel.replace('Medicine, row', 'IBD medicine')"));

        await page.Locator("[name='thrombosis.priorVte'][value=no]").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        Assert.Equal(3, await page.Locator("#g-clots input[value=no]:checked").CountAsync());
        visit.AssertQuiet();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_in_a_field_shows_the_result_with_and_without_scripts(bool scripts)
    {
        await using var visit = await browser.Visit(scripts: scripts);
        var page = visit.Page;
        await page.GotoAsync("/check?patient=complete-crohns");
        await page.Locator("[name='labs.crp']").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".verdict .word").First).ToContainTextAsync("Nothing stands against it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change an answer" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='tb.igra'][value=negative]")).ToBeCheckedAsync();
        visit.AssertQuiet();
    }

    [Fact]
    public async Task After_an_error_the_focus_is_on_the_summary_and_its_links_lead_to_the_fields()
    {
        await using var visit = await browser.Visit();
        var page = visit.Page;
        await page.GotoAsync("/check");
        await page.Locator("[name='tb.igra'][value=negative]").CheckAsync();
        await page.Locator("[name='labs.crp']").FillAsync("1,2");
        await page.Locator("[name='labs.crp']").PressAsync("Enter");
        await page.WaitForSelectorAsync("#errors");
        Assert.Equal("errors", await visit.Focused());
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("tb.igra.on", await visit.Focused());
        visit.AssertQuiet();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Pregnancy_is_out_of_the_way_for_a_man_only_where_scripts_run(bool scripts, bool visible)
    {
        await using var visit = await browser.Visit(scripts: scripts);
        await visit.Page.GotoAsync("/check?patient=smoker-66");
        Assert.Equal(visible, await visit.Page.Locator("#s-pregnancy").IsVisibleAsync());
    }
}
