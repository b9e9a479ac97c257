using System.Text;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Shared.Paper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Visits;

/// <summary>The page that the patient takes home after a visit: the stored evaluation and the treatment record, in plain words. Nothing is evaluated anew.</summary>
[ResponseCache(NoStore = true)]
internal sealed class PatientPageModel(ClinicDb db, AssessmentStore assessments, ClinicDetails clinic, Site site, TimeProvider time) : PageModel
{
    public Data.Visit Visit { get; private set; } = null!;

    /// <summary>Null when the guidance of that visit had no words for patients after a visit yet.</summary>
    public PatientPage? Paper { get; private set; }

    public GuidanceRelease Then { get; private set; } = null!;

    /// <summary>The visit that takes the place of this one; null when it is the newest that counts.</summary>
    public Guid? NewerVisit { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Size { get; set; }

    /// <summary>Whether something is to be decided and no doctor has recorded a step since the visit.</summary>
    public bool Undecided => Says(VisitPageComposer.Undecided);

    /// <summary>Whether the dose stands on the page as it was typed.</summary>
    public bool DoseInWords => Says(VisitPageComposer.DoseInWords);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FillAsync(id)) return NotFound();
        await NoteAsync(id);
        return Page();
    }

    /// <summary>Name, date and mark for the margins of every printed page.</summary>
    public async Task<IActionResult> OnGetMarginsAsync(Guid id)
    {
        if (!await FillAsync(id) || Paper is null) return NotFound();
        await NoteAsync(id);
        return Content(PaperView.Margins(Paper), "text/css", Encoding.UTF8);
    }

    private bool Says(string ofTheTreatment) => Paper?.Sections.SelectMany(s => s.Sentences).Any(s => s.Entry == new PatientEntry(EntryKind.Treatment, ofTheTreatment)) == true;

    private async Task NoteAsync(Guid id)
    {
        db.Note("read", "VisitPatientPage", id.ToString(), Visit.PatientId);
        await db.SaveChangesAsync();
    }

    private async Task<bool> FillAsync(Guid id)
    {
        if (await db.Visits.AsNoTracking().Include(v => v.Treatment!).ThenInclude(t => t.Patient).FirstOrDefaultAsync(v => v.Id == id) is not { } visit) return false;
        Visit = visit;
        Then = await assessments.GuidanceOfAsync(visit.ReleaseSha256, visit.SiteFile);
        var newest = await db.Visits.Where(v => v.TreatmentId == visit.TreatmentId && !db.Visits.Any(c => c.Corrects == v.Id))
            .OrderByDescending(v => v.On).ThenByDescending(v => v.CreatedAt).Select(v => v.Id).FirstAsync();
        NewerVisit = newest == id ? null : newest;
        if (!VisitPageComposer.IsIn(Then)) return true;
        var (treatment, patient) = (visit.Treatment!, visit.Treatment!.Patient!);
        Paper = VisitPageComposer.Compose(Then, new VisitPageContent
        {
            Evaluation = VisitEvaluationJson.Read(visit.Evaluation),
            StoredBy = visit.AuthorName,
            OutOfDate = NewerVisit is not null,
            Treatment = new TreatmentNow(
                Names.TryParse<TreatmentState>(treatment.State, out var state) ? state : throw new InvalidOperationException("The stored state is none"),
                treatment.Dose, Names.TryParse<TreatmentPhase>(treatment.Phase, out var phase) ? phase : null, await StepAsync(visit)),
            Patient = new PatientIdentity(patient.Name, patient.BirthDate, patient.RecordNumber),
            Clinic = clinic,
            Today = site.Today(time),
        }, Language ?? "");
        return true;
    }

    /// <summary>The last step that a doctor recorded for the day of the visit or a later one; the start and a recorded response decide nothing on it.</summary>
    private async Task<TreatmentStep?> StepAsync(Data.Visit visit)
    {
        var steps = await db.TreatmentChanges.AsNoTracking().Where(c => c.TreatmentId == visit.TreatmentId && c.On >= visit.On)
            .OrderByDescending(c => c.On).ThenByDescending(c => c.CreatedAt).Select(c => new { c.Kind, c.On, c.AuthorName }).ToListAsync();
        foreach (var step in steps)
        {
            if (Names.TryParse<TreatmentStepKind>(step.Kind, out var kind)) return new TreatmentStep(kind, step.On, step.AuthorName);
        }
        return null;
    }
}
