using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Screening;

/// <summary>
/// Keeps the summaries that the worklist is filtered and sorted by. Whoever opens the list first after a change, or on a new day, works out those that are behind;
/// nothing that writes has to know of them.
/// </summary>
public sealed class ScreeningSummaries(ClinicDb db, Workups workups, Site site, TimeProvider time, CurrentUser user)
{
    private const int AtOnce = 50;
    private const int MostAVisit = 1000;

    public async Task RefreshAsync(CancellationToken cancellation = default)
    {
        var behind = await BehindAsync(cancellation);
        foreach (var some in behind.Chunk(AtOnce))
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

    private Task<List<Guid>> BehindAsync(CancellationToken cancellation)
    {
        var today = TimeZoneInfo.ConvertTimeToUtc(site.Today(time).ToDateTime(TimeOnly.MinValue), site.TimeZone);
        var behind =
            from patient in db.Patients
            join summary in db.ScreeningSummaries on patient.Id equals summary.PatientId into found
            from summary in found.DefaultIfEmpty()
            where summary == null || (summary.IsOpen && summary.UpdatedAt < today)
                || db.Drafts.Any(d => d.PatientId == patient.Id && d.UpdatedAt >= summary.UpdatedAt)
                || db.Assessments.Any(a => a.PatientId == patient.Id && a.CreatedAt >= summary.UpdatedAt)
                || db.Decisions.Any(d => d.PatientId == patient.Id && d.SignedAt >= summary.UpdatedAt)
                || db.ScreeningEntries.Any(e => e.PatientId == patient.Id && e.CreatedAt >= summary.UpdatedAt)
                || db.HandOvers.Any(h => h.PatientId == patient.Id && h.CreatedAt >= summary.UpdatedAt)
            orderby patient.Id
            select patient.Id;
        return behind.Take(MostAVisit).ToListAsync(cancellation);
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
