using System.Globalization;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>Section 8 of the specification and <c>drugs.yaml</c> give the same regimens.</summary>
public partial class RegimenRowTests
{
    private static readonly IReadOnlyList<string[]> Table = SpecificationText.Rows(SpecificationText.Section("rules.md", "## 8 Regimens"), 6);

    public static TheoryData<string> Rows() => [.. Table.Select(r => r[0])];

    [Fact]
    public void There_is_a_regimen_for_each_row_and_no_other() =>
        Assert.Equal(
            Table.Select(r => Key(r[0])).Order(),
            Repository.Release.Drugs.SelectMany(d => d.Regimens.Select(r => (d.Id, r.Disease, Names.Of(r.Where)))).Order());

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_regimen_has_the_doses_and_weeks_of_its_row(string name)
    {
        var (row, regimen) = Of(name);
        var induction = InductionCell().Match(row[1]);
        Assert.True(induction.Success, row[1]);
        Assert.Equal(
            $"{induction.Groups["dose"].Value} {induction.Groups["times"].Value}, {induction.Groups["weeks"].Value} weeks",
            string.Create(CultureInfo.InvariantCulture, $"{regimen.Induction.Amount} {regimen.Induction.Times}, {regimen.Weeks} weeks"));

        var maintenance = MaintenanceCell().Match(row[2]);
        Assert.True(maintenance.Success, row[2]);
        Assert.Equal(maintenance.Groups["dose"].Value + " mg", regimen.Maintenance.Amount);
        Assert.Equal(maintenance.Groups["times"].Success ? maintenance.Groups["times"].Value : regimen.Induction.Times, regimen.Maintenance.Times);
        Assert.Equal(row[0].StartsWith('U') ? "30 mg" : null, regimen.Option);
        Assert.Equal(row[0].StartsWith('U') ? "maintenance-30" : null, regimen.OptionRule);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_extension_has_the_weeks_of_its_row(string name)
    {
        var (row, regimen) = Of(name);
        var more = MoreWeeks().Match(row[1] + row[3]);
        var upTo = UpToWeeks().Match(row[1]);
        if (more.Success)
        {
            var weeks = int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{weeks} more weeks"), regimen.Extension, StringComparison.Ordinal);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"({regimen.Weeks + weeks} in all)"), regimen.Extension, StringComparison.Ordinal);
        }
        else if (upTo.Success)
        {
            Assert.Equal($"up to {upTo.Groups[1].Value} weeks in all", regimen.Extension);
        }
        else
        {
            Assert.Equal("none", regimen.Extension);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_number_and_every_confirm_of_a_row_is_said(string name)
    {
        var (row, regimen) = Of(name);
        var said = string.Join('\n', [regimen.Induction.Amount, regimen.Maintenance.Amount, regimen.Extension, regimen.Stop, .. regimen.Notes, $"{regimen.Weeks} weeks"]);
        var numbers = Number().Matches($"{row[1]} {row[2]} {row[3]}").Select(m => m.Value).Distinct(StringComparer.Ordinal);
        Assert.Empty(numbers.Except(Number().Matches(said).Select(m => m.Value), StringComparer.Ordinal));
        if (row[1..4].Any(c => c.Contains("confirm", StringComparison.Ordinal))) Assert.Contains("confirm", said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_regimen_has_the_sources_and_the_mark_of_its_row(string name)
    {
        var (row, regimen) = Of(name);
        Assert.Equal((RuleTable.Join(SpecificationText.List(row[4])), row[5]), (RuleTable.Join(regimen.Sources.Select(s => s.Id)), Names.Of(regimen.Mark)));
    }

    private static (string[] Row, Regimen Regimen) Of(string name)
    {
        var at = Table.ToList().FindIndex(r => r[0] == name);
        var (drug, disease, where) = Key(name);
        var row = Table[at][3] == "the same" ? [.. Table[at][..3], Table[at - 1][3], .. Table[at][4..]] : Table[at];
        return (row, Repository.Release.Drugs.Single(d => d.Id == drug).Regimens.Single(r => r.Disease == disease && Names.Of(r.Where) == where));
    }

    private static (string Drug, string Disease, string Where) Key(string cell)
    {
        var parts = cell.Split(' ');
        return (SpecificationText.Drug(parts[0]), parts[1] switch { "UC" => "ulcerative-colitis", "CD" => "crohns-disease", _ => throw new FormatException(cell) }, parts[2]);
    }

    [GeneratedRegex(@"^(?<dose>\d+ mg) (?<times>(once|twice) daily)( \(XR [^)]*\))?, (?<weeks>\d+) weeks", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InductionCell();

    [GeneratedRegex(@"^(?<dose>\d+)( or 30)? mg( (?<times>(once|twice) daily))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MaintenanceCell();

    [GeneratedRegex(@"\+ (\d+)\)|30 mg for (?<1>\d+) more weeks", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MoreWeeks();

    [GeneratedRegex(@"\(up to (\d+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UpToWeeks();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
