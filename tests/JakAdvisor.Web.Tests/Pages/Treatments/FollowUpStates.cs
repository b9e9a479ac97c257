using JakAdvisor.Web.Security;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>The pages of follow-up in every state that looks different: treatment, plan, visit, adverse event and cohort. None of them stores anything.</summary>
internal static class FollowUpStates
{
    private const string Doctor = Roles.Gastroenterologist;
    private const string Nurse = Roles.Nurse;

    public static readonly IReadOnlyList<PageState> All =
    [
        new("start of a treatment", Doctor, "{starting}", "All dates of the plan are counted from it"),
        new("start of a treatment, with errors", Doctor, "{starting}", "There is a problem", async page => { await page.FillAsync("#Form_Dose", ""); await page.FillAsync("#Form_On", ""); await Press("Record the start")(page); }),
        new("treatment, no visit yet", Doctor, "{treatment}", "No visit yet"),
        new("treatment with visits", Nurse, "{followed}", "Outcomes at each visit"),
        new("treatment, paused", Doctor, "{paused}", "Resume"),
        new("treatment, stopped, with an adverse event", Doctor, "{stopped}", "Shingles (herpes zoster)"),
        new("change of a dose", Doctor, "{treatment}/dose", "Dose from that day"),
        new("change of a dose, with errors", Doctor, "{treatment}/dose", "There is a problem", async page => { await page.FillAsync("#Form_On", ""); await Press("Change the dose")(page); }),
        new("change of the phase, with errors", Doctor, "{treatment}/phase", "Choose the new phase", Press("Change the phase")),
        new("pause, with errors", Doctor, "{treatment}/pause", "Choose the reason", Press("Pause")),
        new("resumption", Doctor, "{paused}/resume", "Dose from that day"),
        new("response, with errors", Doctor, "{treatment}/response", "Say in a few words what it is", Press("Record a response")),
        new("stop of a treatment", Doctor, "{treatment}/stop", "Last day of the drug"),
        new("stop of a treatment, with errors", Doctor, "{treatment}/stop", "Choose the reason", Press("Stop")),
        new("a step that is not possible", Doctor, "{stopped}/dose", "Not possible now"),
        new("adverse event", Nurse, "{treatment}/adverse-event", "What happened"),
        new("adverse event, with errors", Nurse, "{treatment}/adverse-event", "There is a problem", Press("Store the adverse event")),
        new("adverse event, corrected", Nurse, "{stopped}", "The entry stays in the record", page => page.Locator("#adverse-events a", new() { HasText = "Correct" }).ClickAsync()),
        new("adverse event, corrected, with errors", Nurse, "{stopped}", "Say why the entry was a mistake", async page =>
        {
            await page.Locator("#adverse-events a", new() { HasText = "Correct" }).ClickAsync();
            await page.CheckAsync("[name='Form.Withdrawn']");
            await page.FillAsync("#Form_Comment", "");
            await Press("Store the correction")(page);
        }),

        new("visit form, empty", Nurse, "{treatment}/visit", "Since the last visit"),
        new("visit form, after the end", Nurse, "{stopped}/visit", "A visit of that day or before can still be entered"),
        new("visit form, with errors", Doctor, "{followed}/visit", "2 answers have to be corrected", async page =>
        {
            await page.FillAsync("#day", "");
            await page.FillAsync("[name='labs.haemoglobin']", "12,8");
            await page.FillAsync("[name='labs.on']", "2026-11-22");
            await Press("Judge and store")(page);
        }),
        new("visit form, please check", Nurse, "{paused}/visit", "Please check", async page => { await page.FillAsync("[name='patient.weight']", "300"); await Press("Judge and store")(page); }),
        new("visit form, a score half filled in", Nurse, "{paused}/visit", "Still needed", async page =>
        {
            await page.Locator("[data-fact='disease.cdai'] details.calculator > summary").First.ClickAsync();
            await page.FillAsync("[name='disease.cdai.items.liquidStools']", "14");
            await page.ClickAsync("button[value='score:disease.cdai']");
        }),
        new("visit, quiet", Nurse, "{visit}", "Outcomes against the baseline"),
        new("visit, nothing answered", Nurse, "{unanswered}", "rules that nobody can decide yet"),
        new("visit, corrected since", Nurse, "{corrected}", "This visit was corrected and no longer counts"),
        new("visit, corrects another", Doctor, "{stopping}", "which stays in the record"),
        new("visit, to be corrected", Nurse, "{visit}", "Correct the visit of", page => page.GetByText("Correct this visit").ClickAsync()),
        new("visit, replayed", Nurse, "{visit}", "The same answer, byte for byte", Press("Replay")),
        new("patient's page after a visit", Nurse, "{visit}/patient-page", "From the start to now"),
        new("patient's page after a visit, in Chinese and large print", Doctor, "{visit}/patient-page?language=zh&size=large", "This translation has not yet been reviewed"),
        new("patient's page after an earlier visit", Nurse, "{followed}", "A newer visit takes the place of this one", async page =>
        {
            await page.Locator(".timeline h3 a").Last.ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Patient's page", Exact = true }).ClickAsync();
        }),
        new("worklist: follow-up", Nurse, "/worklist?list=follow-up", "Newest visit"),

        new("cohort beside the study", Doctor, "/cohort", "What limits the study"),
        new("cohort of another disease", Nurse, "/cohort?disease=ulcerative-colitis", "so no published figure stands beside these"),
        new("cohort of nobody", Nurse, "/cohort?from=2030-01-01", "What limits the study"),
        new("cohort, with errors", Nurse, "/cohort?from=soon", "soon is not a date", Status: 400),
    ];

    private static Func<IPage, Task> Press(string button) => page => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
}
