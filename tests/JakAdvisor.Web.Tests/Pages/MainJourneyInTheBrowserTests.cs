using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>From signing in to a signed assessment of a new patient in a real browser: with the keyboard alone, and with scripts switched off.</summary>
[Collection(InTheBrowser.Name)]
public sealed class MainJourneyInTheBrowserTests(Browser browser)
{
    private const string AssessButton = ".bottom button[value=assess]";
    private static readonly (string Email, string Name, string Role) Doctor = FirstStart.DevelopmentAccounts.Single(a => a.Role == Roles.Gastroenterologist);

    [Fact]
    public async Task With_the_keyboard_alone_a_new_patient_is_assessed_and_a_start_against_a_finding_is_signed()
    {
        await using var visit = await browser.Visit();
        var (page, keys) = (visit.Page, new Keys(visit.Page));
        await page.GotoAsync("/account/sign-in");
        await keys.TabTo("#Email");
        await keys.Type(Doctor.Email);
        await keys.TabTo("#Password");
        await keys.Type(FirstStart.DevelopmentPassword);
        await keys.Enter();
        await Says(page, "h1", "Worklist");

        await keys.Follow("main a[href='/patients/new']");
        await keys.TabTo("#Form_RecordNumber");
        await keys.Type("K-1");
        await keys.TabTo("#Form_Name");
        await keys.Type("Kay Board");
        await keys.TabTo("#Form_BirthDate");
        await keys.TypeDate("1986-04-05");
        await keys.TabTo("[name='Form.Sex']");
        await keys.Choose("female");
        await keys.Follow("main button");
        await Says(page, "h1", "Kay Board");

        await keys.Follow("main a[href$='/assess']");
        await keys.FillIn(await AnswersAsync(page), AssessButton);
        await keys.Enter();
        await Says(page, ".verdict", "Upadacitinib");
        await Says(page, ".verdict", "Not now");
        await Says(page, "main", "DRAFT: not signed");

        // Signing too early leads by the summary to the field that is empty.
        await keys.TabTo("[name='Form.Kind']");
        await keys.Choose("start");
        await keys.TabTo("[name='Form.Drug']");
        await keys.Choose("upadacitinib");
        await keys.Follow("form[action$='handler=Sign'] button");
        Assert.Equal("errors", await visit.Focused());
        await keys.TabTo("#errors a[href='#Form_Dose']");
        await keys.Press("Enter");
        Assert.Equal("Form_Dose", await visit.Focused());
        await keys.Type("45 mg once daily");
        await keys.TabTo("#Form_PlannedStart");
        await keys.TypeDate("2026-12-01");
        await keys.TabTo("[name='Form.Drug'][value=upadacitinib]", backwards: true);
        await keys.TabTo("[name^='Form.Reasons[upadacitinib/']");
        await keys.Choose("test-ordered");
        await keys.TabTo("[name^='Form.Comments[upadacitinib/']");
        await keys.Type("Isoniazid begins tomorrow");
        await keys.Follow("form[action$='handler=Sign'] button");
        await IsSigned(page);
        await page.ReloadAsync();
        await IsSigned(page);
        await IsThereOnce(page, "K-1");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task With_scripts_switched_off_a_new_patient_is_assessed_and_a_start_against_a_finding_is_signed()
    {
        await using var visit = await browser.Visit(scripts: false);
        var page = visit.Page;
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Email", Doctor.Email);
        await page.FillAsync("#Password", FirstStart.DevelopmentPassword);
        await page.ClickAsync("main button");
        await page.ClickAsync("main a[href='/patients/new']");
        await page.ClickAsync("main button");
        await Says(page, "#errors", "Enter the record number");
        await page.FillAsync("#Form_RecordNumber", "O-1");
        await page.FillAsync("#Form_Name", "Olga Off");
        await page.FillAsync("#Form_BirthDate", "1986-04-05");
        await page.CheckAsync("[name='Form.Sex'][value=female]");
        await page.ClickAsync("main button");

        await page.ClickAsync("main a[href$='/assess']");
        await page.ClickAsync("#g-clots .none button");
        await Assertions.Expect(page.Locator("#g-clots input[value=no]:checked")).ToHaveCountAsync(4);
        foreach (var (field, answer) in await AnswersAsync(page))
        {
            var control = page.Locator($"[name='{field}']:visible").First;
            switch (await control.GetAttributeAsync("type") ?? await control.EvaluateAsync<string>("e => e.localName"))
            {
                case "radio":
                    await page.CheckAsync($"[name='{field}'][value='{answer}']");
                    break;
                case "checkbox":
                    await control.CheckAsync();
                    break;
                case "select":
                    await control.SelectOptionAsync(answer);
                    break;
                default:
                    await control.FillAsync(answer);
                    break;
            }
        }
        await page.ClickAsync(AssessButton);
        await Says(page, ".verdict", "Not now");
        await Says(page, "main", "DRAFT: not signed");

        await page.CheckAsync("[name='Form.Kind'][value=start]");
        await page.CheckAsync("[name='Form.Drug'][value=upadacitinib]");
        await page.ClickAsync("summary:has-text('A start goes against')");
        await page.SelectOptionAsync("[name^='Form.Reasons[upadacitinib/']", "test-ordered");
        await page.FillAsync("[name^='Form.Comments[upadacitinib/']", "Isoniazid begins tomorrow");
        await page.FillAsync("#Form_Dose", "45 mg once daily");
        await page.FillAsync("#Form_PlannedStart", "2026-12-01");
        await page.ClickAsync("form[action$='handler=Sign'] button");
        await IsSigned(page);
        // Going back shows the same page anew, signed by now, and no form to sign it with.
        await page.GoBackAsync();
        await IsSigned(page);
        await IsThereOnce(page, "O-1");
        visit.AssertQuiet();
    }

    private static async Task IsSigned(IPage page)
    {
        await Says(page, "#decision-title", "Decision: Start upadacitinib");
        foreach (var words in new[] { "45 mg once daily", "1 Dec 2026", "Dr Dora Demo", "Positive IGRA, latent tuberculosis untreated: Test ordered. Isoniazid begins tomorrow", "SIGNED" }) await Says(page, "main", words);
        await Assertions.Expect(page.Locator("#decide-title")).ToHaveCountAsync(0);
    }

    private static async Task IsThereOnce(IPage page, string record)
    {
        await page.GotoAsync("/patients?q=" + record);
        await page.GotoAsync((await page.Locator("main tbody a").First.GetAttributeAsync("href"))!);
        await Assertions.Expect(page.Locator(".timeline > li")).ToHaveCountAsync(1);
        await Says(page, ".timeline", "Signed: Start upadacitinib, Dr Dora Demo");
    }

    private static Task Says(IPage page, string where, string words) => Assertions.Expect(page.Locator(where).First).ToContainTextAsync(words);

    /// <summary>What a patient with a positive IGRA would answer, field by field; the dates that the form fills in by itself are left to it.</summary>
    private async Task<IReadOnlyDictionary<string, string>> AnswersAsync(IPage page)
    {
        var facts = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("seeds", "demo", "04-igra-positive.json")))!["request"]!["facts"]!.AsObject();
        foreach (var recorded in new[] { "patient.age", "patient.sex" }) facts.Remove(recorded);
        var typed = FactsToEntries.From(facts, browser.App.Services.GetRequiredService<GuidanceRelease>().Facts).All;
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, answer) in typed)
        {
            if (await page.Locator($"[name='{field}']:visible").CountAsync() > 0) answers[field] = answer;
        }
        return answers;
    }
}
