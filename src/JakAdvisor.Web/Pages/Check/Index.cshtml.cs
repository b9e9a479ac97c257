using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Api;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Check;

/// <summary>The quick check: the whole form and its result, without an account. Nothing of it is stored or logged.</summary>
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(GuidanceRelease release, Site site, TimeProvider time) : PageModel
{
    public GuidanceRelease Release => release;

    public FormView Form { get; private set; } = null!;

    public CheckTerms Terms { get; private set; } = null!;

    /// <summary>The result; null until it was asked for and nothing has to be corrected or looked at.</summary>
    public Evaluation? Result { get; private set; }

    public PanelView Panel => new(Form, Evaluate());

    public void OnGet()
    {
        Terms = CheckTerms.Of(site.Jurisdiction, site.Today(time));
        Form = View(Entries.None, tellsErrors: false);
    }

    public async Task OnPostAsync([FromForm(Name = FormActions.Field)] string? button)
    {
        var entries = await ReadAsync();
        var pressed = FormActions.Apply(button, entries, release.Facts, Terms.AsOf);
        Form = View(pressed ?? entries, tellsErrors: pressed is null, pressed is null ? null : button);
        if (pressed is null && Form.Errors.Count == 0 && Form.Checks.Count == 0) Result = Evaluate();
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
