using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Api;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Shared.Result;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace JakAdvisor.Web.Pages.Check;

/// <summary>The quick check: the whole form and its result, without an account. Stores nothing, so there is nothing a forged post could change.</summary>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimit.Evaluations)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class IndexModel(GuidanceRelease release, Site site, TimeProvider time, DemoPatients patients) : PageModel
{
    /// <summary>The button that goes from the result back to the answers.</summary>
    public const string BackToAnswers = "answers";

    public FormView Form { get; private set; } = null!;

    public CheckTerms Terms { get; private set; } = null!;

    public IReadOnlyList<DemoPatient> Patients => patients.All;

    /// <summary>The invented patient the form was filled with; null when it was not.</summary>
    public DemoPatient? Picked { get; private set; }

    /// <summary>The result; null until it was asked for and nothing has to be corrected or looked at.</summary>
    public ResultView? Result { get; private set; }

    public PanelView Panel => new(Form, Evaluate());

    public IActionResult OnGet(string? patient)
    {
        Terms = CheckTerms.Of(site.Jurisdiction, site.Today(time));
        var entries = Entries.None;
        if (!string.IsNullOrEmpty(patient))
        {
            Picked = patients.All.FirstOrDefault(p => p.Id == patient);
            if (Picked is null) return NotFound();
            var request = JsonNode.Parse(Picked.Request)!.AsObject();
            Terms = CheckTerms.Of(request, site.Jurisdiction, site.Today(time));
            entries = FactsToEntries.From(request["facts"]!.AsObject(), release.Facts);
        }
        Form = View(entries, tellsErrors: false);
        return Page();
    }

    public async Task OnPostAsync([FromForm(Name = FormActions.Field)] string? button)
    {
        var entries = await ReadAsync();
        var pressed = button == BackToAnswers ? entries : FormActions.Apply(button, entries, FormKind.Assessment(release), Terms.AsOf);
        Form = View(pressed ?? entries, tellsErrors: pressed is null, pressed is null ? null : button);
        if (pressed is not null) return;
        if (Form.Errors.Count > 0) Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (Form.Checks.Count == 0 && Evaluate() is { } evaluation) Result = new ResultView(evaluation, release, Form.Reading.Patient!);
    }

    public async Task<IActionResult> OnPostPanelAsync()
    {
        Form = View(await ReadAsync(), tellsErrors: false);
        return Partial("Form/_Panel", Panel);
    }

    private async Task<Entries> ReadAsync()
    {
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Terms = CheckTerms.Of(form, site.Jurisdiction, site.Today(time));
        return Entries.From(form);
    }

    private FormView View(Entries entries, bool tellsErrors, string? pressed = null)
    {
        var reading = EntriesToFacts.Compute(entries, release, Terms.AsOf);
        return new FormView(reading with { Errors = [.. Terms.Errors, .. reading.Errors] }, release, Terms.AsOf) { TellsErrors = tellsErrors, Pressed = pressed };
    }

    private Evaluation? Evaluate() =>
        Form.Reading.Patient is { } patient ? release.Evaluator.Evaluate(patient, Terms.Jurisdiction, Terms.AsOf, Terms.PlannedStart) : null;
}
