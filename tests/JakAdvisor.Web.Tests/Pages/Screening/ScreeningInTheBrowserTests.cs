using System.Diagnostics;
using System.Globalization;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.Screening;

/// <summary>The nurse's work in a real browser, with scripts and without, and what comes out of the printer.</summary>
public sealed class ScreeningInTheBrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_nurse_finishes_a_work_up_over_three_days()
    {
        var began = browser.App.Now;
        await using var visit = await browser.Visit();
        var page = visit.Page;
        var list = await NewPatientAsync(page, "B-1", "Three Days", "male");

        await page.GotoAsync(list);
        await Assertions.Expect(page.Locator(".so-far").First).ToContainTextAsync("information missing");
        foreach (var (item, typed) in WorkUp.FirstDay) await SaveAsync(page, item, typed);
        foreach (var (item, due) in new[] { ("igra", "2026-11-24"), ("hbv-panel", "2026-11-24"), ("blood-count", "2026-11-23") })
        {
            await page.Locator($"#due-{item}").FillAsync(due);
            await page.Locator($"#item-{item} button[value=requested]").ClickAsync();
            await Assertions.Expect(page.Locator($"#item-{item} .status")).ToContainTextAsync("Requested, due by");
        }
        Assert.EndsWith("#item-blood-count", page.Url, StringComparison.Ordinal);

        browser.App.Now = began.AddDays(2);
        await SignInAsync(page, Roles.Nurse);
        await page.GotoAsync("/screening?list=overdue&q=Three");
        await Assertions.Expect(page.Locator(".worklist")).ToContainTextAsync("Blood count with differential: due by 23 Nov 2026");
        await page.GotoAsync(list);
        foreach (var (item, typed) in WorkUp.SecondDay) await SaveAsync(page, item, typed);

        browser.App.Now = began.AddDays(3);
        await SignInAsync(page, Roles.Nurse);
        await page.GotoAsync(list);
        foreach (var (item, typed) in WorkUp.ThirdDay) await SaveAsync(page, item, typed);
        await page.Locator("#hand-over summary").First.ClickAsync();
        await page.Locator("#ready-note").FillAsync("All results are in");
        await page.Locator("#hand-over button", new() { HasText = "Ready for decision" }).ClickAsync();
        await Assertions.Expect(page.Locator("#hand-over")).ToContainTextAsync("Handed over by Nils Demo, RN");

        await SignInAsync(page, Roles.Gastroenterologist);
        await page.GotoAsync("/worklist?list=ready");
        await Assertions.Expect(page.Locator(".worklist")).ToContainTextAsync("Three Days");
        await page.GotoAsync(list);
        await SaveAsync(page, "activity", [("disease.activity", "moderate"), ("disease.activityConfirmed", "yes"), ("disease.activityConfirmed.on", "2026-11-20")]);
        await Assertions.Expect(page.Locator(".so-far").First).ToContainTextAsync("Nothing stands against it");
        await page.GotoAsync(list + "/print");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("☑ IGRA: Result in, Nils Demo, RN 24 Nov 2026");
        await visit.AssertSound("the printed page");
        browser.App.Now = began;
    }

    [Fact]
    public async Task A_positive_IGRA_brings_its_items_and_the_verdict_moves_as_they_are_done()
    {
        // Without scripts: every step is a page.
        await using var visit = await browser.Visit(scripts: false);
        var page = visit.Page;
        await SignInAsync(page, Roles.Nurse);
        await page.GotoAsync("/screening?list=all&q=Milo");
        await page.Locator(".worklist th a").First.ClickAsync();
        while (await page.Locator(".still button").CountAsync() is > 0 and var sections)
        {
            await page.Locator(".still button").First.ClickAsync();
            await Assertions.Expect(page.Locator(".still button")).ToHaveCountAsync(sections - 1);
        }
        await Assertions.Expect(page.Locator(".so-far").First).Not.ToContainTextAsync("information missing");
        await Assertions.Expect(page.Locator(".off #item-latent-tb-treatment")).ToHaveCountAsync(1);
        await SaveAsync(page, "igra", [("tb.igra", "positive"), ("tb.igra.on", "2026-11-20")]);
        await Assertions.Expect(page.Locator(".so-far").First).ToContainTextAsync("Not now");
        await Assertions.Expect(page.Locator("#item-latent-tb-treatment .appeared")).ToContainTextAsync("IGRA: positive (20 Nov 2026)");

        await SaveAsync(page, "latent-tb-treatment", [("tb.preventiveTreatment", "in-progress")]);
        await Assertions.Expect(page.Locator("#item-latent-tb-course .appeared")).ToContainTextAsync("Treatment of latent tuberculosis is under way or complete");
        // Two weeks only: the lead-in of four weeks is not reached.
        await SaveAsync(page, "latent-tb-course", [("tb.preventiveStartedOn", "2026-11-08"), ("tb.preventiveRegimen", "isoniazid")]);
        await Assertions.Expect(page.Locator(".so-far").First).ToContainTextAsync("Not now");

        await page.Locator("#item-latent-tb-course a", new() { HasText = "Correct the last entry" }).ClickAsync();
        await page.Locator("[name='tb.preventiveStartedOn']").FillAsync("2026-10-12");
        await page.Locator("#item-latent-tb-course button[value=correct]").ClickAsync();
        await Assertions.Expect(page.Locator(".so-far").First).Not.ToContainTextAsync("Not now");
        await page.Locator("#item-latent-tb-course .past summary").ClickAsync();
        await Assertions.Expect(page.Locator("#item-latent-tb-course .history s")).ToContainTextAsync("8 Nov 2026");
        visit.AssertQuiet();
    }

    [Theory]
    [InlineData("A4", false)]
    [InlineData("A4", true)]
    [InlineData("Letter", false)]
    [InlineData("Letter", true)]
    public async Task Paper_takes_two_pages_with_identity_on_both_and_nothing_cut(string paper, bool blank)
    {
        await using var visit = await browser.Visit();
        var page = visit.Page;
        var list = await NewPatientAsync(page, $"B-5-{paper}-{blank}", "Paper Person-Of-A-Rather-Long-Name", "female");
        await page.GotoAsync(list);
        if (!blank)
        {
            foreach (var (item, typed) in WorkUp.FirstDay.Where(d => d.Item != "medicines").Concat(WorkUp.SecondDay).Concat(WorkUp.ThirdDay)) await SaveAsync(page, item, [.. typed, ("note", WorkUp.Note)]);
            await SaveAsync(page, "medicines", [.. Enumerable.Range(0, 20).Select(i => ($"medications.current.{i.ToString(CultureInfo.InvariantCulture)}", $"Medicine number {i.ToString(CultureInfo.InvariantCulture)}"))], rows: true);
        }
        await page.GotoAsync(list + "/print" + (blank ? "?blank=true" : ""));
        var file = Path.Combine(Directory.CreateTempSubdirectory("jakadvisor-paper-").FullName, "checklist.pdf");
        await page.PdfAsync(new() { Path = file, Format = paper });

        var text = await ReadAsync(file);
        var pages = text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, pages.Length);
        for (var n = 1; n <= 2; n++)
        {
            var squeezed = Squeeze(pages[n - 1]);
            foreach (var words in new[] { "Paper Person-Of-A-Rather-Long-Name", "born 1 Jan 1990", $"record B-5-{paper}-{blank}", "22 Nov 2026", $"page {n} of 2" }) Assert.Contains(words, squeezed, StringComparison.Ordinal);
        }
        // Every word of the page is on the paper, the last line included.
        var shown = await page.Locator("main").InnerTextAsync();
        // A line may end after a hyphen, so the parts of a word are looked for.
        var onPaper = Squeeze(text).Split(' ', '-').ToHashSet(StringComparer.Ordinal);
        var joined = Squeeze(text).Replace(" ", "", StringComparison.Ordinal);
        Assert.DoesNotContain(Squeeze(shown).Split(' ', '-'), w => !onPaper.Contains(w) && !joined.Contains(w, StringComparison.Ordinal));
        Assert.Contains("Checked by", text, StringComparison.Ordinal);
        Assert.True(blank == text.Contains("☐ negative", StringComparison.Ordinal));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static async Task SignInAsync(IPage page, string role)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#Email").FillAsync(FirstStart.DevelopmentAccounts.Single(a => a.Role == role).Email);
        await page.Locator("#Password").FillAsync(FirstStart.DevelopmentPassword);
        await page.Locator("main button").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    /// <summary>A new patient; the path of the checklist.</summary>
    private static async Task<string> NewPatientAsync(IPage page, string number, string name, string sex)
    {
        await SignInAsync(page, Roles.Nurse);
        await page.GotoAsync("/patients/new");
        await page.Locator("#Form_RecordNumber").FillAsync(number);
        await page.Locator("#Form_Name").FillAsync(name);
        await page.Locator("#Form_BirthDate").FillAsync("1990-01-01");
        await page.Locator($"[name='Form.Sex'][value={sex}]").CheckAsync();
        await page.Locator("main form button").First.ClickAsync();
        var another = page.Locator("[name=AnotherPerson]");
        // Either the patient's own page comes, or the one that asks about a similar person.
        await Assertions.Expect(another.Or(page.Locator("[aria-label=Patient]")).First).ToBeVisibleAsync();
        if (await another.CountAsync() > 0)
        {
            await another.CheckAsync();
            await page.Locator("main form button").First.ClickAsync();
        }
        await page.WaitForURLAsync(url => url.Contains("/patients/", StringComparison.Ordinal) && !url.EndsWith("/new", StringComparison.Ordinal));
        return "/screening/" + new Uri(page.Url).Segments[^1];
    }

    private static async Task SaveAsync(IPage page, string item, IReadOnlyList<(string Field, string Text)> typed, bool rows = false)
    {
        var form = page.Locator($"#item-{item} .entry");
        if (await form.GetAttributeAsync("open") is null) await form.Locator("> summary").ClickAsync();
        foreach (var (field, text) in typed)
        {
            while (rows && await form.Locator($"[name='{field}']").CountAsync() == 0) await form.Locator("button[value^='row:']").ClickAsync();
            var control = form.Locator($"[name='{field}']");
            if (await control.First.GetAttributeAsync("type") is "radio" or "checkbox") await form.Locator($"[name='{field}'][value='{text}']").CheckAsync();
            else if (await control.First.EvaluateAsync<string>("e => e.tagName") == "SELECT") await control.SelectOptionAsync(text);
            else
            {
                // A date of its own stands folded.
                await control.First.EvaluateAsync("e => { const d = e.closest('details.on'); if (d) d.open = true; }");
                await control.First.FillAsync(text);
            }
        }
        await form.Locator("button.main").ClickAsync();
        if (await page.Locator("#errors").CountAsync() > 0) Assert.Fail($"{item}: {await page.Locator("#errors").InnerTextAsync()}");
        await Assertions.Expect(page.Locator($"#item-{item} [role=status]")).ToContainTextAsync("Saved.");
    }

    private static async Task<string> ReadAsync(string file)
    {
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        return text;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
