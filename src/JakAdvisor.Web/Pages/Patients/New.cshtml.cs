using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Patients;

/// <summary>A new patient: the same record number is refused, the same birth date with a similar name is asked about once.</summary>
public sealed class NewModel(ClinicDb db, CurrentUser user, Site site, TimeProvider time) : PageModel
{
    [BindProperty]
    public PatientForm Form { get; set; } = new();

    /// <summary>Made with the page: a repeated submit finds the patient it made.</summary>
    [BindProperty]
    public Guid Key { get; set; } = Guid.NewGuid();

    /// <summary>The person has seen the similar patients and means another one.</summary>
    [BindProperty]
    public bool AnotherPerson { get; set; }

    public IReadOnlyList<Patient> Similar { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync()
    {
        if (await db.Patients.AnyAsync(p => p.Id == Key)) return RedirectToPage("/Patients/Show", new { id = Key });
        foreach (var error in new PatientFormValidator(site.Today(time)).Validate(Form).Errors) ModelState.AddModelError($"Form.{error.PropertyName}", error.ErrorMessage);
        if (!ModelState.IsValid) return Page();
        if (await TakenAsync(db, Form, Key))
        {
            ModelState.AddModelError("Form.RecordNumber", "There is already a patient with this record number");
            return Page();
        }
        if (!AnotherPerson)
        {
            Similar = await SimilarNames.FindAsync(db, Form.Name!.Trim(), Form.Born(), Key);
            if (Similar.Count > 0) return Page();
        }
        var patient = new Patient { Id = Key, RecordNumber = "", Name = "", CreatedAt = user.Now };
        Form.CopyTo(patient);
        db.Patients.Add(patient);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await db.Patients.AnyAsync(p => p.Id == Key)) return RedirectToPage("/Patients/Show", new { id = Key });
            if (!await TakenAsync(db, Form, Key)) throw;
            ModelState.AddModelError("Form.RecordNumber", "There is already a patient with this record number");
            return Page();
        }
        return RedirectToPage("/Patients/Show", new { id = Key });
    }

    internal static Task<bool> TakenAsync(ClinicDb db, PatientForm form, Guid except)
    {
        var number = form.RecordNumber!.Trim();
        return db.Patients.AnyAsync(p => p.RecordNumber == number && p.Id != except);
    }
}
