using JakAdvisor.Guidance.Conditions;

namespace JakAdvisor.Guidance.Rules;

/// <summary>One rule id on treatment with its variants by drug and place.</summary>
/// <param name="Id">The rule's id, the same in table, file, interface and page.</param>
/// <param name="Title">What a clinician would call the finding.</param>
/// <param name="Topic">The file it stands in, such as <c>response</c>.</param>
/// <param name="Variants">Its variants; two that name a common drug and place are never met together.</param>
public sealed record TreatmentRule(string Id, string Title, string Topic, IReadOnlyList<TreatmentVariant> Variants);

/// <summary>One row of the clinical specification on treatment.</summary>
public sealed record TreatmentVariant
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>The drugs it applies to.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>The places it applies in.</summary>
    public required IReadOnlyList<Jurisdiction> Where { get; init; }

    /// <summary>What it does when met.</summary>
    public required TreatmentEffect Effect { get; init; }

    /// <summary>When it is met.</summary>
    public required Condition When { get; init; }

    /// <summary>The sentence for the clinician.</summary>
    public required string Say { get; init; }

    /// <summary>What to do now.</summary>
    public required string Action { get; init; }

    /// <summary>The statements it rests on; never empty.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The mark of the specification: the lowest of the sources it needs.</summary>
    public required Mark Mark { get; init; }

    /// <summary>The guidance file, such as <c>treatment/response.yaml</c>.</summary>
    public required string File { get; init; }

    /// <summary>The line where the variant begins.</summary>
    public required int Line { get; init; }

    /// <summary>Whether it applies to this drug in this place.</summary>
    public bool AppliesTo(string drug, Jurisdiction where) => Where.Contains(where) && Drugs.Contains(drug, StringComparer.Ordinal);

    /// <summary>Whether it names a setting that the clinic has not set, itself or through a derived fact; it is then clear for everybody.</summary>
    internal bool IsUnset(IReadOnlyDictionary<string, Setting> settings) =>
        When.Comparisons.Any(c => c.IsUnset || c.Fact.Settings.Any(s => settings[s].Value is null));
}

/// <summary>How treatment is followed, beside the rules.</summary>
/// <param name="PlannedWeeks">The weeks in which a visit is planned, by drug; a visit up to 7 days early counts as that week.</param>
/// <param name="NotAgain">Start rules that are not judged again on treatment, with the reason; <c>require</c> rules are never.</param>
public sealed record VisitPlan(IReadOnlyDictionary<string, IReadOnlyList<int>> PlannedWeeks, IReadOnlyDictionary<string, string> NotAgain)
{
    /// <summary>Days by which a visit or a result may be early and still count as that of its week.</summary>
    public const int DaysEarly = 7;

    /// <summary>Whether a start rule's variant is judged again at every visit.</summary>
    public bool IsJudgedAgain(RuleVariant variant) => TreatmentLevels.OfStartRule(variant.Effect) is not null && !NotAgain.ContainsKey(variant.Rule);
}
