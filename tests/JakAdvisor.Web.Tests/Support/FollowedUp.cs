using System.Text.Json.Nodes;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>Two treatments of the clinic of the browser tests, written as people write them: one paused after a visit with nothing answered, one stopped after a visit that was corrected.</summary>
internal static class FollowedUp
{
    /// <summary>The paths of their pages by name: paused, unanswered, stopped, corrected, stopping.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WriteAsync(App app, Person doctor, Person nurse)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        paths["paused"] = await StartAsync(app, doctor, "F-1", "Pia Paused");
        paths["unanswered"] = await VisitAsync(nurse, paths["paused"] + "/visit");
        await SendAsync(doctor, paths["paused"] + "/pause", ("Form.On", "2026-11-22"), ("Form.Reason", "infection"));

        paths["stopped"] = await StartAsync(app, doctor, "F-2", "Sten Stopped");
        paths["corrected"] = await VisitAsync(nurse, paths["stopped"] + "/visit", ("event.zoster", "yes"));
        app.Now = app.Now.AddMinutes(1);
        paths["stopping"] = await VisitAsync(nurse, $"{paths["stopped"]}/visit/{paths["corrected"].Split('/')[^1]}", ("event.vteSuspected", "yes"), ("event.zoster", "yes"), ("disease.cdai", "140"), ("labs.crp", "3"), ("labs.on", "2026-11-22"));
        await SendAsync(
            nurse, paths["stopped"] + "/adverse-event", ("Form.Code", "herpes-zoster"), ("Form.Onset", "2026-11-22"), ("Form.Grade", "moderate"), ("Form.LedToDiscontinuation", "yes"), ("Form.Hospitalised", "no"),
            ("Form.LifeThreatening", "not-known"), ("Form.Relation", "possible"), ("Form.Action", "stopped"), ("Form.Outcome", "ongoing"), ("Form.Comment", "Left chest, three dermatomes"));
        await SendAsync(doctor, paths["stopped"] + "/stop", ("Form.On", "2026-11-22"), ("Form.Reason", "adverse-event"));
        return paths;
    }

    private static async Task<string> StartAsync(App app, Person doctor, string record, string name)
    {
        var page = await doctor.OpenAsync("/patients/new");
        await doctor.SubmitAsync(page, Clinic.Form(page), ("Form.RecordNumber", record), ("Form.Name", name), ("Form.BirthDate", "1988-08-08"), ("Form.Sex", "male"));
        var patient = doctor.Path;
        var facts = JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("seeds", "demo", "01-complete-crohns.json")))!["request"]!["facts"]!.AsObject();
        await ClinicRecords.SignAsync(doctor, await doctor.AssessAsync(app, patient, facts, "eu"));
        page = await doctor.OpenAsync((await doctor.OpenAsync(patient)).QuerySelector("a[href^='/treatments/start/']")!.GetAttribute("href")!);
        await doctor.SubmitAsync(page, Clinic.Form(page), ("Form.On", "2026-11-22"));
        Assert.StartsWith("/treatments/", doctor.Path, StringComparison.Ordinal);
        return doctor.Path;
    }

    private static async Task<string> VisitAsync(Person nurse, string form, params (string, string)[] answers)
    {
        var page = await nurse.OpenAsync(form);
        await nurse.SubmitAsync(page, Clinic.Form(page), [.. answers, ("do", "store")]);
        Assert.StartsWith("/visits/", nurse.Path, StringComparison.Ordinal);
        return nurse.Path;
    }

    private static async Task SendAsync(Person person, string form, params (string, string)[] fields)
    {
        var page = await person.OpenAsync(form);
        await person.SubmitAsync(page, Clinic.Form(page), fields);
        Assert.DoesNotContain("There is a problem", Person.Text(await person.OpenAsync(person.Path)), StringComparison.Ordinal);
        Assert.NotEqual(form, person.Path);
    }
}
