using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Screening;

/// <summary>The nurse's worklist: who waits for what, and the same as a file. On both databases.</summary>
public class ScreeningWorklistTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Requested_becomes_overdue_and_results_expire_as_the_days_pass(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var list = await NewAsync(clinic, nurse, "W-1", "Waiting Wilma");
        await PressAsync(nurse, list, "igra", "requested", ("due", "2026-11-25"));
        await PressAsync(nurse, list, "infections", "result-in", ("infection.activeSerious", "no"));
        Assert.DoesNotContain("Waiting Wilma", await TextAsync(nurse, "overdue"), StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting Wilma", await TextAsync(nurse, "expiring"), StringComparison.Ordinal);
        Assert.Contains("Waiting Wilma", await TextAsync(nurse, "outstanding"), StringComparison.Ordinal);

        clinic.App.Now = clinic.App.Now.AddDays(4);
        using var later = await clinic.SignInAsync(Roles.Nurse);
        Assert.Contains("IGRA: due by 25 Nov 2026", await TextAsync(later, "overdue"), StringComparison.Ordinal);
        Assert.DoesNotContain("Waiting Wilma", await TextAsync(later, "expiring"), StringComparison.Ordinal);

        // "No serious infection" counts for 14 days: to 6 December.
        clinic.App.Now = clinic.App.Now.AddDays(11);
        using var evenLater = await clinic.SignInAsync(Roles.Nurse);
        Assert.Contains("Infections now and in the past: expired 6 Dec 2026", await TextAsync(evenLater, "expiring"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_signed_decision_takes_the_patient_off_the_list(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var list = await NewAsync(clinic, doctor, "W-2", "Decided Dan");
        Assert.Contains("Decided Dan", await TextAsync(doctor, "outstanding"), StringComparison.Ordinal);
        clinic.App.Now = clinic.App.Now.AddMinutes(1);
        var form = await doctor.OpenAsync(list.Replace("/screening/", "/patients/", StringComparison.Ordinal) + "/assess");
        var shown = await doctor.SubmitAsync(form, Clinic.Form(form), ("do", "assess"));
        clinic.App.Now = clinic.App.Now.AddMinutes(1);
        var sign = Clinic.SignForm(shown);
        await doctor.SubmitAsync(shown, sign, ("Form.Kind", "decline"), ("Form.Comment", "The patient does not want it"));
        clinic.App.Now = clinic.App.Now.AddMinutes(1);
        Assert.DoesNotContain("Decided Dan", await TextAsync(doctor, "outstanding"), StringComparison.Ordinal);
        Assert.Contains("Decided Dan", await TextAsync(doctor, "all&q=Decided"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sixty_patients_come_in_pages_of_25_sorted_and_found_by_name(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await using (var scope = clinic.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            for (var i = 0; i < 60; i++)
                db.Patients.Add(new Patient { Id = Guid.CreateVersion7(), RecordNumber = $"P-{i:000}", Name = $"Paged {i:000}", BirthDate = new DateOnly(1980, 1, 1), Sex = "male", CreatedAt = DateTime.UtcNow });
            await db.SaveChangesAsync();
        }
        var seen = new List<string>();
        foreach (var p in new[] { 1, 2, 3 })
        {
            var page = await nurse.OpenAsync($"/screening?list=all&sort=name&q=Paged&p={p}");
            Assert.Contains($"Page {p} of 3", Person.Text(page), StringComparison.Ordinal);
            seen.AddRange(page.QuerySelectorAll(".worklist th a").Select(a => a.TextContent));
        }
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"Paged {i:000}"), seen);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task More_than_a_visitor_waits_for_are_told_of_count_as_outstanding_and_are_worked_out_meanwhile(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        await ChangeAsync(clinic, db =>
        {
            for (var i = 0; i < 150; i++)
                db.Patients.Add(new Patient { Id = Guid.CreateVersion7(), RecordNumber = $"M-{i:000}", Name = $"Many {i:000}", BirthDate = new DateOnly(1980, 1, 1), Sex = "male", CreatedAt = DateTime.UtcNow });
            return Task.CompletedTask;
        });
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        // With the nine invented patients.
        Assert.Contains("159 people are being worked out for today", await TextAsync(nurse, "all"), StringComparison.Ordinal);
        Assert.Contains("Everybody (159)", await WorkedOutAsync(nurse), StringComparison.Ordinal);

        // Whatever yesterday said of them, nobody is done today before somebody looked.
        await ChangeAsync(clinic, db => db.Database.ExecuteSqlRawAsync("UPDATE \"ScreeningSummaries\" SET \"Outstanding\" = 0, \"FreshUntil\" = NULL"));
        Assert.Contains("Outstanding (0)", await TextAsync(nurse, "all&q=Many"), StringComparison.Ordinal);
        clinic.App.Now = clinic.App.Now.AddDays(1);
        using var later = await clinic.SignInAsync(Roles.Nurse);
        Assert.Contains("Outstanding (150)", await TextAsync(later, "all&q=Many"), StringComparison.Ordinal);
        await WorkedOutAsync(later);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_file_quotes_what_must_be_quoted_and_no_cell_is_a_formula(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await NewAsync(clinic, nurse, "+49-1", "=HYPERLINK(\"x\"), Ömer");
        var answer = await nurse.Client.GetAsync(new Uri("/screening?handler=Export&list=all&q=HYPER", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("screening-all-2026-11-22.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Name,Born,Record number,Planned start,Verdicts,Still decisive,Outstanding,\"Requested, overdue\",Expires first,Hand-over", lines[0]);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("\"'=HYPERLINK(\"\"x\"\"), Ömer\",1990-01-01,'+49-1,,upadacitinib: ", lines[1], StringComparison.Ordinal);
    }

    private static async Task<string> NewAsync(Clinic clinic, Person person, string number, string name) =>
        (await clinic.AddPatientAsync(person, number, name, "1990-01-01", "male")).Replace("/patients/", "/screening/", StringComparison.Ordinal);

    /// <summary>The page once everybody is worked out.</summary>
    private static async Task<string> WorkedOutAsync(Person person)
    {
        for (var i = 0; i < 300; i++)
        {
            var text = await TextAsync(person, "all");
            if (!text.Contains("being worked out", StringComparison.Ordinal)) return text;
            await Task.Delay(200);
        }
        throw new TimeoutException("They are never worked out");
    }

    private static async Task ChangeAsync(Clinic clinic, Func<ClinicDb, Task> change)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        await change(db);
        await db.SaveChangesAsync();
    }

    private static async Task<string> TextAsync(Person person, string list) => Person.Text(await person.OpenAsync("/screening?list=" + list));

    private static async Task PressAsync(Person person, string list, string item, string button, params (string, string)[] typed)
    {
        var page = await person.OpenAsync(list);
        await person.SubmitAsync(page, page.QuerySelector<IHtmlFormElement>($"#item-{item} form")!, [.. typed, ("do", button)]);
    }
}
