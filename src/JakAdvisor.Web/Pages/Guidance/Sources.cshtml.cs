using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class SourcesModel(GuidanceRelease release) : PageModel
{
    public const int Most = 100;
    private readonly ILookup<string, Source> _statements = release.Sources.ToLookup(s => s.Document.Id, StringComparer.Ordinal);

    public string Words { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Faults { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<Source> Found { get; private set; } = [];

    public void OnGet()
    {
        Words = Request.Query["q"].ToString().Trim();
        if (Words.Length > RuleSearch.Longest)
            Faults = new Dictionary<string, string>(StringComparer.Ordinal) { ["q"] = $"Search for {RuleSearch.Longest} characters at most; {Words.Length} were typed." };
        var words = Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 0 && Faults.Count == 0) Found = [.. release.Sources.Where(s => words.All(w => Has(s.Id, w) || Has(s.Says, w) || Has(s.Document.Title, w)))];
    }

    public IEnumerable<Source> StatementsOf(Document document) => _statements[document.Id];

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
