using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>Visits that are corrected, sent twice, or typed and stored at one moment. On both databases.</summary>
public class VisitsAtOnceTests
{
    private const string Drafts = "VisitDrafts";

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_correction_that_moves_the_newest_visit_leaves_the_worklist_with_the_one_that_is_newest_now(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "O-1", "Mona Moved", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var quiet = await StoreAsync(nurse, treatment + "/visit", ("day", "2026-12-29"));
        Assert.Equal("Information missing 29 Dec 2026, week 4", await ListedAsync(nurse, "Mona Moved"));

        // The only visit was 19 days earlier, and is one to stop.
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        await StoreAsync(nurse, Correct(quiet), ("day", "2026-12-10"), ("event.activeTb", "yes"));
        Assert.Equal("Stop 10 Dec 2026, week 1", await ListedAsync(nurse, "Mona Moved"));

        // A newer one, moved before it: the older one is the newest again.
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        var newer = await StoreAsync(nurse, treatment + "/visit", ("day", "2026-12-20"), ("event.activeTb", "no"));
        Assert.EndsWith("20 Dec 2026, week 2", await ListedAsync(nurse, "Mona Moved"), StringComparison.Ordinal);
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        await StoreAsync(nurse, Correct(newer), ("day", "2026-12-03"));
        Assert.Equal("Stop 10 Dec 2026, week 1", await ListedAsync(nurse, "Mona Moved"));
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Treatments.SingleAsync(t => t.Patient!.RecordNumber == "O-1");
        Assert.Equal((1, "stop"), (stored.LastVisitWeek, stored.LastLevel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_correction_leaves_the_draft_of_another_visit_alone(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "O-2", "Drew Afted", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var stored = await StoreAsync(nurse, treatment + "/visit", ("day", "2026-12-20"));
        var page = await nurse.OpenAsync(treatment + "/visit");
        await nurse.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "11.9"), ("do", "save"));
        await StoreAsync(doctor, Correct(stored), ("event.zoster", "no"));
        Assert.Equal("11.9", (await nurse.OpenAsync(treatment + "/visit")).QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
        Assert.Contains("Go on with the visit", Person.Text(await nurse.OpenAsync(treatment)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_stored_page_sends_late_makes_no_draft_and_is_told_and_nobodys_draft_takes_it_in(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "O-3", "Lale Late", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await nurse.OpenAsync(treatment + "/visit");
        await nurse.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "9.9"), ("labs.on", "2026-12-28"), ("do", "store"));
        var stored = nurse.Path;
        Assert.StartsWith("/visits/", stored, StringComparison.Ordinal);

        var panel = await PanelAsync(nurse, page, ("labs.haemoglobin", "9.8"));
        Assert.Contains("This page was stored before", Person.Text(panel), StringComparison.Ordinal);
        Assert.Equal(stored, panel.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("New visit", Person.Text(await nurse.OpenAsync(treatment)), StringComparison.Ordinal);

        // The draft of the next visit, of the same version as the one that went, keeps what its own page types.
        var next = await doctor.OpenAsync(treatment + "/visit");
        await doctor.SubmitAsync(next, Clinic.Form(next), ("labs.haemoglobin", "13.3"), ("do", "save"));
        await PanelAsync(nurse, page, ("labs.haemoglobin", "9.8"), ("Version", "1"));
        Assert.Equal("13.3", (await doctor.OpenAsync(treatment + "/visit")).QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_page_saves_by_itself_beside_its_button_is_not_somebody_elses(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "O-4", "Own Typing", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        using (var typing = new Meanwhile(clinic.Database, Drafts, 1, () => PanelAsync(nurse, page, ("labs.haemoglobin", "1"))))
        {
            var saved = await nurse.SubmitAsync(page, Clinic.Form(page), ("labs.haemoglobin", "11.4"), ("do", "save"));
            Assert.True(typing.Happened);
            Assert.Equal(HttpStatusCode.OK, nurse.Status);
            Assert.DoesNotContain("saved this draft meanwhile", Person.Text(saved), StringComparison.Ordinal);
        }
        Assert.Equal("11.4", (await nurse.OpenAsync(treatment + "/visit")).QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);

        // A colleague's page is another one.
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var other = await doctor.OpenAsync(treatment + "/visit");
        await PanelAsync(nurse, page, ("labs.haemoglobin", "11.5"));
        Assert.Contains("Nils Demo, RN saved this draft meanwhile", Person.Text(await doctor.SubmitAsync(other, Clinic.Form(other), ("do", "save"))), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_visit_is_stored_although_its_draft_or_the_treatment_changed_at_the_same_moment(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "O-5", "Same Moment", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await nurse.OpenAsync(treatment + "/visit");
        Func<Task>[] others =
        [
            () => PanelAsync(nurse, page, ("labs.haemoglobin", "11.2")),
            async () =>
            {
                var dose = await doctor.OpenAsync(treatment + "/dose");
                await doctor.SubmitAsync(dose, Clinic.Form(dose), ("Form.Dose", "30 mg once daily"));
            },
        ];
        foreach (var act in others)
        {
            using var other = new Meanwhile(clinic.Database, Drafts, 2, act);
            await nurse.SubmitAsync(page, Clinic.Form(page), ("do", "store"));
            Assert.True(other.Happened);
            Assert.Equal((HttpStatusCode.OK, "/visits/"), (nurse.Status, nurse.Path[..8]));
            page = await nurse.OpenAsync(treatment + "/visit");
        }
        Assert.Contains("30 mg once daily", Person.Text(await nurse.OpenAsync(treatment)), StringComparison.Ordinal);
        Assert.Contains("New visit", Person.Text(await nurse.OpenAsync(treatment)), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(clinic, "O-5"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_second_click_while_the_first_is_being_stored_finds_its_visit(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "O-6", "Dora Double", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        await PanelAsync(nurse, page);
        using (var first = new Meanwhile(clinic.Database, Drafts, 1, () => nurse.PostAsync(Clinic.Form(page), ("do", "store"))))
        {
            await nurse.SubmitAsync(page, Clinic.Form(page), ("do", "store"));
            Assert.True(first.Happened);
            Assert.StartsWith("/visits/", nurse.Path, StringComparison.Ordinal);
        }
        Assert.Equal(1, await CountAsync(clinic, "O-6"));
        Assert.Contains("New visit", Person.Text(await nurse.OpenAsync(treatment)), StringComparison.Ordinal);

        page = await nurse.OpenAsync(treatment + "/visit");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => nurse.PostAsync(Clinic.Form(page), ("do", "store"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.StartsWith("/visits/", Assert.Single(answers.Select(a => a.RequestMessage!.RequestUri!.AbsolutePath).Distinct()), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(clinic, "O-6"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stored_page_sent_again_with_other_answers_is_told_and_then_corrects_its_visit(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "O-7", "Back Again", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        (string, string)[] typed = [("event.activeTb", "no"), ("medications.current.confirm", "yes"), ("labs.haemoglobin", "12.1"), ("labs.on", "2026-12-28"), ("do", "store")];
        await nurse.SubmitAsync(page, Clinic.Form(page), typed);
        var stored = nurse.Path;
        await nurse.SubmitAsync(page, Clinic.Form(page), typed);
        Assert.Equal(stored, nurse.Path);

        const string Told = "This page was saved before, with other answers. What you typed stands below";
        Assert.Contains(Told, Person.Text(await nurse.SubmitAsync(page, Clinic.Form(page), [.. typed, ("day", "2026-12-20")])), StringComparison.Ordinal);
        var told = await nurse.SubmitAsync(page, Clinic.Form(page), [.. typed.Skip(1), ("event.activeTb", "yes")]);
        Assert.Contains(Told, Person.Text(told), StringComparison.Ordinal);
        Assert.True(told.QuerySelector<IHtmlInputElement>("[name='event.activeTb'][value=yes]")!.IsChecked);
        Assert.Equal(1, await CountAsync(clinic, "O-7"));

        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        await nurse.SubmitAsync(told, Clinic.Form(told), ("do", "store"));
        Assert.StartsWith("/visits/", nurse.Path, StringComparison.Ordinal);
        Assert.Contains("This visit was corrected and no longer counts", Person.Text(await nurse.OpenAsync(stored)), StringComparison.Ordinal);
        Assert.Equal("Stop 29 Dec 2026, week 4", await ListedAsync(nurse, "Back Again"));
    }

    private static async Task<IDocument> StoreAsync(Person person, string path, params (string, string)[] typed)
    {
        var page = await person.OpenAsync(path);
        var shown = await person.SubmitAsync(page, Clinic.Form(page), [.. typed, ("do", "store")]);
        Assert.StartsWith("/visits/", person.Path, StringComparison.Ordinal);
        return shown;
    }

    /// <summary>What the page sends by itself while somebody types, and the panel it gets.</summary>
    private static async Task<IDocument> PanelAsync(Person person, IDocument page, params (string, string)[] typed)
    {
        var form = Clinic.Form(page);
        var action = form.GetAttribute("action")!;
        form.SetAttribute("action", form.GetAttribute("data-panel")!);
        var sent = person.SubmitAsync(page, form, typed);
        form.SetAttribute("action", action);
        return await sent;
    }

    /// <summary>What the follow-up list says of the newest visit.</summary>
    private static async Task<string> ListedAsync(Person person, string name)
    {
        var row = (await person.OpenAsync("/worklist?list=follow-up")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal));
        var cell = row.QuerySelectorAll("td")[1];
        return $"{cell.QuerySelector(".level")!.TextContent.Trim()} {cell.QuerySelector(".small")!.TextContent.Trim()}";
    }

    private static async Task<int> CountAsync(Clinic clinic, string number)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDb>().Visits.CountAsync(v => v.Treatment!.Patient!.RecordNumber == number);
    }

    private static string Correct(IDocument visit) => new Uri(visit.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == "Correct this visit").Href).PathAndQuery;
}
