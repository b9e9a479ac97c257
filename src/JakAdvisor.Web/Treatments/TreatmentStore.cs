using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Treatments;

/// <summary>Starts treatments and records their steps: one row a submission, however often it is sent.</summary>
public sealed class TreatmentStore(ClinicDb db, GuidanceRelease release, CurrentUser user)
{
    /// <summary>Why a treatment cannot start from this decision; null when it can.</summary>
    public async Task<string?> RefuseStartAsync(Decision decision)
    {
        if (decision.Kind != Assessments.DecisionKinds.Start) return "The decision is not one to start.";
        if ((await Assessments.InForce.FindAsync(db, decision.PatientId))?.Id != decision.Id) return "A later decision was signed. A treatment starts from the decision in force.";
        if (await db.Treatments.AnyAsync(t => t.PatientId == decision.PatientId && t.State != TreatmentStates.Stopped)) return "Another treatment is under way. Record its end first.";
        var newest = await db.Assessments.AsNoTracking().Where(a => a.PatientId == decision.PatientId).OrderByDescending(a => a.CreatedAt).FirstAsync();
        if (newest.Id == decision.AssessmentId) return null;
        var signed = await db.Assessments.AsNoTracking().FirstAsync(a => a.Id == decision.AssessmentId);
        var reopened = Assessments.DecisionWatch.Reopens(decision, Guidance.Evaluation.EvaluationJson.Read(signed.Evaluation), Guidance.Evaluation.EvaluationJson.Read(newest.Evaluation));
        return reopened.Count == 0 ? null : $"A newer assessment re-opens this decision: {string.Join(" ", reopened.Select(r => r.Sentence))} Decide again on the newer one.";
    }

    /// <summary>The treatment of the decision; the one that another person recorded when they were first.</summary>
    public Task<Treatment> StartAsync(Assessment assessment, StartForm form) => db.SaveStepAsync(async () =>
    {
        var decision = assessment.Decision!;
        if (await OfAsync(decision.Id) is { } there) return there;
        var treatment = Baseline.Begin(assessment, decision, form, release, user.Now);
        (treatment.NextDueOn, treatment.NextDue) = Due.Next(VisitGrounds.FirstPlan(treatment, assessment, release));
        db.Treatments.Add(treatment);
        db.TreatmentChanges.Add(Step(treatment, TreatmentChanges.Start, treatment.StartedOn, "", form.Comment, form.Key));
        return treatment;
    });

    /// <summary>Records a step on the treatment as the page showed it. A repeated submission changes nothing.</summary>
    public Task<Sent> ChangeAsync(Guid id, string kind, ChangeForm form) => db.SaveStepAsync(async () =>
    {
        if (await SentBeforeAsync(id, kind, form) is { } before) return before;
        var treatment = await db.Treatments.FirstAsync(t => t.Id == id);
        if (treatment.Version != form.Version) return Sent.Overtaken;
        var day = form.Day!.Value;
        if (ChangeForm.AsksDose(kind)) treatment.Dose = form.Dose!.Trim();
        switch (kind)
        {
            case TreatmentChanges.Phase:
                treatment.Phase = form.Phase!;
                break;
            case TreatmentChanges.Pause:
                treatment.State = TreatmentStates.Paused;
                break;
            case TreatmentChanges.Resume:
                treatment.State = TreatmentStates.Active;
                break;
            case TreatmentChanges.Response:
                treatment.ResponseRecorded = true;
                break;
            case TreatmentChanges.Stop:
                (treatment.State, treatment.StoppedOn, treatment.StopReason, treatment.NextDueOn, treatment.NextDue) = (TreatmentStates.Stopped, day, form.Reason!, null, "");
                await WriteIntoDraftAsync(treatment);
                break;
        }
        db.TreatmentChanges.Add(Step(treatment, kind, day, form.Reason ?? "", form.Comment, form.Key));
        return Sent.Stored;
    });

    /// <summary>What an earlier sending of the same page came to; null when there was none.</summary>
    public async Task<Sent?> SentBeforeAsync(Guid id, string kind, ChangeForm form) =>
        await db.TreatmentChanges.AsNoTracking().FirstOrDefaultAsync(c => c.SubmissionKey == form.Key) is not { } step ? null : form.Says(step, id, kind) ? Sent.Stored : Sent.OtherAnswers;

    private Task<Treatment?> OfAsync(Guid decision) => db.Treatments.FirstOrDefaultAsync(t => t.DecisionId == decision);

    // An assessment that somebody is working on learns of the stop at once; a later one learns of it when it begins.
    private async Task WriteIntoDraftAsync(Treatment treatment)
    {
        if (await db.Drafts.FirstOrDefaultAsync(d => d.PatientId == treatment.PatientId) is not { } draft) return;
        draft.Entries = StoppedTherapy.Into(Entries.FromJson(draft.Entries), release.Facts[Answers.History], treatment.Drug, treatment.StopReason).ToJson();
        (draft.UpdatedBy, draft.UpdatedAt, draft.Editor) = (user.Name, user.Now, Guid.NewGuid());
    }

    private TreatmentChange Step(Treatment treatment, string kind, DateOnly on, string reason, string? comment, Guid key) => new()
    {
        Id = Guid.CreateVersion7(),
        TreatmentId = treatment.Id,
        PatientId = treatment.PatientId,
        Kind = kind,
        On = on,
        Dose = treatment.Dose,
        Phase = treatment.Phase,
        Reason = reason,
        Comment = comment?.Trim() ?? "",
        AuthorId = user.Id,
        AuthorName = user.Name,
        CreatedAt = user.Now,
        SubmissionKey = key,
    };
}
