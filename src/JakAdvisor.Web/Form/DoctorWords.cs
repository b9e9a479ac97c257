using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Words that only a doctor records, in a form that a nurse sends: one that stands in the draft is kept, a new one is refused.</summary>
internal static class DoctorWords
{
    public static FieldError Refusal(Fact fact) => new(fact.Name,
        $"{fact.Label}: only a doctor records {string.Join(", ", fact.ForDoctor.Select(w => Words.Of(fact, w)))}. Possible: {string.Join(", ", fact.Words.Except(fact.ForDoctor, StringComparer.Ordinal).Select(w => Words.Of(fact, w)))}, not known.");

    /// <summary>The facts that a nurse's form answers with such a word which neither the draft nor the record holds.</summary>
    public static IReadOnlyList<Fact> NewIn(Entries sent, FactCatalogue facts, params IReadOnlyList<Entries> held) =>
        [.. facts.Raw.Where(f => f.ForDoctor.Intersect(Said(sent, f), StringComparer.Ordinal).Except(held.SelectMany(h => Said(h, f)), StringComparer.Ordinal).Any())];

    // A suggestion can be confirmed, and is then the answer.
    private static IEnumerable<string> Said(Entries entries, Fact fact) =>
        new[] { entries[fact.Name], entries[Fields.Before + fact.Name] }.OfType<string>();
}
