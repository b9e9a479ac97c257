using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The interaction groups and medicine names of the specification and <c>interactions.yaml</c>.</summary>
public partial class InteractionTableTests
{
    /// <summary>Other ways to write a name of the table: with a space for the hyphen, shortened, or the bracket spoken out.</summary>
    private static readonly string[] Spellings = ["certolizumab", "certolizumab pegol", "low dose aspirin", "low-dose aspirin"];

    private static readonly Dictionary<string, IReadOnlyList<Name>> Groups =
        SpecificationText.Rows(SpecificationText.Read("interactions.md"), 2).ToDictionary(r => Id(r[0]), r => Members(r[0], r[1]), StringComparer.Ordinal);

    public static TheoryData<string> Ids() => [.. Groups.Keys];

    [Fact]
    public void The_groups_are_those_of_the_table() => Assert.Equal(Groups.Keys, Repository.Release.Medicines.Groups.Select(g => g.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_group_has_the_members_of_its_row(string id) =>
        Assert.Equal(Groups[id].Select(m => m.Generic), Repository.Release.Medicines.Groups.Single(g => g.Id == id).Members);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_name_of_a_row_finds_its_group_in_any_case(string id)
    {
        foreach (var member in Groups[id])
        {
            foreach (var name in member.Also.Prepend(member.Generic).SelectMany(n => new[] { n, n.ToUpperInvariant() }))
            {
                var found = Repository.Release.Medicines.Find(name);
                Assert.Equal((name, member.Generic, true), (name, found?.Generic, found?.Groups.Contains(id) ?? false));
            }
        }
    }

    [Fact]
    public void Every_name_of_the_therapy_list_finds_its_agent()
    {
        Assert.Equal(
            Therapies.Select(t => t.Generic).Order(StringComparer.Ordinal),
            Repository.Release.Medicines.Agents.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.All(Therapies, t => Assert.All(t.Also.Prepend(t.Generic), name => Assert.Equal(t.Generic, Repository.Release.Medicines.Find(name)?.Agent)));
    }

    [Fact]
    public void No_name_is_known_that_the_specification_does_not_give()
    {
        var given = Groups.Values.SelectMany(g => g).Concat(Therapies).SelectMany(m => m.Also.Prepend(m.Generic)).Concat(Spellings);
        Assert.Equal(given.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase), Repository.Release.Medicines.Names);
    }

    [Theory]
    [InlineData("insulin glargine", "antidiabetic")]
    [InlineData("Insulin aspart", "antidiabetic")]
    public void Any_insulin_is_an_insulin(string name, string group) => Assert.Equal([group], Repository.Release.Medicines.Find(name)!.Groups);

    [Theory]
    [InlineData("denosumab")]
    [InlineData("omalizumab")]
    [InlineData("dupilumab")]
    public void What_the_table_keeps_out_of_the_biologics_is_out(string name)
    {
        var row = SpecificationText.Rows(SpecificationText.Read("interactions.md"), 2).Single(r => r[0].StartsWith("biologic", StringComparison.Ordinal));
        Assert.Contains(name, row[1][row[1].IndexOf("(immunosuppressive", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Null(Repository.Release.Medicines.Find(name));
    }

    [Fact]
    public void The_CYP3A4_lists_are_secondary_and_all_other_memberships_to_be_confirmed() =>
        Assert.Equal(
            Groups.Keys.Select(id => (id, id.StartsWith("strongCyp3a4", StringComparison.Ordinal) ? Mark.Secondary : Mark.Confirm)),
            Repository.Release.Medicines.Groups.Select(g => (g.Id, g.Mark)));

    private static IReadOnlyList<Name> Therapies
    {
        get
        {
            var text = SpecificationText.Read("interactions.md").Replace('\n', ' ');
            return Read(text[(text.IndexOf("resolve too:", StringComparison.Ordinal) + 12)..].Trim().TrimEnd('.'));
        }
    }

    private static string Id(string cell) => cell.StartsWith("no known", StringComparison.Ordinal) ? "noKnownInteraction" : cell.Split(' ')[0];

    private static IReadOnlyList<Name> Members(string group, string cell)
    {
        var list = group.StartsWith("biologic", StringComparison.Ordinal) ? cell[..cell.IndexOf(" (immunosuppressive", StringComparison.Ordinal)] : cell;
        return Read(list.Replace("any *", "*", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal));
    }

    /// <summary>Names between commas; what stands in brackets are other names, save <c>(any)</c>, which means every beginning, and a dose.</summary>
    private static IReadOnlyList<Name> Read(string list) => [.. Entry().Matches(list).Select(m =>
    {
        var (generic, bracket) = (m.Groups["name"].Value.Trim(), m.Groups["also"].Value);
        return bracket switch
        {
            "any" => new Name(generic, []),
            "low dose" => new Name(generic, [$"{generic} ({bracket})"]),
            _ => new Name(generic, SpecificationText.List(bracket)),
        };
    })];

    [GeneratedRegex(@"(?<name>[^,()]+)(\((?<also>[^)]*)\))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    private sealed record Name(string Generic, string[] Also);
}
