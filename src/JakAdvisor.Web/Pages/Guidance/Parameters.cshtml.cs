using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class ParametersModel(GuidanceRelease release) : PageModel
{
    public IEnumerable<Rule> UsedBy(Parameter parameter) =>
        release.Rules.Where(r => r.Variants.SelectMany(v => v.When.Comparisons).Any(c => c.Parameter == parameter.Name));

    public IEnumerable<Source> Sources(Parameter parameter) => parameter.Sources.Select(id => release.Sources.First(s => s.Id == id));
}
