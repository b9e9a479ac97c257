using System.Globalization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The unit factors of the specification and <see cref="Units"/>.</summary>
public class UnitTableTests
{
    /// <summary>The fact of each quantity; what is no fact of the vocabulary has none.</summary>
    private static readonly Dictionary<string, string> Facts = new(StringComparer.Ordinal)
    {
        ["haemoglobin"] = "labs.haemoglobin",
        ["neutrophils"] = "labs.neutrophils",
        ["lymphocytes"] = "labs.lymphocytes",
        ["platelets"] = "",
        ["white cells"] = "",
        ["creatinine"] = "labs.creatinine",
        ["LDL"] = "labs.ldl",
        ["HDL"] = "",
        ["total cholesterol"] = "",
        ["CRP"] = "labs.crp",
        ["albumin"] = "labs.albumin",
        ["faecal calprotectin"] = "labs.faecalCalprotectin",
        ["weight"] = "patient.weight",
        ["height"] = "patient.height",
        ["ALT"] = "labs.altTimesUln",
        ["AST"] = "labs.astTimesUln",
    };

    private static readonly IReadOnlyList<string[]> Table = SpecificationText.Rows(SpecificationText.Read("units.md"), 4);

    [Fact]
    public void Every_quantity_is_known() => Assert.Equal(Facts.Keys.Order(), Table.SelectMany(r => SpecificationText.List(r[0])).Order());

    [Fact]
    public void The_units_and_factors_are_those_of_the_table()
    {
        var expected = Table.Select(row => string.Join(' ', SpecificationText.List(row[0]).Select(q => Facts[q]).Where(f => f.Length > 0)) + $" in {row[1]}: {Conversions(row)}");
        var actual = Units.Quantities.Select(q => $"{string.Join(' ', q.Facts)} in {q.Canonical}: {string.Join("; ", q.Accepted.Skip(1).Select(Described))}");
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_canonical_unit_is_the_facts_own() =>
        Assert.All(Units.Quantities.SelectMany(q => q.Facts.Select(f => (Fact: f, q.Canonical, q.Accepted[0].Name))), q =>
            Assert.Equal((q.Fact, q.Canonical, q.Canonical), (q.Fact, Repository.Release.Facts[q.Fact].Unit, q.Name)));

    private static string Conversions(string[] row)
    {
        var (units, factors) = (SpecificationText.List(row[2], '·'), SpecificationText.List(row[3], '·'));
        return string.Join("; ", units.Zip(factors).SelectMany(pair => pair.First.Split(" or ").Select(unit => $"{unit} {pair.Second}")));
    }

    private static string Described(AcceptedUnit unit)
    {
        if (unit.NeedsUpperLimit) return $"{unit.Name} with the laboratory's limit value ÷ limit";
        return unit.Over == 1
            ? string.Create(CultureInfo.InvariantCulture, $"{unit.Name} × {unit.Times}")
            : string.Create(CultureInfo.InvariantCulture, $"{unit.Name} ÷ {unit.Over}");
    }
}
