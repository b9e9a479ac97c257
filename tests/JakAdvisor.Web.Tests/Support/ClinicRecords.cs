using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>
/// What the clinic of the browser tests holds beside its invented patients, written as people write it: of the patient with the most answers a signed start against
/// a finding and a later assessment that re-opens it; a decision that waits for its start; treatments; a patient nobody has assessed; a draft; an invitation. Paths of pages name them in braces, as in <c>{patient}/edit</c>.
/// </summary>
internal sealed class ClinicRecords
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    /// <summary>A path with the names in braces filled in.</summary>
    public string Path(string path) => _paths.Aggregate(path, (filled, known) => filled.Replace('{' + known.Key + '}', known.Value, StringComparison.Ordinal));

    public static async Task<ClinicRecords> WriteAsync(App app)
    {
        var records = new ClinicRecords();
        using var doctor = await Person.OfAsync(app, Roles.Gastroenterologist);
        foreach (var (record, name) in new[] { ("D-1004", "patient"), ("D-1007", "newcomer"), ("D-1002", "drafted") })
        {
            records._paths[name] = Link(await doctor.OpenAsync("/patients?q=" + record), "main tbody a");
        }
        records._paths["unsigned"] = Link(await doctor.OpenAsync(records._paths["newcomer"]), ".timeline h3 a");
        await records.DecideAsync(app, doctor, JsonNode.Parse(await File.ReadAllTextAsync(Repository.Path("seeds", "demo", "04-igra-positive.json")))!["request"]!["facts"]!.AsObject());

        await records.TreatAsync(doctor);
        records._paths["followed"] = Link(await doctor.OpenAsync(Link(await doctor.OpenAsync("/patients?q=D-1009"), "main tbody a")), "a[href^='/treatments/']");
        records._paths["visit"] = Link(await doctor.OpenAsync(records._paths["followed"]), ".timeline h3 a");

        using var nurse = await Person.OfAsync(app, Roles.Nurse);
        foreach (var (name, path) in await FollowedUp.WriteAsync(app, doctor, nurse)) records._paths[name] = path;

        var fresh = await doctor.OpenAsync("/patients/new");
        await doctor.SubmitAsync(fresh, Clinic.Form(fresh), ("Form.RecordNumber", "N-1"), ("Form.Name", "Noa Assessed-Never"), ("Form.BirthDate", "1991-02-03"), ("Form.Sex", ""));
        records._paths["fresh"] = doctor.Path;
        var draft = await doctor.OpenAsync(records._paths["drafted"] + "/assess");
        await doctor.SubmitAsync(draft, Clinic.Form(draft), ("do", "save"));

        using var administrator = await Person.OfAsync(app, Roles.Administrator);
        var users = await administrator.OpenAsync("/admin");
        users = await administrator.SubmitAsync(users, Clinic.Forms(users)[^1], ("FullName", "Ivo Invited"), ("Email", "ivo@example.org"), ("Role", Roles.Nurse));
        records._paths["invitation"] = new Uri(users.QuerySelector<IHtmlInputElement>("#link")!.Value).PathAndQuery;
        await LetASessionEndAsync(app);
        return records;
    }

    /// <summary>A form that the nurse sent after the session had ended waits for her.</summary>
    private static async Task LetASessionEndAsync(App app)
    {
        var now = app.Now;
        app.Now = now.AddHours(-11);
        using var nurse = await Person.OfAsync(app, Roles.Nurse);
        var page = await nurse.OpenAsync("/patients/new");
        app.Now = now;
        await nurse.SubmitAsync(page, Clinic.Form(page), ("Form.RecordNumber", "N-2"), ("Form.Name", "Sent Too-Late"), ("Form.BirthDate", "1980-03-03"), ("Form.Sex", "male"));
    }

    /// <summary>Two more assessments of the fullest patient: one signed as a start, and one that speaks against it.</summary>
    private async Task DecideAsync(App app, Person doctor, JsonObject facts)
    {
        app.Now = app.Now.AddHours(1);
        var shown = await doctor.AssessAsync(app, _paths["patient"], facts, "eu");
        _paths["signed"] = doctor.Path;
        await SignAsync(doctor, shown);

        app.Now = app.Now.AddHours(1);
        var worse = facts.DeepClone().AsObject();
        worse["pregnancy.status"] = "pregnant";
        await doctor.AssessAsync(app, _paths["patient"], worse, "eu");
        _paths["reopening"] = doctor.Path;
        _paths["compare"] = Link(await doctor.OpenAsync(_paths["patient"]), "a[href^='/assessments/compare']");
    }

    /// <summary>One decision waits for its start, another is a treatment.</summary>
    private async Task TreatAsync(Person doctor)
    {
        foreach (var (record, name) in new[] { ("D-1001", "starting"), ("D-1008", "treatment") })
        {
            var patient = Link(await doctor.OpenAsync("/patients?q=" + record), "main tbody a");
            await SignAsync(doctor, await doctor.OpenAsync(Link(await doctor.OpenAsync(patient), ".timeline h3 a")));
            _paths[name] = Link(await doctor.OpenAsync(patient), "a[href^='/treatments/start/']");
        }
        var start = await doctor.OpenAsync(_paths["treatment"]);
        await doctor.SubmitAsync(start, Clinic.Form(start), ("Form.On", "2026-11-22"));
        Assert.StartsWith("/treatments/", doctor.Path, StringComparison.Ordinal);
        _paths["treatment"] = doctor.Path;
        // The invented patients who were handed over or asked about have just been decided: others take their places on the lists.
        foreach (var (record, kind, text) in new[] { ("D-1002", HandOver.Ready, ""), ("D-1005", HandOver.Question, "Has the liver specialist answered?") })
        {
            var checklist = await doctor.OpenAsync(Link(await doctor.OpenAsync("/patients?q=" + record), "main tbody a").Replace("/patients/", "/screening/", StringComparison.Ordinal));
            await doctor.SubmitAsync(checklist, Clinic.Forms(checklist).Single(f => f.QuerySelector($"input[name=kind][value={kind}]") is not null), ("text", text));
            Assert.StartsWith("/screening/", doctor.Path, StringComparison.Ordinal);
        }
    }

    /// <summary>Signs a start of upadacitinib, with a reason for every finding it goes against.</summary>
    public static async Task SignAsync(Person doctor, IDocument shown)
    {
        var form = Clinic.SignForm(shown);
        var reasons = form.Elements.Select(e => e.GetAttribute("name") ?? "").Where(n => n.StartsWith("Form.Reasons[upadacitinib/", StringComparison.Ordinal)).ToList();
        shown = await doctor.SubmitAsync(shown, form,
        [
            ("Form.Kind", "start"), ("Form.Drug", "upadacitinib"), ("Form.Dose", "45 mg once daily for 12 weeks"), ("Form.PlannedStart", "2026-11-22"), ("Form.Comment", "Discussed in the meeting"),
            .. reasons.Select(r => (r, "test-ordered")), .. reasons.Select(r => (r.Replace("Reasons", "Comments", StringComparison.Ordinal), "Isoniazid begins tomorrow")),
        ]);
        Assert.Contains("Decision: Start upadacitinib", Person.Text(shown), StringComparison.Ordinal);
    }

    private static string Link(IDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("href") ?? throw new InvalidOperationException($"{page.Url} has no {selector}");
}
