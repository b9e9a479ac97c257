using System.Text.RegularExpressions;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>From the assessment to the plan after week 12 in a real browser, with the keyboard alone: a clinic of its own, because its clock moves.</summary>
public sealed class FollowUpInTheBrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Name = "Jo Urney";
    private const string Store = ".bottom button[value=store]";
    private const string Cdai = "disease.cdai";
    private const string Calculator = "[data-fact='disease.cdai'] details.calculator > summary";

    private string _patient = "";
    private string _treatment = "";

    [Fact]
    public async Task From_the_signed_decision_to_the_plan_after_week_12_with_the_keyboard_alone()
    {
        var assessment = await AssessAsync();
        await SignAsync(assessment);
        await StartAsync();

        // CDAI 300 before the start. 99 points less is no response yet, 100 less is one.
        await VisitAsync("2026-12-15", "2", "Go on", Bloods("2026-12-15", "240", "14"));
        await VisitAsync("2026-12-29", "4", "Go on", Bloods("2026-12-29", "201", "9"));
        await VisitAsync("2027-01-26", "8", "Act", [.. Bloods("2027-01-26", "200", "6", medicines: false), ("medications.current.0", "clarithromycin")]);
        await ReduceTheDoseAsync();
        await RecordAnInfectionAsync();
        await Week12Async();
        await GoOnWithMaintenanceAsync();
    }

    /// <summary>A man whose work-up is complete and who has not been decided on; the path of his assessment.</summary>
    private async Task<string> AssessAsync()
    {
        using var nurse = await Person.OfAsync(browser.App, Roles.Nurse);
        var page = await nurse.OpenAsync("/patients/new");
        await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.RecordNumber", "J-1"), ("Form.Name", Name), ("Form.BirthDate", "1990-01-01"), ("Form.Sex", "male"));
        _patient = nurse.Path;
        await nurse.AssessAsync(browser.App, _patient, Treated.Crohns(browser.App.Services.GetRequiredService<GuidanceRelease>()), "us");
        return nurse.Path;
    }

    private async Task SignAsync(string assessment)
    {
        await using var visit = await SignInAsync(Roles.Gastroenterologist);
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await page.GotoAsync(assessment);
        await keys.TabTo("[name='Form.Kind']");
        await keys.Choose("start");
        await keys.TabTo("[name='Form.Drug']");
        await keys.Choose("upadacitinib");
        await keys.TabTo("#Form_Dose");
        await keys.Type("45 mg once daily");
        await keys.TabTo("#Form_PlannedStart");
        await keys.TypeDate("2026-12-01");
        await keys.Follow("form[action$='handler=Sign'] button");
        await Says(page, "#decision-title", "Decision: Start upadacitinib");
        visit.AssertQuiet();
    }

    private async Task StartAsync()
    {
        Treated.MoveTo(browser.App, "2026-12-01");
        await using var visit = await SignInAsync(Roles.Gastroenterologist);
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await page.GotoAsync("/patients?q=J-1");
        await keys.Follow("main tbody a");
        await Says(page, "main", "no first day is recorded yet");
        await keys.Follow("main a[href^='/treatments/start/']");
        await Assertions.Expect(page.Locator("#Form_On")).ToHaveValueAsync("2026-12-01");
        await Assertions.Expect(page.Locator("#Form_Dose")).ToHaveValueAsync("45 mg once daily");
        await keys.Follow("main form button");
        await Says(page, "h1", "On treatment: upadacitinib");
        _treatment = new Uri(page.Url).AbsolutePath;

        // Weeks 4 and 12 after 1 Dec 2026.
        await Assertions.Expect(Planned(page, "blood count")).ToContainTextAsync("29 Dec 2026");
        await Assertions.Expect(Planned(page, "lipids")).ToContainTextAsync("23 Feb 2027");
        await keys.TabTo("a[href*='handler=Calendar']");
        await visit.AssertSound("a treatment on its first day");
    }

    private async Task VisitAsync(string day, string week, string level, (string Field, string Answer)[] answers)
    {
        Treated.MoveTo(browser.App, day);
        await using var visit = await SignInAsync(Roles.Nurse);
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await OpenFormAsync(page, keys);
        await keys.FillIn(await WithConfirmationsAsync(page, answers), Store);
        await Says(page, "#panel .verdicts", level);
        await keys.Enter();
        await Says(page, "h1", $"week {week}");
        await Says(page, ".verdict .level", level);
        await Says(page, ".verdict", "No missing answer can make it worse");
        visit.AssertQuiet();
    }

    private async Task ReduceTheDoseAsync()
    {
        await using var visit = await SignInAsync(Roles.Gastroenterologist);
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await page.GotoAsync("/worklist?list=follow-up");
        await Says(page, $"main tr:has-text('{Name}')", "Act");
        await keys.Follow($"main a[href='{_treatment}']");
        await keys.Follow(".timeline h3 a");
        await Says(page, "main", "Strong CYP3A4 inhibitor");
        await visit.AssertSound("a visit that asks for a decision");

        await BackAsync(page, _treatment);
        await keys.Follow("main a[href$='/dose']");
        await keys.FillIn(Answers(("Form.Dose", "30 mg once daily"), ("Form.Comment", "Clarithromycin for ten days")), "main form button");
        await keys.Enter();
        await Says(page, "dl.identity:has-text('Phase')", "30 mg once daily");
        await Says(page, "#state-title", "Under way");
        visit.AssertQuiet();
    }

    private async Task RecordAnInfectionAsync()
    {
        await using var visit = await SignInAsync(Roles.Nurse);
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await page.GotoAsync(_treatment);
        await keys.Follow("#adverse-events a.button");
        await keys.FillIn(
            Answers(
                ("Form.Code", "infection"), ("Form.Onset", "2027-01-20"), ("Form.Grade", "moderate"), ("Form.LedToDiscontinuation", "no"), ("Form.Hospitalised", "no"), ("Form.LifeThreatening", "no"),
                ("Form.Relation", "possible"), ("Form.Action", "reduced"), ("Form.Outcome", "resolving")),
            "main form button");
        await keys.Enter();
        foreach (var words in new[] { "Infection", "20 Jan 2027", "Moderate", "No", "Possibly", "Dose reduced", "Resolving" }) await Says(page, "#adverse-events tbody tr", words);
        visit.AssertQuiet();
    }

    /// <summary>The index is worked out of its items: 2 × 7 stools + 5 × 7 pain + 7 × 7 well-being + 6 × (47 − 44) + the weight term, 100 − 100 × 72 kg ÷ (1.77² × 22.1 kg) = −3.99: 112.01.</summary>
    private async Task Week12Async()
    {
        Treated.MoveTo(browser.App, "2027-02-23");
        await using var visit = await SignInAsync(Roles.Nurse);
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await OpenFormAsync(page, keys);
        await keys.FillIn(Answers(("disease.activity", "mild")), Calculator);
        await keys.Press("Enter");
        await keys.FillIn(Items(("liquidStools", "7"), ("abdominalPain", "7"), ("wellBeing", "7"), ("abdominalMass", "0"), ("haematocrit", "44")), "button[value='none:disease.cdai']");
        await keys.Press("Enter");
        await keys.TabTo("button[value='score:disease.cdai']");
        await keys.Enter();
        await Assertions.Expect(page.Locator($"[name='{Cdai}']")).ToHaveValueAsync("112");

        await keys.FillIn(await WithConfirmationsAsync(page, [.. Bloods("2027-02-23", "", "3"), ("kidney.egfr", "95"), ("labs.faecalCalprotectin", "40"), ("labs.faecalCalprotectin.on", "2027-02-23")]), Store);
        await keys.Enter();
        await Says(page, "h1", "week 12");
        await Says(page, ".verdict .level", "Go on");
        await Says(page, Reached("Clinical response (CDAI)"), "yes");
        await Says(page, Reached("Clinical remission (CDAI)"), "yes");
        await Says(page, Reached("Calprotectin normalised"), "yes");
        await Says(page, Reached("Endoscopic remission"), "not evaluable");
        await visit.AssertSound("the visit of week 12");
    }

    private async Task GoOnWithMaintenanceAsync()
    {
        await using var visit = await SignInAsync(Roles.Gastroenterologist);
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await page.GotoAsync(_treatment);
        // Columns: weeks 2, 4, 8 and 12. Nobody has looked with an endoscope, so that row is left out.
        await Row(page, "Clinical response", "no", "no", "yes, steroid-free", "yes, steroid-free");
        await Row(page, "Clinical remission", "no", "no", "no", "yes, steroid-free");
        await Row(page, "Calprotectin normalised", "not evaluable", "not evaluable", "not evaluable", "yes, steroid-free");
        await Assertions.Expect(page.Locator(".outcomes th", new() { HasTextString = "Endoscopic remission" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("svg.chart[aria-label^='CDAI: from 300 on 22 Nov 2026 to 112']")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("svg.chart[aria-label='CRP: from 20 on 22 Nov 2026 to 3 mg/L on 23 Feb 2027, 5 values']")).ToBeVisibleAsync();
        await keys.TabTo(".charts li:nth-child(3) summary");
        await keys.Press("Enter");
        Assert.Equal(["22 Nov 2026 20", "15 Dec 2026 14", "29 Dec 2026 9", "26 Jan 2027 6", "23 Feb 2027 3"], (await page.Locator(".charts li:has(h3:has-text('CRP')) tbody tr").AllInnerTextsAsync()).Select(Folded));

        await BackAsync(page, _treatment);
        await keys.Follow("main a[href$='/phase']");
        await keys.FillIn(Answers(("Form.Phase", "maintenance"), ("Form.Dose", "15 mg once daily")), "main form button");
        await keys.Enter();
        await Says(page, "dl.identity:has-text('Phase')", "15 mg once daily");
        await Says(page, "dl.identity:has-text('Phase')", "Maintenance");
        // Three months after the count of week 12.
        await Assertions.Expect(Planned(page, "blood count")).ToContainTextAsync("23 May 2027");
        await Assertions.Expect(Planned(page, "blood count")).ToContainTextAsync("23 Feb 2027");
        await Assertions.Expect(page.Locator("#plan .late")).ToHaveCountAsync(0);
        await visit.AssertSound("a treatment after week 12");

        await BackAsync(page, _patient);
        await Says(page, "main", "upadacitinib since 1 Dec 2026");
        await Says(page, "main", "Under way, 15 mg once daily");
        await visit.AssertSound("a patient on treatment");
    }

    /// <summary>From the worklist to an empty form, on which nothing has happened since the last visit: one key for all events.</summary>
    private async Task OpenFormAsync(IPage page, Keys keys)
    {
        await page.GotoAsync("/worklist?list=follow-up");
        await keys.Follow($"main a[href='{_treatment}']");
        await keys.Follow(".bar a.button");
        await Says(page, "#panel", "Not settled. At worst: Stop.");
        await keys.TabTo("#g-events .none button");
        await keys.Press("Enter");
        await Assertions.Expect(page.Locator("#s-events input[value=no]:checked")).ToHaveCountAsync(await page.Locator("#s-events fieldset").CountAsync());
    }

    private static (string Field, string Answer)[] Bloods(string day, string cdai, string crp, bool medicines = true) =>
    [
        .. cdai.Length > 0 ? [("disease.activity", "mild"), (Cdai, cdai)] : Array.Empty<(string, string)>(),
        ("labs.on", day), ("labs.haemoglobin", "13.1"), ("labs.neutrophils", "4"), ("labs.lymphocytes", "1.5"), ("labs.altTimesUln", "25"), ("labs.altTimesUln.limit", "40"), ("labs.astTimesUln", "22"),
        ("labs.astTimesUln.limit", "40"), ("labs.crp", crp), ("labs.ldl", "2.5"), ("labs.liverInjurySuspected", "no"), .. medicines ? [("medications.current.none", "yes")] : Array.Empty<(string, string)>(),
    ];

    /// <summary>With a tick at whatever is on record, can be confirmed and is not answered.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> WithConfirmationsAsync(IPage page, (string Field, string Answer)[] answers)
    {
        var offered = await page.Locator(".carried input[type=checkbox]:visible").EvaluateAllAsync<string[]>("boxes => boxes.map(b => b.name)");
        return Answers([.. answers, .. offered.Where(o => !answers.Any(a => a.Field.StartsWith(o[..^"confirm".Length], StringComparison.Ordinal) || a.Field + ".confirm" == o)).Select(o => (o, "yes"))]);
    }

    private static Dictionary<string, string> Answers(params (string Field, string Answer)[] answers) => answers.ToDictionary(a => a.Field, a => a.Answer, StringComparer.Ordinal);

    private static Dictionary<string, string> Items(params (string Item, string Answer)[] items) => Answers([.. items.Select(i => ($"{Cdai}.items.{i.Item}", i.Answer))]);

    private static ILocator Planned(IPage page, string item) => page.Locator("#plan tbody tr", new() { Has = page.Locator("th", new() { HasTextRegex = new Regex(@"^\s*" + item, RegexOptions.None, TimeSpan.FromSeconds(1)) }) });

    private static string Reached(string outcome) => $"table.outcomes tr:has(th:has-text('{outcome}')) .outcome";

    private static async Task Row(IPage page, string outcome, params string[] answers) =>
        Assert.Equal(answers, (await page.Locator(".outcomes tr", new() { Has = page.Locator($"th:text-is('{outcome}')") }).First.Locator("td").AllInnerTextsAsync()).Select(Folded));

    /// <summary>To another page as it looks when it is opened: on a wide screen, in the light, nothing unfolded.</summary>
    private static async Task BackAsync(IPage page, string path)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync(path);
    }

    private async Task<Support.Visit> SignInAsync(string role)
    {
        var visit = await browser.Visit();
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await page.GotoAsync("/account/sign-in");
        await keys.TabTo("#Email");
        await keys.Type(FirstStart.DevelopmentAccounts.Single(a => a.Role == role).Email);
        await keys.TabTo("#Password");
        await keys.Type(FirstStart.DevelopmentPassword);
        await keys.Enter();
        await Says(page, "h1", "Worklist");
        return visit;
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task Says(IPage page, string where, string text) => Assertions.Expect(page.Locator(where).First).ToContainTextAsync(text);
}
