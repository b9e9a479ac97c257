using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Treatments;

/// <summary>Gathers from the record what a visit rests on.</summary>
public sealed class VisitGrounds(ClinicDb db, GuidanceRelease release)
{
    /// <param name="treatment">The treatment with its patient.</param>
    /// <param name="on">The day of the visit.</param>
    /// <param name="corrected">The visit that is being corrected: it is no ground of its own correction.</param>
    public async Task<VisitGround> OfAsync(Data.Treatment treatment, DateOnly on, Guid? corrected = null)
    {
        var step = await db.TreatmentChanges.AsNoTracking().Where(c => c.TreatmentId == treatment.Id && c.On <= on).OrderByDescending(c => c.On).ThenByDescending(c => c.CreatedAt).FirstAsync();
        var baseline = await db.Assessments.AsNoTracking().Where(a => a.Id == treatment.AssessmentId).Select(a => new { a.Facts, a.Entries }).FirstAsync();
        var newest = await NewestAnswers.FindAsync(db, release.VisitFacts, treatment.PatientId, on, corrected);
        var known = newest is null ? Entries.None : await newest.WithStopsAsync(db, treatment.PatientId, newest.Entries, release.Facts);
        return new VisitGround(
            new TreatmentRecord(treatment.Drug, step.Dose, treatment.StartedOn, Names.TryParse<TreatmentPhase>(step.Phase, out var phase) ? phase : null),
            PlaceOf(treatment),
            on,
            Subscores.AddTo(JsonNode.Parse(baseline.Facts)!.AsObject(), Entries.FromJson(baseline.Entries)),
            OfStart(known),
            await EarlierResponseAsync(treatment, on, corrected),
            new PatientIdentity(treatment.Patient!.BirthDate, treatment.Patient.Sex));
    }

    /// <summary>The plan as it stands on a day, by the newest results on record.</summary>
    public async Task<IReadOnlyList<DueItem>> PlanAsync(Data.Treatment treatment, DateOnly on)
    {
        var ground = await OfAsync(treatment, on < treatment.StartedOn ? treatment.StartedOn : on);
        var kind = VisitSections.Of(release, treatment.Disease, treatment.Drug, []);
        return ground.Plan(ground.Read(Entries.None, release, kind).Facts ?? release.VisitReader.Nothing, release);
    }

    /// <summary>The plan on the first day, before anything is stored.</summary>
    public static IReadOnlyList<DueItem> FirstPlan(Data.Treatment treatment, Assessment baseline, GuidanceRelease release)
    {
        var ground = new VisitGround(
            new TreatmentRecord(treatment.Drug, treatment.Dose, treatment.StartedOn, Names.TryParse<TreatmentPhase>(treatment.Phase, out var phase) ? phase : null),
            PlaceOf(treatment), treatment.StartedOn, Subscores.AddTo(JsonNode.Parse(baseline.Facts)!.AsObject(), Entries.FromJson(baseline.Entries)), Entries.None, false,
            new PatientIdentity(baseline.Patient!.BirthDate, baseline.Patient.Sex));
        return ground.Plan(release.VisitReader.Nothing, release);
    }

    private static Jurisdiction PlaceOf(Data.Treatment treatment) =>
        Names.TryParse<Jurisdiction>(treatment.Jurisdiction, out var where) ? where : throw new InvalidOperationException("The stored place is none");

    private async Task<bool?> EarlierResponseAsync(Data.Treatment treatment, DateOnly on, Guid? corrected)
    {
        if (treatment.ResponseRecorded && await db.TreatmentChanges.AnyAsync(c => c.TreatmentId == treatment.Id && c.Kind == TreatmentChanges.Response && c.On <= on)) return true;
        var answers = await db.Visits.Where(v => v.TreatmentId == treatment.Id && v.On < on && v.Id != corrected && !db.Visits.Any(c => c.Corrects == v.Id)).Select(v => v.Outcomes.Response).ToListAsync();
        return answers.Contains(OutcomeAnswers.Yes) ? true : answers.Contains(OutcomeAnswers.NotEvaluable) ? null : false;
    }

    // What belongs to one visit is not carried to the next.
    private Entries OfStart(Entries known) => known.With(release.VisitFacts.Raw.Where(f => !release.Facts.TryGet(f.Name, out _) && f.Name != "skin.examinedOn")
        .SelectMany(f => known.Of(f.Name)).Select(field => KeyValuePair.Create(field.Key, (string?)null)).ToList());
}
