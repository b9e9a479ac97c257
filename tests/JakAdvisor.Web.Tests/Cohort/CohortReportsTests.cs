using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Cohort;

/// <summary>Figures are kept while the data stand, and not a moment longer, whoever changes them.</summary>
public class CohortReportsTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whatever_is_entered_corrected_or_stopped_stands_in_the_next_page(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        Assert.StartsWith("7/9", await CellAsync(doctor, "clinical-response"), StringComparison.Ordinal);

        // The seventh person's visit of day 99 is joined by one of day 84.
        await ChangeAsync(clinic, async db =>
        {
            var seventh = await Of(db, 7);
            db.Visits.Add(RandomClinic.Visit(seventh.PatientId, seventh.Id, seventh.StartedOn.AddDays(84), 12, new OutcomeColumns { ClinicalResponse = "no" }, new Measurements()));
        });
        Assert.StartsWith("7/10", await CellAsync(doctor, "clinical-response"), StringComparison.Ordinal);

        // That was the wrong answer.
        await ChangeAsync(clinic, async db =>
        {
            var seventh = await Of(db, 7);
            var wrong = await db.Visits.Where(v => v.TreatmentId == seventh.Id).OrderBy(v => v.On).Select(v => v.Id).FirstAsync();
            db.Visits.Add(RandomClinic.Visit(seventh.PatientId, seventh.Id, seventh.StartedOn.AddDays(84), 12, new OutcomeColumns { ClinicalResponse = "yes" }, new Measurements(), corrects: wrong));
        });
        Assert.StartsWith("8/10", await CellAsync(doctor, "clinical-response"), StringComparison.Ordinal);

        Assert.StartsWith("2/12", await CellAsync(doctor, "acne"), StringComparison.Ordinal);
        await ChangeAsync(clinic, async db =>
        {
            var sixth = await Of(db, 6);
            db.AdverseEvents.Add(RandomClinic.Event(sixth.PatientId, sixth.Id, sixth.StartedOn.AddDays(12), "acne"));
        });
        Assert.StartsWith("3/12", await CellAsync(doctor, "acne"), StringComparison.Ordinal);

        // The first person's drug is stopped, with a date before week 12.
        await ChangeAsync(clinic, async db =>
        {
            var first = await Of(db, 1, tracked: true);
            (first.State, first.StoppedOn, first.StopReason) = (TreatmentStates.Stopped, first.StartedOn.AddDays(30), "no-benefit");
        });
        Assert.StartsWith("7/9", await CellAsync(doctor, "clinical-response"), StringComparison.Ordinal);

        // Not even past the program.
        await ChangeAsync(clinic, db => db.Database.ExecuteSqlRawAsync("UPDATE \"Treatments\" SET \"Smoking\" = 'current' WHERE \"Smoking\" = 'former'"));
        Assert.Contains("current: 1/11", await CellAsync(doctor, "smoking"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_is_kept_where_the_database_does_not_tell_its_states_apart(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        foreach (var sql in new[] { "UPDATE \"CohortMarks\" SET \"Mark\" = ''", "DELETE FROM \"CohortMarks\"" })
        {
            await ChangeAsync(clinic, db => db.Database.ExecuteSqlRawAsync("UPDATE \"Treatments\" SET \"Smoking\" = 'former' WHERE \"Smoking\" = 'current'"));
            await ChangeAsync(clinic, db => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains("former: 1/11", await CellAsync(doctor, "smoking"), StringComparison.Ordinal);
            await ChangeAsync(clinic, db => db.Database.ExecuteSqlRawAsync("UPDATE \"Treatments\" SET \"Smoking\" = 'current' WHERE \"Smoking\" = 'former'"));
            await ChangeAsync(clinic, db => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains("current: 1/11", await CellAsync(doctor, "smoking"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task On_a_new_day_those_are_counted_whose_time_is_over(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await TwelvePatients.EnterAsync(clinic.App);
        using (var doctor = await clinic.SignInAsync(Roles.Gastroenterologist))
            Assert.StartsWith("12 people", await TextAsync(doctor, "section[aria-labelledby=who] strong"), StringComparison.Ordinal);
        // The thirteenth began on 17 Aug: her 98 days are over on 23 Nov.
        Treated.MoveTo(clinic.App, "2026-11-23");
        using var tomorrow = await clinic.SignInAsync(Roles.Gastroenterologist);
        Assert.StartsWith("13 people", await TextAsync(tomorrow, "section[aria-labelledby=who] strong"), StringComparison.Ordinal);
    }

    private static Task<string> CellAsync(Person person, string row) => TextAsync(person, $"tr[id='{row}'] td");

    private static async Task<string> TextAsync(Person person, string selector) =>
        string.Join(' ', (await person.OpenAsync("/cohort")).QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task ChangeAsync(Clinic clinic, Func<ClinicDb, Task> change)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        await change(db);
        await db.SaveChangesAsync();
    }

    private static Task<Treatment> Of(ClinicDb db, int number, bool tracked = false) =>
        (tracked ? db.Treatments : db.Treatments.AsNoTracking()).Where(t => t.Patient!.RecordNumber == $"TWELVE-{number}").OrderBy(t => t.StartedOn).FirstAsync();
}
