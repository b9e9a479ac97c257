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
        var treated = Treated(filter);
        var courses = treated.Where(t => t.StartedOn <= latest);
        var tooEarly = await First(treated).CountAsync(t => t.StartedOn > latest, cancellation);
        var patients = await PatientsAsync(First(courses), cancellation);
        var counted = patients.DistinctBy(p => p.PatientId).ToDictionary(p => p.TreatmentId);
        // Of all courses, as it is quicker to pass over those of a later one here than to leave them out there.
        foreach (var visit in await VisitsAsync(courses, cancellation))
        {
            if (counted.TryGetValue(visit.TreatmentId, out var patient) && patient.DaysTo(visit.On) is >= Week12.FirstDay and <= Week12.LastDay && !(visit.On > patient.StoppedOn)) patient.Visits.Add(visit);
        }
        foreach (var seen in await EventsAsync(courses, cancellation))
        {
            if (counted.TryGetValue(seen.TreatmentId, out var patient) && patient.DaysTo(seen.OnsetOn) is >= 0 and <= Week12.Day) patient.Events.Add(seen);
        }
        foreach (var patient in counted.Values.Where(p => p.Visits.Count > 1)) patient.Visits.Sort((one, other) => Better(patient, one, other));
        return new CohortPeople([.. counted.Values], tooEarly);
    }

    private IQueryable<Treatment> Treated(CohortFilter filter)
    {
        var treated = db.Treatments.AsNoTracking().Where(t => t.Disease == filter.Disease && t.Drug == filter.Drug);
        if (filter.From is { } from) treated = treated.Where(t => t.StartedOn >= from);
        if (filter.To is { } to) treated = treated.Where(t => t.StartedOn <= to);
        return treated;
    }

    private IQueryable<Treatment> First(IQueryable<Treatment> courses) =>
        courses.Where(t => !db.Treatments.Any(e => e.PatientId == t.PatientId && e.Drug == t.Drug && e.StartedOn < t.StartedOn));

    private static Task<List<CohortPatient>> PatientsAsync(IQueryable<Treatment> first, CancellationToken cancellation) =>
        first.Select(t => new CohortPatient
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
            Baseline = new Measurements
            {
                Cdai = t.Baseline.Cdai,
                SesCd = t.Baseline.SesCd,
                Mayo = t.Baseline.Mayo,
                Crp = t.Baseline.Crp,
                Esr = t.Baseline.Esr,
                Calprotectin = t.Baseline.Calprotectin,
                Albumin = t.Baseline.Albumin,
                Haemoglobin = t.Baseline.Haemoglobin,
                Lymphocytes = t.Baseline.Lymphocytes,
            },
        }).ToListAsync(cancellation);

    private Task<List<CohortVisit>> VisitsAsync(IQueryable<Treatment> courses, CancellationToken cancellation) =>
        db.Visits.AsNoTracking().Where(v => v.Week >= Week12.FirstWeek && v.Week <= Week12.LastWeek && !db.Visits.Any(c => c.Corrects == v.Id) && courses.Any(t => t.Id == v.TreatmentId))
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

    private Task<List<CohortEvent>> EventsAsync(IQueryable<Treatment> courses, CancellationToken cancellation) =>
        db.AdverseEvents.AsNoTracking().Where(e => !e.Withdrawn && !db.AdverseEvents.Any(c => c.Corrects == e.Id) && courses.Any(t => t.Id == e.TreatmentId))
            .Select(e => new CohortEvent(e.TreatmentId, e.OnsetOn, e.Code, e.Serious))
            .ToListAsync(cancellation);

    private static int Better(CohortPatient patient, CohortVisit one, CohortVisit other)
    {
        var nearer = Math.Abs(patient.DaysTo(one.On) - Week12.Day).CompareTo(Math.Abs(patient.DaysTo(other.On) - Week12.Day));
        if (nearer != 0) return nearer;
        var later = other.On.CompareTo(one.On);
        return later != 0 ? later : other.CreatedAt.CompareTo(one.CreatedAt);
    }
}
