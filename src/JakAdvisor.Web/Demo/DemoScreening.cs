using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;

namespace JakAdvisor.Web.Demo;

/// <summary>Some of the invented patients are in the middle of their work-up: results in, tests asked for, one of them overdue, one question of the doctor.</summary>
internal sealed class DemoScreening(ClinicDb db, ScreeningStore store, HandOvers handOvers, GuidanceRelease release, CurrentUser user)
{
    private const int StartsInDays = 21;
    private const string Nurse = "Nils Demo, RN";

    public async Task FillAsync(Guid patient, string demo)
    {
        var today = DateOnly.FromDateTime(user.Now);
        switch (demo)
        {
            case "first-visit":
                await ResultAsync(patient, "weight-and-height", ("patient.weight", "61"), ("patient.weight.unit", "kg"), ("patient.height", "168"), ("patient.height.unit", "cm"));
                await ResultAsync(patient, "vzv-immunity", ("vzv.immune", "yes"), ("zoster.history", "no"));
                await StatusAsync(patient, "skin", ScreeningStatus.ResultIn, "Dermatology, nothing suspicious", doneOn: TypedDay.Iso(today.AddDays(-1)));
                await RequestedBeforeAsync(patient, "igra", today.AddDays(-9), today.AddDays(-2));
                await StatusAsync(patient, "hbv-panel", ScreeningStatus.Requested, "", dueBy: TypedDay.Iso(today.AddDays(4)));
                await StatusAsync(patient, "hiv", ScreeningStatus.Declined, "Wants to think about it until next week");
                break;
            case "igra-positive":
                await ResultAsync(patient, "latent-tb-treatment", ("tb.preventiveTreatment", "in-progress"));
                await ResultAsync(patient, "latent-tb-course", ("tb.preventiveStartedOn", TypedDay.Iso(today.AddDays(-10))), ("tb.preventiveRegimen", "isoniazid"));
                await handOvers.SaveAsync(patient, HandOver.Ready, "Isoniazid since ten days, tolerated well", Guid.NewGuid());
                await handOvers.SaveAsync(patient, HandOver.Question, "Has the chest specialist seen the X-ray?", Guid.NewGuid());
                break;
            case "complete-crohns":
                await ResultAsync(patient, "weight-and-height", ("patient.weight", "72"), ("patient.weight.unit", "kg"));
                await handOvers.SaveAsync(patient, HandOver.Ready, "", Guid.NewGuid());
                break;
            default:
                return;
        }
        await PlanAsync(patient, today.AddDays(StartsInDays));
    }

    private Task ResultAsync(Guid patient, string item, params (string Field, string Text)[] typed) =>
        SaveAsync(patient, item, ScreeningStatus.ResultIn, "", Entries.Of(typed.Select(t => KeyValuePair.Create(t.Field, t.Text))), null, null);

    private Task StatusAsync(Guid patient, string item, string status, string note, string? doneOn = null, string? dueBy = null) => SaveAsync(patient, item, status, note, Entries.None, doneOn, dueBy);

    private async Task SaveAsync(Guid patient, string item, string status, string note, Entries typed, string? doneOn, string? dueBy)
    {
        await store.SaveAsync(new NewEntry
        {
            Patient = patient,
            Item = release.Checklist.Single(i => i.Id == item),
            Status = status,
            Typed = typed,
            DoneOnText = doneOn,
            DueByText = dueBy,
            Note = note,
            Key = Guid.NewGuid(),
        });
    }

    /// <summary>A test that was asked for some days ago; nobody can do that today, so the row is made here.</summary>
    private async Task RequestedBeforeAsync(Guid patient, string item, DateOnly on, DateOnly dueBy)
    {
        var number = db.ScreeningEntries.Where(e => e.PatientId == patient).Max(e => (int?)e.Number) ?? 0;
        var draft = db.Drafts.Single(d => d.PatientId == patient);
        var checklist = release.Checklist.Single(i => i.Id == item);
        db.ScreeningEntries.Add(new ScreeningEntry
        {
            Id = Guid.CreateVersion7(),
            PatientId = patient,
            Number = number + 1,
            Item = item,
            Status = ScreeningStatus.Requested,
            Entries = "{}",
            Replaced = ItemFields.Of(Entries.FromJson(draft.Entries), checklist.Facts).ToJson(),
            RequestedOn = on,
            DueBy = dueBy,
            Note = "",
            AuthorId = "demo",
            AuthorName = Nurse,
            CreatedAt = on.ToDateTime(new TimeOnly(9, 30), DateTimeKind.Utc),
            SubmissionKey = Guid.NewGuid(),
        });
        await db.SaveChangesAsync();
    }

    private async Task PlanAsync(Guid patient, DateOnly start)
    {
        if (db.Drafts.FirstOrDefault(d => d.PatientId == patient) is not { } draft) return;
        draft.PlannedStart = start;
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
