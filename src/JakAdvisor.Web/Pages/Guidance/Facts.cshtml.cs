using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class FactsModel(GuidanceRelease release) : PageModel
{
    public static string Section(Fact fact) => fact.Name[..fact.Name.IndexOf('.', StringComparison.Ordinal)];

    public static string Heading(string section) => section switch
    {
        "tb" => "Tuberculosis",
        "hbv" => "Hepatitis B",
        "hcv" => "Hepatitis C",
        "hiv" => "HIV",
        "vzv" => "Chickenpox",
        "gi" => "Bowel",
        "labs" => "Blood and stool tests",
        _ => RuleWords.Topic(section),
    };

    public static string Possible(Fact fact) => fact.Type switch
    {
        FactType.YesNo => "yes, no",
        FactType.Number => $"{ConditionWords.Number(fact.Least)} to {ConditionWords.Amount(fact.Greatest, fact.Unit)}",
        FactType.Date => "a day",
        FactType.List when fact.Words.Count == 0 => "a list, may be none",
        _ => string.Join(", ", fact.Words.Select(w => ConditionWords.Word(fact, w))),
    } + (fact.CanBeNotDone ? ", not done" : "");

    /// <summary>What an event makes of a fact, in words.</summary>
    public static string Made(Fact fact, string word) => word == "not-known" ? "not known, where it was no" : ConditionWords.Word(fact, word);

    /// <summary>The site's own window of a fact; null when the release's is in force.</summary>
    public ParameterOverride? Override(Fact fact) => release.Overrides.FirstOrDefault(o => o.Parameter == $"fresh.{fact.Name}");

    /// <summary>The released window; its unit stands in brackets when it is another than the site's.</summary>
    public static string Released(ParameterOverride set)
    {
        var bracket = set.Unit.IndexOf(" (released in ", StringComparison.Ordinal);
        return ConditionWords.Amount(set.Released, bracket < 0 ? set.Unit : set.Unit[(bracket + " (released in ".Length)..].TrimEnd(')'));
    }
}
