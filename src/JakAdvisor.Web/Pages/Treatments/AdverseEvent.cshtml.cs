using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Treatments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Treatments;

/// <summary>A new adverse event, or the correction of one.</summary>
[ResponseCache(NoStore = true)]
public sealed class AdverseEventModel(ClinicDb db, AdverseEventStore store, Site site, TimeProvider time) : PageModel
{
    /// <summary>What can have happened, with the statement that counts it.</summary>
    public static IReadOnlyDictionary<string, string> Terms { get; } =
        new OrderedDictionary<string, string>(AdverseEventTerms.Terms.Select(t => KeyValuePair.Create(t.Key, t.Value.Source.Length > 0 ? $"{t.Value.Term} ({t.Value.Source})" : t.Value.Term)), StringComparer.Ordinal);

    public Treatment Treatment { get; private set; } = null!;

    /// <summary>The row that is corrected; null for a new event.</summary>
    public AdverseEvent? Corrected { get; private set; }

    [BindProperty]
    public AdverseEventForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? corrects)
    {
        if (!await FindAsync(id, corrects)) return NotFound();
        if (Corrected is not null) Form = AdverseEventForm.Of(Corrected);
        return await ShownAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? corrects)
    {
        if (!await FindAsync(id, corrects)) return NotFound();
        if (Corrected is null) Form.Withdrawn = false;
        foreach (var error in new AdverseEventFormValidator(Treatment.StartedOn, site.Today(time)).Validate(Form).Errors) ModelState.AddModelError($"Form.{error.PropertyName}", error.ErrorMessage);
        if (!ModelState.IsValid) return await ShownAsync();
        switch (await store.StoreAsync(Treatment, Form, corrects))
        {
            case Sent.Stored:
                return Redirect($"/treatments/{id}#adverse-events");
            case Sent.Overtaken:
                ModelState.AddModelError("", "Somebody else has corrected this entry meanwhile. Go back to the treatment and look at theirs.");
                return await ShownAsync();
            default:
                ModelState.AddModelError("", SentTwice.OtherAnswers + (Corrected is null ? " It then stands beside what was saved; to correct that, go back to the treatment." : ""));
                Form.Key = Guid.NewGuid();
                return await ShownAsync();
        }
    }

    private async Task<IActionResult> ShownAsync()
    {
        db.Note("read", nameof(Data.Treatment), Treatment.Id.ToString(), Treatment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, Guid? corrects)
    {
        if (await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstOrDefaultAsync(t => t.Id == id) is not { } treatment) return false;
        Treatment = treatment;
        if (corrects is null) return true;
        Corrected = await db.AdverseEvents.AsNoTracking().FirstOrDefaultAsync(e => e.Id == corrects && e.TreatmentId == id);
        return Corrected is not null;
    }
}
