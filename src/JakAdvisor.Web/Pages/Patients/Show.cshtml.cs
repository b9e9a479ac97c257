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
    public sealed record Row(Assessment Assessment, IReadOnlyList<Option> Options, Guid? Previous);

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
        var assessments = await db.Assessments.AsNoTracking().Include(a => a.Decision!).ThenInclude(d => d.Overrides)
            .Where(a => a.PatientId == id).OrderByDescending(a => a.CreatedAt).ToListAsync();
        var evaluations = assessments.ToDictionary(a => a.Id, a => EvaluationJson.Read(a.Evaluation));
        Rows = [.. assessments.Select((a, i) => new Row(a, evaluations[a.Id].Options, i + 1 < assessments.Count ? assessments[i + 1].Id : null))];
        if (assessments.FirstOrDefault(a => a.Decision is not null) is { } decided)
        {
            InForce = decided.Decision;
            if (assessments[0].Id != decided.Id) Reopenings = DecisionWatch.Reopens(decided.Decision!, evaluations[decided.Id], evaluations[assessments[0].Id]);
        }
        Treatments = await db.Treatments.AsNoTracking().Where(t => t.PatientId == id).OrderByDescending(t => t.StartedOn).ToListAsync();
        db.Note("read", nameof(Data.Patient), id.ToString(), id);
        await db.SaveChangesAsync();
        return Page();
    }
}
