using System.Globalization;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class IndexModel(GuidanceRelease release) : PageModel
{
    public RuleSearch Search { get; private set; } = null!;

    public IReadOnlyList<(Rule Rule, IReadOnlyList<RuleVariant> Variants)> Found { get; private set; } = [];

    public int Variants { get; } = release.Rules.Sum(r => r.Variants.Count);

    public string Count => Found.Count switch
    {
        _ when Search.Faults.Count > 0 => "No search was made",
        _ when Search.IsEmpty => "All rules",
        0 => "No rule matches",
        1 => "1 rule matches",
        var many => string.Create(CultureInfo.InvariantCulture, $"{many} rules match"),
    };

    public void OnGet()
    {
        Search = new RuleSearch(Request.Query, release);
        Found = Search.In(release);
    }

    public int CountOf(Mark mark) => release.Rules.Sum(r => r.Variants.Count(v => v.Mark == mark));

    public int CountOf(Effect effect) => release.Rules.Sum(r => r.Variants.Count(v => v.Effect == effect));

    public string DrugNames(RuleVariant variant) =>
        variant.Drugs.Count == release.Drugs.Count ? "all drugs" : string.Join(", ", variant.Drugs);
}
