using JakAdvisor.Web.Security;
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
        await AssertErrorsBelongToFields(visit.Page);
        await visit.AssertSound(name);
    }

    [Fact]
    public async Task The_way_to_the_first_administrator_is_as_accessible_as_any_page()
    {
        await using var production = App.InProduction(("Site:Jurisdiction", "eu"));
        using var person = new Person(production.CreateClient(new() { BaseAddress = new Uri("https://localhost") }));
        var empty = await person.OpenAsync("/account/first");
        var refused = await person.SubmitAsync(empty, Clinic.Form(empty), ("FullName", "Fira First"));
        foreach (var (state, shows, page) in new[] { ("first administrator", "This page works once", empty), ("first administrator, with errors", "Enter the token that was printed at start", refused) })
        {
            // The page is only there in production; the browser shows it with the same style sheets from the address of the other program.
            await using var visit = await browser.Visit();
            await visit.Page.RouteAsync("**/account/first", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = "<!DOCTYPE html>" + page.DocumentElement.OuterHtml }));
            await visit.Page.GotoAsync("/account/first");
            await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync(shows);
            await AssertErrorsBelongToFields(visit.Page);
            await visit.AssertSound(state);
        }
    }

    [Fact]
    public async Task While_the_database_is_away_a_page_keeps_what_was_typed_and_sends_it_again()
    {
        await using var visit = await browser.Visit(role: Roles.Nurse);
        visit.Expected = 503;
        await visit.Page.GotoAsync("/patients/new");
        await visit.Page.FillAsync("#Form_Name", "Kept Meanwhile");
        // Away for this one answer: the style sheets of its page need no database.
        await visit.Page.RouteAsync("**/patients/new", async route =>
        {
            browser.App.Failure = new TimeoutException("away");
            try
            {
                var answer = await route.FetchAsync();
                browser.App.Failure = null;
                await route.FulfillAsync(new() { Response = answer });
            }
            finally
            {
                browser.App.Failure = null;
            }
        });
        await visit.Page.ClickAsync("main form button");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Nothing you typed is lost");
        await visit.AssertSound("the database is away");
        await visit.Page.UnrouteAllAsync();
        await visit.Page.ClickAsync("main form button");
        await Assertions.Expect(visit.Page.Locator("#errors")).ToContainTextAsync("Enter the record number");
        await Assertions.Expect(visit.Page.Locator("#Form_Name")).ToHaveValueAsync("Kept Meanwhile");
        visit.AssertQuiet();
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

    /// <summary>Whoever does not see the words of an error hears them at the field: it is described by them, and invalid unless it is a group.</summary>
    private static async Task AssertErrorsBelongToFields(IPage page) => Assert.Empty(await page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('.field-error')].filter(e => e.textContent.trim()).filter(e => { const field = document.querySelector(`[aria-describedby~='${e.id}']`);"
        + " return !field || (field.localName !== 'fieldset' && field.ariaInvalid !== 'true'); }).map(e => e.outerHTML)"));
}
