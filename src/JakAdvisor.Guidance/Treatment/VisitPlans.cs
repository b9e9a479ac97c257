using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>The monitoring plan of a day as people read it: what applies or may apply, with its newest result and its next day.</summary>
internal static class VisitPlans
{
    public static IReadOnlyList<DueItem> Due(IReadOnlyList<PlannedItem> items, DateOnly startedOn) =>
    [
        .. items.Where(i => i.Applies != Truth.False).Select(i => new DueItem
        {
            Id = i.Item.Id,
            What = i.Item.What,
            Applies = i.Applies == Truth.True,
            Weeks = i.Item.Weeks,
            Window = i.Item.WindowFrom is { } from && i.Item.WindowTo is { } to ? [from, to] : null,
            Every = i.Item.Every,
            On = [.. i.Item.Weeks.Select(w => startedOn.AddDays(7 * w))],
            Facts = [.. i.Item.Facts.Concat(i.Item.AnyOf).Select(f => f.Name)],
            LastResult = i.Last,
            Due = i.Due,
            Overdue = i.Open.Count > 0,
            Why = i.Item.Why,
            Sources = FindingList.Cite(i.Item.Sources),
            Mark = i.Item.Mark,
        }),
    ];
}
