using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>Brings patients onto treatment as a clinic does: assessed, decided, started.</summary>
internal static class Treated
{
    /// <summary>A man with Crohn's disease for whom nothing stands in the way; CDAI 300, SES-CD 12, CRP 20, calprotectin 800 on 20 Nov 2026.</summary>
    public static JsonObject Crohns(GuidanceRelease release)
    {
        var facts = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demo", "01-complete-crohns.json")))!["request"]!["facts"]!.DeepClone().AsObject();
        foreach (var known in new[] { "patient.age", "patient.sex" }) facts.Remove(known);
        foreach (var (fact, value) in new[] { ("disease.cdai", 300), ("disease.sesCd", 12), ("labs.crp", 20), ("labs.faecalCalprotectin", 800) })
            facts[fact] = new JsonObject { ["value"] = value, ["on"] = "2026-11-20" };
        Assert.All(facts, fact => Assert.True(release.Facts.TryGet(fact.Key, out _)));
        return facts;
    }

    /// <summary>Fills the form with these facts alone and stores the assessment.</summary>
    public static Task<IDocument> AssessAsync(Clinic clinic, Person person, string patient, JsonObject facts, string place = "eu") => person.AssessAsync(clinic.App, patient, facts, place);

    /// <summary>Signs a start with upadacitinib as planned for 1 Dec 2026, going against whatever stands in the way.</summary>
    public static async Task<IDocument> DecideAsync(Person doctor, IDocument assessment)
    {
        var form = Clinic.SignForm(assessment);
        var against = form.Elements.Select(e => e.GetAttribute("name") ?? "").Where(n => n.StartsWith("Form.Reasons[upadacitinib/", StringComparison.Ordinal)).ToList();
        var reasons = against.SelectMany(n => new[] { (n, "benefit-outweighs"), (n.Replace("Reasons", "Comments", StringComparison.Ordinal), "agreed with the patient") });
        var signed = await doctor.SubmitAsync(assessment, form,
            [("Form.Kind", "start"), ("Form.Drug", "upadacitinib"), ("Form.Dose", "45 mg once daily"), ("Form.PlannedStart", "2026-12-01"), .. reasons]);
        Assert.Contains("Decision: Start upadacitinib", Person.Text(signed), StringComparison.Ordinal);
        return signed;
    }

    /// <summary>A patient on upadacitinib since 1 Dec 2026: the paths of the two pages. The clock then stands at noon of the day asked for; who comes signs in then.</summary>
    public static Task<(string Patient, string Treatment)> StartAsync(Clinic clinic, string number, string name, string sex, string today = "2026-12-01") =>
        StartAsync(clinic, number, name, sex, today, (doctor, patient) => AssessAsync(clinic, doctor, patient, Crohns(clinic.App.Services.GetRequiredService<GuidanceRelease>())));

    /// <summary>The same from an assessment of one's own.</summary>
    public static async Task<(string Patient, string Treatment)> StartAsync(Clinic clinic, string number, string name, string sex, string today, Func<Person, string, Task<IDocument>> assess)
    {
        using var deciding = await clinic.SignInAsync(Roles.Gastroenterologist);
        var patient = await clinic.AddPatientAsync(deciding, number, name, "1990-01-01", sex);
        await DecideAsync(deciding, await assess(deciding, patient));
        MoveTo(clinic.App, "2026-12-01");
        using var starting = await clinic.SignInAsync(Roles.Gastroenterologist);
        var page = await StartPageAsync(starting, patient);
        await starting.SubmitAsync(page, Clinic.Form(page), ("Form.On", "2026-12-01"), ("Form.Dose", "45 mg once daily"));
        Assert.StartsWith("/treatments/", starting.Path, StringComparison.Ordinal);
        MoveTo(clinic.App, today);
        return (patient, starting.Path);
    }

    /// <summary>Noon of a day.</summary>
    public static void MoveTo(App app, string day) => app.Now = new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    /// <summary>The page behind <em>Record the start</em>.</summary>
    public static async Task<IDocument> StartPageAsync(Person person, string patient)
    {
        var page = await person.OpenAsync(patient);
        var link = page.QuerySelectorAll<IHtmlAnchorElement>("a").Single(a => a.TextContent == "Record the start");
        return await person.OpenAsync(new Uri(link.Href).PathAndQuery);
    }
}
