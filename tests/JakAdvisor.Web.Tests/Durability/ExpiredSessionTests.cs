using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>The session ends while somebody works on an assessment: signing in leads back to it, with the draft that was saved.</summary>
public sealed class ExpiredSessionTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_form_sent_after_the_session_ended_leads_to_sign_in_and_back_to_the_saved_draft(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "X-1", "Exa Pired", "1990-01-01", "female");
        var page = await doctor.OpenAsync(patient + "/assess");
        page = await doctor.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "12.8"), ("do", "save"));

        clinic.App.Now = clinic.App.Now.AddHours(11);
        var signIn = await doctor.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "9.9"), ("do", "save"));
        Assert.Equal("/account/sign-in?returnUrl=" + Uri.EscapeDataString(patient + "/assess"), doctor.Path);

        var account = FirstStart.DevelopmentAccounts.Single(a => a.Role == Roles.Gastroenterologist);
        var back = await doctor.SubmitAsync(signIn, Clinic.Form(signIn), ("Email", account.Email), ("Password", FirstStart.DevelopmentPassword));
        Assert.Equal(patient + "/assess", doctor.Path);
        Assert.Equal("12.8", back.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
    }
}
