using System.Diagnostics;
using AngleSharp.Dom;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Demo;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using JakAdvisor.Web.Treatments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Demo;

/// <summary>The invented clinic is as real as its stores make it. Who is counted where follows from the numbers of the people and is counted here by hand.</summary>
public class DemoCohortTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Seventy_two_invented_people_come_after_the_start_and_stand_beside_the_study(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind, ("Demo:Cohort", "true"));
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        await CompleteAsync(clinic.App);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();

        var people = await db.Patients.AsNoTracking().Where(p => p.RecordNumber.StartsWith("C-2")).ToListAsync();
        Assert.Equal(72, people.Count);
        Assert.All(people, p => Assert.Contains(" Demo-", p.Name, StringComparison.Ordinal));
        Assert.Equal(72, people.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count());
        // Every ninth has colitis and tofacitinib, every fifth of nine colitis and upadacitinib.
        Assert.Equal(8, await db.Treatments.CountAsync(t => t.Drug == "tofacitinib" && t.Disease == "ulcerative-colitis"));
        Assert.Equal(8, await db.Treatments.CountAsync(t => t.Drug == "upadacitinib" && t.Disease == "ulcerative-colitis"));

        var page = await doctor.OpenAsync("/cohort");
        var text = Person.Text(page);
        // Of the 56 with Crohn's disease 67, 69, 70 and 71 started too recently, and so did the one patient of every demonstration.
        Assert.Contains("52 people who started upadacitinib in Crohn's disease", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("5 people started less than 14 weeks ago and are not counted yet", text, StringComparison.Ordinal);
        // 3, 25, 47 and 58 stopped; 7, 17, 37 and 57 never came again after week 4.
        Assert.Contains("4 people stopped before week 12", text, StringComparison.Ordinal);
        Assert.Contains("4 people went on and have no visit from day 70 to day 98", text, StringComparison.Ordinal);
        // No endoscopy: 6 12 15 21 24 30 33 39 42 48 51 60 66 and the four who did not come.
        Assert.Contains("31/48 = 64.6 %", Row(page, "endoscopy-done"), StringComparison.Ordinal);
        Assert.Contains("31/52 = 59.6 %", Row(page, "endoscopy-done"), StringComparison.Ordinal);
        // No CDAI at week 12: 1 49 65 and the four; 33 has none either, but that of week 8 is 23 days old then and counts. None at the start: 2 19 53.
        Assert.Contains("10 not evaluable, 4 stopped", Row(page, "clinical-response"), StringComparison.Ordinal);
        Assert.Matches(@"\d+/38 = .*\d+/52 = ", Row(page, "clinical-response"));
        // CRP has no upper limit here: nobody can be judged, and nobody counts as normal.
        Assert.Contains("none evaluable", Row(page, "crp-normal"), StringComparison.Ordinal);
        // 25 ended the drug because of it, 22 went to hospital.
        Assert.Contains("2/52 = 3.8 %", Row(page, "serious-event"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Everything_stored_of_them_replays_and_stands_in_the_audit_trail(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind, ("Demo:Cohort", "true"));
        await CompleteAsync(clinic.App);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var (visits, assessments) = (scope.ServiceProvider.GetRequiredService<VisitStore>(), scope.ServiceProvider.GetRequiredService<AssessmentStore>());

        var stored = await db.Visits.AsNoTracking().ToListAsync();
        Assert.True(stored.Count > 250, $"{stored.Count} visits");
        foreach (var visit in stored) Assert.True(await visits.ReplaysAsync(visit), $"the visit of week {visit.Week} does not replay");
        foreach (var assessment in await db.Assessments.AsNoTracking().ToListAsync()) Assert.True(await assessments.ReplaysAsync(assessment));
        foreach (var level in new[] { "continue", "watch", "incomplete", "act", "interrupt" }) Assert.Contains(stored, v => v.Level == level);

        Assert.Empty(await scope.ServiceProvider.GetRequiredService<AuditTrail>().VerifyAsync(db));
        var audited = await db.AuditRows.Where(r => r.Subject == nameof(JakAdvisor.Web.Data.Visit)).Select(r => r.SubjectId).ToListAsync();
        Assert.All(stored, v => Assert.Contains(v.Id.ToString(), audited));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Somebody_entered_twice_is_there_once(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var counts = new List<(int, int, int, int)>();
        foreach (var _ in new[] { "first", "again" })
        {
            await using var scope = clinic.App.Services.CreateAsyncScope();
            // Shingles, a pause, going on, maintenance after week 12, and the end after week 24 because it never worked.
            await scope.ServiceProvider.GetRequiredService<DemoCourse>().EnterAsync(new DemoPerson(10));
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            var person = await db.Patients.SingleAsync(p => p.RecordNumber == "C-2010");
            counts.Add((await db.Assessments.CountAsync(a => a.PatientId == person.Id), await db.Visits.CountAsync(v => v.PatientId == person.Id),
                await db.TreatmentChanges.CountAsync(c => c.PatientId == person.Id), await db.AdverseEvents.CountAsync(e => e.PatientId == person.Id)));
        }

        // One assessment; visits of weeks 2, 4, 8, 12 and 24; start, pause, resume, phase and stop; one event.
        Assert.Equal((1, 5, 5, 1), counts[0]);
        Assert.Equal(counts[0], counts[1]);
    }

    [Fact]
    public async Task A_clinic_that_began_with_its_own_patients_gets_no_invented_ones()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using (var own = database.Open())
        {
            own.Patients.Add(new Patient { Id = Guid.NewGuid(), RecordNumber = "1", Name = "Own Patient", BirthDate = new(1980, 1, 1), Sex = "female" });
            await own.SaveChangesAsync();
        }
        await using var app = App.On(database, ("Demo:Cohort", "true"), ("Audit:Key", Convert.ToBase64String(TestDatabase.AuditKey)));
        using var doctor = await Person.OfAsync(app, Roles.Gastroenterologist);
        await Task.WhenAll(app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<DemoCohort>().Select(cohort => cohort.ExecuteTask!));

        await using var db = database.Open();
        Assert.Equal(1, await db.Patients.CountAsync());
    }

    [Fact]
    public async Task The_patient_of_every_demonstration_had_a_good_visit_at_week_12_and_one_with_blood_forgotten()
    {
        await using var clinic = await Clinic.OpenAsync("sqlite");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await doctor.OpenAsync("/patients?q=D-1009");
        patient = await doctor.OpenAsync(patient.QuerySelector("main tbody a")!.GetAttribute("href")!);
        var treatment = await doctor.OpenAsync(patient.QuerySelector("a[href^='/treatments/']")!.GetAttribute("href")!);

        var visits = treatment.QuerySelectorAll(".timeline > *").Select(v => v.TextContent).ToList();
        Assert.Contains("Go on, and watch", visits.Single(v => v.Contains("week 12", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Information missing", visits.Single(v => v.Contains("week 8", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Go on", visits.Single(v => v.Contains("week 4", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static string Row(IDocument page, string id) => string.Join(" ", page.QuerySelector("#" + id)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task CompleteAsync(App app)
    {
        _ = app.Services;
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(4); await Task.Delay(100))
        {
            if (app.Logged.Contains("The demonstration cohort is complete", StringComparison.Ordinal)) return;
        }
        Assert.Fail("The demonstration cohort did not get complete:\n" + app.Logged);
    }
}
