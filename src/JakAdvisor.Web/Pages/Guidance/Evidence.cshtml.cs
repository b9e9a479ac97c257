using JakAdvisor.Guidance;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class EvidenceModel(GuidanceRelease release) : PageModel
{
    public string DrugName(string id) => release.Drugs.FirstOrDefault(d => d.Id == id)?.Name ?? RuleWords.Topic(id);

    public string DiseaseName(string id) => ConditionWords.Word(release.Facts["disease.type"], id);
}
