using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Admin;

/// <summary>The audit trail for the administrator: who, what, when, from where. Clinical content (before and after) is not shown here.</summary>
public sealed class AuditModel(ClinicDb db, AuditTrail audit) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(long Number, DateTime At, string UserName, string Address, string Action, string Subject, string SubjectId);

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    /// <summary>Rows before this number: the next page.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool More { get; private set; }

    public IReadOnlyList<string>? Faults { get; private set; }

    public Task OnGetAsync() => FillAsync();

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellation)
    {
        Faults = await audit.VerifyAsync(db, cancellation);
        await FillAsync();
        return Page();
    }

    private async Task FillAsync()
    {
        var rows = db.AuditRows.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Who)) rows = rows.Where(r => r.UserName.Contains(Who.Trim()) || r.SubjectId == Who.Trim());
        if (!string.IsNullOrWhiteSpace(What)) rows = rows.Where(r => r.Action == What.Trim() || r.Subject == What.Trim());
        if (Before is { } before) rows = rows.Where(r => r.Number < before);
        Rows = await rows.OrderByDescending(r => r.Number).Take(PageSize + 1)
            .Select(r => new Row(r.Number, r.At, r.UserName, r.Address, r.Action, r.Subject, r.SubjectId)).ToListAsync();
        More = Rows.Count > PageSize;
        if (More) Rows = [.. Rows.Take(PageSize)];
    }
}
