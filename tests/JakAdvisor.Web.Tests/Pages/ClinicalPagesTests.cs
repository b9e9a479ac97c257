using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>Lists, differences, texts and kept releases, by what a person reads, on both databases.</summary>
public sealed class ClinicalPagesTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Everybody_lands_where_their_work_is(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        foreach (var (role, path) in new[] { (Roles.Nurse, "/worklist"), (Roles.Gastroenterologist, "/worklist"), (Roles.Administrator, "/admin"), ("", "/check") })
        {
            using var person = await Person.OfAsync(clinic.App, role);
            await person.OpenAsync("/");
            Assert.Equal(path, person.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_worklist_names_drafts_and_answers_that_end_before_the_start_or_have_ended(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "W-1", "Dora Drafted", "1990-01-01", "female");
        var page = await doctor.OpenAsync(patient + "/assess");
        await doctor.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "12.8"), ("do", "save"));
        Assert.Contains("Dora Drafted", Rows(await doctor.OpenAsync("/worklist?list=drafts")), StringComparison.Ordinal);

        patient = await clinic.AddPatientAsync(doctor, "W-2", "Exa Expiring", "1990-01-01", "male");
        await doctor.AssessAsync(clinic.App, patient, Facts("V13"), "eu", ("plannedStart", "2028-12-01"));
        var expiring = Rows(await doctor.OpenAsync("/worklist?list=expiring"));
        Assert.Contains("Exa Expiring", expiring, StringComparison.Ordinal);
        Assert.Contains("before the start", expiring, StringComparison.Ordinal);
        Assert.Contains("1 Dec 2028", expiring, StringComparison.Ordinal);

        clinic.App.Now = clinic.App.Now.AddYears(4);
        await doctor.SignInAsync(Roles.Gastroenterologist);
        var row = (await doctor.OpenAsync("/worklist?list=expiring")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Exa Expiring", StringComparison.Ordinal));
        Assert.Contains(", expired", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Long_lists_come_in_pages_of_twenty_five(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await using (var scope = clinic.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            for (var i = 1; i <= 30; i++)
            {
                var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = string.Create(CultureInfo.InvariantCulture, $"L-{i:00}"), Name = string.Create(CultureInfo.InvariantCulture, $"Listed {i:00}"), BirthDate = new DateOnly(1980, 3, 3) };
                db.Patients.Add(patient);
                db.Drafts.Add(new Draft { Id = Guid.CreateVersion7(), PatientId = patient.Id, Entries = "{}", Jurisdiction = "us", UpdatedBy = "Somebody", UpdatedAt = new DateTime(2026, 11, 22, 12, i, 0, DateTimeKind.Utc) });
            }
            await db.SaveChangesAsync();
        }
        var page = await nurse.OpenAsync("/patients?q=listed");
        Assert.Contains("30 patients, by name", Person.Text(page), StringComparison.Ordinal);
        Assert.Equal(("Listed 01", "Listed 25", 25), (Names(page)[0], Names(page)[^1], Names(page).Count));
        page = await nurse.OpenAsync(Next(page));
        Assert.Equal(["Listed 26", "Listed 27", "Listed 28", "Listed 29", "Listed 30"], Names(page));
        Assert.Contains("Page 2 of 2", Person.Text(page), StringComparison.Ordinal);
        Assert.Equal("Listed 01", Names(await nurse.OpenAsync("/patients?q=listed&p=-7"))[0]);
        Assert.Equal("Listed 26", Names(await nurse.OpenAsync("/patients?q=listed&p=99"))[0]);

        // The draft that was touched last stands first.
        page = await nurse.OpenAsync("/worklist?list=drafts");
        Assert.Equal(("Listed 30", 25), (Names(page)[0], Names(page).Count));
        Assert.Equal(["Listed 05", "Listed 04", "Listed 03", "Listed 02", "Listed 01"], Names(await nurse.OpenAsync(Next(page))).Where(n => n.StartsWith("Listed", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_assessments_are_compared_line_by_line_and_one_is_read_as_text(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(doctor, "C-1", "Comp Ared", "1990-01-01", "male");
        await doctor.AssessAsync(clinic.App, patient, Facts("V13"), "eu");
        var before = doctor.Path;
        clinic.App.Now = clinic.App.Now.AddHours(1);
        await doctor.AssessAsync(clinic.App, patient, Facts("V11"), "eu");
        var after = doctor.Path;

        var page = await doctor.OpenAsync($"/assessments/compare?before={Id(before)}&after={Id(after)}");
        Assert.Contains("Comp Ared", page.QuerySelector("[aria-label=Patient]")!.TextContent, StringComparison.Ordinal);
        var lines = page.QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim()))).ToList();
        Assert.Contains(lines, l => l.StartsWith("upadacitinib | ", StringComparison.Ordinal) && l.Contains("| Not now", StringComparison.Ordinal));
        Assert.Contains("Treatment of latent TB | in-progress | none", lines);
        Assert.All(lines, l => Assert.NotEqual(l.Split(" | ")[1], l.Split(" | ")[2]));

        // Of different people nothing is compared.
        var other = await clinic.AddPatientAsync(doctor, "C-2", "Other Person", "1970-01-01", "male");
        await doctor.AssessAsync(clinic.App, other, Facts("V13"), "eu");
        await doctor.OpenAsync($"/assessments/compare?before={Id(before)}&after={Id(doctor.Path)}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, doctor.Status);

        var text = Person.Text(await doctor.OpenAsync(after + "/text"));
        Assert.Contains("JAK inhibitor assessment of 22 Nov 2026, DRAFT, not signed Comp Ared, born 1 Jan 1990, record C-1 Labels of the European Union.", text, StringComparison.Ordinal);
        Assert.Contains("UPADACITINIB: Not now", text, StringComparison.Ordinal);
        Assert.Contains("Assessed by Dr Dora Demo.", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_patient_is_corrected_and_shows_what_was_assessed(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var patient = await clinic.AddPatientAsync(nurse, "P-1", "Before Correction", "1990-01-01", "male");
        Assert.Contains("Nothing has been assessed yet", Person.Text(await nurse.OpenAsync(patient)), StringComparison.Ordinal);
        var page = await nurse.OpenAsync(patient + "/edit");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.Name", "After Correction"), ("Form.BirthDate", "1991-02-03"));
        Assert.Equal(patient, nurse.Path);
        Assert.Contains("3 Feb 1991", page.QuerySelector("[aria-label=Patient]")!.TextContent, StringComparison.Ordinal);
        page = await nurse.OpenAsync(patient + "/edit");
        foreach (var (typed, told) in new[] { ("", "Enter the birth date"), ("yesterday", "The birth date cannot be yesterday") })
        {
            var faulty = await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.BirthDate", typed));
            Assert.Contains(told, Person.Text(faulty), StringComparison.Ordinal);
        }

        await nurse.AssessAsync(clinic.App, patient, Facts("V11"), "eu");
        page = await nurse.OpenAsync(patient);
        Assert.Contains("by Nils Demo, RN, guidance", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not signed.", page.QuerySelector(".timeline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Earlier_releases_that_were_used_are_listed_with_their_text(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var visitor = await Person.OfAsync(clinic.App);
        Assert.Contains("No assessment here was made with another release", Person.Text(await visitor.OpenAsync("/guidance/releases")), StringComparison.Ordinal);
        var hash = new string('a', 64);
        await using (var scope = clinic.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["rules/b.yaml"] = "second: Crohn’s\n", ["facts.yaml"] = "first: 1" };
            db.Guidance.Add(new KeptGuidance { Sha256 = hash, Release = "2025.9", Files = JsonSerializer.Serialize(files), KeptAt = new DateTime(2025, 9, 1, 0, 0, 0, DateTimeKind.Utc) });
            await db.SaveChangesAsync();
        }
        var page = await visitor.OpenAsync("/guidance/releases");
        Assert.Contains("2025.9, first used on 1 Sep 2025", Person.Text(page), StringComparison.Ordinal);
        var link = page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent.StartsWith("Text of 2025.9", StringComparison.Ordinal));
        using var text = await visitor.Client.Get(new Uri(link.Href).PathAndQuery);
        Assert.Equal("guidance-2025.9-aaaaaaaaaaaa.txt", text.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("# ---- facts.yaml\nfirst: 1\n# ---- rules/b.yaml\nsecond: Crohn’s\n", await text.Content.ReadAsStringAsync());

        // The release in force is kept since the invented patients were assessed with it.
        var own = clinic.App.Services.GetRequiredService<GuidanceRelease>();
        using var current = await visitor.Client.Get("/guidance/releases?handler=Text&sha256=" + own.Sha256);
        Assert.Contains("# ---- facts.yaml\n" + own.Files.Texts["facts.yaml"], await current.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await visitor.OpenAsync("/guidance/releases?handler=Text&sha256=none");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Status);
    }

    private static JsonObject Facts(string story) => Repository.Story(story)["facts"]!.AsObject();

    private static string Id(string path) => path.Split('/')[^1];

    private static string Rows(IDocument page) => page.QuerySelector("tbody")!.TextContent;

    private static List<string> Names(IDocument page) => [.. page.QuerySelectorAll("tbody th a").Select(a => a.TextContent)];

    private static string Next(IDocument page) => new Uri(page.QuerySelectorAll<IHtmlAnchorElement>("nav a").Single(a => a.TextContent == "Next").Href).PathAndQuery;
}
