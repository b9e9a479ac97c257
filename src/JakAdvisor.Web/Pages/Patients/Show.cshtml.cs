using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Patients;

/// <summary>A patient's timeline: assessments and decisions, newest first, and what re-opens the decision in force.</summary>
public sealed class ShowModel(ClinicDb db) : PageModel
{
    /// <summary>One assessment of the timeline, without its answer: that is long, and the summary has the verdicts.</summary>
    public sealed record Row(Guid Id, DateTime CreatedAt, string AuthorName, string Release, string Jurisdiction, AssessmentSummary Summary, Decision? Decision, Guid? Previous);

    public Patient Patient { get; private set; } = null!;

    public Draft? Draft { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Decision? InForce { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Treatment> Treatments { get; private set; } = [];

    /// <summary>The decision in force is to start, and no treatment has begun from it.</summary>
    public bool AwaitsStart => InForce is { Kind: DecisionKinds.Start } decision && !Treatments.Any(t => t.DecisionId == decision.Id || t.State != TreatmentStates.Stopped);

    public IReadOnlyList<Reopening> Reopenings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is not { } patient) return NotFound();
        Patient = patient;
        Draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.PatientId == id);
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.PatientId == id).OrderByDescending(a => a.CreatedAt)
            .Select(a => new { a.Id, a.CreatedAt, a.AuthorName, a.Release, a.Jurisdiction, a.Summary, a.Decision }).ToListAsync();
        Rows = [.. assessments.Select((a, i) => new Row(a.Id, a.CreatedAt, a.AuthorName, a.Release, a.Jurisdiction, AssessmentSummary.FromJson(a.Summary), a.Decision, i + 1 < assessments.Count ? assessments[i + 1].Id : null))];
        InForce = await Web.Assessments.InForce.FindAsync(db, id);
        if (InForce is { } decision && decision.AssessmentId != Rows[0].Id) Reopenings = DecisionWatch.Reopens(decision, await EvaluationAsync(decision.AssessmentId), await EvaluationAsync(Rows[0].Id));
        Treatments = await db.Treatments.AsNoTracking().Where(t => t.PatientId == id).OrderByDescending(t => t.StartedOn).ToListAsync();
        db.Note("read", nameof(Data.Patient), id.ToString(), id);
        await db.SaveChangesAsync();
        return Page();
    }

    private async Task<Evaluation> EvaluationAsync(Guid assessment) => EvaluationJson.Read(await db.Assessments.Where(a => a.Id == assessment).Select(a => a.Evaluation).FirstAsync());
}
