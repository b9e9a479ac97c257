using System.Globalization;
using System.Text;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Assessments;

/// <summary>The page that the patient takes home: the stored evaluation and the decision on it, in plain words. Nothing is evaluated anew.</summary>
[ResponseCache(NoStore = true)]
internal sealed class PatientPageModel(ClinicDb db, AssessmentStore store, ClinicDetails clinic, Site site, TimeProvider time) : PageModel
{
    public const string LargePrint = "large";

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

    public bool Large => Size == LargePrint;

    /// <summary>The options that a draft can be about.</summary>
    public IReadOnlyList<string> Drugs { get; private set; } = [];

    /// <summary>Whether the signed dose is not the dose of the evaluation: then the page repeats the signed words.</summary>
    public bool DoseAsSigned => Paper?.Sections.SelectMany(s => s.Sentences).Any(s => s.Entry is { Kind: EntryKind.Decision, Id: "dose" }) == true;

    public PatientSection? Section(string id) => Paper?.Sections.FirstOrDefault(s => s.Id == id);

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
        var language = Paper.Language;
        var page = language.Texts["page"].Split("{page}");
        var rest = page[1].Split("{pages}");
        return Content(string.Create(CultureInfo.InvariantCulture, $$"""
            @page {
              @top-left { content: {{Quoted(Paper.Identity)}}; }
              @top-right { content: {{Quoted(Paper.Day)}}; }
              @bottom-left { content: {{Quoted(string.Join("  ", new[] { Paper.IsDraft ? "DRAFT" : "", Paper.IsDraft ? language.Texts["draft-mark"] : "", language.Notice }.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)))}}; }
              @bottom-right { content: {{Quoted(page[0])}} counter(page) {{Quoted(rest[0])}} counter(pages) {{Quoted(rest[1])}}; }
            }
            """), "text/css", Encoding.UTF8);
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

    /// <summary>A text of a style sheet. Everything but plain letters and digits is written as its number, so that no name can end it.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ' || (rune.IsAscii && Rune.IsLetterOrDigit(rune))) quoted.Append(rune);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        }
        return quoted.Append('"').ToString();
    }
}
