using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>Steps and adverse events of a treatment that two people send, or one person twice. On both databases.</summary>
public class StepsAtOnceTests
{
    private static readonly (string, string)[] Zoster =
    [
        ("Form.Code", "herpes-zoster"), ("Form.Onset", "2026-12-20"), ("Form.Grade", "moderate"), ("Form.LedToDiscontinuation", "no"), ("Form.Hospitalised", "not-known"),
        ("Form.LifeThreatening", "no"), ("Form.Relation", "possible"), ("Form.Action", "paused"), ("Form.Outcome", "resolving"),
    ];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_step_from_a_page_that_shows_an_older_treatment_is_refused_and_shows_what_holds_now(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "U-1", "Una Updated", "female", "2026-12-29");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var (dose, phase) = (await doctor.OpenAsync(treatment + "/dose"), await doctor.OpenAsync(treatment + "/phase"));
        await doctor.SubmitAsync(dose, Clinic.Form(dose), ("Form.Dose", "15 mg once daily"));

        (string, string)[] typed = [("Form.Phase", "maintenance"), ("Form.Dose", "30 mg once daily"), ("Form.Comment", "as planned")];
        var refused = await doctor.SubmitAsync(phase, Clinic.Form(phase), typed);
        Assert.Contains("Somebody else changed this treatment, or stored a visit, after this page was opened", Person.Text(refused), StringComparison.Ordinal);
        Assert.Contains("upadacitinib, 15 mg once daily, induction", Person.Text(refused), StringComparison.Ordinal);
        Assert.Equal("30 mg once daily", refused.QuerySelector<IHtmlInputElement>("[name='Form.Dose']")!.Value);
        Assert.Contains("15 mg once daily", Person.Text(await doctor.OpenAsync(treatment)), StringComparison.Ordinal);
        Assert.DoesNotContain("30 mg once daily", Person.Text(await doctor.OpenAsync(treatment)), StringComparison.Ordinal);

        await doctor.SubmitAsync(refused, Clinic.Form(refused), typed);
        Assert.Equal(treatment, doctor.Path);
        Assert.Contains("30 mg once daily, maintenance", Person.Text(await doctor.OpenAsync(treatment)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stop_is_recorded_although_somebody_types_into_the_assessment_at_that_moment(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (patient, treatment) = await Treated.StartAsync(clinic, "U-2", "Stella Stops", "female", "2026-12-29");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var draft = await nurse.OpenAsync(patient + "/assess");
        await nurse.SubmitAsync(draft, Clinic.Form(draft), ("do", "save"));
        var stop = await doctor.OpenAsync(treatment + "/stop");
        using var typing = new Meanwhile(clinic.Database, "Drafts", 1, () => nurse.SubmitAsync(draft, Clinic.Form(draft), ("labs.haemoglobin", "11.1"), ("do", "save")));
        var shown = await doctor.SubmitAsync(stop, Clinic.Form(stop), ("Form.Reason", "loss-of-response"));
        Assert.True(typing.Happened);
        Assert.Contains("Stopped on 29 Dec 2026", Person.Text(shown), StringComparison.Ordinal);
        var next = await nurse.OpenAsync(patient + "/assess");
        Assert.Equal("11.1", next.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
        Assert.Contains("upadacitinib", next.QuerySelectorAll<IHtmlSelectElement>("[name^='therapy.history.'][name$='.agent']").Select(s => s.Value));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_page_sent_again_with_other_content_is_told_and_not_taken_for_saved(string kind)
    {
        const string Told = "This page was saved before, with other answers. What you typed stands below";
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "U-3", "Otto Other", "male", "2026-12-29");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);

        var page = await doctor.OpenAsync(treatment + "/dose");
        await doctor.SubmitAsync(page, Clinic.Form(page), ("Form.Dose", "15 mg once daily"));
        await doctor.SubmitAsync(page, Clinic.Form(page), ("Form.Dose", "15 mg once daily"));
        Assert.Equal(treatment, doctor.Path);
        var told = await doctor.SubmitAsync(page, Clinic.Form(page), ("Form.Dose", "30 mg once daily"));
        Assert.Contains(Told, Person.Text(told), StringComparison.Ordinal);
        Assert.DoesNotContain("30 mg once daily", Person.Text(await doctor.OpenAsync(treatment)), StringComparison.Ordinal);
        await doctor.SubmitAsync(told, Clinic.Form(told));
        Assert.Contains("30 mg once daily", Person.Text(await doctor.OpenAsync(treatment)), StringComparison.Ordinal);

        page = await doctor.OpenAsync(treatment + "/adverse-event");
        await doctor.SubmitAsync(page, Clinic.Form(page), Zoster);
        await doctor.SubmitAsync(page, Clinic.Form(page), Zoster);
        Assert.Equal(treatment, doctor.Path);
        told = await doctor.SubmitAsync(page, Clinic.Form(page), [.. Zoster.Where(z => z.Item1 != "Form.Grade"), ("Form.Grade", "severe")]);
        Assert.Contains(Told, Person.Text(told), StringComparison.Ordinal);
        Assert.Contains("to correct that, go back to the treatment", Person.Text(told), StringComparison.Ordinal);
        Assert.Single((await doctor.OpenAsync(treatment)).QuerySelectorAll("#adverse-events tbody tr"));
        await doctor.SubmitAsync(told, Clinic.Form(told));
        Assert.Equal(["Severe", "Moderate"], (await doctor.OpenAsync(treatment)).QuerySelectorAll("#adverse-events tbody tr td:nth-child(3)").Select(c => c.TextContent).OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_row_that_the_database_refuses_is_an_error_of_the_program_and_nobodys_correction(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "U-4", "Rena Refused", "female", "2026-12-29");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        await using (var scope = clinic.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            foreach (var table in new[] { "AdverseEvents", "TreatmentChanges" })
            {
                await db.Database.ExecuteSqlRawAsync(kind == "postgres"
                    ? $"CREATE TRIGGER \"{table}_refused\" BEFORE INSERT ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION jakadvisor_frozen()"
                    : $"CREATE TRIGGER \"{table}_refused\" BEFORE INSERT ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'refused'); END");
            }
        }
        var pages = new[] { ("/adverse-event", Zoster), ("/dose", new[] { ("Form.Dose", "15 mg once daily") }) };
        foreach (var (path, typed) in pages)
        {
            var page = await doctor.OpenAsync(treatment + path);
            var answer = await doctor.SubmitAsync(page, Clinic.Form(page), typed);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, doctor.Status);
            Assert.DoesNotContain("Somebody else", Person.Text(answer), StringComparison.Ordinal);
        }
    }
}
