using JakAdvisor.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Cohort;

/// <summary>The people of a cohort.</summary>
/// <param name="Counted">Those whose time for the visit of week 12 is over, stopped or not.</param>
/// <param name="TooEarly">How many started too recently to be counted.</param>
public sealed record CohortPeople(IReadOnlyList<CohortPatient> Counted, int TooEarly);

/// <summary>
/// Reads a cohort in four questions to the database, however large the clinic is, and only from columns. Of each patient the first course of the drug
/// counts; a visit or an event that was corrected does not, its correction does.
/// </summary>
public sealed class CohortQuery(ClinicDb db)
{
    public async Task<CohortPeople> ReadAsync(CohortFilter filter, DateOnly today, CancellationToken cancellation = default)
    {
        var latest = today.AddDays(-Week12.LastDay);
        var started = Started(filter);
        var counted = started.Where(t => t.StartedOn <= latest);
        var tooEarly = await started.CountAsync(t => t.StartedOn > latest, cancellation);
        var patients = await PatientsAsync(counted, cancellation);
        var visits = (await VisitsAsync(counted, cancellation)).ToLookup(v => v.TreatmentId);
        var events = (await EventsAsync(counted, cancellation)).ToLookup(e => e.TreatmentId);
        return new CohortPeople([.. patients.DistinctBy(p => p.PatientId).Select(p => With(p, visits[p.TreatmentId], events[p.TreatmentId]))], tooEarly);
    }

    private IQueryable<Treatment> Started(CohortFilter filter)
    {
        var started = db.Treatments.AsNoTracking().Where(t => t.Disease == filter.Disease && t.Drug == filter.Drug);
        if (filter.From is { } from) started = started.Where(t => t.StartedOn >= from);
        if (filter.To is { } to) started = started.Where(t => t.StartedOn <= to);
        return started.Where(t => !db.Treatments.Any(e => e.PatientId == t.PatientId && e.Drug == t.Drug && e.StartedOn < t.StartedOn));
    }

    private static Task<List<CohortPatient>> PatientsAsync(IQueryable<Treatment> counted, CancellationToken cancellation) =>
        counted.Select(t => new CohortPatient
        {
            TreatmentId = t.Id,
            PatientId = t.PatientId,
            StartedOn = t.StartedOn,
            StoppedOn = t.StoppedOn,
            Sex = t.Sex,
            AgeAtStart = t.AgeAtStart,
            DiseaseMonths = t.DiseaseMonths,
            Smoking = t.Smoking,
            Location = t.Location,
            Behaviour = t.Behaviour,
            Perianal = t.Perianal,
            Hypertension = t.Hypertension,
            Dyslipidaemia = t.Dyslipidaemia,
            Bmi = t.Bmi,
            PriorBiologics = t.PriorBiologics,
            PriorInfliximab = t.PriorInfliximab,
            PriorAdalimumab = t.PriorAdalimumab,
            PriorUstekinumab = t.PriorUstekinumab,
            PriorVedolizumab = t.PriorVedolizumab,
            BaselineSteroid = t.BaselineSteroid,
            Baseline = t.Baseline,
        }).ToListAsync(cancellation);

    private Task<List<CohortVisit>> VisitsAsync(IQueryable<Treatment> counted, CancellationToken cancellation) =>
        db.Visits.AsNoTracking().Where(v => v.Week >= Week12.FirstWeek && v.Week <= Week12.LastWeek && !db.Visits.Any(c => c.Corrects == v.Id) && counted.Any(t => t.Id == v.TreatmentId))
            .Select(v => new CohortVisit(
                v.TreatmentId, v.On, v.CreatedAt, v.Measured.Cdai, v.Measured.SesCd, v.Measured.Crp, v.Measured.Esr, v.Measured.Calprotectin, v.OnCorticosteroid,
                // Column by column: the whole of the outcomes would bring the whole row, and with it the stored answers.
                new OutcomeColumns
                {
                    ClinicalResponse = v.Outcomes.ClinicalResponse,
                    ClinicalRemission = v.Outcomes.ClinicalRemission,
                    EndoscopicResponseStudy = v.Outcomes.EndoscopicResponseStudy,
                    EndoscopicResponseTrials = v.Outcomes.EndoscopicResponseTrials,
                    EndoscopicRemission = v.Outcomes.EndoscopicRemission,
                    MucosalHealing = v.Outcomes.MucosalHealing,
                    CrpNormal = v.Outcomes.CrpNormal,
                    CrpNormalised = v.Outcomes.CrpNormalised,
                    EsrNormal = v.Outcomes.EsrNormal,
                    EsrNormalised = v.Outcomes.EsrNormalised,
                    CalprotectinNormal = v.Outcomes.CalprotectinNormal,
                    CalprotectinNormalised = v.Outcomes.CalprotectinNormalised,
                    UcResponse = v.Outcomes.UcResponse,
                    UcRemission = v.Outcomes.UcRemission,
                    HbiResponse = v.Outcomes.HbiResponse,
                    HbiRemission = v.Outcomes.HbiRemission,
                }))
            .ToListAsync(cancellation);

    private Task<List<CohortEvent>> EventsAsync(IQueryable<Treatment> counted, CancellationToken cancellation) =>
        db.AdverseEvents.AsNoTracking().Where(e => !e.Withdrawn && !db.AdverseEvents.Any(c => c.Corrects == e.Id) && counted.Any(t => t.Id == e.TreatmentId))
            .Select(e => new CohortEvent(e.TreatmentId, e.OnsetOn, e.Code, e.Serious))
            .ToListAsync(cancellation);

    private static CohortPatient With(CohortPatient patient, IEnumerable<CohortVisit> visits, IEnumerable<CohortEvent> events)
    {
        int After(DateOnly day) => day.DayNumber - patient.StartedOn.DayNumber;
        return patient with
        {
            Visits = [.. visits.Where(v => After(v.On) is >= Week12.FirstDay and <= Week12.LastDay && !(v.On > patient.StoppedOn))
                .OrderBy(v => Math.Abs(After(v.On) - Week12.Day)).ThenByDescending(v => v.On).ThenByDescending(v => v.CreatedAt)],
            Events = [.. events.Where(e => After(e.OnsetOn) is >= 0 and <= Week12.Day)],
        };
    }
}
