namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>One row of the rule tables, sections 1 to 7 of the specification.</summary>
internal sealed record RuleRow(string Id, string Drugs, string Places, string Effect, string When, string Sources, string Mark)
{
    /// <summary>What tells two rows of one id apart.</summary>
    public string Key => $"{Id} | {Drugs} | {Places}";
}

internal static class RuleTable
{
    private static readonly string[] Sections =
    [
        "## 1 Indication", "## 2 Combination", "## 3 Contraindications", "## 4 Weigh", "## 5 Infection", "## 6 Blood", "## 7 Reproduction",
    ];

    public static IReadOnlyList<RuleRow> Rows { get; } =
        [.. Sections.SelectMany(s => SpecificationText.Rows(SpecificationText.Section("rules.md", s), 8)).Select(Row)];

    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));

    public static RuleRow Row(string[] cells) => new(
        cells[0],
        Join(SpecificationText.List(cells[1], ' ').Select(SpecificationText.Drug)),
        Join(SpecificationText.Places(cells[2])),
        cells[3],
        cells[4],
        Join(SpecificationText.List(cells[6])),
        cells[7]);
}
