using System.Net;
using AngleSharp.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Cohort;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Cohort;

/// <summary>The clinic beside the published cohort, by what people read, on both databases. The twelve are counted by hand; intervals are Wilson's, worked out elsewhere.</summary>
public class CohortPageTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Twelve_people_are_counted_as_by_hand_and_stand_beside_the_study(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await doctor.OpenAsync("/cohort");
        var text = Person.Text(page);

        Assert.Contains("12 people who started upadacitinib in Crohn's disease", text, StringComparison.OrdinalIgnoreCase);
        // One of these, and the one on treatment among the invented patients of every new clinic.
        Assert.Contains("2 people started less than 14 weeks ago and are not counted yet", text, StringComparison.Ordinal);
        Assert.Contains("1 person stopped before week 12", text, StringComparison.Ordinal);
        Assert.Contains("2 people went on and have no visit from day 70 to day 98", text, StringComparison.Ordinal);

        // Response: 1 2 3 6 8 11 12 yes, 4 5 no, 7 9 not evaluable (a day too late, a day too early), 10 stopped.
        Row(page, "clinical-response", "7/9 = 77.8 % (45.3–93.7)", "7/12 = 58.3 % (32.0–80.7)", "2 not evaluable, 1 stopped", "41/77 = 53.2 % (42.2–64.0)", "41/94 = 43.6 % (34.0–53.7)");
        // Remission: 1 3 4 12 yes; 11 was in remission only after the drug was stopped, 12 only by the visit that was not corrected.
        Row(page, "clinical-remission", "4/9 = 44.4 % (18.9–73.3)", "4/12 = 33.3 % (13.8–60.9)", "2 not evaluable, 1 stopped", "33/77 = 42.9 % (32.4–54.0)", "33/94 = 35.1 % (26.2–45.2)");
        // 3 took a corticosteroid; of 4 it is not known.
        Row(page, "steroid-free-remission", "2/8 = 25.0 % (7.1–59.1)", "2/12 = 16.7 % (4.7–44.8)", "3 not evaluable, 1 stopped", "not reported", "not worked out");
        Row(page, "endoscopic-response-study", "2/3 = 66.7 % (20.8–93.9)", "2/12 = 16.7 % (4.7–44.8)", "8 not evaluable, 1 stopped", "18/36 = 50.0 % (34.5–65.5)", "18/94 = 19.1 %");
        // 2 had no ulcers at the start and counts in neither.
        Row(page, "mucosal-healing", "1/2 = 50.0 % (9.5–90.5)", "1/11 = 9.1 % (1.6–37.7)", "8 not evaluable, 1 stopped, 1 outside the definition", "10/36 = 27.8 %", "not worked out");
        // CRP of 1 was normal at the start and is normal now: there was nothing to normalise.
        Row(page, "crp-normalised", "none evaluable", "none evaluable", "10 not evaluable, 1 stopped, 1 outside the definition", "not reported");

        // Falls of CDAI: 180 110 120 95 10 110 110 110 170; ranks 6 from either end of 45 averages.
        Row(page, "cdai-change", "300 (270–310)", "170 (140–200)", "110 (60 to 145)", "n = 9; 2 not measured twice, 1 stopped", "n = 77: mean 282.4 ± 95.4 to 184.7 ± 84.7");
        Row(page, "ses-cd-change", "12 (11–13)", "5 (4.5–8.5)", "5 (fewer than 6 people: no 95 % interval)", "n = 3; 8 not measured twice, 1 stopped", "median paired fall 4.5 points (95 % CI 3.0–7.0)");

        // Events up to day 84: acne of 1 and 10, two of 2, constipation of 8 after a correction; not the acne of day 85, not the withdrawn zoster.
        Row(page, "any-event", "4/12 = 33.3 % (13.8–60.9)", "5", "32/94 = 34.0 %");
        Row(page, "acne", "2/12 = 16.7 % (4.7–44.8)", "2", "6/94 = 6.4 %");
        // One event of 10 is not known to be serious or not: that person counts in neither.
        Row(page, "serious-event", "1/11 = 9.1 % (1.6–37.7); not known of 1 more person", "1; of 1 more it is not known", "1/94 = 1.1 %");
        Row(page, "herpes-zoster", "0/12 = 0.0 % (0.0–24.2)", "0", "2/94 = 2.1 %");
        Row(page, "transaminase-rise", "0/12 = 0.0 % (0.0–24.2)", "0", "9/94 = 9.6 %");

        Row(page, "age", "35.5 (32.75–38.25), n = 12", "0", "30 (24–39), n = 94");
        Row(page, "smoking", "never: 10/11 = 90.9 % (62.3–98.4)", "former: 1/11 = 9.1 % (1.6–37.7)", "current: 0/11 = 0.0 % (0.0–25.9)", "never: 88/94 = 93.6 %");
        Row(page, "ses-cd-7", "3/4 = 75.0 % (30.1–95.4)", "8", "63/93 = 67.7 %");
        Row(page, "perianal", "known of nobody", "12", "58/94 = 61.7 %");
        Row(page, "alcohol", "not asked here", "never: 93/94 = 98.9 %");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_trials_definition_stands_apart_and_no_figure_of_the_study_beside_it(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/cohort");

        Row(page, "endoscopic-response-trials", "1/3 = 33.3 % (6.1–79.2)", "1/12 = 8.3 % (1.5–35.4)");
        foreach (var part in new[] { "trials", "hbi" })
        {
            var table = page.QuerySelector($"section:has(> h2#{part}) table")!;
            Assert.DoesNotContain("Fu et al.", table.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("/36", table.TextContent, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("endoscopic-response-trials", page.QuerySelector("section:has(> h2#outcome)")!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_limits_of_the_study_stand_on_the_page_and_nothing_claims_that_one_did_better(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await doctor.OpenAsync("/cohort");

        var limits = page.QuerySelector("section[aria-labelledby=limits]")!.TextContent;
        foreach (var statement in new[] { "S140", "S141", "S142", "S143", "S144", "S145", "SX17", "SX18" }) Assert.Contains(statement, limits, StringComparison.Ordinal);
        var text = Person.Text(page);
        Assert.Contains("Nothing here shows that one group did better than another", text, StringComparison.Ordinal);
        Assert.Contains("not in the paper (SX5)", text, StringComparison.Ordinal);
        foreach (var claim in new[] { "P <", "P =", "p-value", "superior", "significant", "odds ratio", "S127" }) Assert.DoesNotContain(claim, text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_period_the_drug_and_the_disease_choose_who_is_counted(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);

        // The second course of the first person began in May, so those who began in May are eight.
        Row(await doctor.OpenAsync("/cohort?from=2026-02-01"), "clinical-response", "4/5 = 80.0 %", "4/8 = 50.0 %");
        Row(await doctor.OpenAsync("/cohort?to=2026-01-05"), "clinical-response", "3/4 = 75.0 %", "3/4 = 75.0 %");

        var colitis = await doctor.OpenAsync("/cohort?disease=ulcerative-colitis");
        Row(colitis, "uc-response", "1/1 = 100.0 % (20.7–100.0)");
        var text = Person.Text(colitis);
        Assert.Contains("It says nothing about Upadacitinib in ulcerative colitis, so no published figure stands beside these", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/94", text, StringComparison.Ordinal);
        Assert.Null(colitis.QuerySelector("#clinical-response"));

        var tofacitinib = await doctor.OpenAsync("/cohort?drug=tofacitinib");
        Row(tofacitinib, "clinical-response", "1/1 = 100.0 % (20.7–100.0)");
        Assert.DoesNotContain("41/77", Person.Text(tofacitinib), StringComparison.Ordinal);

        var nobody = await doctor.OpenAsync("/cohort?from=2030-01-01");
        Assert.Contains("0 people who started", Person.Text(nobody), StringComparison.Ordinal);
        Row(nobody, "clinical-response", "none evaluable", "nobody to count");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_day_that_is_none_is_told_at_its_field_and_filters_nothing(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        foreach (var path in new[] { "/cohort", "/cohort/csv" })
        {
            var page = await doctor.OpenAsync(path + "?from=soon&drug=aspirin");
            Assert.Equal(HttpStatusCode.BadRequest, doctor.Status);
            Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
            Assert.Contains("Started from: soon is not a date", Person.Text(page), StringComparison.Ordinal);
            Assert.Contains("There is no such drug here", Person.Text(page), StringComparison.Ordinal);
        }
        var turned = await doctor.OpenAsync("/cohort?from=2026-02-02&to=2026-02-01");
        Assert.Contains("1 Feb 2026 is before 2 Feb 2026", Person.Text(turned), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Doctors_and_nurses_see_groups_without_a_name_and_every_look_is_audited(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        foreach (var role in new[] { Roles.Gastroenterologist, Roles.Nurse })
        {
            using var person = await clinic.SignInAsync(role);
            foreach (var path in new[] { "/cohort", "/cohort/csv" })
            {
                var text = await person.Client.GetStringAsync(new Uri(path, UriKind.Relative));
                Assert.DoesNotContain("Twelfth Person", text, StringComparison.Ordinal);
                Assert.DoesNotContain("TWELVE-", text, StringComparison.Ordinal);
            }
        }
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        using var nobody = await Person.OfAsync(clinic.App);
        foreach (var path in new[] { "/cohort", "/cohort/csv" })
        {
            Assert.DoesNotContain("who started", Person.Text(await administrator.OpenAsync(path)), StringComparison.Ordinal);
            Assert.StartsWith("/account/", administrator.Path, StringComparison.Ordinal);
            await nobody.OpenAsync(path);
            Assert.StartsWith("/account/sign-in", nobody.Path, StringComparison.Ordinal);
        }
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var seen = await db.AuditRows.Where(r => r.Subject == "Cohort").OrderBy(r => r.Number).Select(r => r.Action + " " + r.SubjectId).ToListAsync();
        Assert.Equal(["read upadacitinib crohns-disease ..", "exported upadacitinib crohns-disease ..", "read upadacitinib crohns-disease ..", "exported upadacitinib crohns-disease .."], seen);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_export_hides_small_cells_and_whatever_would_tell_them(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var answer = await nurse.Client.GetAsync(new Uri("/cohort/csv", UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("cohort-2026-11-22.csv", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
        var csv = await answer.Content.ReadAsStringAsync();
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains("about,,people counted,12,,,,,,,,,", lines);
        // 7 yes, 2 no, 2 not evaluable, 1 stopped, 0 outside: all but the nought go, and no share is told. The study is published and stays.
        Assert.Contains(lines, l => l.StartsWith("outcome,Clinical response: CDAI fall of at least 100,as observed,suppressed,suppressed,,,,41,77,53.2,42.2,64.0", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("outcome,Clinical response: CDAI fall of at least 100,outside the definition,0,", StringComparison.Ordinal));
        // 10 never, 1 former, 1 not known.
        Assert.Contains(lines, l => l.StartsWith("baseline,Smoking,never,suppressed,suppressed,,,,88,94,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("baseline,Smoking,current,0,suppressed,", StringComparison.Ordinal));
        // 1 serious, 1 of whom it is not known, 10 neither: all go.
        Assert.Contains(lines, l => l.StartsWith("event,\"Serious: led to stopping, hospital, or a threat to life\",with an event,suppressed,suppressed,,,,1,94,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("event,\"Serious: led to stopping, hospital, or a threat to life\",not known,suppressed,", StringComparison.Ordinal));
        // Nobody had shingles, and of that there is no doubt.
        Assert.Contains(lines, l => l.StartsWith("event,Shingles (herpes zoster),no event entered,12,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("event,Shingles (herpes zoster),not known,0,", StringComparison.Ordinal));
        // 7 men and 5 women may be told: 7 of 12 with the interval.
        Assert.Contains(lines, l => l.StartsWith("baseline,Sex,male,7,12,58.3,32.0,80.7,61,94,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("baseline,\"Age at start, years\",median,35.5,", StringComparison.Ordinal));
        // Three pairs are too few for a median.
        Assert.Contains(lines, l => l.StartsWith("change,SES-CD,median fall (Hodges-Lehmann),suppressed,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("change,CDAI,median fall (Hodges-Lehmann),110,,,60,145,", StringComparison.Ordinal));
        string[] medians = ["median", "quartile", "mean", "deviation", "fall"];
        Assert.DoesNotContain(lines, l => !medians.Any(m => l.Contains(m, StringComparison.Ordinal)) && l.Split(',')[^10] is "1" or "2" or "3" or "4");
    }

    [Fact]
    public void Every_row_of_the_study_is_counted_here_or_says_why_not()
    {
        using var app = new App();
        var study = app.Services.GetRequiredService<GuidanceRelease>().Study!;
        Assert.All(study.Rows, row => Assert.True(Measures.All.ContainsKey(row.Id) == (row.NotHere.Length == 0), row.Id));
        Assert.Equal((94, 12), (study.People, study.Week));
        Assert.All(study.Rows.Where(r => r.Of is not null && r.Part != "event"), row => Assert.InRange(row.Of!.Value, 1, 94));
    }

    /// <summary>What stands in the cells of a row, in this order, each from its beginning or somewhere within.</summary>
    private static void Row(IDocument page, string id, params string[] expected)
    {
        var row = page.QuerySelector($"tr[id='{id}']") ?? throw new InvalidOperationException($"There is no row {id}");
        var text = string.Join(" | ", row.QuerySelectorAll("td").Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        var from = 0;
        foreach (var part in expected)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{id}: {part} is not, in this order, in: {text}");
            from = at + part.Length;
        }
    }
}
