using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;
using Xunit.Abstractions;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>One wrong thing at a time in the guidance, and something must notice: the cases, the clinic stories, the tables, or the loader.</summary>
public class MutationTests(ITestOutputHelper output)
{
    private static readonly GuidanceRelease Release = Repository.Release;
    private static readonly Lazy<IReadOnlyList<(string Name, Func<GuidanceRelease, bool> Catches)>> Nets = new(() =>
    {
        var programs = new RulePrograms(Release, KeptSheet.Derived(Release).Slots);
        var regimens = new RegimenNet(Release);
        return
        [
            ("cases", new CaseNet(programs).Catches),
            ("stories", new StoryNet(programs).Catches),
            ("tables", mutant => RowNet.Catches(mutant) || FactTable.Catches(mutant) || regimens.Catches(mutant)),
        ];
    });

    [Fact]
    public void Nothing_catches_the_guidance_as_it_is()
    {
        Assert.Empty(FactTable.Disagreements(Release));
        var rebuilt = Release with
        {
            Facts = new FactCatalogue(Release.Facts.All),
            Parameters = [.. Release.Parameters],
            Rules = [.. Release.Rules.Select(r => r with { })],
            Drugs = [.. Release.Drugs],
        };
        foreach (var (name, catches) in Nets.Value) Assert.False(catches(rebuilt), name);
    }

    [Fact]
    public void Every_mutant_of_the_guidance_is_caught()
    {
        var mutants = RuleMutants.Of(Release).Concat(ParameterMutants.Of(Release)).Concat(FactMutants.Of(Release)).Concat(DrugMutants.Of(Release))
            .Concat(new MedicineMutants(Release, Repository.Files).All());
        var results = new ConcurrentBag<Result>();
        Parallel.ForEach(Partitioner.Create(mutants, EnumerablePartitionerOptions.NoBuffering), mutant =>
        {
            var nets = mutant.Refused ? [] : Nets.Value.Where(n => n.Catches(mutant.Release)).Select(n => n.Name).ToList();
            results.Add(new Result(mutant.Kind, mutant.Change, mutant.Refused, nets));
        });

        output.WriteLine(Count(results));
        var alive = results.Where(r => r.IsAlive && !r.IsEquivalent).Select(r => $"alive: {r.Kind}: {r.Change}");
        var notEquivalent = results.Where(r => r.IsEquivalent && !r.IsAlive).Select(r => $"not equivalent: {r.Change}");
        Assert.True(!alive.Concat(notEquivalent).Any(), string.Join('\n', alive.Concat(notEquivalent).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void No_input_tells_an_equivalent_mutant_from_the_guidance()
    {
        var mutants = RuleMutants.Of(Release).ToLookup(m => m.Change);
        Assert.InRange(EquivalentMutants.Named.Count, 0, 10);
        foreach (var name in EquivalentMutants.Named)
        {
            var (differing, tried) = EquivalentMutants.Compared(Release, Assert.Single(mutants[name]));
            output.WriteLine($"{name}: {tried} combinations, {differing} differ");
            Assert.Equal(0, differing);
            Assert.InRange(tried, 1, int.MaxValue);
        }
    }

    private sealed record Result(string Kind, string Change, bool Refused, IReadOnlyList<string> CaughtBy)
    {
        public bool IsAlive => !Refused && CaughtBy.Count == 0;

        public bool IsEquivalent => EquivalentMutants.Named.Contains(Change);
    }

    /// <summary>
    /// A row a kind: killed of total without the equivalent, how many the loader refuses, and how many each net catches; several nets may catch one mutant.
    /// </summary>
    private static string Count(IReadOnlyCollection<Result> results)
    {
        var text = new StringBuilder();
        Line("kind", "killed/total", "loader", "cases", "stories", "tables", "equivalent");
        foreach (var kind in results.GroupBy(r => r.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)) Row(kind.Key, [.. kind]);
        Row("all", [.. results]);
        return text.ToString();

        void Row(string name, List<Result> some)
        {
            int By(string net) => some.Count(r => r.CaughtBy.Contains(net));
            var killed = $"{some.Count(r => !r.IsAlive)}/{some.Count(r => !r.IsEquivalent)}";
            Line(name, killed, some.Count(r => r.Refused), By("cases"), By("stories"), By("tables"), some.Count(r => r.IsEquivalent));
        }

        void Line(string name, string killed, params object[] counts) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"{name,-34}{killed,14}{string.Concat(counts.Select(c => $"{c,11}"))}");
    }
}
