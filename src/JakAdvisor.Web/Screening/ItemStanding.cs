using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Screening;

/// <summary>How an item of the checklist stands, facts and entries taken together.</summary>
public enum Standing
{
    NotStarted,
    Requested,

    /// <summary>Some of its answers are known, others are still asked for.</summary>
    Partly,

    /// <summary>An answer is past its window and has to be asked or tested again.</summary>
    TooOld,
    Done,
    Declined,

    /// <summary>Its condition is decided and does not hold.</summary>
    NotApplicable,

    /// <summary>Nobody can say yet whether it applies: a result decides.</summary>
    NotCalledFor,
}

/// <summary>One item of a patient's checklist: its facts as they count today, and everything recorded for it.</summary>
public sealed class ItemStanding(ChecklistStanding checklist, IReadOnlyList<ScreeningEntry> history, Entries entries, IReadOnlySet<string> asked)
{
    public ChecklistItem Item => checklist.Item;

    public ExplainedCondition Condition => checklist.Condition;

    public IReadOnlyList<FactStanding> Facts => checklist.Facts;

    /// <summary>Everything recorded for it, newest first.</summary>
    public IReadOnlyList<ScreeningEntry> History => history;

    /// <summary>The newest entry that stands; null when none does.</summary>
    public ScreeningEntry? Current { get; } = history is [{ Status: not ScreeningStatus.Withdrawn } newest, ..] ? newest : null;

    public Truth Applies => checklist.Condition.Truth;

    /// <summary>The facts that people answer here; age and sex stand in the record.</summary>
    public IReadOnlyList<Fact> Asked => ItemFields.Asked(Item);

    public bool ForDoctor => Item.By == "doctor" || (Open.Count > 0 && Open.All(IsForDoctor));

    /// <summary>Whether it waits for nurse or laboratory.</summary>
    public bool IsOutstanding => !Item.Optional && Item.By != "doctor"
        && (Standing is Standing.Requested || (Standing is Standing.NotStarted or Standing.Partly or Standing.TooOld && (Open.Count == 0 || Open.Any(f => !IsForDoctor(f)))));

    /// <summary>The last day on which all its dated answers count; null when none expires.</summary>
    public DateOnly? LastDay => Applies == Truth.False ? null : Facts.Select(f => f.LastDay).Min();

    /// <summary>The facts that are still asked for.</summary>
    public IReadOnlyList<FactStanding> Open => field ??=
    [
        .. Facts.Where(f => f.State == FactState.TooOld || (f.State != FactState.Known && (Current?.Status != ScreeningStatus.ResultIn || asked.Contains(f.Fact.Name)))),
    ];

    public Standing Standing => Applies switch
    {
        Truth.False => Standing.NotApplicable,
        Truth.Unknown => AnythingKnown ? Answered : Standing.NotCalledFor,
        _ => Answered,
    };

    public bool IsOverdue(DateOnly today) => Standing == Standing.Requested && Current?.DueBy < today;

    /// <summary>Only a doctor answers it, or a nurse has answered that the doctor must.</summary>
    public static bool IsForDoctor(FactStanding fact) => fact.Fact.AskedOf == "doctor" || (fact.Fact.ForDoctor.Count > 0 && fact.State == FactState.NotKnown);

    /// <summary>Whether the draft holds other answers than the newest entry gave: somebody changed them in the assessment form.</summary>
    public bool IsChangedElsewhere => Current is { Status: ScreeningStatus.ResultIn } entry && Entries.FromJson(entry.Entries) is var written
        && Item.Facts.Any(f => Answers.IsGiven(written, f) && Answers.Text(written, f) != Answers.Text(entries, f));

    private bool AnythingKnown => Facts.Any(f => f.State is FactState.Known or FactState.TooOld);

    private Standing Answered
    {
        get
        {
            // A request or refusal holds until the answers change, whoever changes them.
            var waits = Current is { Status: ScreeningStatus.Requested or ScreeningStatus.Declined } entry && (Facts.Count == 0 || ItemFields.Same(entry.Replaced, entries, Item));
            if (waits) return Current!.Status == ScreeningStatus.Requested ? Standing.Requested : Standing.Declined;
            if (Facts.Count == 0) return Current?.Status == ScreeningStatus.ResultIn ? Standing.Done : Standing.NotStarted;
            if (Open.Count == 0) return Standing.Done;
            if (Open.Any(f => f.State == FactState.TooOld)) return Standing.TooOld;
            return AnythingKnown || Current?.Status == ScreeningStatus.ResultIn ? Standing.Partly : Standing.NotStarted;
        }
    }
}
