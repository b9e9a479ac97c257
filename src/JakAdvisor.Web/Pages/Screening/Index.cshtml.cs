using System.Globalization;
using System.Text;
using CsvHelper;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Shared.Result;
using JakAdvisor.Web.Screening;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Screening;

/// <summary>The nurse's worklist: who waits for what, filtered, sorted and paged in the database; the same as a table for a spreadsheet.</summary>
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(ClinicDb db, Workups workups, ScreeningSummaries summaries, ScreeningCatchUp catchUp, GuidanceRelease release, Site site, TimeProvider time) : PageModel
{
    private const int PageSize = 25;
    private const int MostOfFile = 5000;

    public static readonly IReadOnlyDictionary<string, string> Lists = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["outstanding"] = "Outstanding",
        ["question"] = "With a question",
        ["overdue"] = "Requested, overdue",
        ["expiring"] = "Expired, or expiring before the start",
        ["ready"] = "Ready for decision",
        ["all"] = "Everybody",
    };

    public static readonly IReadOnlyDictionary<string, string> Sorts = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["start"] = "Planned start",
        ["due"] = "Due",
        ["expires"] = "Expires",
        ["outstanding"] = "Most outstanding",
        ["name"] = "Name",
    };

    [BindProperty(SupportsGet = true, Name = "list")]
    public string List { get; set; } = "outstanding";

    [BindProperty(SupportsGet = true, Name = "sort")]
    public string Sort { get; set; } = "start";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public IReadOnlyList<Workup> Rows { get; private set; } = [];

    /// <summary>How many people are not worked out for today yet: never, or on an earlier day.</summary>
    public int Behind { get; private set; }

    public int Pages { get; private set; }

    public Wording Words { get; } = new(release);

    public DateOnly Today => site.Today(time);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Behind = await summaries.RefreshAsync(cancellation);
        if (Behind > 0) catchUp.Begin();
        Settle();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in Lists.Keys) counts[list] = await Of(list).CountAsync(cancellation);
        Counts = counts;
        Pages = Math.Max(1, (counts[List] + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        var ids = await Sorted(Of(List)).Skip((PageNumber - 1) * PageSize).Take(PageSize).Select(s => s.PatientId).ToListAsync(cancellation);
        Rows = await workups.ReadAsync(ids, cancellation);
        db.Note("read", "ScreeningWorklist", List);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The list as a file for a spreadsheet, every page of it.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellation)
    {
        await summaries.RefreshAllAsync(cancellation);
        Settle();
        var ids = await Sorted(Of(List)).Take(MostOfFile).Select(s => s.PatientId).ToListAsync(cancellation);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text))
        {
            WorklistFile.Head(csv);
            foreach (var some in ids.Chunk(PageSize))
            {
                foreach (var workup in await workups.ReadAsync(some, cancellation)) WorklistFile.Line(csv, workup, Words);
            }
        }
        db.Note("exported", "ScreeningWorklist", List);
        await db.SaveChangesAsync(cancellation);
        // By the byte order mark spreadsheets know the encoding.
        return File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"screening-{List}-{Form.TypedDay.Iso(Today)}.csv");
    }

    private void Settle()
    {
        if (!Lists.ContainsKey(List)) List = "outstanding";
        if (!Sorts.ContainsKey(Sort)) Sort = "start";
    }

    private IQueryable<ScreeningSummary> Of(string list)
    {
        var (today, dawn) = (Today, summaries.Dawn);
        var rows = db.ScreeningSummaries.AsNoTracking();
        rows = list switch
        {
            // Whoever is not worked out for today yet may wait for something: nobody leaves this list unseen.
            "outstanding" => rows.Where(s => s.IsOpen && (s.Outstanding > 0 || s.FreshUntil < today || s.UpdatedAt < dawn)),
            "question" => rows.Where(s => s.HandOver == HandOver.Question),
            "overdue" => rows.Where(s => s.NextDue < today),
            "expiring" => rows.Where(s => s.IsOpen && (s.FreshUntil < today || s.FreshUntil < s.PlannedStart)),
            "ready" => rows.Where(s => s.HandOver == HandOver.Ready),
            _ => rows,
        };
        if (Search?.Trim() is not { Length: > 0 } search) return rows;
        var key = search.ToUpperInvariant();
        return rows.Where(s => s.Patient!.NameKey.Contains(key) || s.Patient.RecordNumber.StartsWith(search));
    }

    private IQueryable<ScreeningSummary> Sorted(IQueryable<ScreeningSummary> rows) => (Sort switch
    {
        "due" => rows.OrderBy(s => s.NextDue == null).ThenBy(s => s.NextDue),
        "expires" => rows.OrderBy(s => s.FreshUntil == null).ThenBy(s => s.FreshUntil),
        "outstanding" => rows.OrderByDescending(s => s.Outstanding),
        "name" => rows.OrderBy(s => s.Patient!.NameKey),
        _ => rows.OrderBy(s => s.PlannedStart == null).ThenBy(s => s.PlannedStart),
    }).ThenBy(s => s.Patient!.NameKey).ThenBy(s => s.PatientId);
}
