using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Pages.Check;
using JakAdvisor.Web.Treatments;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Demo;

/// <summary>Where an invented treatment begins.</summary>
internal sealed record DemoStart(Patient Patient, Jurisdiction Where, DateOnly AsOf, DateOnly StartedOn, string Drug, string Dose);

/// <summary>Brings invented patients onto treatment and through visits by the stores that real ones go through. What was stored under a key before is found again.</summary>
internal sealed class DemoFollowUp(ClinicDb db, AssessmentStore store, Signing signing, TreatmentStore treatments, VisitGrounds grounds, VisitStore visits, DemoPatients demo, GuidanceRelease release)
{
    /// <summary>The complete work-up of a man with Crohn's disease, as if it had been done by that day.</summary>
    public JsonObject WorkUp(DateOnly asOf)
    {
        var request = JsonNode.Parse(demo.All.Single(p => p.Id == "complete-crohns").Request)!.AsObject();
        var days = asOf.DayNumber - TypedDay.FromIso((string?)request["asOf"])!.Value.DayNumber;
        var facts = request["facts"]!.AsObject();
        foreach (var dated in facts.Select(f => f.Value).OfType<JsonObject>().Where(d => d["on"] is not null)) dated["on"] = TypedDay.Iso(TypedDay.FromIso((string?)dated["on"])!.Value.AddDays(days));
        facts.Remove("patient.age");
        facts.Remove("patient.sex");
        return facts;
    }

    /// <summary>Assesses, signs the start, goes against what stands in the way with a reason, and records the first day.</summary>
    /// <param name="start">Who, where and when.</param>
    /// <param name="facts">The work-up.</param>
    /// <param name="items">Items of scores, as typed into their calculators.</param>
    /// <param name="key">The key of the assessment.</param>
    public async Task<Treatment> StartAsync(DemoStart start, JsonObject facts, Entries items, Guid key)
    {
        var typed = FactsToEntries.From(facts, release.Facts).With(Pairs(items));
        var reading = EntriesToFacts.Compute(typed, release, start.AsOf, new PatientIdentity(start.Patient.BirthDate, start.Patient.Sex));
        var stored = await store.StoreAsync(new NewAssessment(start.Patient.Id, reading.Entries.ToJson(), reading.Facts, start.Where, start.AsOf, start.StartedOn, key));
        db.ChangeTracker.Clear();
        var assessment = await db.Assessments.AsNoTracking().Include(a => a.Patient).FirstAsync(a => a.Id == stored.Id);
        var option = EvaluationJson.Read(assessment.Evaluation).Options.First(o => o.Drug == start.Drug);
        var against = DecisionForm.Against(option).Select(f => DecisionForm.FieldOf(option.Drug, f.Rule)).ToList();
        assessment.Decision = await signing.SignAsync(assessment, new DecisionForm
        {
            Kind = DecisionKinds.Start,
            Drug = option.Drug,
            Dose = start.Dose,
            PlannedStart = TypedDay.Iso(start.StartedOn),
            Reasons = against.ToDictionary(f => f, _ => (string?)"benefit-outweighs", StringComparer.Ordinal),
            Comments = against.ToDictionary(f => f, _ => (string?)"Invented for the demonstration", StringComparer.Ordinal),
        }, option);
        db.ChangeTracker.Clear();
        var started = await treatments.StartAsync(assessment, new StartForm { On = TypedDay.Iso(start.StartedOn), Dose = start.Dose });
        db.ChangeTracker.Clear();
        return await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstAsync(t => t.Id == started.Id);
    }

    /// <summary>A visit at which nothing had happened and all answers were still so, but for what is given.</summary>
    /// <param name="treatment">The treatment with its patient.</param>
    /// <param name="on">The day.</param>
    /// <param name="told">What was told or measured, by field of the form; later ones win.</param>
    /// <param name="key">The key of the visit.</param>
    public async Task VisitAsync(Treatment treatment, DateOnly on, IEnumerable<KeyValuePair<string, string>> told, Guid key)
    {
        var typed = release.VisitFacts.Raw.Where(f => f.Name.StartsWith("event.", StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Name, Fields.No))
            .Concat(release.Facts.Raw.Where(f => Dates.Of(f) == Dating.Asked).Select(f => KeyValuePair.Create(Fields.Confirm(f.Name), Fields.Yes)))
            .Append(new(Fields.PanelOn, TypedDay.Iso(on)))
            .Concat(told);
        var ground = await grounds.OfAsync(treatment, on);
        // Where the indices of earlier visits leave it open, the doctor says that no response was seen.
        if (ground.EarlierResponse is null) typed = typed.Append(new("response.recorded", Fields.No));
        var reading = ground.Read(Entries.Of(typed), release, VisitSections.Of(release, treatment.Disease, treatment.Drug, []));
        await visits.StoreAsync(treatment, ground, reading, key, null);
        db.ChangeTracker.Clear();
    }

    private static List<KeyValuePair<string, string?>> Pairs(Entries entries) => [.. entries.All.Select(e => KeyValuePair.Create(e.Key, (string?)e.Value))];
}
