using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Screening;

/// <summary>
/// Records the checklist: one row a submission, never changed. A result is written into the patient's draft in the same transaction, its own answers only; when
/// somebody saved meanwhile, it is put into what they saved.
/// </summary>
public sealed class ScreeningStore(ClinicDb db, Workups workups, GuidanceRelease release, CurrentUser user)
{
    private const int Attempts = 12;

    public async Task<EntryResult> SaveAsync(NewEntry entry, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await RepeatedAsync(entry, cancellation) is { } repeated) return repeated;
            var workup = await workups.FindAsync(entry.Patient, cancellation) ?? throw new ArgumentException("There is no such patient", nameof(entry));
            var (result, draft) = Prepare(entry, workup, workup.Items.Single(i => i.Item.Id == entry.Item.Id));
            if (result.Saved is null) return result;
            try
            {
                await StoreAsync(result.Saved, workup, draft, cancellation);
                return result;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Somebody saved between our reading and our writing: what they wrote is read, and this is put into it.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The row of a submit that was sent before. The same page with something else on it is told, not passed over.</summary>
    private async Task<EntryResult?> RepeatedAsync(NewEntry entry, CancellationToken cancellation)
    {
        var found = await db.ScreeningEntries.AsNoTracking().FirstOrDefaultAsync(e => e.SubmissionKey == entry.Key && e.Item == entry.Item.Id, cancellation);
        if (found is null) return null;
        return IsSame(found, entry) ? new EntryResult(found)
            : new EntryResult((ScreeningEntry?)null) { Meanwhile = "This page was saved before, with other answers. What you typed stands below; save it again if it is right." };
    }

    private static bool IsSame(ScreeningEntry found, NewEntry entry)
    {
        if (found.Status != entry.Status || found.Note != entry.Note || found.DueBy != DueBy(entry)) return false;
        var facts = ItemFields.Asked(entry.Item);
        if (facts.Count == 0) return found.DoneOn == DoneOn(entry);
        if (entry.StillSo || entry.Status != ScreeningStatus.ResultIn) return true;
        var (saved, replaced) = (Entries.FromJson(found.Entries), Entries.FromJson(found.Replaced));
        return facts.All(f => ItemFields.IsTyped(entry.Typed, f)
            ? !Answers.IsGiven(entry.Typed, f) || (Answers.Text(saved, f) == Answers.Text(entry.Typed, f) && IsSameDay(f))
            : !Answers.IsGiven(saved, f));

        // Without a date, and a list with the date it came with, it was asked on the day it was saved.
        bool IsSameDay(Fact fact) => Dates.Typed(entry.Typed, fact) is not { } on || on == Dates.Typed(saved, fact) || (fact.Type == FactType.List && on == Dates.Typed(replaced, fact));
    }

    private (EntryResult Result, Entries? Draft) Prepare(NewEntry entry, Workup workup, ItemStanding item)
    {
        var faults = EntryChecks.Of(entry, item, workup.Today).ToList();
        var corrected = entry.Corrects is { } number ? item.History.FirstOrDefault(h => h.Number == number) : null;
        if (entry.Corrects is not null && corrected is null) throw new ArgumentException("There is no such entry to correct", nameof(entry));
        var facts = ItemFields.Asked(entry.Item);
        if (entry.Status == ScreeningStatus.ResultIn && facts.Count > 0)
        {
            var reading = EntryReading.Of(entry, workup.Entries, release, workup.Today, workup.Identity);
            faults.AddRange(reading.Errors);
            if (faults.Count == 0 && !reading.Facts.Any(f => Answers.IsGiven(reading.Own, f)))
                faults.Add(new FieldError(facts[0].Name, $"{entry.Item.Title}: enter the result, or press the button that says why there is none."));
            if (faults.Count > 0 || reading.Checks.Any()) return (new EntryResult((ScreeningEntry?)null) { Errors = faults, Checks = [.. reading.Checks] }, null);
            if (Meanwhile(entry, workup, reading.Facts, reading.Own) is { } meanwhile) return (new EntryResult((ScreeningEntry?)null) { Meanwhile = meanwhile }, null);
            return (new EntryResult(Row(entry, workup, reading.Own, ItemFields.Of(workup.Entries, reading.Facts), reading.DoneOn, writes: true)), reading.Draft);
        }
        if (faults.Count > 0) return (EntryResult.Refused([.. faults]), null);
        if (Meanwhile(entry, workup, facts, Entries.None) is { } answered) return (new EntryResult((ScreeningEntry?)null) { Meanwhile = answered }, null);
        var undone = corrected is null ? null : Undone(corrected, workup.Entries, facts);
        return (new EntryResult(Row(entry, workup, Entries.None, ItemFields.Of(workup.Entries, facts), DoneOn(entry), undone is not null)), undone);
    }

    /// <summary>What somebody else answered while the page was open, where it is not what is to be saved now.</summary>
    private static string? Meanwhile(NewEntry entry, Workup workup, IReadOnlyList<Fact> facts, Entries own)
    {
        if (entry.Mark is null || entry.Mark == ItemFields.Mark(workup.Entries, entry.Item)) return null;
        var other = facts.Where(f => Answers.IsGiven(workup.Entries, f) && !ItemFields.Same(workup.Entries, own, f)).ToList();
        if (other.Count == 0) return null;
        var answers = string.Join("; ", other.Select(f => $"{f.Label}: {Words.OfText(f, Answers.Text(workup.Entries, f))}{(Dates.Typed(workup.Entries, f) is { } on ? $", {TypedDay.Words(on)}" : "")}"));
        return $"Somebody answered this while the page was open: {answers}. What you typed stands below and is not saved yet; save it again if it is right.";
    }

    private static DateOnly? DoneOn(NewEntry entry) => entry.Status == ScreeningStatus.ResultIn && TypedDay.TryParse(entry.DoneOnText, out var day) ? day : null;

    private static DateOnly? DueBy(NewEntry entry) => entry.Status == ScreeningStatus.Requested && TypedDay.TryParse(entry.DueByText, out var day) ? day : null;

    /// <summary>The draft with the answers of an entry taken back: where they still stand, what they replaced comes again.</summary>
    private static Entries? Undone(ScreeningEntry corrected, Entries draft, IReadOnlyList<Fact> facts)
    {
        var (written, before) = (Entries.FromJson(corrected.Entries), Entries.FromJson(corrected.Replaced));
        var standing = facts.Where(f => Answers.IsGiven(written, f) && ItemFields.Same(written, draft, f)).ToList();
        return standing.Count == 0 ? null : ItemFields.Replace(draft, standing, before);
    }

    private ScreeningEntry Row(NewEntry entry, Workup workup, Entries own, Entries replaced, DateOnly? doneOn, bool writes) => new()
    {
        Id = Guid.CreateVersion7(),
        PatientId = entry.Patient,
        Number = workup.Items.SelectMany(i => i.History).Select(h => h.Number).DefaultIfEmpty(0).Max() + 1,
        Item = entry.Item.Id,
        Status = entry.Status,
        Entries = own.ToJson(),
        Replaced = replaced.ToJson(),
        DraftVersion = writes ? (workup.Draft?.Version ?? 0) + 1 : null,
        DoneOn = doneOn,
        RequestedOn = entry.Status == ScreeningStatus.Requested ? workup.Today : null,
        DueBy = DueBy(entry),
        Note = entry.Note,
        Corrects = entry.Corrects,
        AuthorId = user.Id,
        AuthorName = user.Name,
        CreatedAt = user.Now,
        SubmissionKey = entry.Key,
    };

    private async Task StoreAsync(ScreeningEntry row, Workup workup, Entries? entries, CancellationToken cancellation)
    {
        db.ScreeningEntries.Add(row);
        if (entries is not null)
        {
            var draft = workup.Draft;
            if (draft is null)
            {
                draft = new Draft { Id = Guid.CreateVersion7(), PatientId = row.PatientId, Entries = "", Jurisdiction = Names.Of(workup.Jurisdiction), UpdatedBy = "", Version = 1 };
                db.Drafts.Add(draft);
            }
            else
            {
                db.Drafts.Attach(draft);
            }
            draft.Entries = entries.ToJson();
            draft.UpdatedBy = user.Name;
            draft.UpdatedAt = user.Now;
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }
}
