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

    /// <summary>Stores it. A repeated submission changes nothing.</summary>
    public Task<Sent> StoreAsync(Treatment treatment, AdverseEventForm form, Guid? corrects) => db.SaveStepAsync(async () =>
    {
        var row = form.ToRow(treatment, corrects, user);
        if (await db.AdverseEvents.AsNoTracking().FirstOrDefaultAsync(e => e.SubmissionKey == form.Key) is { } before) return before.SaysTheSameAs(row) ? Sent.Stored : Sent.OtherAnswers;
        if (corrects is not null && await db.AdverseEvents.AnyAsync(e => e.Corrects == corrects)) return Sent.Overtaken;
        db.AdverseEvents.Add(row);
        return Sent.Stored;
    });
}
