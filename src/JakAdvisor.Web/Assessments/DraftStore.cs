using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Assessments;

/// <summary>Which page saves, which version of the draft it was opened on, and under which key it submits its assessment.</summary>
public sealed record DraftPage(Guid Editor, int Version, Guid Submission);

/// <summary>Keeps the draft of a patient while somebody works on it. Two pages at once: the second to save is told and nothing is overwritten.</summary>
public sealed class DraftStore(ClinicDb db, GuidanceRelease release, CurrentUser user)
{
    public Task<Draft?> FindAsync(Guid patient) => db.Drafts.FirstOrDefaultAsync(d => d.PatientId == patient);

    /// <summary>What a new draft begins with: the place and the newest answers, of assessment or visit, marked as carried over; null for the first one.</summary>
    public async Task<(Entries Entries, string Place)?> BeginningAsync(Guid patient)
    {
        if (await NewestAnswers.FindAsync(db, release.VisitFacts, patient) is not { } last) return null;
        var carried = CarriedOver.From(last.Entries, last.On, release.Facts);
        return (await last.WithStopsAsync(db, patient, carried, release.Facts), last.Place);
    }

    /// <summary>
    /// What a page sends, with what the screening checklist wrote into the draft after the page was opened: a question that the page left as it was gets the checklist's
    /// answer, one that was answered on the page keeps the page's.
    /// </summary>
    public async Task<Entries> WithScreeningAsync(Guid patient, Entries entries, int version)
    {
        foreach (var entry in await ScreenedSinceAsync(patient, version))
        {
            var (written, before) = (Entries.FromJson(entry.Entries), Entries.FromJson(entry.Replaced));
            var untouched = release.Facts.Raw.Where(f => Answers.IsGiven(written, f) && Answers.Text(entries, f) == Answers.Text(before, f)).ToList();
            entries = ItemFields.Replace(entries, untouched, written);
        }
        return entries;
    }

    /// <summary>Saves what was typed; the other person's draft when somebody saved it from another page meanwhile, null when it is saved.</summary>
    public async Task<Draft?> SaveAsync(Guid patient, Entries entries, CheckTerms terms, DraftPage page, bool replaceOthers = false)
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            var draft = await FindAsync(patient);
            if (draft is not null && !replaceOthers && draft.Editor != page.Editor && draft.Version != page.Version
                && draft.Version != page.Version + (await ScreenedSinceAsync(patient, page.Version)).Count) return draft;
            var read = draft?.Version ?? 0;
            if (draft is null)
            {
                // Sent again, or overtaken by its own submission: the draft went with the stored assessment and must not come back beside it.
                if (await db.Assessments.AnyAsync(a => a.SubmissionKey == page.Submission)) return null;
                draft = new Draft { Id = Guid.CreateVersion7(), PatientId = patient, Entries = "", Jurisdiction = "", UpdatedBy = "", Version = 1 };
                db.Drafts.Add(draft);
            }
            draft.Entries = entries.ToJson();
            draft.Jurisdiction = terms.Place;
            draft.PlannedStart = terms.PlannedStart;
            draft.Editor = page.Editor;
            draft.UpdatedBy = user.Name;
            draft.UpdatedAt = user.Now;
            try
            {
                await db.SaveChangesAsync();
                return null;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody, or this page by a second click, saved between our reading and our writing, or began the same draft: look again.
                db.ChangeTracker.Clear();
                // What the checklist wrote in between is not in these entries: that is for a person to look at.
                if ((await ScreenedSinceAsync(patient, read)).Count > 0 && await FindAsync(patient) is { } screened) return screened;
            }
        }
    }

    /// <summary>The checklist's entries that wrote into the open draft after a version of it.</summary>
    private async Task<IReadOnlyList<ScreeningEntry>> ScreenedSinceAsync(Guid patient, int version)
    {
        // Versions begin again with each draft, and a draft begins after the last assessment.
        var began = await db.Assessments.Where(a => a.PatientId == patient).MaxAsync(a => (DateTime?)a.CreatedAt) ?? DateTime.MinValue;
        return await db.ScreeningEntries.AsNoTracking().Where(e => e.PatientId == patient && e.DraftVersion > version && e.CreatedAt >= began).OrderBy(e => e.Number).ToListAsync();
    }
}
