using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>Which rules and which other parts of the guidance cite a source. Worked out once, because a release never changes.</summary>
internal sealed class CitedBy
{
    private readonly ILookup<string, ShownRule> _rules;
    private readonly ILookup<string, string> _others;

    public CitedBy(GuidanceRelease release, RuleBook book)
    {
        _rules = book.All
            .SelectMany(r => r.Variants.SelectMany(v => v.Row.Sources).Select(s => s.Id).Distinct().Select(id => (Source: id, Rule: r)))
            .ToLookup(p => p.Source, p => p.Rule, StringComparer.Ordinal);
        _others = Others(release).Distinct().ToLookup(p => p.Source, p => p.Part, StringComparer.Ordinal);
    }

    public IEnumerable<ShownRule> Rules(Source source) => _rules[source.Id];

    public IEnumerable<string> Others(Source source) => _others[source.Id];

    private static IEnumerable<(string Source, string Part)> Others(GuidanceRelease release)
    {
        IEnumerable<(string, string)> As(string part, IEnumerable<string> ids) => ids.Select(id => (id, part));
        IEnumerable<string> Ids(IEnumerable<Source> sources) => sources.Select(s => s.Id);
        return As("regimens", Ids(release.Drugs.SelectMany(d => d.Regimens).SelectMany(r => r.Sources)))
            .Concat(As("monitoring", Ids(release.Monitoring.SelectMany(m => m.Sources))))
            .Concat(As("counselling", Ids(release.Counselling.SelectMany(c => c.Sources))))
            .Concat(As("checklist", Ids(release.Checklist.SelectMany(c => c.Sources))))
            .Concat(As("evidence", Ids(release.Evidence.SelectMany(e => e.Sources).Concat(release.Predictors.SelectMany(p => p.Sources)))))
            .Concat(As("parameters", release.Parameters.SelectMany(p => p.Sources)))
            .Concat(As("medicines", release.Medicines.Groups.SelectMany(g => g.Sources)));
    }
}
