using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>One item of the monitoring plan on the day of a visit.</summary>
/// <param name="Item">The item.</param>
/// <param name="Applies">Whether it applies to this person and is not over; unknown where a rule it follows is open.</param>
/// <param name="Last">The newest result that answers all of it; null without one.</param>
/// <param name="Due">The next day it is due; null when the plan names none, or no fact is its result.</param>
/// <param name="Open">The facts whose result is due before the day of the visit.</param>
internal sealed record PlannedItem(MonitoringEntry Item, Truth Applies, DateOnly? Last, DateOnly? Due, IReadOnlyList<Fact> Open);

/// <summary>The monitoring plan of one drug on one day: what counts as a result, until when, and what is overdue.</summary>
internal sealed class DayPlan
{
    private readonly List<(MonitoringEntry Entry, Condition[] Met)> _entries;
    private readonly SlotMap _slots;
    private readonly int _drug;
    private readonly ILookup<int, int> _byFact;

    public DayPlan(GuidanceRelease release, SlotMap slots, Drug drug, int drugSlot, Jurisdiction where)
    {
        (_slots, _drug) = (slots, drugSlot);
        _entries =
        [
            .. release.Monitoring.Where(m => m.Where.Contains(where) && m.Drugs.Contains(drug.Id, StringComparer.Ordinal)).Select(m => (m, release.Rules
                .Where(r => m.Met.Contains(r.Id, StringComparer.Ordinal)).SelectMany(r => r.Variants).Where(v => v.AppliesTo(drug.Id, where)).Select(v => v.When).ToArray())),
        ];
        _byFact = _entries.SelectMany((e, i) => e.Entry.Facts.Concat(e.Entry.AnyOf).Select(f => (f.Index, Entry: i))).ToLookup(f => f.Index, f => f.Entry);
    }

    /// <summary>Which items apply, judged on a filled sheet, by their place in the plan.</summary>
    public Truth[] Applying(in FactSheet sheet)
    {
        var applying = new Truth[_entries.Count];
        for (var i = 0; i < applying.Length; i++)
        {
            var (entry, met) = _entries[i];
            var applies = entry.Met.Count == 0 ? entry.When.Judge(sheet, _slots, _drug) : Truth.False;
            foreach (var rule in met) applies = Kleene.Or(applies, rule.Judge(sheet, _slots, _drug));
            applying[i] = entry.Until is { } until ? Kleene.And(applies, Kleene.Not(until.Judge(sheet, _slots, _drug))) : applies;
        }
        return applying;
    }

    /// <summary>The first day on which an item that applies, or may apply, wants a new result of the fact; null when the plan names none.</summary>
    public DateOnly? NextDue(Fact fact, DateOnly startedOn, DateOnly on, Truth[] applying)
    {
        DateOnly? first = null;
        foreach (var entry in _byFact[fact.Index])
        {
            if (applying[entry] == Truth.False) continue;
            if (MonitoringSchedule.NextDue(_entries[entry].Entry, startedOn, on) is { } due && (first is null || due < first)) first = due;
        }
        return first;
    }

    /// <summary>Every item with its newest result and its next day; <paramref name="disease"/> says which index is asked for.</summary>
    public IReadOnlyList<PlannedItem> Items(ReadOnlySpan<GivenFact> given, DateOnly startedOn, DateOnly asOf, Truth[] applying, string? disease)
    {
        var items = new List<PlannedItem>();
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i].Entry;
            var results = new List<(Fact Fact, DateOnly? On)>();
            foreach (var fact in entry.Facts.Concat(entry.AnyOf)) results.Add((fact, Day(fact, given[fact.Index])));
            var asked = entry.AnyOf.Count == 0 ? results : [.. results.Where(r => FactNames.IndicesOf(disease).Contains(r.Fact.Name, StringComparer.Ordinal))];
            if (asked.Count == 0) asked = results;
            var last = asked.Count == 0 ? null : entry.AnyOf.Count > 0 ? asked.Max(r => r.On) : asked.Exists(r => r.On is null) ? null : asked.Min(r => r.On);
            var due = asked.Count == 0 ? null : MonitoringSchedule.NextDue(entry, startedOn, last);
            var open = asked.Where(r => due < asOf && (entry.AnyOf.Count > 0 || MonitoringSchedule.NextDue(entry, startedOn, r.On) < asOf)).Select(r => r.Fact);
            items.Add(new PlannedItem(entry, applying[i], last, due, [.. open]));
        }
        return items;
    }

    /// <summary>Whether some item was due before the day of the visit and has no result.</summary>
    public static Truth IsOverdue(IReadOnlyList<PlannedItem> items)
    {
        var overdue = Truth.False;
        foreach (var item in items.Where(i => i.Open.Count > 0)) overdue = Kleene.Or(overdue, item.Applies);
        return overdue;
    }

    private static DateOnly? Day(Fact fact, in GivenFact given) => given.State != FactState.Known ? null : fact.Type == FactType.Date ? given.Day : given.On;
}
