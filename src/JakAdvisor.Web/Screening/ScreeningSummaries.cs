using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Screening;

/// <summary>
/// Keeps the summaries that the worklist is filtered and sorted by. Whoever opens the list works out those about whom something was recorded, and the others that are
/// behind (never worked out, or of an earlier day) if they are few; <see cref="ScreeningCatchUp"/> works out many. Nothing that writes has to know of them.
/// </summary>
public sealed class ScreeningSummaries(ClinicDb db, Workups workups, Site site, TimeProvider time, CurrentUser user)
{
    private const int AtOnce = 50;
    private const int Few = 100;
    private const int Most = 1000;

    /// <summary>When the day began: an open work-up that was worked out before may have lost an answer since.</summary>
    public DateTime Dawn => TimeZoneInfo.ConvertTimeToUtc(site.Today(time).ToDateTime(TimeOnly.MinValue), site.TimeZone);

    /// <summary>Works out whoever can be waited for; how many are then still behind.</summary>
    public async Task<int> RefreshAsync(CancellationToken cancellation = default)
    {
        await WorkOutAsync(await Changed.Take(Most).ToListAsync(cancellation), cancellation);
        var behind = await Never.CountAsync(cancellation) + await Daily.CountAsync(cancellation);
        if (behind is 0 or > Few) return behind;
        while (await WorkOutSomeAsync(cancellation))
        {
        }
        return 0;
    }

    /// <summary>Works out everybody.</summary>
    public async Task RefreshAllAsync(CancellationToken cancellation = default)
    {
        if (await RefreshAsync(cancellation) == 0) return;
        while (await WorkOutSomeAsync(cancellation))
        {
        }
    }

    /// <summary>Works out some who are behind; whether there were any.</summary>
    public async Task<bool> WorkOutSomeAsync(CancellationToken cancellation = default)
    {
        var some = await Never.Take(AtOnce).ToListAsync(cancellation);
        if (some.Count < AtOnce) some.AddRange(await Daily.Take(AtOnce - some.Count).ToListAsync(cancellation));
        await WorkOutAsync(some, cancellation);
        return some.Count > 0;
    }

    /// <summary>About whom something was recorded since.</summary>
    private IQueryable<Guid> Changed
    {
        get
        {
            var recorded = db.Drafts.Select(d => new { d.PatientId, At = d.UpdatedAt })
                .Concat(db.Assessments.Select(a => new { a.PatientId, At = a.CreatedAt }))
                .Concat(db.Decisions.Select(d => new { d.PatientId, At = d.SignedAt }))
                .Concat(db.ScreeningEntries.Select(e => new { e.PatientId, At = e.CreatedAt }))
                .Concat(db.HandOvers.Select(h => new { h.PatientId, At = h.CreatedAt }));
            return (from row in recorded join summary in db.ScreeningSummaries on row.PatientId equals summary.PatientId where row.At >= summary.UpdatedAt select row.PatientId).Distinct();
        }
    }

    private IQueryable<Guid> Never => db.Patients.Where(p => !db.ScreeningSummaries.Any(s => s.PatientId == p.Id)).OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Id).Select(p => p.Id);

    private IQueryable<Guid> Daily
    {
        get
        {
            var dawn = Dawn;
            return db.ScreeningSummaries.Where(s => s.IsOpen && s.UpdatedAt < dawn).OrderBy(s => s.Outstanding).ThenBy(s => s.PatientId).Select(s => s.PatientId);
        }
    }

    private async Task WorkOutAsync(List<Guid> patients, CancellationToken cancellation)
    {
        foreach (var some in patients.Chunk(AtOnce))
        {
            // The time before anything is read: what is written while these are worked out is behind again.
            var at = user.Now;
            var rows = await db.ScreeningSummaries.Where(s => some.Contains(s.PatientId)).ToDictionaryAsync(s => s.PatientId, cancellation);
            foreach (var workup in await workups.ReadAsync(some, cancellation))
            {
                if (!rows.TryGetValue(workup.Patient.Id, out var row)) db.ScreeningSummaries.Add(row = new ScreeningSummary { PatientId = workup.Patient.Id, HandOver = "" });
                Fill(row, workup, at);
            }
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Another visitor worked out the same ones: theirs are as good.
            }
            db.ChangeTracker.Clear();
        }
    }

    private static void Fill(ScreeningSummary row, Workup workup, DateTime at)
    {
        row.Outstanding = workup.Outstanding.Count();
        row.Decisive = workup.Decisive.Count();
        row.NextDue = workup.Items.Where(i => i.Standing == Standing.Requested).Select(i => i.Current?.DueBy).Min();
        row.FreshUntil = workup.FreshUntil;
        row.PlannedStart = workup.PlannedStart;
        row.HandOver = workup.Waiting?.Kind ?? "";
        row.IsOpen = !workup.IsDecided;
        row.UpdatedAt = at;
    }
}
