using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>
/// Puts the entries of a form that was sent in order: what was asked gets the day it was asked, what is confirmed becomes today's answer, and what was
/// answered anew is no longer carried over.
/// </summary>
internal static class Settling
{
    public static Entries Settle(Entries entries, FactCatalogue facts, DateOnly today)
    {
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var fact in facts.Raw)
        {
            if (Dates.Of(fact) is Dating.None or Dating.Optional) SettleSuggestion(entries, fact, changes);
            else SettleDated(entries, fact, TypedDay.Iso(today), changes);
        }
        return changes.Count == 0 ? entries : entries.With(changes);
    }

    private static void SettleSuggestion(Entries entries, Fact fact, Dictionary<string, string?> changes)
    {
        var suggestion = entries.Of(Fields.Before + fact.Name).ToList();
        var answered = Answers.IsGiven(entries, fact);
        var confirmed = !answered && entries.Is(Fields.Confirm(fact.Name), Fields.Yes);
        changes[Fields.Confirm(fact.Name)] = null;
        if (!answered && !confirmed) return;
        foreach (var (field, text) in suggestion)
        {
            changes[field] = null;
            if (confirmed) changes[field[Fields.Before.Length..]] = text;
        }
        changes[Fields.Carried(fact.Name)] = null;
    }

    private static void SettleDated(Entries entries, Fact fact, string today, Dictionary<string, string?> changes)
    {
        var (name, rule) = (fact.Name, Dates.Of(fact));
        if (!Answers.IsGiven(entries, fact))
        {
            Forget(name, changes);
            return;
        }
        if (rule == Dating.Asked && entries.Is(Fields.Confirm(name), Fields.Yes))
        {
            changes[Fields.On(name)] = today;
            Forget(name, changes);
            return;
        }
        if (Answers.CarriedFrom(entries, fact) is { } carried)
        {
            var changed = Answers.Text(entries, fact) != carried.Text;
            var sameDate = entries[Fields.On(name)] == carried.On;
            // A new answer to a question is of today; a new result needs its own date, unless the new date of the panel serves.
            if (changed && sameDate && rule == Dating.Asked) changes[Fields.On(name)] = today;
            else if (changed && sameDate && rule == Dating.Panel && entries.Has(Fields.PanelOn)) changes[Fields.On(name)] = null;
            else if (sameDate) return;
            Forget(name, changes);
        }
        if (rule == Dating.Asked && Answers.IsValue(entries, fact) && !entries.Has(Fields.On(name)) && !Answers.IsUndated(entries, fact)) changes[Fields.On(name)] = today;
    }

    private static void Forget(string fact, Dictionary<string, string?> changes)
    {
        foreach (var field in new[] { Fields.Carried(fact), Fields.Was(fact), Fields.Confirm(fact) }) changes[field] = null;
    }
}
