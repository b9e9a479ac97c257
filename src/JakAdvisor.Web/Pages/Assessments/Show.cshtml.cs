using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Shared.Result;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Assessments;

/// <summary>A stored assessment as it was, the decision on it, and the way to sign one. Nothing is computed anew here.</summary>
[ResponseCache(NoStore = true)]
internal sealed class ShowModel(ClinicDb db, AssessmentStore store, StoredResults results, Signing signing, IAuthorizationService authorization, Site site, TimeProvider time) : PageModel
{
    public Assessment Assessment { get; private set; } = null!;

    public Patient Patient => Assessment.Patient!;

    public ResultView Result { get; private set; } = null!;

    public bool MaySign { get; private set; }

    /// <summary>Whether evaluating again gives the stored bytes; null until somebody asks.</summary>
    public bool? Replays { get; private set; }

    [BindProperty]
    public DecisionForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FillAsync(id)) return NotFound();
        if (Assessment.Decision is null)
        {
            Form.PlannedStart = (Assessment.PlannedStart is { } planned && planned >= site.Today(time) ? planned : (DateOnly?)null)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
        db.Note("read", nameof(Data.Assessment), id.ToString(), Assessment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostSignAsync(Guid id)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.Sign)).Succeeded) return Forbid();
        if (!await FillAsync(id)) return NotFound();
        if (Assessment.Decision is not null) return RedirectToPage(new { id });
        var evaluation = Result.Evaluation;
        foreach (var error in new DecisionFormValidator(evaluation, site.Today(time)).Validate(Form).Errors) ModelState.AddModelError($"Form.{error.PropertyName}", error.ErrorMessage);
        if (!ModelState.IsValid)
        {
            db.Note("read", nameof(Data.Assessment), id.ToString(), Assessment.PatientId);
            await db.SaveChangesAsync();
            return Page();
        }
        await signing.SignAsync(Assessment, Form, evaluation.Options.FirstOrDefault(o => o.Drug == Form.Drug));
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostReplayAsync(Guid id)
    {
        if (!await FillAsync(id)) return NotFound();
        ModelState.Clear();
        db.Note("replayed", nameof(Data.Assessment), id.ToString(), Assessment.PatientId);
        await db.SaveChangesAsync();
        Replays = await store.ReplaysAsync(Assessment);
        return Page();
    }

    /// <summary>What the page shows of a stored assessment.</summary>
    internal void Show(Assessment assessment, ResultView result, bool maySign) =>
        (Assessment, Result, MaySign) = (assessment, result, assessment.Decision is null && maySign);

    private async Task<bool> FillAsync(Guid id)
    {
        var assessment = await db.Assessments.AsNoTracking().Include(a => a.Patient).Include(a => a.Decision!).ThenInclude(d => d.Overrides).FirstOrDefaultAsync(a => a.Id == id);
        if (assessment is null) return false;
        var result = results.Find(assessment) ?? results.Read(assessment, await store.GuidanceOfAsync(assessment));
        Show(assessment, result, (await authorization.AuthorizeAsync(User, Policies.Sign)).Succeeded);
        return true;
    }
}
