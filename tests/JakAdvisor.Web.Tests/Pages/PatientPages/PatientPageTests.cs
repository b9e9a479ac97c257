using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.PatientPages;

/// <summary>The patient's page over HTTP, as staff open it.</summary>
public class PatientPageTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_nurse_opens_a_draft_and_after_the_signature_the_page_and_both_are_audited(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind, ("Clinic:Phone", "040 1234567"), ("Clinic:Name", "Bowel Clinic North"), ("Clinic:EmergencyNumber", "112"));
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var patient = await clinic.AddPatientAsync(doctor, "PP-1", "Pia Paper", "1990-01-01", "male");
        var assessment = await Treated.AssessAsync(clinic, doctor, patient, Treated.Crohns(clinic.App.Services.GetRequiredService<GuidanceRelease>()));
        var path = Link(assessment, "Patient's page");

        var draft = await nurse.OpenAsync(path);
        Assert.Contains("Nobody has signed a decision", Person.Text(draft), StringComparison.Ordinal);
        Assert.Equal("DRAFT", draft.QuerySelector(".draft-mark")!.GetAttribute("data-mark"));

        await Treated.DecideAsync(doctor, assessment);
        var page = await nurse.OpenAsync(Link(await nurse.OpenAsync(patient), "Patient's page"));
        var text = string.Join(' ', page.QuerySelector(".paper")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("You are going to take upadacitinib. Dr Dora Demo decided this on 22 Nov 2026. Your planned first day is 1 Dec 2026.", text, StringComparison.Ordinal);
        Assert.Contains("First phase: take 45 mg once a day for 12 weeks. After that: take 15 mg once a day.", text, StringComparison.Ordinal);
        Assert.Contains("Phone: 040 1234567", text, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".draft-mark"));
        Assert.Equal("counselling:infection-signs", page.QuerySelector(".part-call p")!.GetAttribute("data-entry"));

        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var subject = path.Split('/')[2];
        Assert.Equal(2, await db.AuditRows.CountAsync(r => r.Action == "read" && r.Subject == "PatientPage" && r.SubjectId == subject));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_administrator_and_a_stranger_see_no_patients_page(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        using var stranger = await Person.OfAsync(clinic.App);
        var patient = await clinic.AddPatientAsync(doctor, "PP-2", "Nobody Else", "1990-01-01", "male");
        var path = Link(await Treated.AssessAsync(clinic, doctor, patient, []), "Patient's page");

        foreach (var asked in new[] { path, path + "?handler=Margins" })
        {
            Assert.DoesNotContain("Nobody Else", (await administrator.OpenAsync(asked)).DocumentElement.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, administrator.Status);
            await stranger.OpenAsync(asked);
            Assert.StartsWith("/account/sign-in", stranger.Path, StringComparison.Ordinal);
        }
        await doctor.OpenAsync("/assessments/00000000-0000-0000-0000-000000000001/patient-page");
        Assert.Equal(HttpStatusCode.NotFound, doctor.Status);
    }

    [Fact]
    public async Task Without_a_telephone_number_staff_are_told_and_the_sheet_has_a_line_for_it()
    {
        await using var clinic = await Clinic.OpenAsync("sqlite");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "PP-3", "Nora Number", "1990-01-01", "female");
        var page = await doctor.OpenAsync(Link(await Treated.AssessAsync(clinic, doctor, patient, []), "Patient's page"));

        Assert.Contains("Whom to call is not set", page.QuerySelector(".screen-only")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ask your team for the number and write it here:", page.QuerySelector(".part-contact")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".part-contact .write-here"));
    }

    [Fact]
    public async Task No_name_can_end_the_text_in_the_margins()
    {
        await using var clinic = await Clinic.OpenAsync("sqlite");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "PP-4", "Ann \"Nan\" O'Hara; } * { color: red", "1990-01-01", "female");
        var path = Link(await Treated.AssessAsync(clinic, doctor, patient, []), "Patient's page");

        using var answer = await doctor.Client.GetAsync(new Uri(path + "?handler=Margins", UriKind.Relative));
        var style = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        // Quote 22, apostrophe 27, semicolon 3b, braces 7d and 7b, colon 3a, the dot between b7, hyphen 2d: as numbers.
        Assert.Contains("content: \"Ann \\22 Nan\\22  O\\27 Hara\\3b  \\7d  \\2a  \\7b  color\\3a  red \\b7  Born 1 Jan 1990 \\b7  Record PP\\2d 4\";", style, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_page_keeps_the_words_of_the_release_its_assessment_was_made_under()
    {
        var changed = Directory.CreateTempSubdirectory("jakadvisor-words-").FullName;
        await using var database = await TestDatabase.CreateEmptyAsync("sqlite");
        try
        {
            string path;
            await using (var before = App.On(database))
            {
                using var doctor = await Person.OfAsync(before, Roles.Gastroenterologist);
                path = Link(await doctor.OpenAsync(await FirstAssessmentAsync(doctor)), "Patient's page");
                Copy(before.Services.GetRequiredService<GuidanceRelease>(), changed);
            }
            await using var after = App.On(database, ("Guidance:Folder", changed));
            using var later = await Person.OfAsync(after, Roles.Gastroenterologist);
            var page = await later.OpenAsync(path);

            Assert.Contains("Tell your surgeon that you take this medicine.", page.QuerySelector(".part-surgery")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Other words.", after.Services.GetRequiredService<GuidanceRelease>().PatientLanguages[0].Counselling["surgery"], StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(changed, recursive: true);
        }
    }

    private static async Task<string> FirstAssessmentAsync(Person doctor)
    {
        var patients = await doctor.OpenAsync("/patients");
        var patient = await doctor.OpenAsync(new Uri(patients.QuerySelectorAll<IHtmlAnchorElement>("main table a").First().Href).PathAndQuery);
        return new Uri(patient.QuerySelector<IHtmlAnchorElement>(".timeline h3 a")!.Href).PathAndQuery;
    }

    private static void Copy(GuidanceRelease release, string folder)
    {
        foreach (var (file, text) in release.Files.Texts)
        {
            var to = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllText(to, file == "patient.en.yaml" ? text.Replace("Tell your surgeon that you take this medicine.", "Other words.", StringComparison.Ordinal) : text);
        }
    }

    private static string Link(IDocument page, string words) => new Uri(page.QuerySelectorAll<IHtmlAnchorElement>("main a").First(a => a.TextContent.Trim() == words).Href).PathAndQuery;
}
