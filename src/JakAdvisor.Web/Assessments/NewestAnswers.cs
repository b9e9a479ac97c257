using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Treatments;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Assessments;

/// <summary>The newest answers on record about a patient.</summary>
/// <param name="Entries">What was typed, and what still counted then.</param>
/// <param name="On">The day of the assessment or visit.</param>
/// <param name="Place">Whose labels it was under.</param>
/// <param name="KeptAt">When it was stored.</param>
public sealed record NewestAnswers(Entries Entries, DateOnly On, string Place, DateTime KeptAt)
{
    /// <summary>
    /// Of the assessment or visit of the latest day, that day included, with what happened on treatment up to it; null when there is none. A corrected visit does not count.
    /// A visit of an earlier day that was entered later, a correction included, has its part in them.
    /// </summary>
    /// <param name="facts">The facts of visits.</param>
    public static async Task<NewestAnswers?> FindAsync(ClinicDb db, FactCatalogue facts, Guid patient, DateOnly? latest = null, Guid? exceptVisit = null)
    {
        var until = latest ?? DateOnly.MaxValue;
        var assessment = await db.Assessments.AsNoTracking().Where(a => a.PatientId == patient && a.AsOf <= until).OrderByDescending(a => a.AsOf).ThenByDescending(a => a.CreatedAt)
            .Select(a => new { a.Entries, Typed = a.Entries, On = a.AsOf, Place = a.Jurisdiction, a.CreatedAt }).FirstOrDefaultAsync();
        var visits = db.Visits.AsNoTracking().Where(v => v.PatientId == patient && v.On <= until && v.Id != exceptVisit && !db.Visits.Any(c => c.Corrects == v.Id));
        var visit = await visits.OrderByDescending(v => v.On).ThenByDescending(v => v.CreatedAt)
            .Select(v => new { v.Entries, v.Typed, v.On, Place = v.Treatment!.Jurisdiction, v.CreatedAt }).FirstOrDefaultAsync();
        var last = assessment is null || (visit is not null && (visit.On, visit.CreatedAt).CompareTo((assessment.On, assessment.CreatedAt)) > 0) ? visit : assessment;
        if (last is null) return null;
        var late = await visits.Where(v => v.On < last.On && v.CreatedAt > last.CreatedAt).OrderBy(v => v.On).ThenBy(v => v.CreatedAt)
            .Select(v => new { v.Typed, Corrected = db.Visits.Where(c => c.Id == v.Corrects).Select(c => c.Typed).FirstOrDefault() }).ToListAsync();
        var known = late.Aggregate(Entries.FromJson(last.Entries), (all, entry) =>
            LateEntries.Into(all, Entries.FromJson(last.Typed), Entries.FromJson(entry.Typed), entry.Corrected is null ? Entries.None : Entries.FromJson(entry.Corrected), facts));
        var entries = await LastingEvents.IntoAsync(db, patient, until, exceptVisit, known, facts);
        return new NewestAnswers(entries, last.On, last.Place, last.CreatedAt);
    }

    /// <summary>These entries with the end of every treatment that was stopped after they were stored.</summary>
    public async Task<Entries> WithStopsAsync(ClinicDb db, Guid patient, Entries entries, FactCatalogue facts)
    {
        var stops = await db.TreatmentChanges.AsNoTracking().Where(c => c.PatientId == patient && c.Kind == TreatmentChanges.Stop && c.CreatedAt > KeptAt).OrderBy(c => c.CreatedAt)
            .Join(db.Treatments, c => c.TreatmentId, t => t.Id, (c, t) => new { t.Drug, c.Reason }).ToListAsync();
        return stops.Aggregate(entries, (written, stop) => StoppedTherapy.Into(written, facts[Answers.History], stop.Drug, stop.Reason));
    }
}
