using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Treatments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Visits;

/// <summary>The form of a visit on treatment: kept as a draft while somebody works on it, stored when they are done. A correction begins with what was typed then.</summary>
[ResponseCache(NoStore = true)]
internal sealed class EditModel(ClinicDb db, VisitGrounds grounds, VisitDraftStore drafts, VisitStore store, GuidanceRelease release, Site site, TimeProvider time) : PageModel
{
    public const string Store = "store";

    private VisitGround _ground = null!;
    private VisitReading _reading = null!;

    public Data.Treatment Treatment { get; private set; } = null!;

    public Data.Visit? Corrected { get; private set; }

    public FormView Form { get; private set; } = null!;

    /// <summary>The day of the visit as typed.</summary>
    public string DayText { get; private set; } = "";

    [BindProperty]
    public Guid Editor { get; set; } = Guid.NewGuid();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>A repeated submit finds the visit it made.</summary>
    [BindProperty]
    public Guid Key { get; set; } = Guid.NewGuid();

    public bool CorrectedByOthers { get; private set; }

    /// <summary>The page was stored before with other answers: what is sent now corrects the visit that was stored.</summary>
    public bool StoredBefore { get; private set; }

    /// <summary>How the draft of the visit stands; a correction keeps none.</summary>
    public DraftState Draft { get; private set; } = DraftState.None;

    /// <summary>The answer so far; null while two answers contradict each other.</summary>
    public VisitEvaluation? Evaluation => _reading.Facts is { } facts ? _ground.Evaluate(facts, release) : null;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? corrects)
    {
        if (!await FindAsync(id, corrects)) return NotFound();
        var draft = Corrected is null ? await drafts.FindAsync(id) : null;
        var typed = Corrected is not null ? Entries.FromJson(Corrected.Typed) : draft is null ? Entries.None : Entries.FromJson(draft.Entries);
        (Version, Draft) = (draft?.Version ?? 0, DraftState.SavedAt(draft?.UpdatedAt));
        // After the end somebody has to say which day it was.
        DayText = Corrected is not null ? TypedDay.Iso(Corrected.On) : typed[VisitDraftStore.DayField] ?? (Treatment.StoppedOn is null ? TypedDay.Iso(LastDay) : "");
        await ReadAsync(typed, tellsErrors: false);
        db.Note("read", nameof(VisitDraft), id.ToString(), Treatment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid? corrects, [FromForm(Name = FormActions.Field)] string? button)
    {
        if (!await FindAsync(id, corrects)) return NotFound();
        var before = await FindStoredAsync();
        await ReadFormAsync(button);
        if (before is not null)
        {
            if (TypedDay.FromIso(DayText) == before.On && _reading.Typed.SaysTheSameAs(Entries.FromJson(before.Typed))) return RedirectToPage("/Visits/Show", new { id = before.Id });
            (StoredBefore, Key) = (true, Guid.NewGuid());
            return Page();
        }
        await SaveDraftAsync(replaceOthers: button == DraftState.Replace);
        if (Draft.Theirs is not null || button != Store || Form.Errors.Count > 0 || Form.Checks.Count > 0 || _reading.Facts is null) return Page();
        if (await store.StoreAsync(Treatment, _ground, _reading, Key, corrects) is not { } stored)
        {
            CorrectedByOthers = true;
            return Page();
        }
        await drafts.CloseAsync(id, DraftPage);
        return RedirectToPage("/Visits/Show", new { id = stored.Id });
    }

    /// <summary>While typing: saves the draft and answers with the side panel.</summary>
    public async Task<IActionResult> OnPostPanelAsync(Guid id, Guid? corrects)
    {
        if (!await FindAsync(id, corrects)) return NotFound();
        var before = await FindStoredAsync();
        await ReadFormAsync(null);
        if (before is not null) Draft = DraftState.StoredAt(Url.Page("/Visits/Show", new { id = before.Id })!);
        else await SaveDraftAsync(replaceOthers: false);
        return Partial("/Pages/Visits/_Panel.cshtml", this);
    }

    // A visit is on treatment: the last day of the drug is the last that it can have.
    private DateOnly LastDay => Treatment.StoppedOn ?? site.Today(time);

    private async Task<bool> FindAsync(Guid id, Guid? corrects)
    {
        if (await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstOrDefaultAsync(t => t.Id == id) is not { } treatment) return false;
        Treatment = treatment;
        if (corrects is null) return true;
        Corrected = await db.Visits.AsNoTracking().FirstOrDefaultAsync(v => v.Id == corrects && v.TreatmentId == id);
        return Corrected is not null;
    }

    /// <summary>The visit that an earlier sending of this page made; from here on the page is about it.</summary>
    private async Task<Data.Visit?> FindStoredAsync()
    {
        if (await db.Visits.AsNoTracking().FirstOrDefaultAsync(v => v.SubmissionKey == Key && v.TreatmentId == Treatment.Id) is not { } stored) return null;
        return Corrected = stored;
    }

    private DraftPage DraftPage => new(Editor, Version, Key);

    private async Task SaveDraftAsync(bool replaceOthers)
    {
        if (Corrected is not null) return;
        var theirs = await drafts.SaveAsync(Treatment, Form.Entries, DayText, DraftPage, replaceOthers);
        Draft = theirs is null ? DraftState.SavedAt(time.GetUtcNow().UtcDateTime) : DraftState.Of(theirs.UpdatedBy, theirs.UpdatedAt);
    }

    private async Task ReadFormAsync(string? button)
    {
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        DayText = form["day"].ToString().Trim();
        await ReadAsync(Entries.From(form), tellsErrors: button == Store, button);
    }

    private async Task ReadAsync(Entries typed, bool tellsErrors, string? button = null)
    {
        typed = typed.With(VisitDraftStore.DayField, null);
        var day = TypedDay.FromIso(DayText) is { } given && given >= Treatment.StartedOn && given <= LastDay ? given : (DateOnly?)null;
        _ground = await grounds.OfAsync(Treatment, day ?? (LastDay < Treatment.StartedOn ? Treatment.StartedOn : LastDay), Corrected?.Id);
        var kind = Kind();
        var isNurse = !User.IsInRole(Roles.Gastroenterologist);
        var refused = isNurse ? DoctorWords.NewIn(typed, kind.Facts, _ground.Known) : [];
        if (refused.Count > 0)
        {
            var draft = Corrected is not null ? Entries.FromJson(Corrected.Typed) : await drafts.FindAsync(Treatment.Id) is { } saved ? Entries.FromJson(saved.Entries) : Entries.None;
            refused = DoctorWords.NewIn(typed, kind.Facts, _ground.Known, draft);
            typed = ItemFields.Replace(typed, refused, draft);
        }
        var pressed = button is null ? null : Pressed(button, typed, kind);
        _reading = _ground.Read(pressed ?? typed, release, kind);
        IEnumerable<FieldError> errors = [.. refused.Select(DoctorWords.Refusal), .. _reading.Form.Errors];
        if (day is null) errors = [new FieldError("day", Days.Refuse("The day of the visit", DayText, Treatment.StartedOn, "the first day of the drug", LastDay, Treatment.StoppedOn is null ? Days.Today : "the last day of the drug")), .. errors];
        Form = new FormView(_reading.Form with { Entries = _reading.Typed, Errors = [.. errors.Distinct()] }, release, _ground.On, _ground.Identity, kind)
        {
            TellsErrors = tellsErrors || refused.Count > 0,
            Pressed = pressed is null ? null : button,
            OnRecord = _ground.Known,
            ForNurse = isNurse,
        };
    }

    // What is missing before anything is answered decides which questions are asked again: the page stays the same while it is filled.
    private FormKind Kind()
    {
        var plain = VisitSections.Of(release, Treatment.Disease, Treatment.Drug, []);
        var facts = _ground.Read(Entries.None, release, plain).Facts ?? release.VisitReader.Nothing;
        return VisitSections.Of(release, Treatment.Disease, Treatment.Drug, [.. _ground.Evaluate(facts, release).Gaps.Select(g => g.Fact)]);
    }

    // The buttons inside the form work on what was typed, with weight and height from the record, which the scores need.
    private Entries? Pressed(string button, Entries typed, FormKind kind)
    {
        var measured = VisitEntries.WithMeasures(typed, _ground.Known, kind.Facts);
        if (FormActions.Apply(button, measured, kind, _ground.On, _ground.Identity) is not { } applied) return null;
        return typed.With(applied.All.Where(f => measured[f.Key] != f.Value).Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)).ToList());
    }
}
