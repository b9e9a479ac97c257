using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Treatments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Treatments;

/// <summary>A treatment as it stands: dose, plan, visits with their outcomes, adverse events.</summary>
[ResponseCache(NoStore = true)]
public sealed class ShowModel(ClinicDb db, AdverseEventStore events, IAuthorizationService authorization) : PageModel
{
    public Treatment Treatment { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TreatmentChange> Steps { get; private set; } = [];

    public IReadOnlyList<AdverseEvent> AdverseEvents { get; private set; } = [];

    /// <summary>Gastroenterologists change a treatment; nurses see it.</summary>
    public bool MayChange { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstOrDefaultAsync(t => t.Id == id) is not { } treatment) return NotFound();
        Treatment = treatment;
        Steps = await db.TreatmentChanges.AsNoTracking().Where(c => c.TreatmentId == id).OrderByDescending(c => c.On).ThenByDescending(c => c.CreatedAt).ToListAsync();
        AdverseEvents = await events.OfAsync(id);
        MayChange = (await authorization.AuthorizeAsync(User, Policies.Sign)).Succeeded;
        db.Note("read", nameof(Data.Treatment), id.ToString(), treatment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }
}
