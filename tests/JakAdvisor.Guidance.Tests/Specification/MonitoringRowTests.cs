using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>
/// Section 9 of the specification and <c>monitoring.yaml</c>. The table is prose, so each clause of it is quoted here, word for word, beside the entry
/// that carries it and the weeks a reader takes from it; a clause that changes or is left out breaks the quotation.
/// </summary>
public class MonitoringRowTests
{
    private const string Visit = "at every visit";

    private static readonly IReadOnlyList<string[]> Table = SpecificationText.Rows(SpecificationText.Section("rules.md", "## 9 Monitoring"), 4);

    private static readonly Dictionary<string, Due[]> Clauses = new(StringComparer.Ordinal)
    {
        ["U us"] =
        [
            new("blood count", "blood-count-upadacitinib-us", [4, 8, 12], Months: 3, Mark: "ours"),
            new(
                " and liver tests periodically (app default: weeks 4, 8, 12, then every 3 months, marked local policy)",
                "liver-tests-upadacitinib-us", [4, 8, 12], Months: 3, Mark: "ours"),
            new("; lipids week 12", "lipids-upadacitinib-us", [12]),
        ],
        ["U eu"] =
        [
            new("blood count no later than week 12, then individually", "blood-count-upadacitinib-eu", [12], Says: "as this person needs"),
            new("; liver tests routinely", "liver-tests-upadacitinib-eu", [], Says: "routinely"),
            new("; lipids week 12", "lipids-upadacitinib-eu", [12]),
        ],
        ["T us"] =
        [
            new("lymphocytes every 3 months", "lymphocytes-tofacitinib-us", [], Months: 3),
            new("; neutrophils and haemoglobin weeks 4–8, then every 3 months", "neutrophils-haemoglobin-tofacitinib-us", [8], (4, 8), 3),
            new("; lipids weeks 4–8", "lipids-tofacitinib-us", [8], (4, 8)),
        ],
        ["T eu"] =
        [
            new("blood count weeks 4–8, then every 3 months", "blood-count-tofacitinib-eu", [8], (4, 8), 3),
            new("; lipids week 8", "lipids-tofacitinib-eu", [8]),
            new("; liver tests periodically", "liver-tests-tofacitinib-eu", [], Says: "periodically"),
        ],
        ["F eu"] =
        [
            new("blood count routinely", "blood-count-filgotinib", [], Says: "routinely"),
            new("; lipids week 12", "lipids-filgotinib", [12]),
        ],
        ["all both"] =
        [
            new("skin examination yearly (seed, AGA)", "skin-us", [], Months: 12, Mark: "seed"),
            new(" or periodically (labels)", "skin-eu", [], Months: 12, Says: "the labels say regularly"),
            new("; infection", "infection-every-visit", [], Says: Visit),
            new(", abdominal pain", "abdominal-pain-every-visit", [], Says: Visit),
            new(", clots", "clots-every-visit", [], Says: Visit),
            new(", heart at every visit", "heart-every-visit", [], Says: Visit),
            new("; TB vigilance", "tb-vigilance", [], Says: Visit),
            new(" (re-screen yearly where common)", "tb-rescreen", [], Months: 12, Says: "where tuberculosis is common"),
            new("; FC", "faecal-calprotectin", [12]),
            new(" and CRP at week 12", "crp", [12]),
            new("; disease index at weeks 2–4", "disease-index-early", [4], (2, 4)),
            new(", 8, 12", "disease-index", [8, 12]),
            new("; endoscopy around week 12 or 6–9 months", "endoscopy", [12], (12, 39), Says: "6–9 months"),
        ],
        ["all both, 2"] = [new("HBV rules above add HBV DNA and ALT every 1–3 months", "hbv-dna-alt", [], Months: 3, Says: "every 1–3 months")],
    };

    /// <summary>Entries that no row of section 9 names, and why they stand.</summary>
    private static readonly Dictionary<string, string> Beyond = new(StringComparer.Ordinal)
    {
        ["liver-tests-tofacitinib-us"] = "the statement MON-TOFA-US asks for them routinely",
        ["tb-preventive-course"] = "the rule tb-latent-covered says: finish the course, watch for symptoms",
        ["tb-films"] = "the rule tb-imaging-cleared says: compare films later",
    };

    public static TheoryData<string> Rows() => [.. Clauses.Keys];

    [Fact]
    public void Every_row_is_quoted_whole() =>
        Assert.Equal(
            Table.Select(r => $"{r[0]} {r[1]}: {r[2]}"),
            Clauses.Select(c => $"{c.Key.Split(',')[0]}: {string.Concat(c.Value.Select(d => d.Clause))}"));

    [Fact]
    public void There_is_no_other_entry()
    {
        var quoted = Clauses.Values.SelectMany(c => c).Select(c => c.Entry).ToList();
        Assert.Equal(quoted.Concat(Beyond.Keys).Order(StringComparer.Ordinal), Repository.Release.Monitoring.Select(m => m.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_clause_has_an_entry_for_its_drug_and_place_with_its_weeks(string key)
    {
        foreach (var due in Clauses[key])
        {
            var entry = Entry(due);
            (int From, int To)? window = entry.WindowFrom is { } from && entry.WindowTo is { } to ? (from, to) : null;
            var drugs = $"{RuleTable.Join(entry.Drugs)} in {RuleTable.Join(entry.Where.Select(w => Names.Of(w)))}";
            Assert.Equal(
                (due.Entry, Drugs(key, due), string.Join(' ', due.Weeks), due.Window, due.Months),
                (due.Entry, drugs, string.Join(' ', entry.Weeks), window, entry.EveryMonths));
            Assert.Contains(due.Says, entry.Every ?? "", StringComparison.Ordinal);
            if (due.Mark is { } mark) Assert.Equal(mark, Names.Of(entry.Mark));
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_sources_of_a_row_are_cited(string key)
    {
        var cited = Clauses[key].SelectMany(d => Entry(d).Sources).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var known = Repository.Release.Sources.Select(s => s.Id).ToList();
        var row = Table[Clauses.Keys.ToList().IndexOf(key)];
        foreach (var group in SourceGroups.Read(row[3], known)) Assert.True(group.Any(cited.Contains), $"{key}: nothing cites {string.Join(", ", group)}");
        var stray = row[0] == "all" ? [] : cited.Except(SourceGroups.Read(row[3], known).SelectMany(g => g), StringComparer.Ordinal);
        Assert.Empty(stray);
    }

    [Fact]
    public void The_yearly_tuberculosis_screening_and_the_hepatitis_B_tests_follow_their_rules()
    {
        Assert.Equal(["tb-exposure"], Repository.Release.Monitoring.Single(m => m.Id == "tb-rescreen").Met);
        Assert.Equal(
            RuleTable.Rows.Where(r => r.Id.StartsWith("hbv-", StringComparison.Ordinal) && r.Sources.Contains("G:H4", StringComparison.Ordinal)).Select(r => r.Id).Order(),
            Repository.Release.Monitoring.Single(m => m.Id == "hbv-dna-alt").Met.Order());
    }

    private static MonitoringEntry Entry(Due due) => Repository.Release.Monitoring.Single(m => m.Id == due.Entry);

    private static string Drugs(string key, Due due) => (key.Split(' ', ',')[0], due.Entry) switch
    {
        (_, "skin-us") => "tofacitinib upadacitinib in us",
        (_, "skin-eu") => "filgotinib tofacitinib upadacitinib in eu",
        ("all", _) => "filgotinib tofacitinib upadacitinib in eu us",
        var (letter, _) => $"{SpecificationText.Drug(letter)} in {key[2..]}",
    };

    /// <summary>A clause of the table, the entry that carries it, and when it is due.</summary>
    private sealed record Due(string Clause, string Entry, int[] Weeks, (int From, int To)? Window = null, int? Months = null, string Says = "", string? Mark = null);
}
