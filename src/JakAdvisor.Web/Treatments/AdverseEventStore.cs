using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Treatments;

/// <summary>Keeps adverse events: a correction is a new row, and a row is corrected once.</summary>
public sealed class AdverseEventStore(ClinicDb db, CurrentUser user)
{
    /// <summary>Those that count today, newest first: corrected and withdrawn rows left out.</summary>
    public async Task<IReadOnlyList<AdverseEvent>> OfAsync(Guid treatment) =>
        await db.AdverseEvents.AsNoTracking().Where(e => e.TreatmentId == treatment && !e.Withdrawn && !db.AdverseEvents.Any(c => c.Corrects == e.Id))
            .OrderByDescending(e => e.OnsetOn).ThenByDescending(e => e.CreatedAt).ToListAsync();

    /// <summary>Stores it; false when somebody else corrected the same row meanwhile. A repeated submission changes nothing and is true.</summary>
    public async Task<bool> StoreAsync(Treatment treatment, AdverseEventForm form, Guid? corrects)
    {
        if (await db.AdverseEvents.AnyAsync(e => e.SubmissionKey == form.Key)) return true;
        if (corrects is not null && await db.AdverseEvents.AnyAsync(e => e.Corrects == corrects)) return false;
        db.AdverseEvents.Add(form.ToRow(treatment, corrects, user));
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await db.AdverseEvents.AnyAsync(e => e.SubmissionKey == form.Key);
        }
    }
}
