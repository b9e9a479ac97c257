using System.Text;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Api;
using JakAdvisor.Web.Pages.Shared.Result;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace JakAdvisor.Web.Pages.Check;

/// <summary>Evaluates an invented patient or a pasted request and shows the answer. Stores nothing, so there is nothing a forged post could change.</summary>
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimit.Evaluations)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
internal sealed class JsonModel(GuidanceRelease release, RequestReader reader, DemoPatients patients) : PageModel
{
    public const string UseDemo = "demo";
    public const string UseJson = "json";

    [BindProperty]
    public string? Demo { get; set; }

    [BindProperty]
    public string? Json { get; set; }

    /// <summary>Which of the two buttons was pressed.</summary>
    [BindProperty]
    public string? Use { get; set; }

    public IReadOnlyList<DemoPatient> Patients => patients.All;

    public DemoPatient? Picked { get; private set; }

    public ResultView? Result { get; private set; }

    /// <summary>What is wrong, each with the field it is to be put right in.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Errors { get; private set; } = [];

    public void OnPost()
    {
        if (Use == UseDemo)
        {
            Picked = patients.All.FirstOrDefault(p => p.Id == Demo);
            if (Picked is null) Errors = [("demo-0", "Pick one of the invented patients.")];
            else Evaluate(Picked.Request);
        }
        else if (string.IsNullOrWhiteSpace(Json)) Errors = [("json", "Paste the JSON of a request, or pick one of the invented patients.")];
        else Evaluate(Json);
        if (Errors.Count > 0) Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private void Evaluate(string request)
    {
        // The box shows what was evaluated, so that the next step can start from it.
        Json = request;
        ModelState.Remove(nameof(Json));
        var faults = new List<InputFault>();
        if (reader.Read(Encoding.UTF8.GetBytes(request), faults) is { } read)
            Result = new ResultView(release.Evaluator.Evaluate(read.Facts, read.Where, read.AsOf, read.PlannedStart), release, read.Facts);
        Errors = [.. faults.Select(f => ("json", f.Sentence))];
    }
}
