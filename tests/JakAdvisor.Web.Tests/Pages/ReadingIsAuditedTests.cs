using AngleSharp.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>Whoever sees a record, or a list with verdicts of patients, leaves a row in the audit trail. On both databases.</summary>
public class ReadingIsAuditedTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_page_that_shows_a_patient_and_every_list_of_patients_leaves_a_row(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "R-1", "Rita Read", "1990-01-01", "female");
        await Treated.AssessAsync(clinic, doctor, patient, Treated.Crohns(clinic.App.Services.GetRequiredService<JakAdvisor.Guidance.GuidanceRelease>()));
        var assessed = doctor.Path;
        var (_, treatment) = await Treated.StartAsync(clinic, "R-2", "Zed Noted", "male", "2026-12-29");
        using var later = await clinic.SignInAsync(Roles.Gastroenterologist);
        foreach (var (path, row) in new[]
        {
            ("/worklist", "read Worklist"), ("/worklist?list=follow-up", "read Worklist"), ("/patients", "read PatientList"), ("/patients?q=R-1", "read PatientList"), (patient + "/edit", "read Patient"),
            (treatment + "/dose", "read Treatment"), (treatment + "/stop", "read Treatment"), (treatment + "/adverse-event", "read Treatment"),
        })
        {
            var before = await LastAsync(clinic);
            await later.OpenAsync(path);
            Assert.Equal([row], await SinceAsync(clinic, before));
        }

        var assessment = await later.OpenAsync(assessed);
        var refused = await LastAsync(clinic);
        await later.SubmitAsync(assessment, Clinic.SignForm(assessment), ("Form.Kind", "start"));
        Assert.Equal(["read Assessment"], await SinceAsync(clinic, refused));

        var replayed = await LastAsync(clinic);
        await later.SubmitAsync(assessment, Clinic.Forms(assessment)[^1]);
        Assert.Equal(["replayed Assessment"], await SinceAsync(clinic, replayed));

        var visit = await later.OpenAsync(treatment + "/visit");
        visit = await later.SubmitAsync(visit, Clinic.Form(visit), ("do", "store"));
        replayed = await LastAsync(clinic);
        await later.SubmitAsync(visit, Clinic.Forms(visit)[^1]);
        Assert.Equal(["replayed Visit"], await SinceAsync(clinic, replayed));
    }

    private static async Task<long> LastAsync(Clinic clinic)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDb>().AuditRows.MaxAsync(r => r.Number);
    }

    private static async Task<List<string>> SinceAsync(Clinic clinic, long number)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDb>().AuditRows.Where(r => r.Number > number).OrderBy(r => r.Number).Select(r => r.Action + " " + r.Subject).ToListAsync();
    }
}
