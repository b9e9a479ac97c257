using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Cases;

/// <summary>No variant and no number of the guidance goes without its cases.</summary>
public class RuleCaseCoverageTests
{
    private const double SameNumber = 1e-9;

    /// <summary>A derived number has no reported step; its cases stand this near to the limit.</summary>
    private const double DerivedStep = 0.1;

    private static IEnumerable<Variant<Effect>> Variants => Repository.Release.Rules.SelectMany(r => r.Variants);

    [Fact]
    public void Every_variant_has_exactly_one_entry_and_every_entry_its_variant()
    {
        var without = Variants.Where(v => RuleCases.All.Count(e => e.Describes(v)) != 1).Select(v => $"{v.File}:{v.Line} {v.Rule}");
        var homeless = RuleCases.All.Where(e => Variants.Count(e.Describes) != 1).Select(e => $"{e.File} {e.Name}");

        Assert.Empty(without.Concat(homeless));
        Assert.Equal(187, RuleCases.All.Count);
    }

    [Fact]
    public void Every_entry_has_met_clear_and_open_cases_or_says_why_it_never_can()
    {
        foreach (var entry in RuleCases.All)
        {
            Assert.True(entry.Cases.Any(c => c.Expected == Truth.True), $"{entry.Name} has no met case");
            var (clear, open) = (entry.Cases.Any(c => c.Expected == Truth.False), entry.Cases.Any(c => c.Expected == Truth.Unknown));
            Assert.True(clear == (entry.NeverClear is null), $"{entry.Name} needs clear cases or a neverClear sentence, not both");
            Assert.True(open == (entry.NeverOpen is null), $"{entry.Name} needs open cases or a neverOpen sentence, not both");
        }
    }

    [Fact]
    public void What_is_said_never_to_be_open_or_clear_never_is_over_all_values_of_its_facts()
    {
        foreach (var entry in RuleCases.All.Where(e => e.NeverOpen is not null || e.NeverClear is not null))
        {
            var condition = Variants.Single(entry.Describes).When;
            var facts = condition.Comparisons.GroupBy(c => c.Fact.Name).Select(Reach.Values).ToArray();
            var truths = Reach.Combinations(facts).Select(values => Reach.Judge(condition, values)).ToHashSet();
            if (entry.NeverOpen is not null) Assert.False(truths.Contains(Truth.Unknown), $"{entry.Name} can be open");
            if (entry.NeverClear is not null) Assert.False(truths.Contains(Truth.False), $"{entry.Name} can be clear");
        }
    }

    [Fact]
    public void No_two_cases_of_a_file_say_the_same()
    {
        var said = RuleCases.All.SelectMany(e => e.Cases.Select(c => $"{e.File}: {c.Say}"));
        Assert.Empty(said.GroupBy(s => s).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_number_has_a_case_at_the_limit_and_one_step_to_each_side()
    {
        var derived = KeptSheet.Derived(Repository.Release);
        var missing = new List<string>();
        foreach (var entry in RuleCases.All)
        {
            var sheets = new Lazy<List<KeptSheet>>(() => [.. entry.Cases.Select(c => new KeptSheet(derived, c.Read(), Patients.AsOf))]);
            foreach (var comparison in Variants.Single(entry.Describes).When.Comparisons.Where(c => !double.IsNaN(c.Limit)))
            {
                var (fact, limit) = (comparison.Fact, comparison.Limit);
                var numbers = sheets.Value.Select(s => s.Number(fact)).ToList();
                bool At(double number) => numbers.Any(n => Math.Abs(n - number) < SameNumber);
                bool Between(double from, double to) => numbers.Any(n => n > from + SameNumber && n < to - SameNumber);
                var below = fact.IsDerived ? Between(limit - DerivedStep, limit) : At(limit - fact.Step);
                var above = fact.IsDerived ? Between(limit, limit + DerivedStep) : At(limit + fact.Step);
                var sides = new (bool Has, string Where)[] { (below, "a step below"), (At(limit), "at the limit"), (above, "a step above") };
                var needed = sides.Where(n => !n.Has).Select(n => n.Where).ToList();
                if (needed.Count > 0) missing.Add($"{entry.Name}: {comparison.Text} needs a case {string.Join(", ", needed)}");
            }
        }
        Assert.Empty(missing);
    }
}
