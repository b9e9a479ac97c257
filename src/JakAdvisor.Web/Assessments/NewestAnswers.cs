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
    /// <summary>Of the assessment or visit of the latest day, that day included; null when there is none. A corrected visit does not count.</summary>
    public static async Task<NewestAnswers?> FindAsync(ClinicDb db, Guid patient, DateOnly? latest = null, Guid? exceptVisit = null)
    {
        var until = latest ?? DateOnly.MaxValue;
        var assessment = await db.Assessments.AsNoTracking().Where(a => a.PatientId == patient && a.AsOf <= until).OrderByDescending(a => a.AsOf).ThenByDescending(a => a.CreatedAt)
            .Select(a => new { a.Entries, On = a.AsOf, Place = a.Jurisdiction, a.CreatedAt }).FirstOrDefaultAsync();
        var visit = await db.Visits.AsNoTracking().Where(v => v.PatientId == patient && v.On <= until && v.Id != exceptVisit && !db.Visits.Any(c => c.Corrects == v.Id))
            .OrderByDescending(v => v.On).ThenByDescending(v => v.CreatedAt).Select(v => new { v.Entries, v.On, Place = v.Treatment!.Jurisdiction, v.CreatedAt }).FirstOrDefaultAsync();
        var last = assessment is null || (visit is not null && (visit.On, visit.CreatedAt).CompareTo((assessment.On, assessment.CreatedAt)) > 0) ? visit : assessment;
        return last is null ? null : new NewestAnswers(Entries.FromJson(last.Entries), last.On, last.Place, last.CreatedAt);
    }

    /// <summary>Of several patients in four questions, whatever the length of their histories; those of whom nothing is on record are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, NewestAnswers>> OfAsync(ClinicDb db, IReadOnlyList<Guid> patients, CancellationToken cancellation = default)
    {
        // First which row it is, from narrow columns; then its answers.
        var assessments = (await db.Assessments.AsNoTracking().Where(a => patients.Contains(a.PatientId)).Select(a => new Candidate(a.Id, a.PatientId, a.AsOf, a.CreatedAt, null)).ToListAsync(cancellation)).Newest();
        var visits = await db.Visits.AsNoTracking().Where(v => patients.Contains(v.PatientId)).Select(v => new Candidate(v.Id, v.PatientId, v.On, v.CreatedAt, v.Corrects)).ToListAsync(cancellation);
        var corrected = visits.Select(v => v.Corrects).ToHashSet();
        var seen = visits.Where(v => !corrected.Contains(v.Id)).Newest();
        var assessed = assessments.Values.Where(a => !seen.TryGetValue(a.PatientId, out var visit) || !visit.IsAfter(a)).Select(a => a.Id).ToList();
        var visited = seen.Values.Where(v => !assessments.TryGetValue(v.PatientId, out var assessment) || v.IsAfter(assessment)).Select(v => v.Id).ToList();
        var found = new Dictionary<Guid, NewestAnswers>();
        foreach (var row in await db.Assessments.AsNoTracking().Where(a => assessed.Contains(a.Id)).Select(a => new { a.PatientId, a.Entries, On = a.AsOf, Place = a.Jurisdiction, a.CreatedAt }).ToListAsync(cancellation))
            found[row.PatientId] = new NewestAnswers(Entries.FromJson(row.Entries), row.On, row.Place, row.CreatedAt);
        foreach (var row in await db.Visits.AsNoTracking().Where(v => visited.Contains(v.Id)).Select(v => new { v.PatientId, v.Entries, v.On, Place = v.Treatment!.Jurisdiction, v.CreatedAt }).ToListAsync(cancellation))
            found[row.PatientId] = new NewestAnswers(Entries.FromJson(row.Entries), row.On, row.Place, row.CreatedAt);
        return found;
    }

    /// <summary>The stops of treatments of these patients, the first first.</summary>
    public static async Task<ILookup<Guid, Stop>> StopsAsync(ClinicDb db, IReadOnlyList<Guid> patients, CancellationToken cancellation = default) =>
        (await db.TreatmentChanges.AsNoTracking().Where(c => patients.Contains(c.PatientId) && c.Kind == TreatmentChanges.Stop).OrderBy(c => c.CreatedAt)
            .Join(db.Treatments, c => c.TreatmentId, t => t.Id, (c, t) => new Stop(c.PatientId, t.Drug, c.Reason, c.CreatedAt)).ToListAsync(cancellation)).ToLookup(s => s.PatientId);

    /// <summary>These entries with the end of every treatment that was stopped after they were stored.</summary>
    public Entries WithStops(IEnumerable<Stop> stops, Entries entries, FactCatalogue facts) =>
        stops.Where(s => s.CreatedAt > KeptAt).Aggregate(entries, (written, stop) => StoppedTherapy.Into(written, facts[Answers.History], stop.Drug, stop.Reason));
}

/// <summary>The end of a treatment.</summary>
public sealed record Stop(Guid PatientId, string Drug, string Reason, DateTime CreatedAt);

/// <summary>An assessment or visit that may be the newest of its patient.</summary>
internal sealed record Candidate(Guid Id, Guid PatientId, DateOnly On, DateTime CreatedAt, Guid? Corrects)
{
    public bool IsAfter(Candidate other) => (On, CreatedAt).CompareTo((other.On, other.CreatedAt)) > 0;
}

file static class Candidates
{
    public static Dictionary<Guid, Candidate> Newest(this IEnumerable<Candidate> rows)
    {
        var newest = new Dictionary<Guid, Candidate>();
        foreach (var row in rows)
        {
            if (!newest.TryGetValue(row.PatientId, out var known) || row.IsAfter(known)) newest[row.PatientId] = row;
        }
        return newest;
    }
}
