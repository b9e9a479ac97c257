using System.Text;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Shared.Paper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Assessments;

/// <summary>The page that the patient takes home: the stored evaluation and the decision on it, in plain words. Nothing is evaluated anew.</summary>
[ResponseCache(NoStore = true)]
internal sealed class PatientPageModel(ClinicDb db, AssessmentStore store, ClinicDetails clinic, Site site, TimeProvider time) : PageModel
{
    public Assessment Assessment { get; private set; } = null!;

    /// <summary>Null when the guidance of that assessment had no words for patients yet.</summary>
    public PatientPage? Paper { get; private set; }

    public GuidanceRelease Then { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Size { get; set; }

    /// <summary>The drug a draft is about.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Drug { get; set; }

    /// <summary>The options that a draft can be about.</summary>
    public IReadOnlyList<string> Drugs { get; private set; } = [];

    /// <summary>Whether the signed dose is not the dose of the evaluation: then the page repeats the signed words.</summary>
    public bool DoseAsSigned => Paper?.Sections.SelectMany(s => s.Sentences).Any(s => s.Entry is { Kind: EntryKind.Decision, Id: "dose" }) == true;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FillAsync(id)) return NotFound();
        db.Note("read", nameof(PatientPage), id.ToString(), Assessment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    /// <summary>Name, date and draft mark for the margins of every printed page: a style sheet, since the page may carry no style of its own.</summary>
    public async Task<IActionResult> OnGetMarginsAsync(Guid id)
    {
        if (!await FillAsync(id) || Paper is null) return NotFound();
        db.Note("read", nameof(PatientPage), id.ToString(), Assessment.PatientId);
        await db.SaveChangesAsync();
        return Content(PaperView.Margins(Paper), "text/css", Encoding.UTF8);
    }

    private async Task<bool> FillAsync(Guid id)
    {
        var assessment = await db.Assessments.AsNoTracking().Include(a => a.Patient).Include(a => a.Decision).FirstOrDefaultAsync(a => a.Id == id);
        if (assessment is null) return false;
        Assessment = assessment;
        Then = await store.GuidanceOfAsync(assessment);
        var evaluation = EvaluationJson.Read(assessment.Evaluation);
        Drugs = assessment.Decision is null ? [.. evaluation.Options.Select(o => o.Drug)] : [];
        if (Then.PatientLanguages.Count == 0) return true;
        var patient = assessment.Patient!;
        Paper = PatientPageComposer.Compose(Then, new PatientPageContent
        {
            Evaluation = evaluation,
            Disease = AssessmentStore.FactsOf(assessment, Then).Word("disease.type"),
            Decision = assessment.Decision is { } d ? new PatientDecision(d.Kind, d.Drug, d.Dose, d.PlannedStart, d.SignedByName, site.DayOf(d.SignedAt)) : null,
            DraftDrug = Drug,
            Patient = new PatientIdentity(patient.Name, patient.BirthDate, patient.RecordNumber),
            Clinic = clinic,
            Today = site.Today(time),
        }, Language ?? "");
        return true;
    }
}
