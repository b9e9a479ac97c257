using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>Patients: found, added once, never two with one record number, and identity on every page, on both databases.</summary>
public class PatientTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_nurse_adds_a_patient_and_finds_her_by_part_of_the_name_and_by_record_number(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await clinic.AddPatientAsync(nurse, "Q-77", "Maren Østergård", "1988-02-29", "female");
        foreach (var search in new[] { "østerg", "MAREN", "Q-7" })
        {
            var page = await nurse.OpenAsync("/patients?q=" + Uri.EscapeDataString(search));
            Assert.Contains("Maren Østergård", Person.Text(page), StringComparison.Ordinal);
        }
        Assert.Contains("No patient matches", Person.Text(await nurse.OpenAsync("/patients?q=nobody-here")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_fault_stands_at_its_field_and_what_was_typed_is_kept(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/patients/new");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.Name", "Ada Typed"), ("Form.BirthDate", "2199-01-01"), ("Form.Sex", "unsure"));
        var text = Person.Text(page);
        Assert.Contains("Enter the record number", text, StringComparison.Ordinal);
        Assert.Contains("The birth date cannot be 2199-01-01; possible: a day from", text, StringComparison.Ordinal);
        Assert.Contains("Sex can be female, male or not recorded", text, StringComparison.Ordinal);
        Assert.Equal("Ada Typed", page.QuerySelector<IHtmlInputElement>("#Form_Name")!.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_record_number_is_refused_and_a_similar_person_is_asked_about(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        await clinic.AddPatientAsync(nurse, "Q-1", "Anna Schmidt", "1990-05-05", "female");

        var page = await nurse.OpenAsync("/patients/new");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.RecordNumber", " Q-1 "), ("Form.Name", "Somebody Else"), ("Form.BirthDate", "1970-01-01"));
        Assert.Contains("There is already a patient with this record number", Person.Text(page), StringComparison.Ordinal);

        page = await nurse.OpenAsync("/patients/new");
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.RecordNumber", "Q-2"), ("Form.Name", "Schmitt, Anna"), ("Form.BirthDate", "1990-05-05"));
        Assert.Contains("Is it one of these? The birth date is the same and the name is similar: Anna Schmidt, record Q-1", Person.Text(page), StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("AnotherPerson", "true"));
        Assert.Contains("Schmitt, Anna", Person.Text(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, nurse.Status);
        Assert.StartsWith("/patients/", nurse.Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Names_of_short_words_are_asked_about_too_however_they_are_parted(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        foreach (var (born, known, typed) in new[]
        {
            ("1990-05-01", "Li Na", "Na, Li"), ("1990-05-02", "王 小明", "小明 王"), ("1990-05-03", "王小明", "王 小明"), ("1990-05-04", "王小明", "王小明"), ("1990-05-05", "Li Na", "Li Nanette"),
        })
        {
            await clinic.AddPatientAsync(nurse, "K" + born, known, born, "female");
            var page = await nurse.OpenAsync("/patients/new");
            page = await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.RecordNumber", "T" + born), ("Form.Name", typed), ("Form.BirthDate", born));
            Assert.Contains($"Is it one of these? The birth date is the same and the name is similar: {known}, record K{born}", Person.Text(page), StringComparison.Ordinal);
        }
        foreach (var other in new[] { "Wu Bo", "Anna Schmidt", "李 伟" }) await clinic.AddPatientAsync(nurse, other, other, "1990-05-01", "female");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_double_click_makes_one_patient(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/patients/new");
        var fields = new[] { ("Form.RecordNumber", "Q-9"), ("Form.Name", "Twice Clicked"), ("Form.BirthDate", "1980-03-03"), ("Form.Sex", "male") };
        var answers = await Task.WhenAll(nurse.PostAsync(Clinic.Form(page), fields), nurse.PostAsync(Clinic.Form(page), fields));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Single(answers.Select(a => a.RequestMessage!.RequestUri!.AbsolutePath).Distinct());
        Assert.Contains("1 patient, by name", Person.Text(await nurse.OpenAsync("/patients?q=Twice")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_people_correcting_one_patient_do_not_overwrite_each_other(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var path = await clinic.AddPatientAsync(nurse, "Q-3", "Before Both", "1960-06-06", "male");
        var (mine, theirs) = (await nurse.OpenAsync(path + "/edit"), await doctor.OpenAsync(path + "/edit"));
        await nurse.SubmitAsync(mine, Clinic.Form(mine), ("Form.Name", "From The Nurse"));
        theirs = await doctor.SubmitAsync(theirs, Clinic.Form(theirs), ("Form.Name", "From The Doctor"));
        Assert.Contains("Somebody else saved this patient meanwhile as From The Nurse", Person.Text(theirs), StringComparison.Ordinal);
        Assert.Equal("From The Doctor", theirs.QuerySelector<IHtmlInputElement>("#Form_Name")!.Value);
        await doctor.SubmitAsync(theirs, Clinic.Form(theirs));
        Assert.Contains("From The Doctor", Person.Text(await nurse.OpenAsync(path)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_patient_who_is_not_there_is_told_plainly(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        foreach (var path in new[] { "/patients/", "/assessments/" })
        {
            var page = await nurse.OpenAsync(path + Guid.NewGuid());
            Assert.Equal(HttpStatusCode.NotFound, nurse.Status);
            Assert.Contains("not here", Person.Text(page), StringComparison.Ordinal);
        }
    }
}
