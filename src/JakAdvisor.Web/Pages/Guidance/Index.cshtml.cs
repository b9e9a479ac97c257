using System.Globalization;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class IndexModel(GuidanceRelease release, RuleBook book) : PageModel
{
    public RuleSearch Search { get; private set; } = null!;

    public IReadOnlyList<(ShownRule Rule, IReadOnlyList<ShownVariant> Variants)> Found { get; private set; } = [];

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
        Found = Search.In(book, release);
    }

    public int Rules(bool onTreatment) => book.All.Count(r => r.OnTreatment == onTreatment);

    public int Variants(bool onTreatment, ShownEffect? effect = null) => book.All.Where(r => r.OnTreatment == onTreatment).Sum(r => r.Variants.Count(v => effect is null || v.Effect == effect));

    public int CountOf(Mark mark) => book.All.Sum(r => r.Variants.Count(v => v.Row.Mark == mark));

    public string DrugNames(ShownVariant variant) =>
        variant.Row.Drugs.Count == release.Drugs.Count ? "all drugs" : string.Join(", ", variant.Row.Drugs);
}
