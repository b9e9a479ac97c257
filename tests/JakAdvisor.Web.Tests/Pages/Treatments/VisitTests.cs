using System.Data.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>Visits on treatment as people see them, on both databases.</summary>
public class VisitTests
{
    /// <summary>Nothing happened, bloods of the day are normal, the index is answered: what a quiet visit types.</summary>
    private static readonly (string, string)[] Events =
    [
        .. new[]
        {
            "tbSuspected", "activeTb", "igraConverted", "seriousInfection", "infection", "zoster", "vteSuspected", "miOrStroke", "malignancy", "nmsc", "perforationSigns", "hypersensitivity",
            "visionChange", "surgeryPlanned", "pregnant", "liveVaccine",
        }.Select(name => ("event." + name, "no")),
    ];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_empty_visit_is_never_good_and_a_quiet_one_goes_on(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "V-1", "Quin Quiet", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        Assert.Equal("2026-12-29", page.QuerySelector<IHtmlInputElement>("#day")!.Value);
        var empty = await nurse.SubmitAsync(page, Clinic.Form(page), ("do", "store"));
        Assert.StartsWith("/visits/", nurse.Path, StringComparison.Ordinal);
        Assert.Equal("Information missing", Level(empty));
        Assert.Contains("Not settled. At worst: Stop.", Person.Text(empty), StringComparison.Ordinal);
        Assert.Contains("week 4", Person.Text(empty), StringComparison.Ordinal);

        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        page = await nurse.OpenAsync(treatment + "/visit");
        var quiet = await nurse.SubmitAsync(page, Clinic.Form(page), [.. Events, .. Week4(page), ("do", "store")]);
        Assert.Contains(Level(quiet), new[] { "Go on", "Go on, and watch" });
        Assert.Contains("No missing answer can make it worse", Person.Text(quiet), StringComparison.Ordinal);

        page = await nurse.SubmitAsync(quiet, Clinic.Forms(quiet)[^1]);
        Assert.Contains("The same answer, byte for byte", Person.Text(page), StringComparison.Ordinal);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        Assert.Equal(2, await db.Visits.CountAsync(v => v.Treatment!.Patient!.RecordNumber == "V-1"));
        Assert.Equal(4, (await db.Visits.OrderBy(v => v.CreatedAt).LastAsync(v => v.Treatment!.Patient!.RecordNumber == "V-1")).Week);
        await Assert.ThrowsAnyAsync<DbException>(() => db.Visits.ExecuteUpdateAsync(set => set.SetProperty(v => v.Level, "continue")));
        Assert.Empty(await clinic.App.Services.GetRequiredService<AuditTrail>().VerifyAsync(db));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Active_tuberculosis_stops_and_the_worklist_says_so(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "V-2", "Tess Burke", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        var shown = await nurse.SubmitAsync(page, Clinic.Form(page), ("event.activeTb", "yes"), ("do", "store"));
        Assert.Equal("Stop", Level(shown));
        Assert.Contains("S99", Person.Text(shown), StringComparison.Ordinal);
        var list = await nurse.OpenAsync("/worklist?list=follow-up");
        var row = list.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Tess Burke", StringComparison.Ordinal));
        Assert.Contains("Stop", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("29 Dec 2026", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_cannot_be_is_refused_and_stays_in_the_form(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "V-3", "Ivo Impossible", "male", "2026-12-29");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await doctor.OpenAsync(treatment + "/visit");
        page = await doctor.SubmitAsync(page, Clinic.Form(page), ("day", "2026-11-30"), ("labs.haemoglobin", "12,8"), ("labs.on", "2026-12-28"), ("event.pregnant", "yes"), ("do", "store"));
        var text = Person.Text(page);
        Assert.Contains("The day of the visit cannot be 30 Nov 2026; possible: from the first day of the drug, 1 Dec 2026, to today, 29 Dec 2026", text, StringComparison.Ordinal);
        Assert.Contains("has a comma", text, StringComparison.Ordinal);
        Assert.Contains("contradicts", text, StringComparison.Ordinal);
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Equal("12,8", page.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);

        // The draft holds it, for the next person too.
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        Assert.Equal("12,8", (await nurse.OpenAsync(treatment + "/visit")).QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);

        page = await doctor.SubmitAsync(page, Clinic.Form(page), ("day", "2026-12-29"), ("labs.haemoglobin", "12.8"), ("labs.on", "2026-11-01"), ("event.pregnant", ""), ("do", "store"));
        Assert.Contains("there is a newer result on record, of 10 Nov 2026", Person.Text(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_correction_takes_the_place_of_a_visit_and_both_stay_in_the_record(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "V-4", "Cora Correct", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        var first = await nurse.SubmitAsync(page, Clinic.Form(page), ("event.zoster", "yes"), ("do", "store"));
        var wrong = nurse.Path;
        // The same page sent again makes no second visit.
        await nurse.SubmitAsync(page, Clinic.Form(page), ("event.zoster", "no"), ("do", "store"));
        Assert.Equal(wrong, nurse.Path);

        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        var correct = await nurse.OpenAsync(Link(first, "Correct this visit"));
        Assert.True(correct.QuerySelector<IHtmlInputElement>("[name='event.zoster'][value=yes]")!.IsChecked);
        await nurse.SubmitAsync(correct, Clinic.Form(correct), [.. Events, ("do", "store")]);
        var right = nurse.Path;
        Assert.NotEqual(wrong, right);
        Assert.Contains("This visit was corrected and no longer counts", Person.Text(await nurse.OpenAsync(wrong)), StringComparison.Ordinal);
        var visits = (await nurse.OpenAsync(treatment)).QuerySelectorAll<IHtmlAnchorElement>(".timeline h3 a").Select(a => new Uri(a.Href).AbsolutePath);
        Assert.Equal([right], visits);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Values_of_a_visit_begin_the_next_assessment(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (patient, treatment) = await Treated.StartAsync(clinic, "V-5", "Nell Newest", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        Assert.Contains("12.8 g/dL, 10 Nov 2026", Person.Text(page), StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "11.4"), ("labs.on", "2026-12-28"), ("do", "store"));
        Assert.Equal("Information missing", Level(page));
        var next = await nurse.OpenAsync(patient + "/assess");
        Assert.Equal("11.4", next.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
        Assert.Equal("2026-12-28", next.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin.on']")!.Value);
        Assert.Equal("2026-11-10", next.QuerySelector<IHtmlInputElement>("[name='labs.neutrophils.on']")!.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_plan_has_real_days_and_its_calendar_names_nobody(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "V-6", "Zed Endar", "male", "2026-12-01");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment);
        // Week 12 after 1 Dec 2026.
        var lipids = page.QuerySelectorAll("#plan tbody tr").Single(r => r.QuerySelector("th")!.TextContent.StartsWith("lipids", StringComparison.Ordinal));
        Assert.Equal("23 Feb 2027", lipids.QuerySelector("td")!.TextContent.Trim());
        Assert.DoesNotContain("overdue", page.QuerySelector("#plan")!.TextContent, StringComparison.Ordinal);

        using var answer = await nurse.Client.GetAsync(new Uri(treatment + "?handler=Calendar", UriKind.Relative));
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("DTSTART;VALUE=DATE:20270223\r\n", text, StringComparison.Ordinal);
        foreach (var secret in new[] { "Zed", "V-6", "1990", treatment.Split('/')[^1], "upadacitinib" }) Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));

        Treated.MoveTo(clinic.App, "2027-03-02");
        using var later = await clinic.SignInAsync(Roles.Nurse);
        Assert.Contains("23 Feb 2027, overdue", (await later.OpenAsync(treatment)).QuerySelector("#plan")!.TextContent, StringComparison.Ordinal);
        var row = (await later.OpenAsync("/worklist?list=follow-up")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Zed Endar", StringComparison.Ordinal));
        Assert.Contains("overdue", row.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Bloods of 28 Dec 2026, the index of the day, and every question that is to be asked again as a healthy man answers it.</summary>
    private static (string, string)[] Week4(IDocument page)
    {
        var again = page.QuerySelectorAll("#s-again [data-fact]").Select(q => q.GetAttribute("data-fact")!);
        return
        [
            ("labs.on", "2026-12-28"), ("labs.haemoglobin", "13.1"), ("labs.neutrophils", "4.0"), ("labs.lymphocytes", "1.5"), ("labs.altTimesUln", "25"), ("labs.altTimesUln.limit", "40"), ("labs.altTimesUln.unit", "U/L"),
            ("labs.astTimesUln", "22"), ("labs.astTimesUln.limit", "40"), ("labs.astTimesUln.unit", "U/L"), ("labs.crp", "3"), ("labs.crp.unit", "mg/L"), ("disease.cdai", "180"), ("disease.activity", "mild"),
            ("labs.liverInjurySuspected", "no"), ("labs.haemoglobin.unit", "g/dL"), ("medications.current.confirm", "yes"), ("therapy.history.confirm", "yes"),
            .. again.Select(fact => (fact + ".confirm", "yes")),
        ];
    }

    private static string Level(IDocument page) => page.QuerySelector(".verdict .level")?.TextContent.Trim()
        ?? throw new InvalidOperationException("Not stored: " + string.Join(" | ", page.QuerySelectorAll(".errors li").Select(e => e.TextContent.Trim())));

    private static string Link(IDocument page, string text) => new Uri(page.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == text).Href).PathAndQuery;
}
