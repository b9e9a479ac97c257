using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using JakAdvisor.Web.Treatments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace JakAdvisor.Web.Tests.Pages.PatientPages;

/// <summary>A clinic with its telephone number set, three patients before a start and two on treatment, and a doctor at a real browser.</summary>
public sealed class PrintingClinic : IAsyncLifetime, IDisposable
{
    /// <summary>A woman about whom next to nothing is known, and what is known stands in the way: as long as a page can get.</summary>
    private const string Long = """
        { "patient.age": 41, "patient.sex": "female", "disease.type": "ulcerative-colitis", "pregnancy.possible": true, "cardiovascular.smoking": "current",
          "therapy.history": [ { "agent": "adalimumab", "outcome": "loss-of-response", "continues": true }, { "agent": "azathioprine", "outcome": "non-response", "continues": true },
            { "agent": "prednisolone", "outcome": "dependence", "continues": true } ],
          "zoster.active": true, "labs.lymphocytes": 0.3, "labs.neutrophils": 0.6, "labs.haemoglobin": 7, "tb.igra": "indeterminate", "hbv.hbsAg": "positive", "hcv.antibody": "positive",
          "vaccines.lastLive": "2026-11-12", "vaccines.livePlanned": true, "malignancy.current": true }
        """;

    private readonly App _app = App.With(
        ("Clinic:Name", "Bowel Clinic North"), ("Clinic:Phone", "+49 40 1234567"), ("Clinic:Hours", "Mon to Fri, 8 am to 4 pm"), ("Clinic:OutOfHours", "Night line, 116 117"), ("Clinic:EmergencyNumber", "112"));

    private readonly string _folder = Directory.CreateTempSubdirectory("jakadvisor-print-").FullName;
    private Chromium? _chromium;

    public IBrowserContext Context { get; private set; } = null!;

    public Uri Address => _app.ClientOptions.BaseAddress;

    /// <summary>A visit at which everything was found that can be, in a patient about whom little else is known.</summary>
    private static readonly (string, string)[] Everything =
    [
        ("labs.haemoglobin", "7.5"), ("labs.neutrophils", "0.8"), ("labs.lymphocytes", "0.4"), ("labs.altTimesUln", "4"), ("labs.astTimesUln", "4"), ("labs.crp", "3"), ("labs.liverInjurySuspected", "yes"),
        ("disease.cdai", "310"), ("cardiovascular.smoking", "current"), (Fields.PanelOn, "2026-11-20"),
    ];

    /// <summary>The path of each patient's page: a signed start, a draft, and the longest; after a visit, after an earlier one, and the longest after a visit.</summary>
    public Dictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        _app.UseKestrel(0);
        _app.StartServer();
        await FillAsync();
        _chromium = await Chromium.StartAsync();
        Context = await _chromium.OpenAsync(new() { BaseURL = Address.ToString() });
        var page = await Context.NewPageAsync();
        await Chromium.SignInAsync(page, Roles.Gastroenterologist);
        await page.CloseAsync();
    }

    /// <summary>Prints a page and tells what it says on screen, entry by entry.</summary>
    internal async Task<(Paper Paper, IReadOnlyList<string> Said)> PrintAsync(string patient, string format, string query)
    {
        var page = await Context.NewPageAsync();
        await page.GotoAsync(Pages[patient] + "?" + query, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var said = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.paper [data-entry]')].map(e => (e.querySelector('p') ?? e).textContent)");
        var file = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".pdf");
        await page.PdfAsync(new() { Path = file, Format = format });
        await page.CloseAsync();
        return (new Paper(file), said);
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
    }

    public void Dispose()
    {
        _app.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var crohns = Treated.Crohns(services.GetRequiredService<GuidanceRelease>());
        crohns["patient.age"] = 36;
        crohns["patient.sex"] = "male";
        await AddAsync(services, "signed", "Ada-Maria Long-Name de la Cruz y Santos", crohns, Jurisdiction.Us, sign: true);
        await AddAsync(services, "draft", "Wei Zhang", crohns, Jurisdiction.Eu, sign: false);
        await AddAsync(services, "longest", "Lena Lang", JsonNode.Parse(Long)!.AsObject(), Jurisdiction.Us, sign: false);
        // The invented patient who has been on treatment for 13 weeks.
        var visits = await services.GetRequiredService<ClinicDb>().Visits.OrderBy(v => v.On).Select(v => v.Id).ToListAsync();
        (Pages["earlier visit"], Pages["visit"]) = ($"/visits/{visits[0]}/patient-page", $"/visits/{visits[^1]}/patient-page");
        await AddVisitAsync(services);
    }

    /// <summary>A treatment against much advice, and a visit at which everything was found.</summary>
    private async Task AddVisitAsync(IServiceProvider services)
    {
        var (db, release) = (services.GetRequiredService<ClinicDb>(), services.GetRequiredService<GuidanceRelease>());
        var facts = JsonNode.Parse("""{ "patient.age": 41, "patient.sex": "female", "disease.type": "crohns-disease", "disease.cdai": 300, "pregnancy.possible": true, "cardiovascular.smoking": "never" }""")!.AsObject();
        var (asOf, startedOn, on) = (new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 9), new DateOnly(2026, 11, 22));
        var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = "P-found", Name = "Fenja Found", BirthDate = new DateOnly(1985, 6, 7), Sex = "female", CreatedAt = _app.Now.UtcDateTime };
        db.Patients.Add(patient);
        await db.SaveChangesAsync();
        var stored = await services.GetRequiredService<AssessmentStore>().StoreAsync(new NewAssessment(patient.Id, FactsToEntries.From(facts, release.Facts).ToJson(), facts, Jurisdiction.Us, asOf, startedOn, Guid.NewGuid()));
        var option = EvaluationJson.Read(stored.Evaluation).Options.Single(o => o.Drug == "upadacitinib");
        var against = DecisionForm.Against(option).Select(f => DecisionForm.FieldOf(option.Drug, f.Rule)).ToList();
        stored.Decision = await services.GetRequiredService<Signing>().SignAsync(stored, new DecisionForm
        {
            Kind = "start",
            Drug = option.Drug,
            Dose = "45 mg once daily",
            PlannedStart = "2026-08-09",
            Reasons = against.ToDictionary(f => f, _ => (string?)"benefit-outweighs", StringComparer.Ordinal),
            Comments = against.ToDictionary(f => f, _ => (string?)"Invented", StringComparer.Ordinal),
        }, option);
        db.ChangeTracker.Clear();
        var started = await services.GetRequiredService<TreatmentStore>().StartAsync(stored, new StartForm { On = "2026-08-09", Dose = "45 mg once daily" });
        db.ChangeTracker.Clear();
        var treatment = await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstAsync(t => t.Id == started.Id);
        var ground = await services.GetRequiredService<VisitGrounds>().OfAsync(treatment, on);
        var events = release.VisitFacts.Raw.Where(f => f.Name.StartsWith("event.", StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Name, Fields.Yes));
        var reading = ground.Read(Entries.Of(events.Concat(Everything.Select(e => KeyValuePair.Create(e.Item1, e.Item2)))), release, VisitSections.Of(release, treatment.Disease, treatment.Drug, []));
        Assert.Empty(reading.Form.Errors);
        var visit = await services.GetRequiredService<VisitStore>().StoreAsync(treatment, ground, reading, Guid.NewGuid(), null);
        Pages["everything found"] = $"/visits/{visit!.Id}/patient-page";
    }

    private async Task AddAsync(IServiceProvider services, string key, string name, JsonObject facts, Jurisdiction where, bool sign)
    {
        var (db, today) = (services.GetRequiredService<ClinicDb>(), new DateOnly(2026, 11, 22));
        var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = "P-" + key, Name = name, BirthDate = new DateOnly(1985, 6, 7), Sex = (string)facts["patient.sex"]!, CreatedAt = _app.Now.UtcDateTime };
        db.Patients.Add(patient);
        await db.SaveChangesAsync();
        var stored = await services.GetRequiredService<AssessmentStore>().StoreAsync(new NewAssessment(patient.Id, "{}", facts.DeepClone().AsObject(), where, today, null, Guid.NewGuid()));
        Pages[key] = $"/assessments/{stored.Id}/patient-page";
        if (!sign) return;
        var option = EvaluationJson.Read(stored.Evaluation).Options.Single(o => o.Drug == "upadacitinib");
        Assert.Empty(DecisionForm.Against(option));
        await services.GetRequiredService<Signing>().SignAsync(stored, new DecisionForm { Kind = "start", Drug = option.Drug, Dose = DecisionForm.DoseInWords(option), PlannedStart = "2026-12-01" }, option);
    }
}
