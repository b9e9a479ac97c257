using System.Text;
using System.Text.Json;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>The release in force, the earlier ones that assessments here were made with, and the text of each of those.</summary>
public sealed class ReleasesModel(ClinicDb db, GuidanceRelease release) : PageModel
{
    public sealed record Kept(string Release, string Sha256, DateTime Since);

    /// <summary>Releases other than the one in force, the last used first.</summary>
    public IReadOnlyList<Kept> Earlier { get; private set; } = [];

    /// <summary>Whether an assessment was made with the release in force, so that its text is kept.</summary>
    public bool IsKept { get; private set; }

    public async Task OnGetAsync()
    {
        var kept = await db.Guidance.AsNoTracking().OrderByDescending(g => g.KeptAt).ThenBy(g => g.Sha256).Select(g => new Kept(g.Release, g.Sha256, g.KeptAt)).ToListAsync();
        Earlier = [.. kept.Where(k => k.Sha256 != release.Sha256)];
        IsKept = Earlier.Count < kept.Count;
    }

    /// <summary>All files of a kept release as one text.</summary>
    public async Task<IActionResult> OnGetTextAsync(string? sha256)
    {
        var kept = await db.Guidance.AsNoTracking().FirstOrDefaultAsync(g => g.Sha256 == sha256);
        if (kept is null) return NotFound();
        var text = new StringBuilder();
        foreach (var (path, content) in JsonSerializer.Deserialize<SortedDictionary<string, string>>(kept.Files)!)
            text.Append("# ---- ").Append(path).Append('\n').Append(content).Append(content.EndsWith('\n') ? "" : "\n");
        return File(Encoding.UTF8.GetBytes(text.ToString()), "text/plain; charset=utf-8", $"guidance-{kept.Release}-{kept.Sha256[..12]}.txt");
    }
}
