using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>From the signed decision to the outcome at week 12 in a real browser: a clinic of its own, because its clock moves.</summary>
[Collection(InTheBrowser.Name)]
public sealed class FollowUpInTheBrowserTests
{
    [Fact]
    public async Task From_the_start_to_week_12_a_treatment_is_followed_judged_and_carried_on()
    {
        using var browser = new Browser();
        await browser.InitializeAsync();
        await using (var visit = await SignInAsync(browser, Roles.Gastroenterologist))
        {
            var page = visit.Page;
            await OpenPatientAsync(page);
            await page.Locator(".timeline h3 a").First.ClickAsync();
            await page.CheckAsync("[name='Form.Kind'][value=start]");
            await page.CheckAsync("[name='Form.Drug'][value=upadacitinib]");
            await page.FillAsync("#Form_Dose", "45 mg once daily");
            await page.FillAsync("#Form_PlannedStart", "2026-12-01");
            await page.ClickAsync("form[action$='handler=Sign'] button");
            await Says(page, "#decision-title", "Start upadacitinib");
        }

        Treated.MoveTo(browser.App, "2026-12-01");
        await using (var visit = await SignInAsync(browser, Roles.Gastroenterologist))
        {
            var page = visit.Page;
            await OpenPatientAsync(page);
            await page.ClickAsync("text=Record the start");
            await page.ClickAsync("main button");
            await Says(page, "h1", "On treatment: upadacitinib");
            await Says(page, "#plan", "29 Dec 2026");
            visit.AssertQuiet();
        }

        await VisitAsync(browser, "2026-12-29", "4", "210", "9");
        await VisitAsync(browser, "2027-01-26", "8", "165", "6");
        await VisitAsync(browser, "2027-02-23", "12", "120", "3");

        await using var last = await SignInAsync(browser, Roles.Gastroenterologist);
        await OpenPatientAsync(last.Page);
        await last.Page.Locator("a[href^='/treatments/']").First.ClickAsync();
        // CDAI 285 at the start: 75 less at week 4, 120 less and above 150 at week 8, 165 less and below 150 at week 12. Nobody has looked with an endoscope.
        await Row(last.Page, "Clinical response", "no", "yes", "yes");
        await Row(last.Page, "Clinical remission", "no", "no", "yes");
        await Assertions.Expect(last.Page.Locator(".outcomes th", new() { HasTextString = "Endoscopic remission" })).ToHaveCountAsync(0);
        await last.Page.ClickAsync("text=Change the phase");
        await last.Page.CheckAsync("[name='Form.Phase'][value=maintenance]");
        await last.Page.FillAsync("#Form_Dose", "15 mg once daily");
        await last.Page.ClickAsync("main button");
        await Says(last.Page, "main", "Maintenance");
        await Says(last.Page, "main", "15 mg once daily");
        last.AssertQuiet();
    }

    private static async Task VisitAsync(Browser browser, string day, string week, string cdai, string crp)
    {
        Treated.MoveTo(browser.App, day);
        await using var visit = await SignInAsync(browser, Roles.Nurse);
        var page = visit.Page;
        await OpenPatientAsync(page);
        await page.Locator("a[href^='/treatments/']").First.ClickAsync();
        await page.ClickAsync("text=New visit");
        await Says(page, "#panel", "Information missing");
        await page.ClickAsync("#g-events .none button");
        await page.FillAsync("[name='disease.cdai']", cdai);
        await page.FillAsync("[name='labs.on']", day);
        foreach (var (fact, value) in new[] { ("labs.haemoglobin", "13.1"), ("labs.neutrophils", "4"), ("labs.lymphocytes", "1.5"), ("labs.ldl", "2.5"), ("labs.crp", crp) })
            await page.FillAsync($"[name='{fact}']", value);
        foreach (var fact in new[] { "labs.altTimesUln", "labs.astTimesUln" })
        {
            await page.FillAsync($"[name='{fact}']", "25");
            await page.FillAsync($"[name='{fact}.limit']", "40");
        }
        await page.EvaluateAsync("document.querySelectorAll('section.part > .group .carried input[type=checkbox]').forEach(box => { box.checked = true; })");
        await page.ClickAsync(".bottom button[value=store]");
        await Says(page, "h1", $"week {week}");
        await Assertions.Expect(page.Locator(".verdict .level")).Not.ToHaveTextAsync("Stop");
        visit.AssertQuiet();
    }

    private static async Task Row(IPage page, string outcome, params string[] answers)
    {
        var cells = page.Locator(".outcomes tr", new() { Has = page.Locator($"th:text-is('{outcome}')") }).First.Locator("td");
        await Assertions.Expect(cells).ToHaveCountAsync(answers.Length);
        for (var i = 0; i < answers.Length; i++) await Assertions.Expect(cells.Nth(i)).ToContainTextAsync(answers[i]);
    }

    private static async Task OpenPatientAsync(IPage page)
    {
        await page.GotoAsync("/patients?q=D-1001");
        await page.Locator("main tbody a").First.ClickAsync();
    }

    private static async Task<Support.Visit> SignInAsync(Browser browser, string role)
    {
        var visit = await browser.Visit();
        await visit.Page.GotoAsync("/account/sign-in");
        await visit.Page.FillAsync("#Email", FirstStart.DevelopmentAccounts.Single(a => a.Role == role).Email);
        await visit.Page.FillAsync("#Password", FirstStart.DevelopmentPassword);
        await visit.Page.ClickAsync("main button");
        await Says(visit.Page, "h1", "Worklist");
        return visit;
    }

    private static Task Says(IPage page, string where, string text) => Assertions.Expect(page.Locator(where).First).ToContainTextAsync(text);
}
