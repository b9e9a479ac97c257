using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class DocumentModel(GuidanceRelease release, CitedBy citedBy) : PageModel
{
    public Document Document { get; private set; } = null!;

    public IReadOnlyList<Source> Statements { get; private set; } = [];

    /// <summary>Statements of other documents that this one says too.</summary>
    public IReadOnlyList<Source> Also { get; private set; } = [];

    public IActionResult OnGet(string id)
    {
        if (release.Documents.FirstOrDefault(d => d.Id == id) is not { } document) return NotFound();
        Document = document;
        Statements = [.. release.Sources.Where(s => s.Document.Id == id)];
        Also = [.. release.Sources.Where(s => s.Document.Id != id && s.Also.Any(d => d.Id == id))];
        return Page();
    }

    public IEnumerable<ShownRule> Rules(Source source) => citedBy.Rules(source);

    public IEnumerable<string> Others(Source source) => citedBy.Others(source);

    public string NotCarried(Source source) => release.Statements.FirstOrDefault(s => s.Source.Id == source.Id)?.NotCarried ?? "";
}
