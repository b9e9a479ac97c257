namespace JakAdvisor.Guidance.Rules;

/// <summary>One rule id on treatment with its variants by drug and place.</summary>
/// <param name="Id">The rule's id, the same in table, file, interface and page.</param>
/// <param name="Title">What a clinician would call the finding.</param>
/// <param name="Topic">The file it stands in, such as <c>response</c>.</param>
/// <param name="Variants">Its variants; two that name a common drug and place are never met together.</param>
public sealed record TreatmentRule(string Id, string Title, string Topic, IReadOnlyList<Variant<TreatmentEffect>> Variants);

/// <summary>How treatment is followed, beside the rules.</summary>
/// <param name="PlannedWeeks">The weeks in which a visit is planned, by drug; a visit up to 7 days early counts as that week.</param>
/// <param name="NotAgain">Start rules that are not judged again on treatment, with the reason; <c>require</c> rules are never.</param>
public sealed record VisitPlan(IReadOnlyDictionary<string, IReadOnlyList<int>> PlannedWeeks, IReadOnlyDictionary<string, string> NotAgain)
{
    /// <summary>Days by which a visit or a result may be early and still count as that of its week.</summary>
    public const int DaysEarly = 7;

    /// <summary>Whether a start rule's variant is judged again at every visit.</summary>
    public bool IsJudgedAgain(Variant<Effect> variant) => TreatmentLevels.OfStartRule(variant.Effect) is not null && !NotAgain.ContainsKey(variant.Rule);
}
