using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Patients;

/// <summary>Corrects a patient's identity. Two people at once: the second is told and sees what the first saved.</summary>
public sealed class EditModel(ClinicDb db, Site site, TimeProvider time) : PageModel
{
    [BindProperty]
    public PatientForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public Patient Patient { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Patients.FindAsync(id) is not { } patient) return NotFound();
        (Patient, Form, Version) = (patient, PatientForm.Of(patient), patient.Version);
        db.Note("read", nameof(Data.Patient), id.ToString(), id);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await db.Patients.FindAsync(id) is not { } patient) return NotFound();
        Patient = patient;
        foreach (var error in new PatientFormValidator(site.Today(time)).Validate(Form).Errors) ModelState.AddModelError($"Form.{error.PropertyName}", error.ErrorMessage);
        if (ModelState.IsValid && await NewModel.TakenAsync(db, Form, id)) ModelState.AddModelError("Form.RecordNumber", "There is already a patient with this record number");
        if (!ModelState.IsValid) return Page();
        db.Entry(patient).Property(p => p.Version).OriginalValue = Version;
        Form.CopyTo(patient);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.Entry(patient).ReloadAsync();
            ModelState.AddModelError("", $"Somebody else saved this patient meanwhile as {patient.Name}, born {patient.BirthDate:d MMM yyyy}, record {patient.RecordNumber}. What you typed is kept below; save again to replace it.");
            ModelState.Remove(nameof(Version));
            Version = patient.Version;
            return Page();
        }
        return RedirectToPage("/Patients/Show", new { id });
    }
}
