using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Treatments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Treatments;

/// <summary>A treatment starts from a signed decision, on a day, at a dose.</summary>
[ResponseCache(NoStore = true)]
public sealed class StartModel(ClinicDb db, TreatmentStore store, Site site, TimeProvider time) : PageModel
{
    public Assessment Assessment { get; private set; } = null!;

    public Patient Patient => Assessment.Patient!;

    /// <summary>Why it cannot start from this decision; null when it can.</summary>
    public string? Refusal { get; private set; }

    [BindProperty]
    public StartForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid decision)
    {
        if (!await FindAsync(decision)) return NotFound();
        if (await ThereAsync(decision) is { } there) return RedirectToPage("/Treatments/Show", new { id = there });
        Refusal = await store.RefuseStartAsync(Assessment.Decision!);
        Form.Dose = Assessment.Decision!.Dose;
        Form.On = Assessment.Decision.PlannedStart is { } planned && planned <= site.Today(time) ? TypedDay.Iso(planned) : null;
        return await ShownAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid decision)
    {
        if (!await FindAsync(decision)) return NotFound();
        if (await ThereAsync(decision) is { } there) return RedirectToPage("/Treatments/Show", new { id = there });
        Refusal = await store.RefuseStartAsync(Assessment.Decision!);
        if (Refusal is not null) return await ShownAsync();
        foreach (var error in new StartFormValidator(Assessment.AsOf, site.Today(time)).Validate(Form).Errors) ModelState.AddModelError($"Form.{error.PropertyName}", error.ErrorMessage);
        if (!ModelState.IsValid) return await ShownAsync();
        var treatment = await store.StartAsync(Assessment, Form);
        return RedirectToPage("/Treatments/Show", new { id = treatment.Id });
    }

    private async Task<IActionResult> ShownAsync()
    {
        db.Note("read", nameof(Data.Assessment), Assessment.Id.ToString(), Assessment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    private async Task<bool> FindAsync(Guid decision)
    {
        var assessment = await db.Assessments.AsNoTracking().Include(a => a.Patient).Include(a => a.Decision).FirstOrDefaultAsync(a => a.Decision!.Id == decision);
        if (assessment is not null) Assessment = assessment;
        return assessment is not null;
    }

    private async Task<Guid?> ThereAsync(Guid decision) => await db.Treatments.Where(t => t.DecisionId == decision).Select(t => (Guid?)t.Id).FirstOrDefaultAsync();
}
