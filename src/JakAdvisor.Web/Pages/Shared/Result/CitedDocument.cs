using JakAdvisor.Guidance.Evaluation;

namespace JakAdvisor.Web.Pages.Shared.Result;

/// <summary>A document that something printed rests on, with the letters it is cited by.</summary>
internal sealed record CitedDocument(string Title, string Url, string Ids)
{
    public static IReadOnlyList<CitedDocument> Of(IEnumerable<Citation> sources) =>
    [
        .. sources.GroupBy(s => (s.Title, s.Url)).OrderBy(d => d.Key.Title, StringComparer.Ordinal)
            .Select(d => new CitedDocument(d.Key.Title, d.Key.Url, string.Join(", ", d.Select(s => s.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)))),
    ];
}
