using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Assessments;

/// <summary>The assessment form of a patient: kept as a draft while somebody works on it, stored as an assessment when they are done.</summary>
[ResponseCache(NoStore = true)]
internal sealed class EditModel(ClinicDb db, DraftStore drafts, AssessmentStore store, GuidanceRelease release, Site site, TimeProvider time) : PageModel
{
    public const string Assess = "assess";

    private IReadOnlyList<Fact> _refused = [];

    public Patient Patient { get; private set; } = null!;

    public FormView Form { get; private set; } = null!;

    public CheckTerms Terms { get; private set; } = null!;

    [BindProperty]
    public Guid Editor { get; set; } = Guid.NewGuid();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>A repeated submit finds the assessment it made.</summary>
    [BindProperty]
    public Guid Key { get; set; } = Guid.NewGuid();

    /// <summary>How the draft stands.</summary>
    public DraftState Draft { get; private set; } = DraftState.None;

    public PanelView Panel => new(Form, Form.Reading.Patient is { } facts ? release.Evaluator.Evaluate(facts, Terms.Jurisdiction, Terms.AsOf, Terms.PlannedStart) : null);

    public async Task<IActionResult> OnGetAsync(Guid patient)
    {
        if (!await FindAsync(patient)) return NotFound();
        var draft = await drafts.FindAsync(patient);
        var beginning = draft is null ? await drafts.BeginningAsync(patient) : (Entries.FromJson(draft.Entries), draft.Jurisdiction);
        var where = Names.TryParse<Jurisdiction>(beginning?.Place ?? "", out var place) ? place : site.Jurisdiction;
        Terms = CheckTerms.Of(where, site.Today(time), draft?.PlannedStart);
        (Version, Draft) = (draft?.Version ?? 0, DraftState.SavedAt(draft?.UpdatedAt));
        Form = View(beginning?.Entries ?? Entries.None, tellsErrors: false);
        db.Note("read", nameof(Data.Draft), patient.ToString(), patient);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid patient, [FromForm(Name = FormActions.Field)] string? button)
    {
        if (!await FindAsync(patient)) return NotFound();
        if (await store.FindAsync(Key) is { } made) return RedirectToPage("/Assessments/Show", new { id = made.Id });
        var entries = await ReadAsync(patient);
        var pressed = FormActions.Apply(button, entries, FormKind.Assessment(release), Terms.AsOf, Identity);
        Form = View(pressed ?? entries, tellsErrors: button == Assess || _refused.Count > 0, pressed is null ? null : button);
        await SaveDraftAsync(replaceOthers: button == DraftState.Replace);
        // The page that goes back shows what the checklist wrote meanwhile: from here on it is this page's own.
        if (Draft.Theirs is null) Version = (await drafts.FindAsync(patient))?.Version ?? Version;
        if (Draft.Theirs is not null || button != Assess || Form.Errors.Count > 0 || Form.Checks.Count > 0) return Page();
        var stored = await store.StoreAsync(new NewAssessment(patient, Form.Entries.ToJson(), Form.Reading.Facts, Terms.Jurisdiction, Terms.AsOf, Terms.PlannedStart, Key));
        await drafts.CloseAsync(patient, DraftPage);
        return RedirectToPage("/Assessments/Show", new { id = stored.Id });
    }

    /// <summary>While typing: saves the draft and answers with the side panel.</summary>
    public async Task<IActionResult> OnPostPanelAsync(Guid patient)
    {
        if (!await FindAsync(patient)) return NotFound();
        Form = View(await ReadAsync(patient), tellsErrors: false);
        await SaveDraftAsync(replaceOthers: false);
        return Partial("/Pages/Assessments/_DraftPanel.cshtml", this);
    }

    private async Task SaveDraftAsync(bool replaceOthers)
    {
        var theirs = await drafts.SaveAsync(Patient.Id, Form.Entries, Terms, DraftPage, replaceOthers);
        Draft = theirs is null ? DraftState.SavedAt(time.GetUtcNow().UtcDateTime) : DraftState.Of(theirs.UpdatedBy, theirs.UpdatedAt);
    }

    private DraftPage DraftPage => new(Editor, Version, Key);

    private PatientIdentity Identity => new(Patient.BirthDate, Patient.Sex);

    private async Task<bool> FindAsync(Guid id)
    {
        var patient = await db.Patients.FindAsync(id);
        if (patient is not null) Patient = patient;
        return patient is not null;
    }

    private bool IsNurse => !User.IsInRole(Roles.Gastroenterologist);

    private async Task<Entries> ReadAsync(Guid patient)
    {
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Terms = CheckTerms.Of(form, site.Jurisdiction, site.Today(time), ofToday: true);
        var sent = await drafts.WithScreeningAsync(patient, Entries.From(form), Version);
        if (!IsNurse || DoctorWords.NewIn(sent, release.Facts).Count == 0) return sent;
        var draft = await drafts.FindAsync(patient) is { } saved ? Entries.FromJson(saved.Entries) : (await drafts.BeginningAsync(patient))?.Entries ?? Entries.None;
        _refused = DoctorWords.NewIn(sent, release.Facts, draft);
        return ItemFields.Replace(sent, _refused, draft);
    }

    private FormView View(Entries entries, bool tellsErrors, string? pressed = null)
    {
        var reading = EntriesToFacts.Compute(entries, release, Terms.AsOf, Identity);
        return new FormView(reading with { Errors = [.. Terms.Errors, .. _refused.Select(DoctorWords.Refusal), .. reading.Errors] }, release, Terms.AsOf, Identity)
        {
            TellsErrors = tellsErrors,
            Pressed = pressed,
            ForNurse = IsNurse,
        };
    }
}
