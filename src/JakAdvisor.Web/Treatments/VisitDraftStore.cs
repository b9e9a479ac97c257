using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Treatments;

/// <summary>Keeps the draft of a visit while somebody works on it, with the same rule as an assessment's: nobody's typing is overwritten unasked.</summary>
public sealed class VisitDraftStore(ClinicDb db, CurrentUser user)
{
    /// <summary>The day of the visit, kept among the entries.</summary>
    public const string DayField = "page.day";

    public Task<VisitDraft?> FindAsync(Guid treatment) => db.VisitDrafts.FirstOrDefaultAsync(d => d.TreatmentId == treatment);

    /// <summary>Saves what was typed; the other person's draft when somebody saved it from another page meanwhile, null when it is saved.</summary>
    public async Task<VisitDraft?> SaveAsync(Data.Treatment treatment, Entries typed, string day, DraftPage page, bool replaceOthers)
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            var draft = await FindAsync(treatment.Id);
            if (draft is not null && !replaceOthers && draft.Editor != page.Editor && draft.Version != page.Version) return draft;
            if (draft is null)
            {
                // Overtaken by its own submission: the draft went with the stored visit, and its answers must not wait in the form of the next one.
                if (await db.Visits.AnyAsync(v => v.SubmissionKey == page.Submission)) return null;
                draft = new VisitDraft { Id = Guid.CreateVersion7(), PatientId = treatment.PatientId, TreatmentId = treatment.Id, Entries = "", UpdatedBy = "", Version = 1 };
                db.VisitDrafts.Add(draft);
            }
            draft.Entries = typed.With(DayField, day).ToJson();
            (draft.Editor, draft.UpdatedBy, draft.UpdatedAt) = (page.Editor, user.Name, user.Now);
            try
            {
                await db.SaveChangesAsync();
                return null;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody, or this page while it was typed into, saved between our reading and our writing, or stored the visit: look again.
                db.ChangeTracker.Clear();
            }
        }
    }
}
