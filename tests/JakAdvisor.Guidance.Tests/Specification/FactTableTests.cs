using System.Globalization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The fact vocabulary of the specification and <c>facts.yaml</c>.</summary>
public class FactTableTests
{
    private static readonly IReadOnlyList<string[]> Table = SpecificationText.Rows(SpecificationText.Section("facts.md", "## Types").Split("\n### ")[0], 6);

    private static FactCatalogue Catalogue => Repository.Release.Facts;

    private static IEnumerable<string[]> Raw => Table.Where(r => r[1] != "derived");

    public static TheoryData<string> RawNames() => [.. Raw.Select(r => r[0])];

    [Fact]
    public void The_raw_facts_are_those_of_the_table_in_its_order() => Assert.Equal(Raw.Select(r => r[0]), Catalogue.Raw.Select(f => f.Name));

    [Theory]
    [MemberData(nameof(RawNames))]
    public void A_fact_has_the_type_unit_words_range_and_window_of_its_row(string name)
    {
        var row = Raw.Single(r => r[0] == name);
        Assert.Equal(string.Join(" | ", row[1].Replace("list of names", "list", StringComparison.Ordinal), Values(row), row[3], row[4]), Described(Catalogue[name]));
    }

    [Fact]
    public void The_derived_facts_are_those_of_the_table()
    {
        var derived = SpecificationText.Rows(SpecificationText.Section("facts.md", "### Derived facts"), 3).SelectMany(r => Expanded(r[0]))
            .Where(name => !Raw.Any(r => r[0] == name)).ToList();
        Assert.Equal(derived.Order(StringComparer.Ordinal), Catalogue.All.Where(f => f.IsDerived).Select(f => f.Name).Order(StringComparer.Ordinal));
        string[] perDrug = ["therapy.continuesOtherJak", "therapy.onThisDrug", "therapy.thisDrugOutcome", "therapy.otherJakFailed", "allergy.toThisDrug"];
        Assert.Equal(perDrug, Catalogue.All.Where(f => f.IsPerDrug).Select(f => f.Name));
    }

    [Fact]
    public void The_words_of_this_drugs_outcome_are_those_of_the_table()
    {
        var row = SpecificationText.Rows(SpecificationText.Section("facts.md", "### Derived facts"), 3).Single(r => r[0] == "therapy.thisDrugOutcome");
        var words = row[1][(row[1].IndexOf(':', StringComparison.Ordinal) + 1)..row[1].IndexOf(", not-known", StringComparison.Ordinal)];
        Assert.Equal(SpecificationText.List(words).Append("none").Order(StringComparer.Ordinal), Catalogue["therapy.thisDrugOutcome"].Words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_therapies_have_the_classes_of_the_specification()
    {
        var line = SpecificationText.Section("facts.md", "### `therapy.history`").Replace('\n', ' ');
        var agents = line[(line.IndexOf("* agent:", StringComparison.Ordinal) + 8)..line.IndexOf("· other (with", StringComparison.Ordinal)];
        var expected = SpecificationText.List(agents, '·').SelectMany(group =>
        {
            var parts = group.Split('(', 2, StringSplitOptions.TrimEntries);
            var named = parts.Length == 1 ? parts[0] : parts[1].TrimEnd(')').Replace("class ", "", StringComparison.Ordinal);
            return SpecificationText.List(parts[0]).Select(agent => $"{agent} {named}");
        });
        Assert.Equal(expected, Repository.Release.Medicines.Agents.Select(a => $"{a.Name} {a.Class}"));
    }

    private static string Values(string[] row) => row[1] switch
    {
        "word" or "number" => row[2],
        "list" when row[2] != "see below" => row[2],
        _ => "",
    };

    private static string Described(Fact fact)
    {
        var type = fact.Type == FactType.YesNo ? "yes/no" : Names.Of(fact.Type);
        var words = fact.Type is FactType.Word or FactType.List ? string.Join(", ", fact.CanBeNotDone ? fact.Words.Append("not-done") : fact.Words) : fact.Unit;
        var range = fact.Type == FactType.Number ? string.Create(CultureInfo.InvariantCulture, $"{fact.Least}–{fact.Greatest}") : "";
        return $"{type} | {words} | {range} | {fact.Window}";
    }

    /// <summary>"therapy.continuesBiologic / …Corticosteroid" and "therapy.biologicFailed / twoBiologicsFailed" in full.</summary>
    private static IEnumerable<string> Expanded(string cell)
    {
        var names = SpecificationText.List(cell, '/');
        var topic = names[0][..(names[0].IndexOf('.', StringComparison.Ordinal) + 1)];
        return names.Select(name => name.StartsWith('…') ? $"{topic}continues{name[1..]}" : name.Contains('.', StringComparison.Ordinal) ? name : topic + name);
    }
}
