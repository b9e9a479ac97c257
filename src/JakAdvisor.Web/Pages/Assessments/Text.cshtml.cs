using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Assessments;

/// <summary>The assessment as plain text, to select and copy into the record.</summary>
[ResponseCache(NoStore = true)]
public sealed class TextModel(ClinicDb db) : PageModel
{
    public Assessment Assessment { get; private set; } = null!;

    public string Text { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var assessment = await db.Assessments.AsNoTracking().Include(a => a.Patient).Include(a => a.Decision!).ThenInclude(d => d.Overrides).FirstOrDefaultAsync(a => a.Id == id);
        if (assessment is null) return NotFound();
        (Assessment, Text) = (assessment, RecordText.Of(assessment, EvaluationJson.Read(assessment.Evaluation)));
        db.Note("read", nameof(Data.Assessment), id.ToString(), assessment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }
}
