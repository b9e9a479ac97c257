using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Treatments;

/// <summary>Visits that do not come one after the other: entered late, while paused, after the end, twice at once. On both databases, by what people read.</summary>
public class VisitDaysTests
{
    private const string Labs = "labs.on";

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_visit_in_the_future_or_before_the_start_is_refused_at_its_field(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-1", "Fay Future", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        foreach (var day in new[] { "2026-12-30", "2026-11-30", "", "29 Dec" })
        {
            var page = await nurse.OpenAsync(treatment + "/visit");
            page = await nurse.SubmitAsync(page, Clinic.Form(page), ("day", day), ("do", "store"));
            Assert.Contains("possible: from the first day of the drug, 1 Dec 2026, to today, 29 Dec 2026", page.QuerySelector("#errors a[href='#day']")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("true", page.QuerySelector("#day")!.GetAttribute("aria-invalid"));
        }
        Assert.Equal(0, await CountAsync(clinic, "L-1"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_visit_sent_twice_at_once_is_there_once(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-2", "Dot Double", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => nurse.PostAsync(Clinic.Form(page), ("event.zoster", "yes"), ("do", "store"))));
        var shown = Assert.Single(answers.Select(a => a.RequestMessage!.RequestUri!.AbsolutePath).Distinct(StringComparer.Ordinal));
        Assert.StartsWith("/visits/", shown, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(clinic, "L-2"));
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_saved_while_typing_answers_with_the_panel_alone_and_never_comes_back_after_the_visit(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-3", "Tia Typing", "female", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment + "/visit");
        var form = Clinic.Form(page);
        Assert.Equal(treatment + "/visit?handler=Panel", form.GetAttribute("data-panel"));
        var panel = await SaveWhileTypingAsync(nurse, form, ("event.zoster", "yes"));
        Assert.DoesNotContain("<form", panel, StringComparison.Ordinal);
        Assert.Contains("Draft saved", panel, StringComparison.Ordinal);
        Assert.Contains("Act before the next dose is renewed", panel, StringComparison.Ordinal);

        await nurse.SubmitAsync(page, form, ("event.zoster", "yes"), ("do", "store"));
        var visit = nurse.Path;
        // The last keystroke arrives after the button: the next visit must not begin with the answers of this one.
        await SaveWhileTypingAsync(nurse, form, ("event.zoster", "yes"));
        Assert.DoesNotContain((await nurse.OpenAsync(treatment + "/visit")).QuerySelectorAll<IHtmlInputElement>("[name='event.zoster']"), choice => choice.IsChecked);

        var correction = Clinic.Form(await nurse.OpenAsync(new Uri((await nurse.OpenAsync(visit)).QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == "Correct this visit").Href).PathAndQuery));
        Assert.Contains("So far", await SaveWhileTypingAsync(nurse, correction, ("event.zoster", "no")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_visit_while_paused_leaves_the_pause_and_each_visit_has_the_dose_of_its_day(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-4", "Paula Pause", "female", "2026-12-20");
        using (var doctor = await clinic.SignInAsync(Roles.Gastroenterologist)) await StepAsync(doctor, treatment, "pause", ("Form.On", "2026-12-20"), ("Form.Reason", "infection"));

        Treated.MoveTo(clinic.App, "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var paused = await StoreAsync(nurse, treatment, ("event.seriousInfection", "yes"));
        Assert.Contains("upadacitinib, 45 mg once daily, induction", paused, StringComparison.Ordinal);
        Assert.Contains("paused", await RowAsync(nurse, "Paula Pause"), StringComparison.Ordinal);
        Assert.Contains("Paused", Person.Text(await nurse.OpenAsync(treatment)), StringComparison.Ordinal);

        using (var doctor = await clinic.SignInAsync(Roles.Gastroenterologist)) await StepAsync(doctor, treatment, "resume", ("Form.On", "2026-12-29"), ("Form.Dose", "30 mg once daily"));
        Assert.DoesNotContain("paused", await RowAsync(nurse, "Paula Pause"), StringComparison.Ordinal);
        clinic.App.Now = clinic.App.Now.AddHours(1);
        Assert.Contains("upadacitinib, 30 mg once daily, induction", await StoreAsync(nurse, treatment, ("event.seriousInfection", "no")), StringComparison.Ordinal);
        // Of the day before it was paused.
        Assert.Contains("upadacitinib, 45 mg once daily, induction", await StoreAsync(nurse, treatment, ("day", "2026-12-19"), ("event.seriousInfection", "no")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_the_end_a_visit_is_refused_with_the_last_possible_day_and_one_of_before_can_still_be_entered(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-5", "Enda End", "female", "2026-12-20");
        using (var doctor = await clinic.SignInAsync(Roles.Gastroenterologist)) await StepAsync(doctor, treatment, "stop", ("Form.On", "2026-12-20"), ("Form.Reason", "patient"));
        Treated.MoveTo(clinic.App, "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync(treatment);
        Assert.DoesNotContain("New visit", Person.Text(page), StringComparison.Ordinal);
        page = await nurse.OpenAsync(new Uri(page.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == "Enter a visit of before the end").Href).PathAndQuery);
        Assert.Contains("upadacitinib was stopped on 20 Dec 2026. A visit of that day or before can still be entered; a later one is a new assessment", Person.Text(page), StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector<IHtmlInputElement>("#day")!.Value);

        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("day", "2026-12-29"), ("event.zoster", "yes"), ("do", "store"));
        Assert.Contains("The day of the visit cannot be 29 Dec 2026; possible: from the first day of the drug, 1 Dec 2026, to the last day of the drug, 20 Dec 2026", Person.Text(page), StringComparison.Ordinal);
        Assert.True(page.QuerySelector<IHtmlInputElement>("[name='event.zoster'][value=yes]")!.IsChecked);
        var shown = await nurse.SubmitAsync(page, Clinic.Form(page), ("day", "2026-12-20"), ("do", "store"));
        Assert.Contains("Visit of 20 Dec 2026", Person.Text(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("Enda End", Person.Text(await nurse.OpenAsync("/worklist?list=follow-up")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_visit_entered_late_stands_in_its_place_and_is_known_from_then_on(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (patient, treatment) = await Treated.StartAsync(clinic, "L-6", "Lara Late", "female", "2027-01-26");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await StoreAsync(nurse, treatment, (Labs, "2027-01-25"), ("labs.haemoglobin", "12.1"), ("thrombosis.priorVte", "no"));
        var week8 = nurse.Path;
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        // Three weeks earlier the liver tests were done as well, and shingles had begun.
        await StoreAsync(
            nurse, treatment, ("day", "2027-01-05"), (Labs, "2027-01-04"), ("labs.haemoglobin", "11.2"), ("labs.altTimesUln", "50"), ("labs.altTimesUln.limit", "40"), ("labs.altTimesUln.unit", "U/L"),
            ("event.zoster", "yes"), ("infection.chronicLungDisease", "yes"));

        // In the order of their days; the newer one says what it does not know, and the list shows what the late one asks for.
        var page = await nurse.OpenAsync(treatment);
        Assert.Equal(["26 Jan 2027, week 8", "5 Jan 2027, week 5"], page.QuerySelectorAll(".timeline h3 a").Select(a => a.TextContent));
        var row = await RowAsync(nurse, "Lara Late");
        Assert.Contains("26 Jan 2027, week 8", row, StringComparison.Ordinal);
        Assert.Contains("Act before the next dose is renewed", row, StringComparison.Ordinal);
        var shown = await nurse.OpenAsync(week8);
        Assert.Contains("What was entered afterwards for 5 Jan 2027 is not in this result.", Person.Text(shown), StringComparison.Ordinal);

        // The next form and the next assessment know both: of each result the newest.
        var next = Person.Text(await nurse.OpenAsync(treatment + "/visit"));
        Assert.Contains("On record: 50 U/L, limit 40, 4 Jan 2027", next, StringComparison.Ordinal);
        Assert.Contains("On record: 12.1 g/dL, 25 Jan 2027", next, StringComparison.Ordinal);
        Assert.DoesNotContain("11.2 g/dL", next, StringComparison.Ordinal);
        var assessment = await nurse.OpenAsync(patient + "/assess");
        Assert.Equal("2027-01-04", assessment.QuerySelector<IHtmlInputElement>("[name='labs.altTimesUln.on']")!.Value);
        Assert.Equal("yes", assessment.QuerySelector<IHtmlInputElement>("[name='before.infection.chronicLungDisease']")?.Value);
        Assert.Equal("no", assessment.QuerySelector<IHtmlInputElement>("[name='before.thrombosis.priorVte']")?.Value);

        // Judged again, the newer visit knows everything.
        var again = await nurse.OpenAsync(new Uri(shown.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == "Judge this visit again with it").Href).PathAndQuery);
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        var judged = await nurse.SubmitAsync(again, Clinic.Form(again), ("event.zoster", "no"), ("do", "store"));
        Assert.DoesNotContain("What was entered afterwards", Person.Text(judged), StringComparison.Ordinal);
        Assert.DoesNotContain("Act before", await RowAsync(nurse, "Lara Late"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_correction_takes_back_is_known_no_longer_and_the_list_follows_the_day_that_was_put_right(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-7", "Tad Takeback", "male", "2026-12-29");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await StoreAsync(nurse, treatment, (Labs, "2026-12-28"), ("labs.ldl", "2.4"), ("labs.crp", "4"));
        var first = nurse.Path;
        Treated.MoveTo(clinic.App, "2027-01-26");
        using var later = await clinic.SignInAsync(Roles.Nurse);
        await StoreAsync(later, treatment, ("event.activeTb", "yes"));
        var second = later.Path;

        // The lipids were another patient's: the answer of before the start stands again nowhere, it has to be asked.
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        await CorrectAsync(later, first, ("labs.ldl", ""), ("labs.crp", "5"));
        var form = Person.Text(await later.OpenAsync(treatment + "/visit"));
        Assert.Contains("On record: 5 mg/L, 28 Dec 2026", form, StringComparison.Ordinal);
        Assert.DoesNotContain("2.4 mmol/L", form, StringComparison.Ordinal);
        Assert.Contains("Stop", await RowAsync(later, "Tad Takeback"), StringComparison.Ordinal);

        // The second visit was on the day before, still that of week 8, and nobody had tuberculosis.
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        await CorrectAsync(later, second, ("day", "2027-01-25"), ("event.activeTb", "no"));
        var row = await RowAsync(later, "Tad Takeback");
        Assert.Contains("25 Jan 2027, week 8", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Stop", row, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_result_entered_late_is_no_longer_due(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (_, treatment) = await Treated.StartAsync(clinic, "L-8", "Dee Due", "female", "2027-03-09");
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await StoreAsync(nurse, treatment, ("disease.cdai", "150"));
        // Blood count and lipids of week 12 after 1 Dec 2026.
        Assert.Contains("23 Feb 2027, overdue", await RowAsync(nurse, "Dee Due"), StringComparison.Ordinal);
        clinic.App.Now = clinic.App.Now.AddMinutes(5);
        await StoreAsync(
            nurse, treatment, ("day", "2027-02-24"), (Labs, "2027-02-23"), ("labs.haemoglobin", "12.9"), ("labs.neutrophils", "4.1"), ("labs.lymphocytes", "1.4"), ("labs.ldl", "2.4"), ("labs.crp", "3"),
            ("labs.faecalCalprotectin", "80"), ("labs.faecalCalprotectin.on", "2027-02-23"));
        Assert.DoesNotContain("overdue", await RowAsync(nurse, "Dee Due"), StringComparison.Ordinal);
    }

    private static async Task<string> StoreAsync(Person person, string treatment, params (string, string)[] answers)
    {
        var page = await person.OpenAsync(treatment + "/visit");
        return await StoredAsync(person, page, answers);
    }

    private static async Task CorrectAsync(Person person, string visit, params (string, string)[] answers)
    {
        var shown = await person.OpenAsync(visit);
        var page = await person.OpenAsync(new Uri(shown.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == "Correct this visit").Href).PathAndQuery);
        await StoredAsync(person, page, answers);
    }

    private static async Task<string> StoredAsync(Person person, IDocument page, (string, string)[] answers)
    {
        var shown = await person.SubmitAsync(page, Clinic.Form(page), [.. answers, ("do", "store")]);
        if (!person.Path.StartsWith("/visits/", StringComparison.Ordinal)) Assert.Fail("Not stored: " + string.Join(" | ", shown.QuerySelectorAll(".errors li, .check, #panel .error").Select(e => e.TextContent.Trim())));
        return Person.Text(shown);
    }

    private static async Task StepAsync(Person doctor, string treatment, string step, params (string, string)[] fields)
    {
        var page = await doctor.OpenAsync($"{treatment}/{step}");
        await doctor.SubmitAsync(page, Clinic.Form(page), fields);
        Assert.Equal(treatment, doctor.Path);
    }

    private static async Task<string> SaveWhileTypingAsync(Person person, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type is "hidden" or "date").Select(i => KeyValuePair.Create(i.Name!, i.Value)).Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await person.Client.PostAsync(new Uri(form.GetAttribute("data-panel")!, UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>What the worklist says of a patient.</summary>
    private static async Task<string> RowAsync(Person person, string name) => string.Join(
        ' ', (await person.OpenAsync("/worklist?list=follow-up")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal)).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<int> CountAsync(Clinic clinic, string record)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDb>().Visits.CountAsync(v => v.Treatment!.Patient!.RecordNumber == record);
    }
}
