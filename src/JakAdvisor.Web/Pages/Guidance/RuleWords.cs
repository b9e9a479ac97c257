using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>What people read about effects, marks and topics of rules.</summary>
internal static class RuleWords
{
    public const string NotGiven = "not given";

    public static string Of(Effect effect) => effect switch
    {
        Effect.OutsideIndication => "Outside the label",
        Effect.LastResort => "Last resort",
        _ => effect.ToString(),
    };

    public static string Meaning(Effect effect) => effect switch
    {
        Effect.Contraindication => "A formal contraindication of the label.",
        Effect.Avoid => "The label or guideline says not to use it, and it is not something that passes.",
        Effect.OutsideIndication => "Not authorised or not positioned for this disease, age, activity or line of therapy.",
        Effect.Hold => "Do not start until this is resolved; it can be.",
        Effect.Require => "Something that must be known or done before anybody can say yes.",
        Effect.LastResort => "Only if no suitable alternative exists, and that is recorded.",
        Effect.Condition => "Can start; this must be done, changed or watched.",
        Effect.Dose => "A different dose.",
        Effect.Caution => "Weigh and discuss.",
        Effect.Inform => "Information, monitoring or counselling only.",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "There is no such effect"),
    };

    public static string Meaning(TreatmentEffect effect) => effect switch
    {
        TreatmentEffect.Stop => "Stop the drug.",
        TreatmentEffect.Interrupt => "Pause the drug until this is resolved.",
        TreatmentEffect.Act => "Decide or do this before the next dose is renewed.",
        TreatmentEffect.Require => "Something that must be known or done before anybody can say that it goes on.",
        TreatmentEffect.Watch => "It goes on, with this in sight.",
        TreatmentEffect.Inform => "Information only.",
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "There is no such effect"),
    };

    public static string Meaning(Mark mark) => mark switch
    {
        Mark.Read => "The text of the regulator, company or guideline was read.",
        Mark.Secondary => "Read in a weaker or older copy, not in the text itself.",
        Mark.Seed => "Stands in one of the two documents this guidance began with, an article and a study.",
        Mark.Confirm => "From general knowledge. Confirm it in the current label or guideline before you rely on it.",
        Mark.Ours => "Not the words of a label or guideline. The clinic may set it otherwise.",
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "There is no such mark"),
    };

    /// <summary>The classes of a note on a statement that is not verified text.</summary>
    public static string Note(Mark mark) => mark == Mark.Ours ? "note note-own" : "note note-check";

    public static string Topic(string topic) => char.ToUpperInvariant(topic[0]) + topic[1..];

    /// <summary>The raw facts that a condition can need, the inputs of derived and computed facts included, in the catalogue's order.</summary>
    /// <param name="which">The compared facts that count; null for all.</param>
    public static IReadOnlyList<Fact> Inputs(FactCatalogue catalogue, IEnumerable<Condition> conditions, Func<Fact, bool>? which = null)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Fact>(conditions.SelectMany(c => c.Comparisons).Select(c => c.Fact).Where(f => which is null || which(f)));
        while (open.TryPop(out var fact))
        {
            if (!found.Add(fact.Name)) continue;
            foreach (var from in fact.From) open.Push(catalogue[from]);
        }
        return [.. catalogue.Raw.Where(f => found.Contains(f.Name))];
    }
}
