using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>What the fact vocabulary says in prose: lasting values, modifiable facts, and whom to ask.</summary>
public partial class FactListTests
{
    [Fact]
    public void What_does_not_expire_by_itself_is_what_the_freshness_section_lists()
    {
        var text = SpecificationText.Section("facts.md", "## Freshness").Replace('\n', ' ');
        var list = text[text.IndexOf("shown as *old*:", StringComparison.Ordinal)..text.IndexOf(". Windows are", StringComparison.Ordinal)];
        var expected = LastingClause().Matches(list).SelectMany(clause =>
        {
            var words = Words().Matches(clause.Groups["words"].Value).Select(m => m.Value).Where(w => w != "or");
            return Quoted().Matches(clause.Groups["facts"].Value).SelectMany(fact => words.Select(word => $"{fact.Groups[1].Value} {word}"));
        });
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Repository.Release.Facts.Raw.SelectMany(f => f.Lasting.Select(l => $"{f.Name} {l}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_can_be_changed_and_to_what_is_what_the_modifiable_facts_list()
    {
        var section = SpecificationText.Section("facts.md", "### Modifiable facts").Replace('\n', ' ');
        var expected = SpecificationText.List(section[..section.IndexOf(" Never:", StringComparison.Ordinal)], '·').SelectMany(Modifiable);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Repository.Release.Facts.Raw.Where(f => f.Change is not null).Select(f => $"{f.Name} {f.Change}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_doctors_questions_are_the_doctors()
    {
        var section = SpecificationText.Section("facts.md", "### Who is asked").Replace('\n', ' ');
        var list = section[(section.IndexOf("Doctor's:", StringComparison.Ordinal) + 9)..section.IndexOf(", liver.childPugh", StringComparison.Ordinal)];
        var facts = Repository.Release.Facts.Raw;
        var expected = SpecificationText.List(list).Select(name => facts.Single(f => f.Name == name || f.Name.EndsWith("." + name, StringComparison.Ordinal)).Name);
        Assert.Equal(expected.Order(StringComparer.Ordinal), facts.Where(f => f.AskedOf == "doctor").Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Modifiable(string entry)
    {
        if (entry.StartsWith("labs.", StringComparison.Ordinal))
        {
            // Counts are raised to their limit, liver enzymes brought down to it.
            Assert.EndsWith(" (to the limit)", entry, StringComparison.Ordinal);
            return SpecificationText.List(entry["labs.".Length..^" (to the limit)".Length]).Select(name => name switch
            {
                "ALT" or "AST" => FormattableString.Invariant($"labs.{(name == "ALT" ? "alt" : "ast")}TimesUln down to the limit"),
                _ => $"labs.{name} up to the limit",
            });
        }
        if (entry is "medications.current (without the named one)" or "therapy.history (`continues` false)" or "vaccines.liveRecent no (by waiting, with the date)"
            || entry.StartsWith("tb.preventiveTreatment in-progress or completed", StringComparison.Ordinal))
        {
            return [$"{entry.Split(' ')[0]} special"];
        }
        var parts = entry.TrimEnd('.').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var topic = entry[..(entry.IndexOf('.', StringComparison.Ordinal) + 1)];
        return parts[..^1].Select(name => name.TrimEnd(',')).Select(name => $"{(name.Contains('.', StringComparison.Ordinal) ? name : topic + name)} {parts[^1]}");
    }

    [GeneratedRegex(@"(?<facts>`[^`]+`(\s*/\s*`[^`]+`)*)(?<words>[^`]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastingClause();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("[A-Za-z-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
