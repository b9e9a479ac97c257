using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages.Screening;

/// <summary>The nurse's checklist as a person reads it, without a script, on both databases.</summary>
public class ChecklistPageTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_result_is_shown_with_its_date_its_author_and_until_when_it_counts_and_the_doctors_form_has_it(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (list, patient) = await NewAsync(clinic, nurse, "S-1");
        var page = await nurse.OpenAsync(list);
        Assert.Contains("Still decisive", Text(page, ".panel"), StringComparison.Ordinal);
        Assert.Contains("Not started, laboratory", Text(page, "#item-igra"), StringComparison.Ordinal);

        page = await SaveAsync(nurse, page, "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-20"), ("note", "Second tube"));

        Assert.EndsWith("saved=igra", nurse.Path, StringComparison.Ordinal);
        var item = Text(page, "#item-igra");
        foreach (var words in new[] { "Result in", "IGRA negative, 20 Nov 2026", "counts until 20 Nov 2027", "recorded by Nils Demo, RN on 22 Nov 2026", "Second tube", "Saved." })
            Assert.Contains(words, item, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#item-igra .why a[href='/guidance/rules/tb-igra-missing']"));
        Assert.NotNull(page.QuerySelector("#item-igra .why a[href^='/guidance/sources/']"));
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var form = await doctor.OpenAsync(patient + "/assess");
        Assert.True(form.QuerySelector<IHtmlInputElement>("[name='tb.igra'][value=negative]")!.IsChecked);
        Assert.Equal("2026-11-20", form.QuerySelector<IHtmlInputElement>("[name='tb.igra.on']")!.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_cannot_be_is_told_on_top_and_at_the_field_and_everything_typed_is_kept(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (list, _) = await NewAsync(clinic, nurse, "S-2");
        var page = await nurse.OpenAsync(list);
        page = await SaveAsync(nurse, page, "blood-count", ("labs.haemoglobin", "12,8"), ("labs.neutrophils", "4.1"), ("note", "Faxed"));

        Assert.Equal(HttpStatusCode.BadRequest, nurse.Status);
        Assert.StartsWith("Error:", page.Title, StringComparison.Ordinal);
        Assert.Contains("12,8 has a comma", Text(page, "#errors"), StringComparison.Ordinal);
        Assert.Contains("Give the date of the blood tests", Text(page, "#errors"), StringComparison.Ordinal);
        Assert.Contains("12,8 has a comma", Text(page, "#item-blood-count"), StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll<IHtmlAnchorElement>("#errors a")) Assert.NotNull(page.GetElementById(link.Hash[1..]));
        Assert.Equal("12,8", page.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin']")!.Value);
        Assert.Equal("4.1", page.QuerySelector<IHtmlInputElement>("[name='labs.neutrophils']")!.Value);
        Assert.Equal("Faxed", page.QuerySelector("#note-blood-count")!.TextContent);

        page = await SaveAsync(nurse, page, "blood-count", ("labs.haemoglobin", "2.1"), ("labs.on", "2026-11-21"));
        Assert.Contains("is unusual", Text(page, "#errors"), StringComparison.Ordinal);
        page = await SaveAsync(nurse, page, "blood-count", ("labs.haemoglobin.checked", page.QuerySelector<IHtmlInputElement>("[name='labs.haemoglobin.checked']")!.Value));
        Assert.Contains("Haemoglobin 2.1 g/dL, 21 Nov 2026", Text(page, "#item-blood-count"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_is_shown_the_checklist_has_read_it_also_when_what_they_sent_is_refused(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var (list, _) = await NewAsync(clinic, doctor, "S-10");
        var page = await doctor.OpenAsync(list);
        Assert.Equal(1, await ReadsAsync(clinic));
        page = await SaveAsync(doctor, page, "blood-count", ("labs.haemoglobin", "12,8"));
        Assert.Equal(HttpStatusCode.BadRequest, doctor.Status);
        Assert.Equal(2, await ReadsAsync(clinic));
        page = await doctor.SubmitAsync(page, HandOverForm(page, "question"), ("text", " "));
        Assert.Equal(HttpStatusCode.BadRequest, doctor.Status);
        Assert.Equal(3, await ReadsAsync(clinic));
        await PressAsync(doctor, page, "medicines", "row:medications.current");
        Assert.Equal((HttpStatusCode.OK, 4), (doctor.Status, await ReadsAsync(clinic)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_status_with_a_result_typed_beside_it_is_refused_and_nothing_is_stored(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (list, _) = await NewAsync(clinic, nurse, "S-3");
        var page = await nurse.OpenAsync(list);
        page = await PressAsync(nurse, page, "hiv", "declined", ("hiv.test", "negative"), ("hiv.test.on", "2026-11-20"));
        Assert.Contains("a status never stands for an answer", Text(page, "#errors"), StringComparison.Ordinal);
        page = await PressAsync(nurse, page, "hiv", "declined", ("hiv.test", ""), ("hiv.test.on", ""), ("note", "Not today"));
        Assert.Contains("Declined by the patient", Text(page, "#item-hiv"), StringComparison.Ordinal);
        Assert.DoesNotContain("HIV test negative", Text(page, "#item-hiv"), StringComparison.Ordinal);
        page = await PressAsync(nurse, page, "skin", "result-in", ("done", "2026-11-30"));
        Assert.Contains("30 Nov 2026 is after 22 Nov 2026", Text(page, "#errors"), StringComparison.Ordinal);
        page = await PressAsync(nurse, page, "igra", "requested", ("due", "2026-11-01"));
        Assert.Contains("1 Nov 2026 is past", Text(page, "#errors"), StringComparison.Ordinal);
        page = await PressAsync(nurse, page, "igra", "not-applicable");
        Assert.Contains("cannot be not applicable", Text(page, "#errors"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Conditional_items_appear_when_a_result_calls_for_them_and_say_why(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (list, _) = await NewAsync(clinic, nurse, "S-4");
        var page = await nurse.OpenAsync(list);
        Assert.Contains("Not called for yet", Text(page, ".off #item-hbv-dna"), StringComparison.Ordinal);
        Assert.Contains("Does not apply: Sex: male", Text(page, ".off #item-pregnancy-test"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#item-pregnancy-test button[value=not-applicable]"));
        Assert.Null(page.QuerySelector("#item-hbv-dna button[value=not-applicable]"));

        page = await SaveAsync(nurse, page, "hbv-panel", ("hbv.antiHbc", "positive"), ("hbv.antiHbc.on", "2026-11-20"));

        Assert.Null(page.QuerySelector(".off #item-hbv-dna"));
        Assert.Contains("HBsAg or total anti-HBc is positive. Anti-HBc: positive (20 Nov 2026)", Text(page, "#item-hbv-dna .appeared"), StringComparison.Ordinal);
        page = await PressAsync(nurse, page, "pregnancy-test", "not-applicable", ("note", "Seen"));
        Assert.Contains("Not applicable, recorded by Nils Demo, RN", Text(page, "#item-pregnancy-test"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_only_a_doctor_settles_is_for_the_doctor_and_refused_from_a_nurse(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (list, _) = await NewAsync(clinic, nurse, "S-5");
        var page = await nurse.OpenAsync(list);
        Assert.Contains("For the doctor", Text(page, "#item-activity"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#item-activity form"));
        Assert.Null(page.QuerySelector("[name='tb.active'][value=confirmed]"));
        Assert.DoesNotContain(page.QuerySelectorAll("[name='liver.childPugh']"), o => o.GetAttribute("value") == "B");

        page = await SaveAsync(nurse, page, "liver-disease", ("liver.childPugh", "B"), ("liver.childPugh.on", "2026-11-20"));
        Assert.Contains("only a doctor records Child-Pugh A", Text(page, "#errors"), StringComparison.Ordinal);
        page = await SaveAsync(nurse, page, "liver-disease", ("liver.childPugh", "not-known"), ("liver.childPugh.on", "2026-11-20"));
        Assert.Contains("For the doctor", Text(page, "#item-liver-disease .status"), StringComparison.Ordinal);

        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        page = await doctor.OpenAsync(list);
        page = await SaveAsync(doctor, page, "liver-disease", ("liver.childPugh", "B"), ("liver.childPugh.on", "2026-11-21"));
        Assert.Contains("Child-Pugh B", Text(page, "#item-liver-disease"), StringComparison.Ordinal);
        page = await SaveAsync(doctor, page, "activity", ("disease.activity", "moderate"));
        Assert.Contains("moderate", Text(page, "#item-activity"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_correction_keeps_the_old_value_struck_through_with_who_and_when(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (list, _) = await NewAsync(clinic, nurse, "S-6");
        var page = await nurse.OpenAsync(list);
        page = await SaveAsync(nurse, page, "igra", ("tb.igra", "positive"), ("tb.igra.on", "2026-11-20"));
        Assert.NotNull(page.QuerySelector("#item-latent-tb-treatment .appeared"));
        page = await nurse.OpenAsync(list + "?correct=1");
        Assert.True(page.QuerySelector<IHtmlInputElement>("#item-igra [name='tb.igra'][value=positive]")!.IsChecked);

        page = await PressAsync(nurse, page, "igra", "correct", ("tb.igra", "negative"));

        var item = Text(page, "#item-igra");
        Assert.Contains("IGRA negative, 20 Nov 2026", item, StringComparison.Ordinal);
        Assert.Contains("IGRA: positive (20 Nov 2026)", Text(page, "#item-igra .history s"), StringComparison.Ordinal);
        Assert.Contains("corrected by Nils Demo, RN, 22 Nov 2026", item, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".off #item-latent-tb-treatment"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_doctors_open_form_takes_in_what_the_nurse_records_and_loses_nothing(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var (list, patient) = await NewAsync(clinic, nurse, "S-7");
        var form = await doctor.OpenAsync(patient + "/assess");
        await SaveAsync(nurse, await nurse.OpenAsync(list), "igra", ("tb.igra", "negative"), ("tb.igra.on", "2026-11-20"));

        form = await doctor.SubmitAsync(form, Clinic.Form(form), ("disease.activity", "moderate"), ("do", "save"));
        Assert.DoesNotContain("saved this draft meanwhile", Person.Text(form), StringComparison.Ordinal);
        Assert.True(form.QuerySelector<IHtmlInputElement>("[name='tb.igra'][value=negative]")!.IsChecked);

        // The form is behind again, and again nothing is lost on either side.
        await SaveAsync(nurse, await nurse.OpenAsync(list), "hiv", ("hiv.test", "negative"), ("hiv.test.on", "2026-11-20"));
        form = await doctor.SubmitAsync(form, Clinic.Form(form), ("disease.type", "crohns-disease"), ("do", "save"));
        var page = await nurse.OpenAsync(list);
        foreach (var (item, words) in new[] { ("igra", "IGRA negative"), ("hiv", "HIV test negative"), ("activity", "moderate"), ("disease", "Crohn's disease") })
            Assert.Contains(words, Text(page, "#item-" + item), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Ready_goes_to_the_doctors_worklist_and_comes_back_with_a_question(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var (list, _) = await NewAsync(clinic, nurse, "S-8");
        var page = await nurse.OpenAsync(list);
        Assert.Contains("that change a verdict are still missing. You can hand over all the same", Text(page, "#hand-over"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#question"));

        page = await nurse.SubmitAsync(page, HandOverForm(page, "ready"), ("text", "Please look at the lungs"));
        Assert.Contains("Ready for decision Handed over by Nils Demo, RN", Text(page, "#hand-over"), StringComparison.Ordinal);
        Assert.Contains("S-8 Person", Person.Text(await doctor.OpenAsync("/worklist?list=ready")), StringComparison.Ordinal);

        page = await doctor.OpenAsync(list);
        page = await doctor.SubmitAsync(page, HandOverForm(page, "question"), ("text", " "));
        Assert.Contains("Write the question", Text(page, "[role=alert]"), StringComparison.Ordinal);
        page = await doctor.SubmitAsync(page, HandOverForm(page, "question"), ("text", "Is the CT done?"));
        Assert.Contains("Question from Dr Dora Demo Is the CT done?", Text(page, "#hand-over"), StringComparison.Ordinal);
        Assert.DoesNotContain("S-8 Person", Person.Text(await doctor.OpenAsync("/worklist?list=ready")), StringComparison.Ordinal);
        Assert.Contains("Question from Dr Dora Demo: Is the CT done?", Person.Text(await nurse.OpenAsync("/screening?list=question")), StringComparison.Ordinal);
        Assert.Contains("Is the CT done?", Text(await nurse.OpenAsync(list), "#hand-over"), StringComparison.Ordinal);

        var forged = HandOverForm(await nurse.OpenAsync(list), "ready");
        await nurse.SubmitAsync(page, forged, ("kind", "question"), ("text", "x"));
        Assert.Equal(HttpStatusCode.Forbidden, nurse.Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nurses_and_doctors_see_the_checklist_and_administrators_do_not_and_every_visit_is_audited(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var (list, _) = await NewAsync(clinic, nurse, "S-9");
        string[] paths = [list, list + "/print", list + "/print?blank=true", "/screening", "/screening?handler=Export"];
        foreach (var (role, status) in new[] { (Roles.Nurse, HttpStatusCode.OK), (Roles.Gastroenterologist, HttpStatusCode.OK), (Roles.Administrator, HttpStatusCode.Forbidden) })
        {
            using var person = await clinic.SignInAsync(role);
            foreach (var path in paths)
            {
                await person.OpenAsync(path);
                Assert.True(person.Status == status, $"{role} {path}: {person.Status}");
            }
        }
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        var audit = Person.Text(await administrator.OpenAsync("/admin/audit"));
        foreach (var action in new[] { "printed", "exported", "read" }) Assert.Contains(action, audit, StringComparison.Ordinal);
    }

    private static async Task<int> ReadsAsync(Clinic clinic)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        return await db.AuditRows.CountAsync(r => r.Action == "read" && r.Subject == nameof(ScreeningEntry) && db.Patients.Any(p => p.Id == r.PatientId && p.RecordNumber == "S-10"));
    }

    private static async Task<(string List, string Patient)> NewAsync(Clinic clinic, Person person, string number)
    {
        var patient = await clinic.AddPatientAsync(person, number, number + " Person", "1990-01-01", "male");
        return (patient.Replace("/patients/", "/screening/", StringComparison.Ordinal), patient);
    }

    private static Task<IDocument> SaveAsync(Person person, IDocument page, string item, params (string, string)[] typed) => PressAsync(person, page, item, "result-in", typed);

    private static Task<IDocument> PressAsync(Person person, IDocument page, string item, string button, params (string, string)[] typed) =>
        person.SubmitAsync(page, page.QuerySelector<IHtmlFormElement>($"#item-{item} form") ?? throw new InvalidOperationException($"{item} has no form"), [.. typed, ("do", button)]);

    private static IHtmlFormElement HandOverForm(IDocument page, string kind) =>
        (IHtmlFormElement)page.QuerySelector($"#hand-over input[name=kind][value={kind}]")!.Closest("form")!;

    private static string Text(IDocument page, string selector) =>
        string.Join(' ', (page.QuerySelector(selector) ?? throw new InvalidOperationException($"The page has no {selector}")).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
