using JakAdvisor.Guidance;
using JakAdvisor.Web.Cohort;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.Cohort;

/// <summary>The clinic's own patients beside the published cohort: groups, never a person.</summary>
public sealed class IndexModel(ClinicDb db, CohortReports reports, GuidanceRelease release, Site site, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "drug")]
    public string? Drug { get; set; }

    [BindProperty(SupportsGet = true, Name = "disease")]
    public string? Disease { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public CohortReport Report { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Faults { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<Guidance.Rules.Drug> Drugs => release.Drugs;

    public string? StudyDrug => release.Study?.Drug;

    public string? StudyName => release.Study?.Name;

    public static string DiseaseName(string disease) => disease == "crohns-disease" ? "Crohn's disease" : "ulcerative colitis";

    public static string Source(Guidance.Rules.Source source) => $"/guidance/sources/{Uri.EscapeDataString(source.Document.Id)}#{source.Id}";

    /// <summary>The same choice, for the link to the export.</summary>
    public string Query => $"?drug={Report.Filter.Drug}&disease={Report.Filter.Disease}&from={Form.TypedDay.Words(From ?? "")}&to={Form.TypedDay.Words(To ?? "")}";

    public async Task OnGetAsync()
    {
        await ReadAsync("read");
        if (Faults.Count > 0) Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    public async Task<IActionResult> OnGetCsvAsync()
    {
        await ReadAsync("exported");
        if (Faults.Count == 0) return File(CohortCsv.Write(Report, site.Today(time), release.Name), "text/csv; charset=utf-8", $"cohort-{Form.TypedDay.Iso(site.Today(time))}.csv");
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task ReadAsync(string action)
    {
        (var filter, Faults) = CohortFilter.Read(Drug, Disease, From, To, release);
        Report = await reports.ReadAsync(filter, site.Today(time), HttpContext.RequestAborted);
        db.Note(action, "Cohort", filter.ToString());
        await db.SaveChangesAsync();
    }
}
