using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Patients;

/// <summary>All patients, by name; search by name or record number.</summary>
public sealed class IndexModel(ClinicDb db) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Patient> Patients { get; private set; } = [];

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public async Task OnGetAsync()
    {
        var patients = db.Patients.AsNoTracking();
        if (Search?.Trim() is { Length: > 0 } search)
        {
            var key = search.ToUpperInvariant();
            patients = patients.Where(p => p.NameKey.Contains(key) || p.RecordNumber.StartsWith(search));
        }
        Count = await patients.CountAsync();
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Patients = await patients.OrderBy(p => p.NameKey).ThenBy(p => p.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync();
        db.Note("read", "PatientList", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"page {PageNumber}"));
        await db.SaveChangesAsync();
    }
}
