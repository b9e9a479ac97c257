using JakAdvisor.Web.Tests.Support;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>Every page in every state as a browser shows it: for everybody, on every screen, light and dark, from this site alone, in few bytes.</summary>
[Collection(InTheBrowser.Name)]
public sealed class EveryPageInTheBrowserTests(Browser browser)
{
    private const int MostBytes = 60 * 1024;

    public static TheoryData<string> Names => [.. PageStates.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_is_accessible_fits_every_screen_stays_on_the_site_and_is_light(string name)
    {
        var state = PageStates.All.Single(s => s.Name == name);
        await using var visit = await browser.Visit(role: state.Role);
        visit.Expected = state.Status == 200 ? 400 : state.Status;
        var answer = await visit.Page.GotoAsync(browser.Records.Path(state.Path));
        if (state.Then is null) Assert.Equal(state.Status, answer!.Status);
        else await state.Then(visit.Page);
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(state.Shows);
        await visit.AssertTransfersAtMost(MostBytes);
        await visit.AssertSound(name);
    }

    [Fact]
    public async Task An_error_of_the_program_is_told_on_a_page()
    {
        await using var visit = await browser.Visit();
        visit.Expected = 500;
        browser.App.Failure = new InvalidOperationException("broken");
        try
        {
            Assert.Equal(500, (await visit.Page.GotoAsync("/check"))!.Status);
        }
        finally
        {
            browser.App.Failure = null;
        }
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Something went wrong here");
        await visit.AssertSound("an error of the program");
    }
}
