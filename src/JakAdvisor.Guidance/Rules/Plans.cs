using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Conditions;

namespace JakAdvisor.Guidance.Rules;

/// <summary>One thing to check on treatment.</summary>
public sealed record MonitoringEntry
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What is checked.</summary>
    public required string What { get; init; }

    /// <summary>The drugs it is for.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>The places it is for.</summary>
    public required IReadOnlyList<Jurisdiction> Where { get; init; }

    /// <summary>Weeks after the start in which it is due.</summary>
    public required IReadOnlyList<int> Weeks { get; init; }

    /// <summary>The first week of a span the label gives (such as weeks 4 to 8); null without a span.</summary>
    public int? WindowFrom { get; init; }

    /// <summary>The last week of that span; null without a span.</summary>
    public int? WindowTo { get; init; }

    /// <summary>How often afterwards, in words; null when only in those weeks.</summary>
    public string? Every { get; init; }

    /// <summary>Months between checks afterwards; null when it has no machine-readable interval.</summary>
    public int? EveryMonths { get; init; }

    /// <summary>Whether <see cref="Every"/> only says the span of weeks once more.</summary>
    internal bool RepeatsItsWindow => WindowFrom is not null && EveryMonths is null;

    /// <summary>The facts that are its result, all of them; empty when no fact is.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The facts of which any one is its result; empty when <see cref="Facts"/> says it.</summary>
    public IReadOnlyList<Fact> AnyOf { get; init; } = [];

    /// <summary>When it is never due again; null when nothing ends it.</summary>
    public Condition? Until { get; init; }

    /// <summary>The persons it applies to.</summary>
    public required Condition When { get; init; }

    /// <summary>Rules of which one must be met for it to apply; empty = <see cref="When"/> decides.</summary>
    public required IReadOnlyList<string> Met { get; init; }

    /// <summary>Why it is checked.</summary>
    public required string Why { get; init; }

    /// <summary>The statements it rests on.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The lowest mark of the sources it needs.</summary>
    public required Mark Mark { get; init; }
}

/// <summary>One thing to tell the patient.</summary>
/// <param name="Id">Its id, the key of the patient's sentence.</param>
/// <param name="Drugs">The drugs it is for.</param>
/// <param name="Where">The places it is for.</param>
/// <param name="When">The persons it applies to.</param>
/// <param name="Say">What the clinician tells.</param>
/// <param name="Patient">The plain sentence for the patient.</param>
/// <param name="Sources">The statements it rests on.</param>
/// <param name="Mark">The lowest mark of the sources it needs.</param>
public sealed record CounsellingEntry(
    string Id, IReadOnlyList<string> Drugs, IReadOnlyList<Jurisdiction> Where, Condition When, string Say, string Patient, IReadOnlyList<Source> Sources, Mark Mark);

/// <summary>One item of the screening checklist.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Section">The section it stands in.</param>
/// <param name="Title">What is to be done or known.</param>
/// <param name="Facts">The facts it fills; empty for an item with a status only.</param>
/// <param name="Why">Why it is asked.</param>
/// <param name="Rules">The rules that ask for it.</param>
/// <param name="Sources">The statements it rests on.</param>
/// <param name="When">The persons it applies to.</param>
/// <param name="Appears">Why a conditional item appeared; empty when it always stands.</param>
/// <param name="Optional">Whether nothing waits for it.</param>
/// <param name="By">nurse, doctor or laboratory.</param>
public sealed record ChecklistItem(
    string Id, string Section, string Title, IReadOnlyList<Fact> Facts, string Why, IReadOnlyList<string> Rules, IReadOnlyList<Source> Sources, Condition When, string Appears, bool Optional, string By);
