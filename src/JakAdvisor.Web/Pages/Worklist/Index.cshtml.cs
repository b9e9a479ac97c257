using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Worklist;

/// <summary>Who waits for what: signatures, drafts, results that expired or will expire before the planned start, and who is blocked by what.</summary>
public sealed class IndexModel(ClinicDb db, Site site, TimeProvider time) : PageModel
{
    public const string FollowUp = "follow-up";
    private const int PageSize = 25;
    private const int DaysAhead = 14;
    private static readonly string[] ToActOn = ["stop", "interrupt", "act", "incomplete"];

    public static readonly IReadOnlyDictionary<string, string> Lists = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["sign"] = "Waiting for a signature",
        ["ready"] = "Ready for decision",
        ["drafts"] = "Drafts",
        ["expiring"] = "Results expired or expiring before the start",
        ["blocked"] = "Blocked",
        [FollowUp] = "Follow-up: due, overdue, or to act on",
    };

    public sealed record Row(Guid PatientId, string Name, string RecordNumber, DateOnly BirthDate, Guid? AssessmentId, DateTime When, AssessmentSummary? Summary, DateOnly? FreshUntil, DateOnly? PlannedStart);

    private sealed class Newest
    {
        public required Assessment Assessment { get; init; }

        public bool ToSign { get; init; }

        public bool Expires { get; init; }

        public bool IsBlocked { get; init; }
    }

    [BindProperty(SupportsGet = true, Name = "list")]
    public string List { get; set; } = "sign";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The rows of the follow-up list.</summary>
    public IReadOnlyList<Treatment> Treatments { get; private set; } = [];

    public int Pages { get; private set; }

    public DateOnly Today => site.Today(time);

    public async Task OnGetAsync()
    {
        if (!Lists.ContainsKey(List)) List = "sign";
        var counts = await CountAsync();
        Counts = counts;
        Pages = Math.Max(1, (counts[List] + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        if (List == FollowUp) Treatments = await TreatmentsAsync();
        else Rows = List switch { "drafts" => await DraftsAsync(), "ready" => await ReadyAsync(), _ => await AssessmentsAsync() };
        db.Note("read", "Worklist", List);
        await db.SaveChangesAsync();
    }

    /// <summary>How long each list is. Finding the newest assessment of each patient is most of the work: the three lists of them are counted in one go.</summary>
    private async Task<Dictionary<string, int>> CountAsync()
    {
        var newest = await NewestOfEach.GroupBy(_ => 1).Select(g => new { Sign = g.Count(n => n.ToSign), Expiring = g.Count(n => n.Expires), Blocked = g.Count(n => n.IsBlocked) }).FirstOrDefaultAsync();
        return new(StringComparer.Ordinal)
        {
            ["sign"] = newest?.Sign ?? 0,
            ["ready"] = await Ready.CountAsync(),
            ["drafts"] = await db.Drafts.CountAsync(),
            ["expiring"] = newest?.Expiring ?? 0,
            ["blocked"] = newest?.Blocked ?? 0,
            [FollowUp] = await Treated().CountAsync(),
        };
    }

    /// <summary>The newest assessment of each patient, and which lists it stands in.</summary>
    private IQueryable<Newest> NewestOfEach
    {
        get
        {
            var today = Today;
            return db.Assessments.AsNoTracking().Where(a => !db.Assessments.Any(b => b.PatientId == a.PatientId && b.CreatedAt > a.CreatedAt)).Select(a => new Newest
            {
                Assessment = a,
                ToSign = a.Decision == null,
                Expires = (a.FreshUntil < today || a.FreshUntil < a.PlannedStart || a.FreshUntil < a.Decision!.PlannedStart) && !db.Treatments.Any(t => t.AssessmentId == a.Id),
                // Every drug blocked: no verdict that lets anybody start.
                IsBlocked = !a.Summary.Contains("\"Verdict\":\"conditions\"") && !a.Summary.Contains("\"Verdict\":\"candidate\""),
            });
        }
    }

    private IQueryable<Assessment> Of(string list)
    {
        var listed = list switch
        {
            "sign" => NewestOfEach.Where(n => n.ToSign),
            "expiring" => NewestOfEach.Where(n => n.Expires),
            _ => NewestOfEach.Where(n => n.IsBlocked),
        };
        return listed.Select(n => n.Assessment);
    }

    /// <summary>Treatments with something due within two weeks or overdue, or whose newest visit asks for more than watching.</summary>
    private IQueryable<Treatment> Treated()
    {
        var soon = Today.AddDays(DaysAhead);
        return db.Treatments.AsNoTracking().Where(t => t.State != TreatmentStates.Stopped && (t.NextDueOn <= soon || ToActOn.Contains(t.LastLevel)));
    }

    private Task<List<Treatment>> TreatmentsAsync() => Treated().Include(t => t.Patient).OrderBy(t => t.NextDueOn == null).ThenBy(t => t.NextDueOn).ThenBy(t => t.Id)
        .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync();

    /// <summary>What nurses handed over and nobody has decided, or asked about, since.</summary>
    private IQueryable<HandOver> Ready => db.HandOvers.AsNoTracking().Where(h => h.Kind == HandOver.Ready
        && !db.HandOvers.Any(n => n.PatientId == h.PatientId && n.Number > h.Number) && !db.Decisions.Any(d => d.PatientId == h.PatientId && d.SignedAt > h.CreatedAt));

    private async Task<IReadOnlyList<Row>> ReadyAsync()
    {
        var page = await Ready.OrderBy(h => h.CreatedAt).ThenBy(h => h.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(h => new { h.CreatedAt, h.Patient, PlannedStart = db.Drafts.Where(d => d.PatientId == h.PatientId).Select(d => d.PlannedStart).FirstOrDefault() }).ToListAsync();
        return [.. page.Select(h => new Row(h.Patient!.Id, h.Patient.Name, h.Patient.RecordNumber, h.Patient.BirthDate, null, h.CreatedAt, null, null, h.PlannedStart))];
    }

    private async Task<IReadOnlyList<Row>> AssessmentsAsync()
    {
        var page = await Of(List).OrderBy(a => List == "expiring" ? a.FreshUntil : null).ThenBy(a => a.CreatedAt).ThenBy(a => a.Id)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(a => new { a.Id, a.CreatedAt, a.Summary, a.FreshUntil, Planned = a.Decision != null ? a.Decision.PlannedStart : a.PlannedStart, a.Patient }).ToListAsync();
        return [.. page.Select(a => new Row(a.Patient!.Id, a.Patient.Name, a.Patient.RecordNumber, a.Patient.BirthDate, a.Id, a.CreatedAt, AssessmentSummary.FromJson(a.Summary), a.FreshUntil, a.Planned))];
    }

    private async Task<IReadOnlyList<Row>> DraftsAsync()
    {
        var page = await db.Drafts.AsNoTracking().OrderByDescending(d => d.UpdatedAt).ThenBy(d => d.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(d => new { d.UpdatedAt, d.PlannedStart, d.Patient }).ToListAsync();
        return [.. page.Select(d => new Row(d.Patient!.Id, d.Patient.Name, d.Patient.RecordNumber, d.Patient.BirthDate, null, d.UpdatedAt, null, null, d.PlannedStart))];
    }
}
