using JakAdvisor.Web.Security;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>A page in one of its states.</summary>
/// <param name="Name">Told when something is wrong with it.</param>
/// <param name="Role">Who looks at it; empty for somebody who is not signed in.</param>
/// <param name="Path">Where it begins; names in braces are known to the clinic's records.</param>
/// <param name="Shows">Words that stand on the page only in this state.</param>
/// <param name="Then">What the person does there to bring the state about.</param>
/// <param name="Status">How the page answers.</param>
internal sealed record PageState(string Name, string Role, string Path, string Shows, Func<IPage, Task>? Then = null, int Status = 200);

/// <summary>Every page in every state that looks different. A new page or state is one more row here.</summary>
internal static class PageStates
{
    private const string Nobody = "";
    private const string Doctor = Roles.Gastroenterologist;
    private const string Nurse = Roles.Nurse;
    private const string Administrator = Roles.Administrator;

    public static readonly IReadOnlyList<PageState> All =
    [
        new("sign in", Nobody, "/account/sign-in", "Every account has the password"),
        new("sign in, with errors", Nobody, "/account/sign-in", "Enter your e-mail address", Press("Sign in")),
        new("authenticator", Nobody, "/account/authenticator", "The 6 digits your authenticator shows"),
        new("authenticator, with errors", Nobody, "/account/authenticator", "There is a problem", Press("Sign in")),
        new("invitation", Nobody, "{invitation}", "Welcome, Ivo Invited"),
        new("invitation, with errors", Nobody, "{invitation}", "There is a problem", Press("Keep this password")),
        new("my account", Nurse, "/account/me", "Type this key into it"),
        new("my account, with errors", Nurse, "/account/me", "There is a problem", Press("Change the password")),
        new("a form kept over sign-in", Nurse, "/account/kept", "Sent Too-Late"),
        new("no form kept", Doctor, "/account/kept", "Nothing waits here"),
        new("sign out", Nurse, "/account/sign-out", "Sign out"),

        new("worklist: to sign", Doctor, "/worklist", "In the way, or still open"),
        new("worklist: drafts", Doctor, "/worklist?list=drafts", "Last changed"),
        new("worklist: expiring", Doctor, "/worklist?list=expiring", "Results expired or expiring before the start"),
        new("worklist: blocked", Doctor, "/worklist?list=blocked", "In the way, or still open"),
        new("patients", Doctor, "/patients", "patients, by name"),
        new("patients, one found", Nurse, "/patients?q=N-1", "1 patient, by name"),
        new("patients, none found", Nurse, "/patients?q=nobody", "No patient matches"),
        new("new patient", Nurse, "/patients/new", "Sex recorded at birth"),
        new("new patient, with errors", Nurse, "/patients/new", "Enter the record number", Press("Add the patient")),
        new("new patient, a similar one exists", Nurse, "/patients/new", "Is it one of these?", AddSimilar),
        new("correct a patient", Nurse, "{patient}/edit", "Correct the patient's identity"),
        new("correct a patient, with errors", Nurse, "{patient}/edit", "There is a problem", async page => { await page.FillAsync("#Form_Name", ""); await Press("Save")(page); }),
        new("patient, decided and re-opened", Doctor, "{patient}", "Look at this decision again"),
        new("patient, never assessed", Nurse, "{fresh}", "Nothing has been assessed yet"),
        new("patient, with a draft", Nurse, "{drafted}", "Go on with the draft"),

        new("assessment form, empty", Nurse, "{fresh}/assess", "0 of"),
        new("assessment form, carried over", Doctor, "{patient}/assess", "carried over"),
        new("assessment form, with errors", Doctor, "{patient}/assess", "has to be corrected", async page => { await page.FillAsync("[name='labs.haemoglobin']", "12,8"); await Press("Assess and store")(page); }),
        new("assessment form, please check", Nurse, "{newcomer}/assess", "Please check", async page => { await page.FillAsync("[name='patient.weight']", "300"); await Press("Assess and store")(page); }),
        new("assessment form, somebody else saved meanwhile", Doctor, "{drafted}/assess", "Nothing of yours is saved until you choose", SaveTwice),

        new("result, first visit, with the decision form", Doctor, "{unsigned}", "Decide and sign"),
        new("result, unsigned, for a nurse", Nurse, "{reopening}", "A gastroenterologist decides and signs"),
        new("result, decision with errors", Doctor, "{reopening}", "Choose a reason for going against", async page =>
        {
            await page.CheckAsync("[name='Form.Kind'][value=start]");
            await page.CheckAsync("[name='Form.Drug'][value=upadacitinib]");
            await Press("Sign")(page);
        }),
        new("result, signed", Doctor, "{signed}", "Decision: Start upadacitinib"),
        new("result, replayed", Nurse, "{signed}", "The same answer, byte for byte", Press("Replay")),
        new("text for the record", Doctor, "{signed}/text", "Select all of it and copy it"),
        new("patient's page, a draft without a telephone number", Nurse, "{unsigned}/patient-page", "Whom to call is not set"),
        new("patient's page, signed, in Chinese and large print", Doctor, "{signed}/patient-page?language=zh&size=large", "This translation has not yet been reviewed"),
        new("what changed", Doctor, "{compare}", "Verdicts"),

        .. Screening.ScreeningStates.All,
        .. Treatments.FollowUpStates.All,

        new("users", Administrator, "/admin", "Everybody with an account"),
        new("users, with errors", Administrator, "/admin", "Enter the person's full name", Press("Invite")),
        new("users, a new link", Administrator, "/admin", "A new link for", Press("New link for Ivo Invited")),
        new("settings", Administrator, "/admin/settings", "These are changed in the configuration"),
        new("audit trail", Administrator, "/admin/audit", "Newest first"),
        new("audit trail, verified", Administrator, "/admin/audit", "The chain is whole", Press("Verify the chain")),
        new("audit trail, nothing found", Administrator, "/admin/audit?who=nobody", "No rows match"),

        new("no such page", Nurse, "/nowhere", "This is not here", Status: 404),
        new("no such patient", Nurse, "/patients/00000000-0000-0000-0000-000000000001", "This is not here", Status: 404),
        new("not for this role", Nurse, "/admin", "Not for your role", Status: 403),
        new("a form that is too old", Nurse, "/status/400", "This form is too old"),
        new("something went wrong", Nurse, "/status/500", "Something went wrong"),

        new("quick check, empty", Nobody, "/check", "Nothing is stored"),
        new("quick check, filled", Nobody, "/check?patient=smoker-66", "Filled with an invented patient"),
        new("quick check, please check", Nobody, "/check?patient=smoker-66", "Please check", async page => { await page.FillAsync("[name='patient.weight']", "300"); await Press("Show result")(page); }),
        new("quick check, with errors", Nobody, "/check?patient=smoker-66", "answers have to be corrected", BreakTwo, 400),
        new("quick check, result", Nobody, "/check?patient=igra-positive", "Change an answer", Press("Show result")),
        new("quick check from JSON", Nobody, "/check/json", "Or paste a request"),
        new("quick check from JSON, with errors", Nobody, "/check/json", "There is a fault in what was sent", Press("Evaluate this request"), 400),
        new("quick check from JSON, result", Nobody, "/check/json", "Another patient, or the same with other facts", async page => { await page.CheckAsync("#demo-0"); await Press("Show the answer")(page); }),

        new("guidance", Nobody, "/guidance", "Rules"),
        new("guidance, searched", Nobody, "/guidance?q=liver&drug=none", "There is a problem"),
        new("rule, tried", Nobody, "/guidance/rules/indication-line?drug=upadacitinib&place=us&therapy.history=listed", "Try it"),
        new("rule, tried with a number", Nobody, "/guidance/rules/kidney-dose?drug=tofacitinib&place=us&kidney.creatinineClearance=40", "The rule is"),
        new("rule, tried with a test not done", Nobody, "/guidance/rules/tb-imaging-advised?drug=upadacitinib&place=us&tb.chestImaging=not-done", "The rule is"),
        new("rule on treatment", Nobody, "/guidance/rules/on-no-benefit", "Judged at every visit on treatment"),
        new("rule on treatment, tried", Nobody, "/guidance/rules/on-haemoglobin?drug=tofacitinib&place=us&treatment.startedOn=2026-08-30&asOf=2026-11-22&labs.haemoglobin=12&start.labs.haemoglobin=15", "The rule is met"),
        new("rule on treatment, silent", Nobody, "/guidance/rules/on-lipids", "Silent here"),
        new("facts", Nobody, "/guidance/facts", "Facts"),
        new("sources", Nobody, "/guidance/sources", "Sources"),
        new("source", Nobody, "/guidance/sources/S", "Sources"),
        new("numbers a clinic may set", Nobody, "/guidance/parameters", "Numbers"),
        new("medicines", Nobody, "/guidance/medicines", "Medicines"),
        new("evidence", Nobody, "/guidance/evidence", "Evidence"),
        new("releases", Nobody, "/guidance/releases", "Release"),
        new("about", Nobody, "/about", "About"),
    ];

    private static Func<IPage, Task> Press(string button) => page => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    private static async Task AddSimilar(IPage page)
    {
        await page.FillAsync("#Form_RecordNumber", "N-2");
        await page.FillAsync("#Form_Name", "Noah Assessed-Never");
        await page.FillAsync("#Form_BirthDate", "1991-02-03");
        await Press("Add the patient")(page);
    }

    /// <summary>The same draft is open in a second window, which saves first.</summary>
    private static async Task SaveTwice(IPage page)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await Press("Save the draft")(other);
        await other.CloseAsync();
        await Press("Save the draft")(page);
    }

    private static async Task BreakTwo(IPage page)
    {
        await page.FillAsync("[name='labs.haemoglobin']", "12,8");
        await page.FillAsync("[name='tb.igra.on']", "");
        await Press("Show result")(page);
    }
}
