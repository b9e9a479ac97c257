using System.Globalization;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Pages.Shared.Result;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Screening;

/// <summary>The screening checklist of a patient: the verdict beside what is still to be done, one small form an item, no script needed.</summary>
[ResponseCache(NoStore = true)]
internal sealed class ShowModel(ClinicDb db, Workups workups, ScreeningStore store, HandOvers handOvers, GuidanceRelease release) : PageModel
{
    public const string StillSo = "still-so";
    public const string Correct = "correct";

    public Workup Workup { get; private set; } = null!;

    public Patient Patient => Workup.Patient;

    public GuidanceRelease Release => release;

    public Wording Words { get; } = new(release);

    public bool IsDoctor => User.IsInRole(Roles.Gastroenterologist);

    /// <summary>The item that was just saved, or has something to correct.</summary>
    public ItemStanding? At { get; private set; }

    public bool IsSaved { get; private set; }

    /// <summary>The entry that is being corrected; null when none is.</summary>
    public ScreeningEntry? Correcting { get; private set; }

    public EntryResult? Refused { get; private set; }

    public string? HandOverFault { get; private set; }

    /// <summary>What was typed for the item at fault.</summary>
    public IFormCollection? Sent { get; private set; }

    /// <summary>A new one with every page: a repeated submit finds the row it made.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    private FormView? AtForm { get; set; }

    private FormView BlankForm => field ??= FormOf(ItemFields.Of(Workup.Reading.Entries, release.Facts.Raw.Where(f => f.Type == FactType.List)));

    /// <summary>The questions of an item: empty for a new result, lists as they stand, filled in for a correction and where something is at fault.</summary>
    public FormView FormFor(ItemStanding item) => AtForm is not null && item == At ? AtForm : BlankForm;

    public async Task<IActionResult> OnGetAsync(Guid patient, string? saved, int? correct)
    {
        if (await workups.FindAsync(patient) is not { } workup) return NotFound();
        Workup = workup;
        At = saved is null ? null : workup.Items.FirstOrDefault(i => i.Item.Id == saved);
        IsSaved = At?.Current is not null || At?.History.Count > 0;
        if (correct is { } number) BeginCorrection(number);
        return await ShownAsync();
    }

    /// <summary>Whoever is shown the checklist has read it, also when what they sent was refused.</summary>
    private async Task<PageResult> ShownAsync()
    {
        db.Note("read", nameof(ScreeningEntry), Patient.Id.ToString(), Patient.Id);
        await db.SaveChangesAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid patient, [FromForm(Name = FormActions.Field)] string? button)
    {
        if (await workups.FindAsync(patient) is not { } workup) return NotFound();
        Workup = workup;
        Sent = await Request.ReadFormAsync(HttpContext.RequestAborted);
        if (workup.Items.FirstOrDefault(i => i.Item.Id == Field("item")) is not { } item) return BadRequest();
        At = item;
        Correcting = int.TryParse(Field("corrects"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? item.History.FirstOrDefault(h => h.Number == number) : null;
        var typed = Entries.From(Sent);
        if (FormActions.Apply(button, typed, FormKind.Assessment(release), workup.Today, workup.Identity) is { } pressed)
        {
            AtForm = FormOf(pressed, button);
            return await ShownAsync();
        }
        var result = await store.SaveAsync(EntryOf(patient, item.Item, button, typed));
        if (result.Saved is not null) return RedirectToPage("/Screening/Show", null, new { patient, saved = item.Item.Id }, "item-" + item.Item.Id);
        Workup = await workups.FindAsync(patient) ?? workup;
        At = Workup.Items.Single(i => i.Item.Id == item.Item.Id);
        Refused = result;
        AtForm = FormOf(typed, null, result);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShownAsync();
    }

    /// <summary>Every answer of the last assessment in a section that waits to be confirmed: one entry an item, as if each had been confirmed by itself.</summary>
    public async Task<IActionResult> OnPostStillSoAsync(Guid patient, string? section, Guid key)
    {
        if (await workups.FindAsync(patient) is not { } workup) return NotFound();
        Workup = workup;
        var items = workup.Items.Where(i => i.Item.Section == section && Suggested(i).Count > 0).ToList();
        foreach (var item in items)
        {
            await store.SaveAsync(new NewEntry
            {
                Patient = patient,
                Item = item.Item,
                Status = ScreeningStatus.ResultIn,
                StillSo = true,
                Only = Suggested(item),
                Mark = ItemFields.Mark(workup.Entries, item.Item),
                Key = key,
                ByDoctor = IsDoctor,
            });
        }
        return items.Count == 0 ? RedirectToPage(new { patient }) : RedirectToPage("/Screening/Show", null, new { patient, saved = items[0].Item.Id }, "item-" + items[0].Item.Id);
    }

    /// <summary>The answers of the last assessment that have no window and wait to be confirmed.</summary>
    public IReadOnlyList<Fact> Suggested(ItemStanding item) => !IsDoctor && item.Item.By == "doctor" ? [] :
        [.. item.Asked.Where(f => f.Window is null && !Answers.IsGiven(Workup.Entries, f) && EntryReading.CanStillBeSo(Workup.Entries, f))];

    /// <summary>Ready for decision, or back with a question.</summary>
    public async Task<IActionResult> OnPostHandOverAsync(Guid patient, string? kind, string? text, Guid key)
    {
        if (await workups.FindAsync(patient) is not { } workup) return NotFound();
        if (kind == HandOver.Question && !IsDoctor) return Forbid();
        if (kind is not (HandOver.Ready or HandOver.Question)) return BadRequest();
        var said = text?.Trim() ?? "";
        if (said.Length > HandOvers.LongestText) HandOverFault = $"At most {HandOvers.LongestText} characters";
        else if (kind == HandOver.Question && said.Length == 0) HandOverFault = "Write the question for the nurse";
        if (HandOverFault is null)
        {
            await handOvers.SaveAsync(patient, kind, said, key);
            return RedirectToPage("/Screening/Show", null, new { patient }, "hand-over");
        }
        (Workup, Sent) = (workup, await Request.ReadFormAsync(HttpContext.RequestAborted));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShownAsync();
    }

    /// <summary>What was typed into a field of the item at fault; null elsewhere.</summary>
    public string? Typed(ItemStanding item, string field) => Sent is not null && At == item ? Sent[field].ToString() : null;

    public string? Error(ItemStanding item, string field) => At == item ? Refused?.Errors.FirstOrDefault(e => e.Field == field)?.Message : null;

    /// <summary>Where an error is put right on the page.</summary>
    public string Anchor(string field) => field switch
    {
        Fields.PanelOn or EntryChecks.Done or EntryChecks.Due or EntryChecks.NoteField => $"{field}-{At!.Item.Id}",
        EntryChecks.StatusField => "item-" + At!.Item.Id,
        _ => field,
    };

    private string Field(string name) => Sent![name].ToString().Trim();

    private NewEntry EntryOf(Guid patient, ChecklistItem item, string? button, Entries typed) => new()
    {
        Patient = patient,
        Item = item,
        Status = button is StillSo or Correct or null ? ScreeningStatus.ResultIn : button,
        Typed = typed,
        StillSo = button == StillSo,
        Corrects = button is Correct or ScreeningStatus.Withdrawn ? Correcting?.Number : null,
        DoneOnText = Field(EntryChecks.Done),
        DueByText = Field(EntryChecks.Due),
        Note = Field(EntryChecks.NoteField),
        Mark = Field("mark"),
        Key = Guid.TryParse(Field("key"), out var key) ? key : Guid.NewGuid(),
        ByDoctor = IsDoctor,
    };

    private void BeginCorrection(int number)
    {
        At = Workup.Items.FirstOrDefault(i => i.History.Any(h => h.Number == number));
        Correcting = At?.History.First(h => h.Number == number);
        if (Correcting is not null) AtForm = FormOf(ItemFields.OneDate(Entries.FromJson(Correcting.Entries), At!.Asked));
    }

    private FormView FormOf(Entries entries, string? pressed = null, EntryResult? refused = null)
    {
        var reading = new FormReading { Entries = entries, Facts = [], Errors = refused?.Errors ?? [], Checks = refused?.Checks ?? [], Patient = null };
        return new FormView(reading, release, Workup.Today, Workup.Identity) { TellsErrors = refused is not null, Pressed = pressed, ForNurse = !IsDoctor };
    }
}
