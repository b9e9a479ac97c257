using JakAdvisor.Guidance;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Assessments;

/// <summary>Two assessments of one patient, line by line, only where they differ.</summary>
public sealed class CompareModel(ClinicDb db, GuidanceRelease release) : PageModel
{
    public Assessment Before { get; private set; } = null!;

    public Assessment After { get; private set; } = null!;

    public Differences Differences { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid before, Guid after)
    {
        var both = await db.Assessments.AsNoTracking().Include(a => a.Patient).Where(a => a.Id == before || a.Id == after).ToListAsync();
        if (both.Count != 2 || both[0].PatientId != both[1].PatientId) return NotFound();
        (Before, After) = (both.Single(a => a.Id == before), both.Single(a => a.Id == after));
        Differences = Differences.Between(Before, After, release.Facts);
        db.Note("read", nameof(Assessment), $"{before} {after}", Before.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }
}
