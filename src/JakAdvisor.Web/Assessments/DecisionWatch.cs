using System.Text.Json;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Assessments;

/// <summary>A reason why a signed decision must be looked at again.</summary>
/// <param name="Kind">worse, new-finding or facts-changed.</param>
/// <param name="Rule">The rule concerned; empty for a worse verdict.</param>
/// <param name="Sentence">What changed, for people.</param>
public sealed record Reopening(string Kind, string Rule, string Sentence);

/// <summary>
/// Whether a later assessment re-opens a signed decision: the chosen drug's verdict is worse, a contraindication, avoid or hold is met that was not at signing,
/// or the facts of an overridden finding changed.
/// </summary>
public static class DecisionWatch
{
    private static readonly Effect[] Grave = [Effect.Contraindication, Effect.Avoid, Effect.Hold];

    public static IReadOnlyList<Reopening> Reopens(Decision decision, Guidance.Evaluation.Evaluation atSigning, Guidance.Evaluation.Evaluation later)
    {
        if (decision.Kind != DecisionKinds.Start) return [];
        var (then, now) = (Of(atSigning, decision.Drug), Of(later, decision.Drug));
        if (then is null) return [];
        if (now is null) return [new Reopening("worse", "", $"{decision.Drug} is not authorised in the place of the newer assessment.")];
        var reopenings = new List<Reopening>();
        if (now.Verdict < then.Verdict)
            reopenings.Add(new Reopening("worse", "", $"{decision.Drug} was “{Levels.Words(then.Verdict)}” at signing and is now “{Levels.Words(now.Verdict)}”."));
        var metThen = Met(then).Select(f => (f.Rule, f.Effect)).ToHashSet();
        reopenings.AddRange(Met(now).Where(f => Grave.Contains(f.Effect) && !metThen.Contains((f.Rule, f.Effect)))
            .Select(f => new Reopening("new-finding", f.Rule, $"New since signing: {f.Title}.")));
        foreach (var overridden in decision.Overrides)
        {
            var (before, after) = (Finding(then, overridden.Rule), Finding(now, overridden.Rule));
            if (before is null || after is null || Facts(before) == Facts(after)) continue;
            reopenings.Add(new Reopening("facts-changed", overridden.Rule, $"The facts behind an overridden finding changed: {before.Title}."));
        }
        return reopenings;
    }

    private static Option? Of(Guidance.Evaluation.Evaluation evaluation, string drug) => evaluation.Options.FirstOrDefault(o => o.Drug == drug);

    private static IEnumerable<Finding> Met(Option option) => option.Findings.Where(f => f.State == FindingState.Met);

    private static Finding? Finding(Option option, string rule) => option.Findings.FirstOrDefault(f => f.Rule == rule);

    /// <summary>Values only: a repeated test with the same result changes nothing.</summary>
    private static string Facts(Finding finding) =>
        string.Join('\n', finding.Facts.Select(f => $"{f.Fact}={JsonSerializer.Serialize(f.Value)}").Concat(finding.Missing)) + finding.State;
}

/// <summary>What can be decided.</summary>
public static class DecisionKinds
{
    public const string Start = "start";
    public const string Defer = "defer";
    public const string Decline = "decline";

    public static readonly IReadOnlyDictionary<string, string> Words = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Start] = "Start",
        [Defer] = "Defer",
        [Decline] = "Decline",
    };
}
