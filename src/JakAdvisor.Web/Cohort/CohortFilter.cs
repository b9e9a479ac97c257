using JakAdvisor.Guidance;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Cohort;

/// <summary>Which treatments are looked at: one drug, one disease, and when they started.</summary>
public sealed record CohortFilter(string Drug, string Disease, DateOnly? From, DateOnly? To)
{
    /// <summary>The diseases that a cohort can be of; without a disease nothing can be compared.</summary>
    public static readonly IReadOnlyList<string> Diseases = ["crohns-disease", "ulcerative-colitis"];

    /// <summary>What was chosen, with a sentence for each field that cannot be right; such a field filters nothing.</summary>
    public static (CohortFilter Filter, IReadOnlyDictionary<string, string> Faults) Read(string? drug, string? disease, string? from, string? to, GuidanceRelease release)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var drugs = release.Drugs.Select(d => d.Id).ToList();
        var start = release.Study?.Drug ?? drugs[0];
        var filter = new CohortFilter(
            Word("drug", drug, drugs, start), Word("disease", disease, Diseases, Diseases[0]), Day("from", "Started from", from), Day("to", "Started until", to));
        if (filter.From > filter.To) faults["to"] = $"Started until: {TypedDay.Words(filter.To.Value)} is before {TypedDay.Words(filter.From.Value)}. Possible: that day or later.";
        return (filter, faults);

        string Word(string field, string? text, IReadOnlyList<string> possible, string otherwise)
        {
            if (string.IsNullOrEmpty(text) || possible.Contains(text, StringComparer.Ordinal)) return string.IsNullOrEmpty(text) ? otherwise : text;
            faults[field] = $"There is no such {field} here. Possible: {string.Join(", ", possible)}.";
            return otherwise;
        }

        DateOnly? Day(string field, string label, string? text)
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (TypedDay.TryParse(text, out var day)) return day;
            faults[field] = $"{label}: {text} is not a date. Write it like 22 Nov 2026 or 2026-11-22, from 1900 on.";
            return null;
        }
    }

    /// <summary>Whether these are the people whom the study describes: its drug and its disease.</summary>
    public bool IsOf(Guidance.Rules.Study? study) => study is not null && study.Drug == Drug && study.Disease == Disease;

    /// <summary>For the audit trail and the export; holds no patient.</summary>
    public override string ToString() => FormattableString.Invariant($"{Drug} {Disease} {From:yyyy-MM-dd}..{To:yyyy-MM-dd}");
}
