using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>The session ends while somebody works: what they send then is kept for them over the sign-in, and for nobody else.</summary>
public sealed class ExpiredSessionTests
{
    private static readonly (string Name, string Value)[] Typed =
        [("Form.RecordNumber", "X-2"), ("Form.Name", "Kept \"Quote\" <Lindström>"), ("Form.BirthDate", "1971-02-03"), ("Form.Sex", "female")];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_assessment_sent_after_the_session_ended_is_kept_and_sent_again_after_sign_in(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "X-1", "Exa Pired", "1990-01-01", "female");
        var page = await doctor.OpenAsync(patient + "/assess");
        page = await doctor.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "12.8"), ("do", "save"));

        clinic.App.Now = clinic.App.Now.AddHours(11);
        await doctor.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "9.9"), ("do", "save"));
        Assert.Equal("/account/sign-in?returnUrl=" + Uri.EscapeDataString(patient + "/assess"), doctor.Path);

        var kept = await doctor.SignInAsync(Roles.Gastroenterologist, doctor.Path);
        Assert.StartsWith("/account/kept", doctor.Path, StringComparison.Ordinal);
        Assert.Contains("Haemoglobin 9.9", Person.Text(kept), StringComparison.Ordinal);
        var back = await doctor.SubmitAsync(kept, Clinic.Form(kept));
        Assert.Equal((HttpStatusCode.OK, patient + "/assess"), (doctor.Status, doctor.Path));
        Assert.Equal("9.9", back.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
        back = await doctor.OpenAsync(patient + "/assess");
        Assert.Equal("9.9", back.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
        Assert.Contains("Nothing waits here", Person.Text(await doctor.OpenAsync("/account/kept")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_visit_that_was_kept_is_shown_in_the_words_of_its_form(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "X-3", "Vera Visit", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        clinic.App.Now = clinic.App.Now.AddHours(11);
        await nurse.SubmitAsync(page, Clinic.Form(page), ("event.tbSuspected", "yes"), ("do", "store"));
        var kept = await nurse.SignInAsync(Roles.Nurse, nurse.Path);
        Assert.Contains("Tuberculosis suspected yes", Person.Text(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("event.tbSuspected", Person.Text(kept), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_kept_form_is_shown_to_its_sender_alone_for_an_hour_and_stands_nowhere_in_clear(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await doctor.OpenAsync("/patients/new");
        clinic.App.Now = clinic.App.Now.AddHours(11);
        await doctor.SubmitAsync(page, Clinic.Form(page), Typed);
        Assert.Equal("/account/sign-in?returnUrl=%2Fpatients%2Fnew", doctor.Path);

        await using (var scope = clinic.App.Services.CreateAsyncScope())
        {
            var row = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<KeptForm>().AsNoTracking().SingleAsync();
            Assert.DoesNotContain("Kept", row.Content, StringComparison.Ordinal);
            Assert.DoesNotContain("X-2", row.Content, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Lindström", clinic.App.Logged, StringComparison.Ordinal);
        Assert.DoesNotContain("X-2", clinic.App.Logged, StringComparison.Ordinal);

        // Somebody else signs in at the same screen.
        await doctor.SignInAsync(Roles.Nurse, doctor.Path);
        Assert.Equal("/patients/new", doctor.Path);
        Assert.Contains("Nothing waits here", Person.Text(await doctor.OpenAsync("/account/kept")), StringComparison.Ordinal);

        using var again = await clinic.SignInAsync(Roles.Gastroenterologist);
        var kept = await again.OpenAsync("/account/kept");
        Assert.Contains("Name Kept \"Quote\" <Lindström>", Person.Text(kept), StringComparison.Ordinal);
        Assert.All(Typed, t => Assert.Equal(t.Value, kept.QuerySelector<IHtmlInputElement>($"input[type=hidden][name='{t.Name}']")!.Value));
        clinic.App.Now = clinic.App.Now.AddMinutes(61);
        Assert.Contains("Nothing waits here", Person.Text(await again.OpenAsync("/account/kept")), StringComparison.Ordinal);
        await again.SubmitAsync(kept, Clinic.Form(kept));
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_kept_patient_is_added_once_however_often_the_form_is_sent_again_or_thrown_away_unsaved(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (page, other) = (await nurse.OpenAsync("/patients/new"), await nurse.OpenAsync("/patients/new"));
        clinic.App.Now = clinic.App.Now.AddHours(11);
        await nurse.SubmitAsync(page, Clinic.Form(page), Typed);
        await nurse.SubmitAsync(other, Clinic.Form(other), ("Form.Name", "Thrown Away"));

        var kept = await nurse.SignInAsync(Roles.Nurse);
        var forms = Clinic.Forms(kept);
        Assert.Equal(4, forms.Count);
        var discarded = forms.Single(f => f.GetAttribute("action")!.Contains("Discard", StringComparison.Ordinal) && f.Closest("section")!.TextContent.Contains("Thrown Away", StringComparison.Ordinal));
        kept = await nurse.SubmitAsync(kept, discarded);
        Assert.DoesNotContain("Thrown Away", Person.Text(kept), StringComparison.Ordinal);

        await nurse.SubmitAsync(kept, Clinic.Form(kept));
        var added = nurse.Path;
        Assert.StartsWith("/patients/", added, StringComparison.Ordinal);
        await nurse.SubmitAsync(kept, Clinic.Form(kept));
        Assert.Equal((HttpStatusCode.OK, added), (nurse.Status, nurse.Path));
        Assert.Contains("1 patient, by name", Person.Text(await nurse.OpenAsync("/patients?q=Lindstr")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_is_kept_of_a_password_or_of_somebody_who_was_never_signed_in_and_a_script_is_told_plainly(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/account/me");
        clinic.App.Now = clinic.App.Now.AddHours(11);
        await nurse.SubmitAsync(page, Clinic.Form(page), ("CurrentPassword", "three quiet rivers"), ("Password", "another long secret"));
        using var nobody = await Person.OfAsync(clinic.App);
        using var content = new FormUrlEncodedContent([new("Form.Name", "From Outside")]);
        using var outside = await nobody.Client.PostAsync(new Uri("/patients/new", UriKind.Relative), content);

        using var script = new HttpRequestMessage(HttpMethod.Post, new Uri($"/patients/{Guid.NewGuid()}/assess?handler=Panel", UriKind.Relative)) { Content = new FormUrlEncodedContent([new("labs.haemoglobin", "9.9")]) };
        script.Headers.Add("X-Requested-With", "XMLHttpRequest");
        using var told = await nurse.Client.SendAsync(script);
        Assert.Equal(HttpStatusCode.Unauthorized, told.StatusCode);

        await using var scope = clinic.App.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<KeptForm>().ToListAsync());
    }
}
