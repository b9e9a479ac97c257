using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Treatments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Visits;

/// <summary>A stored visit as it was. Nothing is computed anew here.</summary>
[ResponseCache(NoStore = true)]
internal sealed class ShowModel(ClinicDb db, VisitStore store, AssessmentStore assessments) : PageModel
{
    public Data.Visit Visit { get; private set; } = null!;

    public Patient Patient => Visit.Treatment!.Patient!;

    public VisitView View { get; private set; } = null!;

    /// <summary>The visit that corrects this one; null while it counts.</summary>
    public Guid? CorrectedBy { get; private set; }

    /// <summary>The days of visits before this one that were entered, or corrected, after it: its answer does not know them. Empty where it no longer counts itself.</summary>
    public IReadOnlyList<DateOnly> EnteredAfter { get; private set; } = [];

    /// <summary>Whether evaluating again gives the stored bytes; null until somebody asks.</summary>
    public bool? Replays { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FillAsync(id)) return NotFound();
        db.Note("read", nameof(Data.Visit), id.ToString(), Visit.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostReplayAsync(Guid id)
    {
        if (!await FillAsync(id)) return NotFound();
        db.Note("replayed", nameof(Data.Visit), id.ToString(), Visit.PatientId);
        await db.SaveChangesAsync();
        Replays = await store.ReplaysAsync(Visit);
        return Page();
    }

    private async Task<bool> FillAsync(Guid id)
    {
        if (await db.Visits.AsNoTracking().Include(v => v.Treatment!).ThenInclude(t => t.Patient).FirstOrDefaultAsync(v => v.Id == id) is not { } visit) return false;
        Visit = visit;
        CorrectedBy = await db.Visits.Where(v => v.Corrects == id).Select(v => (Guid?)v.Id).FirstOrDefaultAsync();
        if (CorrectedBy is null)
        {
            EnteredAfter = await db.Visits.Where(v => v.TreatmentId == visit.TreatmentId && v.On < visit.On && v.CreatedAt > visit.CreatedAt && !db.Visits.Any(c => c.Corrects == v.Id))
                .OrderBy(v => v.On).Select(v => v.On).Distinct().ToListAsync();
        }
        View = new VisitView(VisitEvaluationJson.Read(visit.Evaluation), await assessments.GuidanceOfAsync(visit.ReleaseSha256, visit.SiteFile));
        return true;
    }
}
