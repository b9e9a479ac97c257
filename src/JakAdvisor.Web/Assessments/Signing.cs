using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Assessments;

/// <summary>Signs a decision: one an assessment, one row a submission, never changed afterwards.</summary>
public sealed class Signing(ClinicDb db, CurrentUser user)
{
    /// <summary>The decision that now stands; another person's when they signed first.</summary>
    public async Task<Decision> SignAsync(Assessment assessment, DecisionForm form, Option? option, CancellationToken cancellation = default)
    {
        if (await FindAsync(assessment.Id, cancellation) is { } signed) return signed;
        var starts = form.Kind == DecisionKinds.Start && option is not null;
        db.Decisions.Add(new Decision
        {
            Id = Guid.CreateVersion7(),
            AssessmentId = assessment.Id,
            PatientId = assessment.PatientId,
            Kind = form.Kind!,
            Drug = starts ? option!.Drug : "",
            Dose = starts ? form.Dose!.Trim() : "",
            PlannedStart = starts ? form.Start : null,
            Comment = form.Comment?.Trim() ?? "",
            SignedById = user.Id,
            SignedByName = user.Name,
            SignedAt = user.Now,
            SubmissionKey = form.Key,
            Overrides = starts ? [.. form.OverridesFor(option!)] : [],
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(assessment.Id, cancellation) is { } first) return first;
            throw;
        }
        return (await FindAsync(assessment.Id, cancellation))!;
    }

    private Task<Decision?> FindAsync(Guid assessment, CancellationToken cancellation) =>
        db.Decisions.AsNoTracking().Include(d => d.Overrides).FirstOrDefaultAsync(d => d.AssessmentId == assessment, cancellation);
}
