using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Treatments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Treatments;

/// <summary>One step of a treatment: another dose or phase, a pause, going on, a recorded response, the end.</summary>
[ResponseCache(NoStore = true)]
public sealed class ChangeModel(ClinicDb db, TreatmentStore store, Site site, TimeProvider time) : PageModel
{
    public static readonly IReadOnlyDictionary<string, string> Headings = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [TreatmentChanges.Dose] = "Change the dose",
        [TreatmentChanges.Phase] = "Change the phase",
        [TreatmentChanges.Pause] = "Pause",
        [TreatmentChanges.Resume] = "Resume",
        [TreatmentChanges.Response] = "Record a response",
        [TreatmentChanges.Stop] = "Stop",
    };

    public Treatment Treatment { get; private set; } = null!;

    public string Kind { get; private set; } = "";

    public string Heading => Headings[Kind];

    public bool IsPossible => ChangeForm.Possible(Treatment.State).Contains(Kind, StringComparer.Ordinal);

    [BindProperty]
    public ChangeForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, string kind)
    {
        if (!await FindAsync(id, kind)) return NotFound();
        (Form.On, Form.Version) = (TypedDay.Iso(site.Today(time)), Treatment.Version);
        if (kind == TreatmentChanges.Resume) Form.Dose = Treatment.Dose;
        return await ShownAsync();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string kind)
    {
        if (!await FindAsync(id, kind)) return NotFound();
        if (await store.SentBeforeAsync(id, kind, Form) is { } before) return await AnswerAsync(before, id, kind);
        if (!IsPossible) return await ShownAsync();
        var last = await db.TreatmentChanges.Where(c => c.TreatmentId == id).MaxAsync(c => c.On);
        foreach (var error in new ChangeFormValidator(kind, Treatment, last, site.Today(time)).Validate(Form).Errors) ModelState.AddModelError($"Form.{error.PropertyName}", error.ErrorMessage);
        if (!ModelState.IsValid) return await ShownAsync();
        return await AnswerAsync(await store.ChangeAsync(id, kind, Form), id, kind);
    }

    private async Task<IActionResult> AnswerAsync(Sent sent, Guid id, string kind)
    {
        if (sent == Sent.Stored) return RedirectToPage("/Treatments/Show", new { id });
        await FindAsync(id, kind);
        if (sent == Sent.OtherAnswers) Form.Key = Guid.NewGuid();
        Form.Version = Treatment.Version;
        ModelState.AddModelError("", sent == Sent.OtherAnswers ? SentTwice.OtherAnswers
            : "Somebody else changed this treatment, or stored a visit, after this page was opened. It stands above as it is now; what you typed is kept below. Send it again if it is still right.");
        return await ShownAsync();
    }

    private async Task<IActionResult> ShownAsync()
    {
        db.Note("read", nameof(Data.Treatment), Treatment.Id.ToString(), Treatment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, string kind)
    {
        if (await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstOrDefaultAsync(t => t.Id == id) is not { } treatment) return false;
        (Treatment, Kind) = (treatment, kind);
        return true;
    }
}
