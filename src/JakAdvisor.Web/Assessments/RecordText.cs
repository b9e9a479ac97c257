using System.Globalization;
using System.Text;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Assessments;

/// <summary>A stored assessment as plain text for the patient's record elsewhere: short, complete, with who says so.</summary>
public static class RecordText
{
    public static string Of(Assessment assessment, Guidance.Evaluation.Evaluation evaluation)
    {
        var text = new StringBuilder();
        var patient = assessment.Patient!;
        Line(text, $"JAK inhibitor assessment of {assessment.AsOf:d MMM yyyy}, {(assessment.Decision is null ? "DRAFT, not signed" : "signed")}");
        Line(text, $"{patient.Name}, born {patient.BirthDate:d MMM yyyy}, record {patient.RecordNumber}");
        Line(text, $"Labels of {(assessment.Jurisdiction == "us" ? "the United States" : "the European Union")}. Guidance {assessment.Release} ({assessment.ReleaseSha256[..12]}). Assessed by {assessment.AuthorName}.");
        foreach (var set in evaluation.Guidance.Overrides) Line(text, $"Site's own number in force: {set.Parameter} = {set.Value} {set.Unit} (released: {set.Released})");
        foreach (var option in evaluation.Options) Option(text, option);
        if (evaluation.Unrecognised.Count > 0) Line(text, $"\nCheck by hand: {string.Join(", ", evaluation.Unrecognised)}");
        if (assessment.Decision is { } decision) Decided(text, decision);
        return text.ToString();
    }

    private static void Option(StringBuilder text, Option option)
    {
        Line(text, $"\n{option.Drug.ToUpperInvariant()}: {Levels.Words(option.Verdict)}{(option.Provisional ? " (provisional: open questions could make it worse)" : "")}");
        foreach (var finding in option.Findings.Where(f => f.State == FindingState.Met && f.Effect != Effect.Inform))
            Line(text, $"- {finding.Title} [{Names.Of(finding.Effect)}, {Names.Of(finding.Mark)}]: {finding.Action} ({string.Join(", ", finding.Sources.Select(s => s.Id))})");
        foreach (var gap in option.Gaps.Where(g => g.Decisive)) Line(text, $"? {gap.Question}");
        if (option.Regimen is { } plan)
        {
            Line(text, $"Dose{(plan.IfItComesToAStart ? ", if it comes to a start" : "")}: {plan.Induction.Dose} {plan.Induction.Times} for {plan.Induction.Weeks} weeks, then {plan.Maintenance.Dose} {plan.Maintenance.Times}{(plan.Provisional ? " (could still be lower)" : "")}");
            foreach (var adjustment in plan.Adjustments)
                Line(text, $"  {adjustment.Phase}: {adjustment.From} -> {adjustment.To} by {adjustment.Rule}{(adjustment.Mark is Mark.Secondary or Mark.Confirm ? ", confirm in the current label" : "")}");
        }
    }

    private static void Decided(StringBuilder text, Decision decision)
    {
        Line(text, $"\nDECISION: {DecisionKinds.Words[decision.Kind]} {decision.Drug} {decision.Dose}{(decision.PlannedStart is { } start ? $", planned for {start.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "")}");
        foreach (var overridden in decision.Overrides) Line(text, $"- against {overridden.Rule}: {OverrideReasons.Words(overridden.Reason)}. {overridden.Comment}");
        if (decision.Comment.Length > 0) Line(text, $"{decision.Comment}");
        Line(text, $"Signed by {decision.SignedByName}, {decision.SignedAt:d MMM yyyy HH:mm} UTC");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
