using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

internal sealed class MedicinesModel(GuidanceRelease release) : PageModel
{
    private readonly ILookup<string, string> _names = release.Medicines.Names.ToLookup(n => release.Medicines.Find(n)!.Generic, StringComparer.Ordinal);

    /// <summary>The other spellings of a generic name.</summary>
    public string AlsoKnownAs(string generic) => string.Join(", ", _names[generic].Where(n => !n.Equals(generic, StringComparison.OrdinalIgnoreCase)));

    public IEnumerable<Source> Sources(MedicineGroup group) => group.Sources.Select(id => release.Sources.First(s => s.Id == id));

    public IEnumerable<Rule> ReadBy(MedicineGroup group) =>
        release.Rules.Where(r => r.Variants.SelectMany(v => v.When.Comparisons).Any(c => c.Fact.Name == $"medications.{group.Id}"));
}
