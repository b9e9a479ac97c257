using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Screening;

/// <summary>
/// A patient's work-up before the first tablet, as it stands on a day: the draft's facts, the one evaluation of them, every item of the checklist, and where the
/// work-up was handed over to.
/// </summary>
public sealed class Workup
{
    public required Patient Patient { get; init; }

    /// <summary>The draft; null while nobody began one since the last assessment.</summary>
    public required Draft? Draft { get; init; }

    /// <summary>What the form holds: the draft's answers, or those carried over from the last assessment.</summary>
    public required Entries Entries { get; init; }

    public required FormReading Reading { get; init; }

    /// <summary>The evaluation of the draft; null when two of its answers contradict each other.</summary>
    public required Evaluation? Evaluation { get; init; }

    public required Jurisdiction Jurisdiction { get; init; }

    public required DateOnly Today { get; init; }

    public required DateOnly? PlannedStart { get; init; }

    /// <summary>The items in working order, those included that do not apply.</summary>
    public required IReadOnlyList<ItemStanding> Items { get; init; }

    /// <summary>The hand-overs, newest first.</summary>
    public required IReadOnlyList<HandOver> HandOvers { get; init; }

    /// <summary>Whether a decision was signed after everything that was recorded.</summary>
    public required bool IsDecided { get; init; }

    public PatientIdentity Identity => new(Patient.BirthDate, Patient.Sex);

    /// <summary>The newest hand-over since the last decision, which waits for somebody; null when there is none.</summary>
    public required HandOver? Waiting { get; init; }

    public IEnumerable<ItemStanding> Outstanding => Items.Where(i => i.IsOutstanding);

    /// <summary>What is outstanding, those items first that a verdict waits for.</summary>
    public IReadOnlyList<ItemStanding> OutstandingFirst
    {
        get
        {
            var decisive = Decisive.Select(g => g.Fact).ToHashSet(StringComparer.Ordinal);
            return [.. Outstanding.OrderByDescending(i => i.Item.Facts.Any(f => decisive.Contains(f.Name)))];
        }
    }

    public IEnumerable<ItemStanding> Overdue => Items.Where(i => i.IsOverdue(Today));

    /// <summary>Dated answers that count no longer on the planned start, or not even today, the first to go first.</summary>
    public IReadOnlyList<(ItemStanding Item, DateOnly LastDay)> Expiring =>
    [
        .. Items.Where(i => i.LastDay is { } last && last < (PlannedStart ?? Today)).Select(i => (i, i.LastDay!.Value)).OrderBy(i => i.Value),
    ];

    public DateOnly? FreshUntil => Items.Select(i => i.LastDay).Min();

    /// <summary>Every open question once, those that change a verdict first, then in the order the evaluation gives.</summary>
    public IReadOnlyList<Gap> Gaps => field ??= Evaluation is null ? [] :
    [
        .. Evaluation.Options.SelectMany(o => o.Gaps).GroupBy(g => g.Fact, StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(g => g.Decisive).ThenByDescending(g => g.Bounds).First())
            .OrderByDescending(g => g.Decisive).ThenByDescending(g => g.Bounds),
    ];

    public IEnumerable<Gap> Decisive => Gaps.Where(g => g.Decisive);

    /// <summary>The item that asks for a fact; null for a fact that no item asks for.</summary>
    public ItemStanding? ItemOf(string fact) => Items.FirstOrDefault(i => i.Item.Facts.Any(f => f.Name == fact));
}
