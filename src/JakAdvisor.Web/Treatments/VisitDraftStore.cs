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
        var isNew = false;
        var theirs = await db.SaveStepAsync<VisitDraft?>(async () =>
        {
            // Sent again, or overtaken by its own submission: the draft went with the stored visit and must not come back beside it.
            if (await db.Visits.AnyAsync(v => v.SubmissionKey == page.Submission)) return null;
            var draft = await FindAsync(treatment.Id);
            if (draft is not null && !replaceOthers && page.WouldOverwrite(draft.Editor, draft.Version)) return draft;
            isNew = draft is null;
            if (draft is null)
            {
                draft = new VisitDraft { Id = Guid.CreateVersion7(), PatientId = treatment.PatientId, TreatmentId = treatment.Id, Entries = "", UpdatedBy = "", Version = 1 };
                db.VisitDrafts.Add(draft);
            }
            draft.Entries = typed.With(DayField, day).ToJson();
            (draft.Editor, draft.UpdatedBy, draft.UpdatedAt) = (page.Editor, user.Name, user.Now);
            return null;
        });
        if (isNew) await CloseAsync(treatment.Id, page);
        return theirs;
    }

    /// <summary>Takes away what a page saved while its own submission was being stored: the two do not see each other, and whichever ends last has to look.</summary>
    public Task CloseAsync(Guid treatment, DraftPage page) => db.SaveStepAsync(async () =>
    {
        var stored = await db.Visits.AnyAsync(v => v.SubmissionKey == page.Submission);
        if (stored) db.VisitDrafts.RemoveRange(await db.VisitDrafts.Where(d => d.TreatmentId == treatment && d.Editor == page.Editor).ToListAsync());
        return stored;
    });
}
