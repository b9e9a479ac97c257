using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Treatments;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Demo;

/// <summary>Enters a person of the demonstration cohort with everything that happened. What is there already is not entered twice, so that an interrupted one can be gone on with.</summary>
internal sealed class DemoCourse(ClinicDb db, DemoFollowUp followUp, TreatmentStore treatments, AdverseEventStore events, GuidanceRelease release, Site site, TimeProvider time, CurrentUser user)
{
    private const int AssessedBefore = 6;
    private const int EndoscopyBefore = 25;
    private static readonly string[] Biologics = ["infliximab", "ustekinumab", "vedolizumab", "adalimumab"];
    private static readonly string[] Behaviours = ["B1", "B1", "B1", "B2", "B3"];
    private static readonly string[] Smoking = ["never", "never", "never", "never", "never", "never", "never", "never", "former", "current", "not-known"];

    public async Task EnterAsync(DemoPerson person)
    {
        var today = site.Today(time);
        var startedOn = today.AddDays(-person.StartedDaysAgo);
        var patient = await PatientAsync(person, startedOn);
        var results = new DemoResults(person);
        var asOf = startedOn.AddDays(-AssessedBefore);
        var start = new DemoStart(patient, site.Jurisdiction, asOf, startedOn, person.Drug, person.Induction);
        var endoscopy = Entries.Of(results.Endoscopy(100, asOf.AddDays(-EndoscopyBefore)));
        var treatment = await followUp.StartAsync(start, WorkUp(person, results, asOf), endoscopy, Key(person, "start"));
        var happened = new List<DemoEvent>();
        foreach (var step in person.Steps().Where(s => treatment.StartedOn.AddDays(s.Day) <= today))
        {
            var on = treatment.StartedOn.AddDays(step.Day);
            var key = Key(person, string.Create(CultureInfo.InvariantCulture, $"{step.GetType().Name} {step.Day}"));
            switch (step)
            {
                case DemoVisit visit:
                    await followUp.VisitAsync(treatment, on, [.. results.At(visit.Week, on), .. Medicines(person, visit.Week, on), .. happened.SelectMany(DemoEvents.At)], key);
                    happened.Clear();
                    break;
                case DemoEvent adverse:
                    await events.StoreAsync(treatment, Form(adverse, on, key), null);
                    happened.Add(adverse);
                    break;
                default:
                    await ChangeAsync(treatment.Id, person, step, on, key);
                    break;
            }
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Patient> PatientAsync(DemoPerson person, DateOnly startedOn)
    {
        if (await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.RecordNumber == person.RecordNumber) is { } there) return there;
        var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = person.RecordNumber, Name = person.Name, BirthDate = startedOn.AddDays(-person.AgeInDays), Sex = person.Sex, CreatedAt = user.Now };
        db.Patients.Add(patient);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return patient;
    }

    private JsonObject WorkUp(DemoPerson person, DemoResults results, DateOnly asOf)
    {
        var (facts, chance) = (followUp.WorkUp(asOf), person.Chance);
        void Asked(string fact, JsonNode answer) => facts[fact] = new JsonObject { ["value"] = answer, ["on"] = TypedDay.Iso(asOf) };
        results.IntoStart(facts, asOf);
        if (person.Sex == "female")
        {
            Asked("pregnancy.possible", true);
            Asked("pregnancy.status", "not-pregnant");
            Asked("pregnancy.contraception", "effective");
            Asked("pregnancy.breastfeeding", false);
        }
        foreach (var crohns in new[] { "disease.location", "disease.behaviour", "disease.perianal" }) facts.Remove(crohns);
        facts["disease.type"] = person.Colitis ? "ulcerative-colitis" : "crohns-disease";
        if (!person.Colitis) (facts["disease.location"], facts["disease.behaviour"], facts["disease.perianal"]) = (results.Location, chance.Of(Behaviours), chance.Between(0, 9) < 5);
        facts["disease.diagnosedOn"] = TypedDay.Iso(asOf.AddMonths(-chance.Between(8, 150)));
        facts["cardiovascular.dyslipidaemia"] = chance.Between(0, 9) == 0;
        Asked("cardiovascular.smoking", chance.Of(Smoking));
        facts["patient.height"] = chance.Between(157, 189);
        Asked("therapy.history", History(person, person.WithSteroid));
        if (person.NeverBiologic) facts["therapy.antiTnfInadvisable"] = true;
        return facts;
    }

    private static JsonNode History(DemoPerson person, bool onSteroid)
    {
        if (!person.HistoryKnown) return Fields.NotKnown;
        var history = new JsonArray(new JsonObject { ["agent"] = "prednisolone", ["outcome"] = "dependence", ["continues"] = onSteroid });
        var before = person.NeverBiologic ? 0 : 1 + (person.Number % 3);
        foreach (var agent in Biologics.Take(before)) history.Add(new JsonObject { ["agent"] = agent, ["outcome"] = "loss-of-response", ["continues"] = false });
        return history;
    }

    // From week 8 on the corticosteroid is tapered off in some.
    private IEnumerable<KeyValuePair<string, string>> Medicines(DemoPerson person, int week, DateOnly on)
    {
        if (week < 8 || !person.HistoryKnown || !person.WithSteroid || !person.Tapers) return [];
        var facts = new JsonObject { [Answers.History] = new JsonObject { ["value"] = History(person, onSteroid: false), ["on"] = TypedDay.Iso(on) } };
        return FactsToEntries.From(facts, release.Facts).All;
    }

    private async Task ChangeAsync(Guid treatment, DemoPerson person, DemoStep step, DateOnly on, Guid key)
    {
        var tracked = await db.Treatments.FirstAsync(t => t.Id == treatment);
        var form = new ChangeForm { On = TypedDay.Iso(on), Dose = tracked.Dose, Version = tracked.Version, Key = key };
        var kind = TreatmentChanges.Resume;
        switch (step)
        {
            case DemoPhase:
                (kind, form.Phase, form.Dose) = (TreatmentChanges.Phase, TreatmentPhases.Maintenance, person.Maintenance);
                break;
            case DemoPause:
                (kind, form.Reason) = (TreatmentChanges.Pause, "infection");
                break;
            case DemoStop stop:
                (kind, form.Reason) = (TreatmentChanges.Stop, stop.Reason);
                break;
        }
        await treatments.ChangeAsync(treatment, kind, form);
    }

    private static AdverseEventForm Form(DemoEvent adverse, DateOnly on, Guid key) => new()
    {
        Code = adverse.Code,
        Term = adverse.Code == AdverseEventTerms.Other ? "Headache" : null,
        Onset = TypedDay.Iso(on),
        Grade = adverse.Grade,
        LedToDiscontinuation = adverse.Action == "stopped" ? Fields.Yes : Fields.No,
        Hospitalised = adverse.Hospital ? Fields.Yes : Fields.No,
        LifeThreatening = Fields.No,
        Relation = "possible",
        Action = adverse.Action,
        Outcome = "resolved",
        Key = key,
    };

    /// <summary>The same step of the same person has the same key in every run: the stores then find what is there.</summary>
    private static Guid Key(DemoPerson person, string step) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.RecordNumber} {step}")).AsSpan(0, 16));
}
