using System.Collections.Concurrent;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Cohort;

/// <summary>Reports, counted anew whenever the data they are counted from have changed, and otherwise as they were counted for somebody else.</summary>
public sealed class CohortReports(ClinicDb db, CohortQuery query, KeptReports kept, GuidanceRelease release)
{
    public async Task<CohortReport> ReadAsync(CohortFilter filter, DateOnly today, CancellationToken cancellation = default)
    {
        var mark = await MarkAsync(cancellation);
        if (kept.Find(mark, filter, today) is { } known) return known;
        var report = CohortReport.Of(filter, await query.ReadAsync(filter, today, cancellation), release.Study);
        // What changed while it was read may be in it or not: such a report is told once and not kept.
        if (await MarkAsync(cancellation) == mark) kept.Keep(mark, report, today);
        return report;
    }

    private async Task<string> MarkAsync(CancellationToken cancellation) => await db.CohortMarks.AsNoTracking().Select(m => m.Mark).SingleOrDefaultAsync(cancellation) ?? "";
}

/// <summary>The reports of the newest state of the data, in memory.</summary>
public sealed class KeptReports
{
    private const int Most = 50;
    private volatile State _state = new("");

    public CohortReport? Find(string mark, CohortFilter filter, DateOnly today) =>
        mark.Length > 0 && _state is var state && state.Mark == mark ? state.Reports.GetValueOrDefault((filter, today)) : null;

    public void Keep(string mark, CohortReport report, DateOnly today)
    {
        if (mark.Length == 0) return;
        var state = _state;
        if (state.Mark != mark || state.Reports.Count >= Most) _state = state = new State(mark);
        state.Reports[(report.Filter, today)] = report;
    }

    private sealed record State(string Mark)
    {
        public ConcurrentDictionary<(CohortFilter Filter, DateOnly Today), CohortReport> Reports { get; } = new();
    }
}
