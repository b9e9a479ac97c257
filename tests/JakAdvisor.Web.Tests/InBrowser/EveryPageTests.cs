using JakAdvisor.Web.Security;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.InBrowser;

/// <summary>Every page in its states, as a browser shows it: for everybody, on every screen, from this site alone.</summary>
[Collection(BrowserTests.Name)]
public class EveryPageTests(RealBrowser browser)
{
    private const string Doctor = Roles.Gastroenterologist;
    private const string Administrator = Roles.Administrator;

    /// <summary>The record number of the invented patient with the most answers.</summary>
    private const string Fullest = "D-1004";

    /// <summary>Who opens which page, and how she comes to the state that is looked at.</summary>
    private static readonly Dictionary<string, (string Role, string Path, Func<IPage, Task> Then)> States = new(StringComparer.Ordinal)
    {
        ["quick check, result"] = ("", "/check?patient=igra-positive", page => PressAsync(page, "text=Show result", ".result")),
        ["quick check, pasted"] = ("", "/check/json", Stay),
        ["sign in"] = ("", "/account/sign-in", Stay),
        ["worklist"] = (Doctor, "/worklist", Stay),
        ["patients"] = (Doctor, "/patients", Stay),
        ["new patient, with errors"] = (Doctor, "/patients/new", page => PressAsync(page, "text=Add the patient", ".errors")),
        ["patient"] = (Doctor, "/patients?q=" + Fullest, OpenPatientAsync),
        ["assessment form"] = (Doctor, "/patients?q=" + Fullest, async page => { await OpenPatientAsync(page); await FollowAsync(page, ".bar a[href$=assess]"); }),
        ["assessment result, with errors"] = (Doctor, "/patients?q=" + Fullest, async page => { await OpenResultAsync(page); await PressAsync(page, "button:text-is('Sign')", ".errors"); }),
        ["my account"] = (Doctor, "/account/me", Stay),
        ["users"] = (Administrator, "/admin", Stay),
        ["audit trail"] = (Administrator, "/admin/audit", Stay),
        ["settings"] = (Administrator, "/admin/settings", Stay),
        ["guidance"] = ("", "/guidance", Stay),
        ["rule"] = ("", "/guidance/rules/tb-latent-untreated", Stay),
        ["sources"] = ("", "/guidance/sources", Stay),
        ["releases"] = ("", "/guidance/releases", Stay),
        ["about"] = ("", "/about", Stay),
    };

    public static TheoryData<string> Names => [.. States.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Axe_finds_nothing_it_fits_every_screen_and_asks_no_other_site(string state)
    {
        var (role, path, then) = States[state];
        await using var visit = await Visit.BeginAsync(browser, role);
        var answer = await visit.Page.GotoAsync(path);
        Assert.True(answer!.Ok, $"{path} answers {answer.Status}");
        await then(visit.Page);
        await visit.LookAsync();
        Assert.True(visit.Complaints.Count == 0, string.Join('\n', visit.Complaints));
    }

    private static Task Stay(IPage page) => Task.CompletedTask;

    private static async Task OpenPatientAsync(IPage page)
    {
        await FollowAsync(page, "main tbody a");
        Assert.Contains(Fullest, await page.InnerTextAsync(".person"), StringComparison.Ordinal);
    }

    private static async Task OpenResultAsync(IPage page)
    {
        await OpenPatientAsync(page);
        await FollowAsync(page, ".timeline h3 a");
    }

    private static async Task FollowAsync(IPage page, string link) => await page.GotoAsync((await page.Locator(link).First.GetAttributeAsync("href"))!);

    private static async Task PressAsync(IPage page, string button, string shown)
    {
        await page.Locator(button).First.ClickAsync();
        await page.WaitForSelectorAsync(shown);
    }
}
