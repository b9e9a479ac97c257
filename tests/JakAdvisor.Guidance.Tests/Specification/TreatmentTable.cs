namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The rows of the rule table on treatment.</summary>
internal static class TreatmentTable
{
    public static IReadOnlyList<RuleRow> Rows { get; } = [.. SpecificationText.Rows(SpecificationText.Section("treatment.md", "## Rules"), 8).Select(RuleTable.Row)];

    /// <summary>What tells two rows apart: two of one id may name a common drug and place.</summary>
    public static string Key(RuleRow row) => $"{row.Key} | {row.Effect}";
}
