using System.Globalization;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class EvidenceModel(GuidanceRelease release) : PageModel
{
    public string DrugName(string id) => release.Drugs.FirstOrDefault(d => d.Id == id)?.Name ?? RuleWords.Topic(id);

    public string DiseaseName(string id) => ConditionWords.Word(release.Facts["disease.type"], id);

    /// <summary>"50 % (18 of 36)"; the number counted stands alone where the source gives only that.</summary>
    public static string Words(Outcome outcome)
    {
        if (outcome.Text.Length > 0) return outcome.Text;
        string Of(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
        var percent = outcome.Percent is { } share ? $"{ConditionWords.Number(share)} %" : "";
        var counted = (outcome.N, outcome.Of) switch
        {
            (not null, not null) => $"{Of(outcome.N)} of {Of(outcome.Of)}",
            (not null, null) => Of(outcome.N),
            (null, not null) => $"of {Of(outcome.Of)}",
            _ => "n not given",
        };
        return percent.Length > 0 ? $"{percent} ({counted})" : counted;
    }
}
