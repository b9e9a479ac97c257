using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Assessments;

/// <summary>Which page saves, which version of the draft it was opened on, and under which key it submits its assessment.</summary>
public sealed record DraftPage(Guid Editor, int Version, Guid Submission)
{
    /// <summary>Whether a draft that stands in this way was saved from another page since this one was opened.</summary>
    public bool WouldOverwrite(Guid editor, int version) => editor != Editor && version != Version;
}

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
        int? read = null;
        var theirs = await db.SaveStepAsync<Draft?>(async () =>
        {
            // Sent again, or overtaken by its own submission: the draft went with the stored assessment and must not come back beside it.
            if (await db.Assessments.AnyAsync(a => a.SubmissionKey == page.Submission)) return null;
            var draft = await FindAsync(patient);
            // What the checklist wrote since this was read is not in these entries: that is for a person to look at.
            if (read is { } before && draft is not null && (await ScreenedSinceAsync(patient, before)).Count > 0) return draft;
            if (draft is not null && !replaceOthers && page.WouldOverwrite(draft.Editor, draft.Version)
                && draft.Version != page.Version + (await ScreenedSinceAsync(patient, page.Version)).Count) return draft;
            read = draft?.Version ?? 0;
            if (draft is null)
            {
                draft = new Draft { Id = Guid.CreateVersion7(), PatientId = patient, Entries = "", Jurisdiction = "", UpdatedBy = "", Version = 1 };
                db.Drafts.Add(draft);
            }
            draft.Entries = entries.ToJson();
            draft.Jurisdiction = terms.Place;
            draft.PlannedStart = terms.PlannedStart;
            draft.Editor = page.Editor;
            draft.UpdatedBy = user.Name;
            draft.UpdatedAt = user.Now;
            return null;
        });
        if (read == 0) await CloseAsync(patient, page);
        return theirs;
    }

    /// <summary>
    /// Takes away what a page saved while its own submission was being stored: the two do not see each other, and whichever ends last has to look. A page whose
    /// submission is not stored keeps its draft.
    /// </summary>
    public Task CloseAsync(Guid patient, DraftPage page) => db.SaveStepAsync(async () =>
    {
        var stored = await db.Assessments.AnyAsync(a => a.SubmissionKey == page.Submission);
        if (stored) db.Drafts.RemoveRange(await db.Drafts.Where(d => d.PatientId == patient && d.Editor == page.Editor).ToListAsync());
        return stored;
    });

    /// <summary>The checklist's entries that wrote into the open draft after a version of it.</summary>
    private async Task<IReadOnlyList<ScreeningEntry>> ScreenedSinceAsync(Guid patient, int version)
    {
        // Versions begin again with each draft, and a draft begins after the last assessment.
        var began = await db.Assessments.Where(a => a.PatientId == patient).MaxAsync(a => (DateTime?)a.CreatedAt) ?? DateTime.MinValue;
        return await db.ScreeningEntries.AsNoTracking().Where(e => e.PatientId == patient && e.DraftVersion > version && e.CreatedAt >= began).OrderBy(e => e.Number).ToListAsync();
    }
}
