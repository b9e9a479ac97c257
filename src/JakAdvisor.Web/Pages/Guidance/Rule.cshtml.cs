using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class RuleModel(GuidanceRelease release, Site site, TimeProvider time) : PageModel
{
    public Rule Rule { get; private set; } = null!;

    public TryForm Try { get; private set; } = null!;

    /// <summary>The facts its conditions name, derived ones too, in the catalogue's order.</summary>
    public IReadOnlyList<Fact> Read { get; private set; } = [];

    public IActionResult OnGet(string id)
    {
        if (release.Rules.FirstOrDefault(r => r.Id == id) is not { } rule) return NotFound();
        Rule = rule;
        Try = new TryForm(Request.Query, release, rule, site.Today(time), site.Jurisdiction);
        Read = [.. release.Facts.All.Where(f => rule.Variants.SelectMany(v => v.When.Comparisons).Any(c => c.Fact.Name == f.Name))];
        return Page();
    }

    public string DrugNames(RuleVariant variant) => string.Join(", ", variant.Drugs.Select(DrugName));

    public string DrugName(string id) => release.Drugs.First(d => d.Id == id).Name;

    /// <summary>The variant for a drug and place, by its number on the page; 0 when there is none, or the drug is not authorised there.</summary>
    public int VariantFor(Drug drug, Jurisdiction where) => drug.Where.Contains(where) ? Rule.Variants.ToList().FindIndex(v => v.AppliesTo(drug.Id, where)) + 1 : 0;

    /// <summary>What an answer to a fact is read from.</summary>
    public IEnumerable<Fact> From(Fact fact) => fact.From.Select(f => release.Facts[f]);

    public static string IsUnknownNote(Condition condition) =>
        condition.Comparisons.Any(c => c.Operator == Operator.IsUnknown) ? "Not known means: not asked, asked and nobody knows, not done, or too old." : "";
}
