using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class RuleModel(GuidanceRelease release, RuleBook book, Site site, TimeProvider time) : PageModel
{
    public ShownRule Rule { get; private set; } = null!;

    public TryForm Try { get; private set; } = null!;

    /// <summary>The facts its conditions name, derived ones too, in the catalogue's order.</summary>
    public IReadOnlyList<Fact> Read { get; private set; } = [];

    public IActionResult OnGet(string id)
    {
        if (book.Find(id) is not { } rule) return NotFound();
        Rule = rule;
        Try = new TryForm(Request.Query, release, rule, site.Today(time), site.Jurisdiction);
        Read = [.. release.VisitFacts.All.Where(f => rule.Variants.SelectMany(v => v.Row.When.Comparisons).Any(c => c.Fact.Name == f.Name))];
        return Page();
    }

    public string DrugNames(ShownVariant variant) => string.Join(", ", variant.Row.Drugs.Select(DrugName));

    public string DrugName(string id) => release.Drugs.First(d => d.Id == id).Name;

    /// <summary>
    /// The variants for a drug and place, by their numbers on the page; none when the drug is not authorised there. On treatment there can be several, of which no patient
    /// meets two.
    /// </summary>
    public IReadOnlyList<int> VariantsFor(Drug drug, Jurisdiction where) =>
        drug.Where.Contains(where) ? [.. Enumerable.Range(1, Rule.Variants.Count).Where(n => Rule.Variants[n - 1].Row.AppliesTo(drug.Id, where))] : [];

    /// <summary>What an answer to a fact is read from.</summary>
    public IEnumerable<Fact> From(Fact fact) => fact.From.Select(f => release.VisitFacts[f]);

    public static string IsUnknownNote(Condition condition) =>
        condition.Comparisons.Any(c => c.Operator == Operator.IsUnknown) ? "Not known means: not asked, asked and nobody knows, not done, or too old." : "";
}
