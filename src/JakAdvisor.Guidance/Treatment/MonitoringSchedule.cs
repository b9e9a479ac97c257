using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>When an item of the monitoring plan is due next.</summary>
internal static class MonitoringSchedule
{
    /// <summary>
    /// The next day on which the item is due: the first planned one that no result answers, afterwards so many months from the last result. A result up to 7 days early
    /// counts; where the label gives a span of weeks, one from its first week on does, and the item is due at its last. Null when the plan names no day.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="startedOn">The first day of treatment.</param>
    /// <param name="last">The day of the newest result, one from before the start included; null without a result.</param>
    public static DateOnly? NextDue(MonitoringEntry item, DateOnly startedOn, DateOnly? last)
    {
        DateOnly? planned = null;
        foreach (var week in item.Weeks)
        {
            planned = startedOn.AddDays(7 * (item.WindowTo ?? week));
            var opens = startedOn.AddDays(7 * (item.WindowFrom ?? week) - VisitPlan.DaysEarly);
            if (last is null || last < opens) return planned;
        }
        if (item.EveryMonths is not { } months) return null;
        var from = planned is { } lastPlanned && lastPlanned > startedOn ? lastPlanned : startedOn;
        return (last > from ? last.Value : from).AddMonths(months);
    }
}
