using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.PatientPages;

/// <summary>The patient's page after a visit over HTTP, as staff open it, on both databases.</summary>
public class VisitPageTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_page_tells_what_was_found_and_after_the_doctors_step_what_was_decided(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind, ("Clinic:Phone", "040 1234567"), ("Clinic:Name", "Bowel Clinic North"), ("Clinic:EmergencyNumber", "112"));
        var (_, treatment) = await Treated.StartAsync(clinic, "VP-1", "Vera Visit", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var form = await nurse.OpenAsync(treatment + "/visit");
        var visit = await nurse.SubmitAsync(form, Clinic.Form(form), ("event.malignancy", "yes"), ("disease.cdai", "180"), ("do", "store"));
        var path = Link(visit, "Patient's page");

        var page = await nurse.OpenAsync(path);
        var text = Text(page);
        Assert.Contains("Your medicine may have to pause. Your doctor decides this with you.", text, StringComparison.Ordinal);
        Assert.Contains("No decision is written down yet. Do not stop or change your medicine because of this page.", text, StringComparison.Ordinal);
        Assert.Contains("A cancer was found.", text, StringComparison.Ordinal);
        Assert.Contains("Your dose now: 45 mg once a day. You are in the first phase.", text, StringComparison.Ordinal);
        Assert.Contains("Your symptom score (CDAI): 300 at the start, 180 now. It went down.", text, StringComparison.Ordinal);
        Assert.Contains("signs and risks of blood clots", text, StringComparison.Ordinal);
        Assert.Contains("Phone: 040 1234567", text, StringComparison.Ordinal);
        Assert.Equal("rule:on-malignancy", page.QuerySelector(".part-found p")!.GetAttribute("data-entry"));
        Assert.Contains("No doctor has recorded a step", page.QuerySelector(".screen-only")!.TextContent, StringComparison.Ordinal);

        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var pause = await doctor.OpenAsync(treatment + "/pause");
        await doctor.SubmitAsync(pause, Clinic.Form(pause), ("Form.On", "2026-12-29"), ("Form.Reason", "adverse-event"));
        page = await nurse.OpenAsync(path);
        Assert.Contains("On 29 Dec 2026, Dr Dora Demo paused your medicine with you.", Text(page), StringComparison.Ordinal);
        Assert.Contains("Your medicine is paused. Do not start it again on your own.", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("45 mg", Text(page), StringComparison.Ordinal);

        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var subject = path.Split('/')[2];
        Assert.Equal(2, await db.AuditRows.CountAsync(r => r.Action == "read" && r.Subject == "VisitPatientPage" && r.SubjectId == subject));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_corrected_visit_leaves_a_page_that_is_out_of_date_and_names_the_newer(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "VP-2", "Cora Correct", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var form = await nurse.OpenAsync(treatment + "/visit");
        var first = await nurse.SubmitAsync(form, Clinic.Form(form), ("event.zoster", "yes"), ("do", "store"));
        var path = Link(first, "Patient's page");
        Assert.Null((await nurse.OpenAsync(path)).QuerySelector(".draft-mark"));

        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        var correct = await nurse.OpenAsync(Link(first, "Correct this visit"));
        var second = await nurse.SubmitAsync(correct, Clinic.Form(correct), ("event.zoster", "no"), ("do", "store"));
        var page = await nurse.OpenAsync(path);

        Assert.Equal("OUT OF DATE", page.QuerySelector(".draft-mark")!.GetAttribute("data-mark"));
        Assert.Contains("This page is out of date.", Text(page), StringComparison.Ordinal);
        Assert.Equal(Link(second, "Patient's page"), Link(page, "The page of the newer visit"));
        using var margins = await nurse.Client.GetAsync(new Uri(path + "?handler=Margins&language=zh", UriKind.Relative));
        // The mark in English and, as numbers, in Chinese: 已过期.
        Assert.Contains("OUT OF DATE  \\5df2 \\8fc7 \\671f ", await margins.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await nurse.OpenAsync(Link(second, "Patient's page"))).QuerySelector(".draft-mark"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_administrator_and_a_stranger_see_no_page_and_a_visit_that_is_none_has_none(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "VP-3", "Nobody Else", "male", "2026-12-29");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        using var stranger = await Person.OfAsync(clinic.App);
        var form = await doctor.OpenAsync(treatment + "/visit");
        var path = Link(await doctor.SubmitAsync(form, Clinic.Form(form), ("do", "store")), "Patient's page");

        foreach (var asked in new[] { path, path + "?handler=Margins" })
        {
            Assert.DoesNotContain("Nobody Else", (await administrator.OpenAsync(asked)).DocumentElement.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, administrator.Status);
            await stranger.OpenAsync(asked);
            Assert.StartsWith("/account/sign-in", stranger.Path, StringComparison.Ordinal);
        }
        await doctor.OpenAsync("/visits/00000000-0000-0000-0000-000000000001/patient-page");
        Assert.Equal(HttpStatusCode.NotFound, doctor.Status);
    }

    private static string Text(IDocument page) => string.Join(' ', page.QuerySelector(".paper")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Link(IDocument page, string words) => new Uri(page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(a => a.TextContent.Trim() == words).Href).PathAndQuery;
}
