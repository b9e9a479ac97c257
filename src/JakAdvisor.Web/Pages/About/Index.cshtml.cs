using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.About;

internal sealed class AboutModel(GuidanceRelease release, AboutStatement about) : PageModel
{
    public GuidanceRelease Release => release;

    public AboutStatement About => about;

    public int Variants => release.Rules.Sum(r => r.Variants.Count);

    public IEnumerable<string> Inputs => release.Facts.Raw.Select(f => f.Label);

    public int CountOf(Mark mark) => release.Rules.Sum(r => r.Variants.Count(v => v.Mark == mark));
}
