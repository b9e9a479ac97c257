using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>Answers that only a doctor gives, in the forms of nurses: kept where they stand, never set. And the day of a patient's form. On both databases.</summary>
public sealed class DoctorWordsTests
{
    private const string Confirmed = "[name='tb.active'][value=confirmed]";

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_the_doctor_answered_at_a_visit_stays_when_the_nurse_goes_on_with_it(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "DW-1", "Connie Confirmed", "female", "2026-12-29");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await doctor.OpenAsync(treatment + "/visit");
        await doctor.SubmitAsync(page, Clinic.Form(page), ("tb.active", "confirmed"), ("do", "save"));

        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        page = await nurse.OpenAsync(treatment + "/visit");
        Assert.True(page.QuerySelector<IHtmlInputElement>(Confirmed)!.IsChecked);
        await AutosaveAsync(nurse, page, ("event.zoster", "no"));
        page = await nurse.OpenAsync(treatment + "/visit");
        Assert.True(page.QuerySelector<IHtmlInputElement>(Confirmed)!.IsChecked);
        await nurse.SubmitAsync(page, Clinic.Form(page), ("do", "store"));

        Assert.StartsWith("/visits/", nurse.Path, StringComparison.Ordinal);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Visits.SingleAsync(v => v.Treatment!.Patient!.RecordNumber == "DW-1");
        Assert.Equal("confirmed", (string?)JsonNode.Parse(stored.Request)!["facts"]!["tb.active"]!["value"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_nurse_cannot_set_such_an_answer_at_a_visit_nor_let_it_be_saved_by_the_way(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "DW-2", "Fay Forged", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        Assert.Null(page.QuerySelector(Confirmed));
        await AutosaveAsync(nurse, page, ("tb.active", "confirmed"));
        page = await nurse.OpenAsync(treatment + "/visit");
        Assert.Null(page.QuerySelector(Confirmed));

        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("tb.active", "confirmed"), ("do", "store"));

        Assert.DoesNotContain("/visits/", nurse.Path, StringComparison.Ordinal);
        AssertRefused(page);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        Assert.False(await db.Visits.AnyAsync(v => v.Treatment!.Patient!.RecordNumber == "DW-2"));
        Assert.DoesNotContain("confirmed", (await db.VisitDrafts.SingleAsync(d => db.Patients.Any(p => p.Id == d.PatientId && p.RecordNumber == "DW-2"))).Entries, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_the_assessment_too_the_nurse_keeps_the_doctors_answer_and_cannot_give_it(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(nurse, "DW-3", "Ada Assessed", "1990-01-01", "female");
        var page = await nurse.OpenAsync(patient + "/assess");
        Assert.Null(page.QuerySelector(Confirmed));
        Assert.Equal(["none", "not-known"], page.QuerySelectorAll("[name='liver.childPugh'], [name='liver.childPugh'] option").Select(o => o.GetAttribute("value")).Where(v => !string.IsNullOrEmpty(v)));
        await AutosaveAsync(nurse, page, ("tb.active", "confirmed"));
        page = await nurse.OpenAsync(patient + "/assess");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("tb.active", "confirmed"), ("do", "assess"));
        Assert.EndsWith("/assess", nurse.Path, StringComparison.Ordinal);
        AssertRefused(page);
        Assert.Null(page.QuerySelector(Confirmed));

        page = await doctor.OpenAsync(patient + "/assess");
        Assert.DoesNotContain(page.QuerySelectorAll<IHtmlInputElement>("[name='tb.active']"), box => box.IsChecked);
        await doctor.SubmitAsync(page, Clinic.Form(page), ("tb.active", "confirmed"), ("do", "save"));

        page = await nurse.OpenAsync(patient + "/assess");
        Assert.True(page.QuerySelector<IHtmlInputElement>(Confirmed)!.IsChecked);
        await nurse.SubmitAsync(page, Clinic.Form(page), ("do", "assess"));
        Assert.StartsWith("/assessments/", nurse.Path, StringComparison.Ordinal);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Assessments.SingleAsync(a => a.Patient!.RecordNumber == "DW-3");
        Assert.Equal("confirmed", (string?)JsonNode.Parse(stored.Facts)!["tb.active"]!["value"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_patients_assessment_is_of_today_whatever_day_is_sent(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var patient = await clinic.AddPatientAsync(nurse, "DW-4", "Tod Today", "1990-01-01", "male");
        foreach (var day in new[] { "2200-01-01", "2020-01-01" })
        {
            var page = await nurse.OpenAsync(patient + "/assess");
            await nurse.SubmitAsync(page, Clinic.Form(page), ("asOf", day), ("do", "assess"));
            Assert.StartsWith("/assessments/", nurse.Path, StringComparison.Ordinal);
        }
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var days = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Assessments.Where(a => a.Patient!.RecordNumber == "DW-4").Select(a => a.AsOf).ToListAsync();
        Assert.Equal([new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 22)], days);
    }

    private static void AssertRefused(IDocument page)
    {
        Assert.Contains("only a doctor records confirmed", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("only a doctor records confirmed", page.QuerySelector("[data-fact='tb.active']")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>What the script of the page sends while somebody types.</summary>
    private static async Task AutosaveAsync(Person person, IDocument page, params (string, string)[] typed)
    {
        var form = Clinic.Form(page);
        var action = form.GetAttribute("action")!;
        form.SetAttribute("action", form.GetAttribute("data-panel")!);
        using var answer = await person.PostAsync(form, typed);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        form.SetAttribute("action", action);
    }
}
