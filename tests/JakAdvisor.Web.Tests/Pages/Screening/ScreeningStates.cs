using JakAdvisor.Web.Security;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.Screening;

/// <summary>The pages of the checklist in every state that looks different; none of them stores anything.</summary>
internal static class ScreeningStates
{
    private const string Doctor = Roles.Gastroenterologist;
    private const string Nurse = Roles.Nurse;

    public static readonly IReadOnlyList<PageState> All =
    [
        new("screening worklist", Nurse, "/screening", "Screening worklist"),
        new("screening worklist, overdue", Nurse, "/screening?list=overdue", "IGRA: due by"),
        new("screening worklist, with a question", Nurse, "/screening?list=question", "Has the liver specialist answered?"),
        new("screening worklist, nobody", Nurse, "/screening?list=all&q=nobody", "Nobody is waiting here"),
        new("worklist: ready for decision", Doctor, "/worklist?list=ready", "Handed over"),
        new("screening checklist, nothing asked yet", Nurse, "{fresh}", "Still decisive", Checklist),
        new("screening checklist, answers to confirm", Nurse, "{patient}", "to be confirmed: each stands below", Checklist),
        new("screening checklist, requested and declined", Nurse, "/screening?list=overdue", "Declined by the patient", First),
        new("screening checklist, question of the doctor", Nurse, "/screening?list=question", "Question from", First),
        new("screening checklist, ready, for the doctor", Doctor, "/screening?list=ready", "Send back with a question", First),
        new("screening checklist, with errors", Nurse, "{fresh}", "Nothing is saved yet", async page =>
        {
            await Checklist(page);
            await page.Locator("#item-blood-count [name='labs.haemoglobin']").FillAsync("12,8");
            await page.Locator("#item-blood-count button.main").ClickAsync();
        }),
        new("screening checklist, please check", Nurse, "{fresh}", "is unusual", async page =>
        {
            await Checklist(page);
            await page.Locator("#item-weight-and-height [name='patient.weight']").FillAsync("300");
            await page.Locator("#item-weight-and-height button.main").ClickAsync();
        }),
        new("screening checklist, a correction", Nurse, "/screening?list=overdue", "It stays visible, struck through", async page =>
        {
            await First(page);
            await page.Locator("#item-vzv-immunity a", new() { HasText = "Correct the last entry" }).ClickAsync();
        }),
        new("screening checklist, a question without words", Doctor, "/screening?list=overdue", "Write the question for the nurse", async page =>
        {
            await First(page);
            await page.EvaluateAsync("document.querySelectorAll('#hand-over details').forEach(d => { d.open = true; })");
            await page.GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        }),
        new("screening on paper", Nurse, "/screening?list=overdue", "as recorded", async page => { await First(page); await Link(page, "Print"); }),
        new("screening on paper, blank", Nurse, "/screening?list=overdue", "Filled in by", async page => { await First(page); await Link(page, "Print blank"); }),
    ];

    private static Task Checklist(IPage page) => Link(page, "Screening checklist");

    private static Task Link(IPage page, string words) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Opens the first patient of the list.</summary>
    private static Task First(IPage page) => page.Locator(".worklist th a").First.ClickAsync();
}
