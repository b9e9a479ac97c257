using System.Security.Cryptography;
using System.Text;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Screening;

/// <summary>Which fields of the form belong to an item of the checklist, and how they are taken out and put back.</summary>
public static class ItemFields
{
    private static readonly string[] Trimmings = [".unit", ".limit", ".on", ".carried", ".was"];

    /// <summary>The facts that people answer here; age and sex stand in the record.</summary>
    public static IReadOnlyList<Fact> Asked(ChecklistItem item) => [.. item.Facts.Where(f => f.Name is not (EntriesToFacts.Age or EntriesToFacts.Sex))];

    /// <summary>Everything the entries hold for some facts, earlier answers that wait to be confirmed included.</summary>
    public static Entries Of(Entries entries, IEnumerable<Fact> facts) => Entries.Of(facts.SelectMany(f => entries.Of(f.Name).Concat(entries.Of(Fields.Before + f.Name))));

    /// <summary>The entries with everything of some facts replaced.</summary>
    public static Entries Replace(Entries entries, IReadOnlyList<Fact> facts, Entries by) =>
        entries.With(Of(entries, facts).All.Select(f => KeyValuePair.Create(f.Key, (string?)null)).ToList())
            .With(Of(by, facts).All.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)).ToList());

    /// <summary>Whether something was typed for a fact: a unit or a date alone is no answer.</summary>
    public static bool IsTyped(Entries typed, Fact fact) => typed.Of(fact.Name).Any(f => !Trimmings.Any(t => f.Key == fact.Name + t));

    /// <summary>Whether the answers are those of an earlier day; what hangs on them does not matter.</summary>
    public static bool Same(string earlier, Entries entries, ChecklistItem item)
    {
        var then = Entries.FromJson(earlier);
        return item.Facts.All(f => Same(then, entries, f));
    }

    /// <summary>Whether a fact has the same answer of the same day.</summary>
    public static bool Same(Entries one, Entries other, Fact fact) => Answers.Text(one, fact) == Answers.Text(other, fact) && Dates.Typed(one, fact) == Dates.Typed(other, fact);

    /// <summary>A short mark of the item's answers and their dates, to notice that somebody changed them while a page was open.</summary>
    public static string Mark(Entries entries, ChecklistItem item) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', item.Facts.Select(f => Answers.Was(Answers.Text(entries, f), Dates.Typed(entries, f)))))))[..8];

    /// <summary>The blood tests of an item carry their date each; on the page they share one where it is the same.</summary>
    public static Entries OneDate(Entries entries, IReadOnlyList<Fact> facts)
    {
        var panel = facts.Where(f => Dates.Of(f) == Dating.Panel && Answers.IsGiven(entries, f)).ToList();
        if (panel.Select(f => Dates.Typed(entries, f)).Distinct(StringComparer.Ordinal).ToList() is not [{ } day]) return entries;
        return entries.With(panel.Select(f => KeyValuePair.Create(Fields.On(f.Name), (string?)null)).Append(new(Fields.PanelOn, day)).ToList());
    }

    /// <summary>The other way: each blood test of the item takes the date with it, so that it stays when other tests are of another day.</summary>
    public static Entries OwnDates(Entries entries, IReadOnlyList<Fact> facts) => entries.With(facts
        .Where(f => Dates.Of(f) == Dating.Panel && Answers.IsGiven(entries, f) && !entries.Has(Fields.On(f.Name)))
        .Select(f => KeyValuePair.Create(Fields.On(f.Name), entries[Fields.PanelOn])).ToList());

    /// <summary>Whether an error or check is about one of these facts.</summary>
    public static bool Concerns(string? field, IEnumerable<Fact> facts) =>
        field is not null && facts.Any(f => field == f.Name || field.StartsWith(f.Name + ".", StringComparison.Ordinal));
}
