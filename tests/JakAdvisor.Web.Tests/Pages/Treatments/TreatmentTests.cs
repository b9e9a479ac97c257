using System.Data.Common;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>From a signed decision to the end of a treatment, on both databases, by what people read.</summary>
public class TreatmentTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_treatment_starts_once_from_the_signed_decision_on_a_possible_day(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "T-1", "Stan Starts", "1990-01-01", "male");
        var release = clinic.App.Services.GetRequiredService<GuidanceRelease>();
        await Treated.DecideAsync(doctor, await Treated.AssessAsync(clinic, doctor, patient, Treated.Crohns(release)));
        Treated.MoveTo(clinic.App, "2026-12-01");
        using var starting = await clinic.SignInAsync(Roles.Gastroenterologist);

        var page = await Treated.StartPageAsync(starting, patient);
        Assert.Equal("2026-12-01", page.QuerySelector<IHtmlInputElement>("[name='Form.On']")!.Value);
        Assert.Equal("45 mg once daily", page.QuerySelector<IHtmlInputElement>("[name='Form.Dose']")!.Value);
        foreach (var impossible in new[] { "", "2026-12-02", "2026-11-21", "soon" })
        {
            var refused = await starting.SubmitAsync(page, Clinic.Form(page), ("Form.On", impossible), ("Form.Dose", ""));
            Assert.Contains("possible: from the day of the assessment, 22 Nov 2026, to today, 1 Dec 2026", Person.Text(refused), StringComparison.Ordinal);
            Assert.Contains("Enter the dose", Person.Text(refused), StringComparison.Ordinal);
            Assert.StartsWith("Error:", refused.Title, StringComparison.Ordinal);
        }

        var shown = await starting.SubmitAsync(page, Clinic.Form(page), ("Form.On", "2026-11-30"));
        var treatment = starting.Path;
        Assert.Contains("45 mg once daily", Person.Text(shown), StringComparison.Ordinal);
        Assert.Contains("30 Nov 2026", Person.Text(shown), StringComparison.Ordinal);
        Assert.Contains("Induction", Person.Text(shown), StringComparison.Ordinal);

        // The same page sent again finds the treatment it made.
        await starting.SubmitAsync(page, Clinic.Form(page), ("Form.On", "2026-12-01"));
        Assert.Equal(treatment, starting.Path);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var stored = await db.Treatments.SingleAsync(t => t.Patient!.RecordNumber == "T-1");
        Assert.Equal((300, 12, 20, 800), (stored.Baseline.Cdai, stored.Baseline.SesCd, stored.Baseline.Crp, stored.Baseline.Calprotectin));
        Assert.Equal("crohns-disease", stored.Disease);
        Assert.Equal(36, stored.AgeAtStart);
        Assert.DoesNotContain("Record the start", Person.Text(await starting.OpenAsync(patient)), StringComparison.Ordinal);
        Assert.Empty(await clinic.App.Services.GetRequiredService<AuditTrail>().VerifyAsync(db));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_decision_that_a_newer_assessment_reopens_starts_nothing(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "T-2", "Rea Opened", "1990-01-01", "female");
        var facts = Treated.Crohns(clinic.App.Services.GetRequiredService<GuidanceRelease>());
        await Treated.DecideAsync(doctor, await Treated.AssessAsync(clinic, doctor, patient, facts));
        clinic.App.Now = clinic.App.Now.AddHours(1);
        facts["tb.active"] = "confirmed";
        await Treated.AssessAsync(clinic, doctor, patient, facts);

        var page = await Treated.StartPageAsync(doctor, patient);
        Assert.Contains("A newer assessment re-opens this decision", Person.Text(page), StringComparison.Ordinal);
        Assert.Empty(Clinic.Forms(page));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Dose_phase_pause_and_going_on_are_kept_in_the_order_of_their_days(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "T-3", "Dora Dose", "female", "2027-03-11");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);

        Assert.Contains("The dose is 45 mg once daily already", await SendAsync(doctor, treatment, "dose", ("Form.Dose", "45 mg once daily"), ("Form.On", "2026-12-20")), StringComparison.Ordinal);
        Assert.Contains("from the day of the step before, 1 Dec 2026", await SendAsync(doctor, treatment, "pause", ("Form.On", "2026-11-30"), ("Form.Reason", "infection")), StringComparison.Ordinal);
        Assert.Contains("Choose the reason", await SendAsync(doctor, treatment, "pause", ("Form.On", "2026-12-20")), StringComparison.Ordinal);
        Assert.Contains("Say in a few words what it is", await SendAsync(doctor, treatment, "pause", ("Form.On", "2026-12-20"), ("Form.Reason", "other")), StringComparison.Ordinal);

        var shown = await SendAsync(doctor, treatment, "pause", ("Form.On", "2026-12-20"), ("Form.Reason", "infection"), ("Form.Comment", "pneumonia"));
        Assert.Contains("Paused", shown, StringComparison.Ordinal);
        Assert.Contains("Infection, or suspicion of one pneumonia", shown, StringComparison.Ordinal);
        Assert.Contains("Not possible now", Person.Text(await doctor.OpenAsync(treatment + "/pause")), StringComparison.Ordinal);

        await SendAsync(doctor, treatment, "resume", ("Form.On", "2027-01-03"), ("Form.Dose", "30 mg once daily"));
        shown = await SendAsync(doctor, treatment, "phase", ("Form.On", "2027-02-23"), ("Form.Phase", "maintenance"), ("Form.Dose", "15 mg once daily"));
        Assert.Contains("Under way", shown, StringComparison.Ordinal);
        Assert.Contains("Maintenance", shown, StringComparison.Ordinal);
        var page = await doctor.OpenAsync(treatment);
        Assert.Equal(["Phase changed", "Resumed", "Paused", "Started"], page.QuerySelectorAll("tbody tr td:nth-child(2)").Take(4).Select(cell => cell.TextContent));
        Assert.Equal(["15 mg once daily, maintenance", "30 mg once daily, induction", "45 mg once daily, induction", "45 mg once daily, induction"], page.QuerySelectorAll("tbody tr td:nth-child(3)").Take(4).Select(cell => cell.TextContent));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stop_is_in_the_open_draft_and_in_the_next_one_and_never_continues(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (patient, treatment) = await Treated.StartAsync(clinic, "T-4", "Ste Ops", "male", "2026-12-20");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var draft = await doctor.OpenAsync(patient + "/assess");
        var before = History(draft);
        Assert.DoesNotContain(before, row => row.StartsWith("upadacitinib", StringComparison.Ordinal));
        await doctor.SubmitAsync(draft, Clinic.Form(draft), ("do", "save"));

        clinic.App.Now = clinic.App.Now.AddHours(1);
        var page = await doctor.OpenAsync(treatment + "/stop");
        var shown = await doctor.SubmitAsync(page, Clinic.Form(page), ("Form.On", "2026-12-20"), ("Form.Reason", "worked"));
        Assert.Contains("Stopped on 20 Dec 2026: works, and is no longer needed", Person.Text(shown), StringComparison.Ordinal);
        await doctor.SubmitAsync(page, Clinic.Form(page), ("Form.On", "2026-12-20"), ("Form.Reason", "worked"));
        Assert.Equal([.. before, "upadacitinib effective no"], History(await doctor.OpenAsync(patient + "/assess")));

        // Without an open draft the next one begins with it.
        await using (var scope = clinic.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            db.Drafts.RemoveRange(await db.Drafts.ToListAsync());
            await db.SaveChangesAsync();
        }
        Assert.Equal([.. before, "upadacitinib effective no"], History(await doctor.OpenAsync(patient + "/assess")));
        Assert.Contains("Stopped on 20 Dec 2026", Person.Text(await doctor.OpenAsync(patient)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_adverse_event_is_corrected_by_a_new_row_a_mistake_taken_out_and_nothing_overwritten(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "T-5", "Ada Event", "female", "2026-12-31");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);

        var page = await nurse.OpenAsync(treatment + "/adverse-event");
        Assert.Equal(["Lymphopenia (S93)", "Transaminase rise (S94)", "Acne (S95)", "Shingles (herpes zoster) (S95)", "Hyperlipidaemia (S96)", "Infection (S97)", "Constipation (S98)", "Active tuberculosis (S99)", "Another term"],
            page.QuerySelector("fieldset")!.QuerySelectorAll("label").Select(label => label.TextContent.Trim()));
        var refused = Person.Text(await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.Code", "other"), ("Form.Onset", "2026-11-30"), ("Form.Action", "stopped"), ("Form.LedToDiscontinuation", "no")));
        Assert.Contains("Write what happened", refused, StringComparison.Ordinal);
        Assert.Contains("from the start of the treatment, 1 Dec 2026, to today, 31 Dec 2026", refused, StringComparison.Ordinal);
        Assert.Contains("one of the two cannot be", refused, StringComparison.Ordinal);
        Assert.Contains("Was it life-threatening? Yes, no or not known", refused, StringComparison.Ordinal);

        (string, string)[] zoster =
        [
            ("Form.Code", "herpes-zoster"), ("Form.Onset", "2026-12-20"), ("Form.Grade", "moderate"), ("Form.LedToDiscontinuation", "no"), ("Form.Hospitalised", "not-known"),
            ("Form.LifeThreatening", "no"), ("Form.Relation", "possible"), ("Form.Action", "paused"), ("Form.Outcome", "resolving"),
        ];
        var shown = await nurse.SubmitAsync(page, Clinic.Form(page), zoster);
        await nurse.SubmitAsync(page, Clinic.Form(page), zoster);
        var row = Assert.Single(Rows(await nurse.OpenAsync(treatment)));
        Assert.Equal("Shingles (herpes zoster) 20 Dec 2026 Moderate Not known Possibly Drug paused Resolving Correct Shingles (herpes zoster)", Words(row));

        var correct = await nurse.OpenAsync(new Uri(row.QuerySelector<IHtmlAnchorElement>("a")!.Href).PathAndQuery);
        var other = await doctor.OpenAsync(nurse.Path);
        await nurse.SubmitAsync(correct, Clinic.Form(correct), ("Form.Hospitalised", "yes"), ("Form.Outcome", "resolved"));
        row = Assert.Single(Rows(await nurse.OpenAsync(treatment)));
        Assert.Contains("Serious", Words(row), StringComparison.Ordinal);
        Assert.Contains("Somebody else has corrected this entry meanwhile", Person.Text(await doctor.SubmitAsync(other, Clinic.Form(other), ("Form.Hospitalised", "no"))), StringComparison.Ordinal);

        correct = await nurse.OpenAsync(new Uri(row.QuerySelector<IHtmlAnchorElement>("a")!.Href).PathAndQuery);
        Assert.Contains("Say why the entry was a mistake", Person.Text(await nurse.SubmitAsync(correct, Clinic.Form(correct), ("Form.Withdrawn", "true"))), StringComparison.Ordinal);
        shown = await nurse.SubmitAsync(correct, Clinic.Form(correct), ("Form.Withdrawn", "true"), ("Form.Comment", "another patient"));
        Assert.Empty(Rows(shown));
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        Assert.Equal(3, await db.AdverseEvents.CountAsync(e => e.Treatment!.Patient!.RecordNumber == "T-5"));
        await Assert.ThrowsAnyAsync<DbException>(() => db.AdverseEvents.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<DbException>(() => db.TreatmentChanges.ExecuteUpdateAsync(set => set.SetProperty(c => c.Dose, "none")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_nurse_sees_a_treatment_and_cannot_change_it_and_an_administrator_sees_none(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "T-6", "Rolf Roles", "male");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        Assert.DoesNotContain("Change the dose", Person.Text(await nurse.OpenAsync(treatment)), StringComparison.Ordinal);
        foreach (var step in new[] { "dose", "phase", "pause", "response", "stop" })
        {
            await nurse.OpenAsync($"{treatment}/{step}");
            Assert.StartsWith("/account/not-allowed", nurse.Path, StringComparison.Ordinal);
        }
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        foreach (var page in new[] { "", "/adverse-event", "/dose" })
        {
            await administrator.OpenAsync(treatment + page);
            Assert.StartsWith("/account/not-allowed", administrator.Path, StringComparison.Ordinal);
        }
        using var nobody = await Person.OfAsync(clinic.App);
        await nobody.OpenAsync(treatment);
        Assert.StartsWith("/account/sign-in", nobody.Path, StringComparison.Ordinal);
        await doctor.OpenAsync("/treatments/" + Guid.NewGuid());
        Assert.Equal(HttpStatusCode.NotFound, doctor.Status);
    }

    private static async Task<string> SendAsync(Person person, string treatment, string step, params (string, string)[] fields)
    {
        var page = await person.OpenAsync($"{treatment}/{step}");
        return Person.Text(await person.SubmitAsync(page, Clinic.Form(page), fields));
    }

    private static List<string> History(IDocument form)
    {
        string Value(int row, string part) => form.QuerySelector<IHtmlSelectElement>($"[name='therapy.history.{row}.{part}']")?.Value ?? "";
        return [.. Enumerable.Range(0, 12).Where(row => Value(row, "agent").Length > 0).Select(row => $"{Value(row, "agent")} {Value(row, "outcome")} {Value(row, "continues")}".Trim())];
    }

    private static List<IElement> Rows(IDocument page) => [.. page.QuerySelectorAll("#adverse-events tbody tr")];

    private static string Words(IElement row) => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
