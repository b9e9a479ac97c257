using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>From the patient in front of you to a signed, stored assessment, without a script, on both databases.</summary>
public class AssessmentJourneyTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_doctor_assesses_goes_against_a_finding_with_a_reason_and_signs(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "J-1", "Jo Journey", "1990-01-01", "male");

        // Positive IGRA, nothing treated yet: not now, whatever the drug.
        var shown = await AssessAsync(clinic, doctor, patient, "V11", "eu");
        var path = doctor.Path;
        Assert.StartsWith("/assessments/", path, StringComparison.Ordinal);
        Assert.Contains("Not now", Person.Text(shown), StringComparison.Ordinal);
        Assert.Contains("DRAFT: not signed", Person.Text(shown), StringComparison.Ordinal);

        var form = Clinic.SignForm(shown);
        var page = await doctor.SubmitAsync(shown, form, ("Form.Kind", "start"), ("Form.Drug", "upadacitinib"));
        var text = Person.Text(page);
        Assert.Contains("Enter the dose", text, StringComparison.Ordinal);
        Assert.Contains("The planned start cannot be empty", text, StringComparison.Ordinal);
        Assert.Contains("Choose a reason for going against", text, StringComparison.Ordinal);
        Assert.True(page.QuerySelector<IHtmlInputElement>("input[value=upadacitinib]")!.IsChecked);

        page = await doctor.SubmitAsync(page, Clinic.SignForm(page), ("Form.Dose", "45 mg once daily"), ("Form.PlannedStart", "2026-12-01"),
            ("Form.Reasons[upadacitinib/tb-latent-untreated]", "test-ordered"), ("Form.Comments[upadacitinib/tb-latent-untreated]", "Isoniazid begins tomorrow"));
        text = Person.Text(page);
        Assert.Contains("Decision: Start upadacitinib", text, StringComparison.Ordinal);
        Assert.Contains("Test ordered. Isoniazid begins tomorrow", text, StringComparison.Ordinal);
        Assert.Contains("Dr Dora Demo", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Decide and sign", text, StringComparison.Ordinal);

        // A repeated submit of the old page signs nothing twice.
        await doctor.SubmitAsync(shown, form, ("Form.Kind", "decline"), ("Form.Comment", "again"));
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        Assert.Equal("start", (await db.Decisions.SingleAsync(d => d.Assessment!.Patient!.RecordNumber == "J-1")).Kind);

        page = await doctor.SubmitAsync(page, Clinic.Forms(page)[^1]);
        Assert.Contains("The same answer, byte for byte", Person.Text(page), StringComparison.Ordinal);
        Assert.Empty(await clinic.App.Services.GetRequiredService<AuditTrail>().VerifyAsync(db));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_worse_later_assessment_reopens_the_decision_in_sight(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "J-2", "Re Opened", "1990-01-01", "male");
        var shown = await AssessAsync(clinic, doctor, patient, "V13", "eu");
        await doctor.SubmitAsync(shown, Clinic.SignForm(shown), ("Form.Kind", "start"), ("Form.Drug", "upadacitinib"), ("Form.Dose", "45 mg once daily"), ("Form.PlannedStart", "2026-12-01"));
        Assert.DoesNotContain("Look at this decision again", Person.Text(await doctor.OpenAsync(patient)), StringComparison.Ordinal);

        clinic.App.Now = clinic.App.Now.AddHours(1);
        await AssessAsync(clinic, doctor, patient, "V18", "eu");
        var page = await doctor.OpenAsync(patient);
        Assert.Contains("Look at this decision again", Person.Text(page), StringComparison.Ordinal);
        Assert.Contains("is now “Contraindicated”", Person.Text(page), StringComparison.Ordinal);

        var compare = page.QuerySelectorAll<IHtmlAnchorElement>("a").First(a => a.TextContent.StartsWith("What changed", StringComparison.Ordinal));
        var changed = await doctor.OpenAsync(new Uri(compare.Href).PathAndQuery);
        Assert.Contains("Contraindicated", Person.Text(changed), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_decision_in_force_is_the_one_signed_last_whichever_assessment_is_newer(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "J-8", "Ines Inforce", "1990-01-01", "male");
        var older = await AssessAsync(clinic, doctor, patient, "V13", "eu");
        clinic.App.Now = clinic.App.Now.AddHours(1);
        var newer = await AssessAsync(clinic, doctor, patient, "V13", "eu");
        await doctor.SubmitAsync(newer, Clinic.SignForm(newer), ("Form.Kind", "defer"), ("Form.Comment", "after the holidays"));
        Assert.Contains("Decision in force Defer", Person.Text(await doctor.OpenAsync(patient)), StringComparison.Ordinal);
        clinic.App.Now = clinic.App.Now.AddHours(1);
        await doctor.SubmitAsync(older, Clinic.SignForm(older), ("Form.Kind", "start"), ("Form.Drug", "upadacitinib"), ("Form.Dose", "45 mg once daily"), ("Form.PlannedStart", "2026-12-01"));

        using var log = new SqlLog(clinic.Database);
        var page = await doctor.OpenAsync(patient);
        Assert.Contains("Decision in force Start upadacitinib", Person.Text(page), StringComparison.Ordinal);
        Assert.Contains("Record the start", Person.Text(page), StringComparison.Ordinal);
        // The answers are long: only the two that are compared are read, whatever the length of the record.
        Assert.Equal(2, log.Commands.Count(sql => sql.Split("FROM")[0].Contains("\"Evaluation\"", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_nurse_drafts_and_assesses_but_cannot_sign(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var patient = await clinic.AddPatientAsync(nurse, "J-3", "Not Signed", "1990-01-01", "male");
        var shown = await AssessAsync(clinic, nurse, patient, "V11", "eu");
        Assert.Contains("A gastroenterologist decides and signs", Person.Text(shown), StringComparison.Ordinal);

        var path = nurse.Path;
        var replay = Clinic.Forms(shown)[^1];
        replay.SetAttribute("action", path + "?handler=Sign");
        await nurse.SubmitAsync(shown, replay, ("Form.Kind", "decline"), ("Form.Comment", "no"));
        Assert.Equal(HttpStatusCode.Forbidden, nurse.Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_draft_is_kept_with_what_cannot_be_and_a_second_person_is_given_a_choice(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var patient = await clinic.AddPatientAsync(doctor, "J-4", "Half Done", "1990-01-01", "male");
        var (first, second) = (await doctor.OpenAsync(patient + "/assess"), await nurse.OpenAsync(patient + "/assess"));
        await doctor.SubmitAsync(first, Clinic.Form(first), ("labs.haemoglobin", "12,8"), ("do", "save"));
        var again = await doctor.OpenAsync(patient + "/assess");
        Assert.Equal("12,8", again.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);

        second = await nurse.SubmitAsync(second, Clinic.Form(second), ("labs.haemoglobin", "9.9"), ("do", "save"));
        Assert.Contains("Dr Dora Demo saved this draft meanwhile", Person.Text(second), StringComparison.Ordinal);
        Assert.Equal("9.9", second.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
        again = await doctor.OpenAsync(patient + "/assess");
        Assert.Equal("12,8", again.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);

        await nurse.SubmitAsync(second, Clinic.Form(second), ("do", "replace"));
        again = await doctor.OpenAsync(patient + "/assess");
        Assert.Equal("9.9", again.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_double_click_and_a_page_sent_again_make_one_assessment_and_leave_no_draft(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "J-6", "Twice Assessed", "1990-01-01", "male");
        var page = await doctor.OpenAsync(patient + "/assess");
        var answers = await Task.WhenAll(doctor.PostAsync(Clinic.Form(page), ("do", "assess")), doctor.PostAsync(Clinic.Form(page), ("do", "assess")));
        var stored = Assert.Single(answers.Select(a => a.RequestMessage!.RequestUri!.AbsolutePath).Distinct());
        Assert.StartsWith("/assessments/", stored, StringComparison.Ordinal);

        await doctor.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "9.9"), ("do", "save"));
        Assert.Equal(stored, doctor.Path);
        Assert.DoesNotContain("Twice Assessed", Person.Text(await doctor.OpenAsync("/worklist?list=drafts")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_worklist_says_who_waits_for_a_signature(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "J-5", "Zoe Waiting", "1990-01-01", "male");
        await AssessAsync(clinic, doctor, patient, "V11", "eu");
        Assert.Contains("Zoe Waiting", Person.Text(await doctor.OpenAsync("/worklist?list=sign")), StringComparison.Ordinal);
        Assert.Contains("Zoe Waiting", Person.Text(await doctor.OpenAsync("/worklist?list=blocked")), StringComparison.Ordinal);
        Assert.DoesNotContain("Zoe Waiting", Person.Text(await doctor.OpenAsync("/worklist?list=drafts")), StringComparison.Ordinal);
    }

    private static Task<IDocument> AssessAsync(Clinic clinic, Person person, string patient, string story, string place) =>
        person.AssessAsync(clinic.App, patient, Repository.Story(story)["facts"]!.AsObject(), place);
}
