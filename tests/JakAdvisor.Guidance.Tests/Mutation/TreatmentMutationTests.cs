using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Tests.Support;
using Xunit.Abstractions;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>One wrong thing at a time in what visits are judged by, and something must notice: the cases, the tables, or the loader.</summary>
public sealed partial class TreatmentMutationTests(ITestOutputHelper output)
{
    private static readonly GuidanceRelease Release = Repository.Release;
    private static readonly Lazy<TreatmentNets> Nets = new(() => new TreatmentNets(Release));

    /// <summary>Ulcerative colitis, or induction, already meets these rules at an earlier week by the comparison beside the changed one.</summary>
    private static readonly string[] MetAlready =
    [
        $"on-no-benefit (upadacitinib; Us; Act): {Crohns}", $"on-no-benefit (upadacitinib; Eu; Stop): {Crohns}", $"on-induction-overrun (upadacitinib; Us; Act): {Crohns}",
        $"on-induction-overrun (upadacitinib; Eu; Act): {Crohns}",
        "on-induction-overrun (upadacitinib; Eu; Act): \"treatment.phase is extension\" to \"treatment.phase in [extension, induction]\"",
    ];

    private const string Crohns = "\"disease.type is crohns-disease\" to \"disease.type in [crohns-disease, ulcerative-colitis]\"";

    /// <summary>A week just before a planned one is never reached, since a visit in it counts as the planned week: its limit a step lower is the same limit.</summary>
    private static readonly string[] UnreachedWeeks =
    [
        "on-extend (upadacitinib; Eu; Act): treatment.week 11", "on-extend (upadacitinib; Eu; Act): treatment.week 23",
        "on-extend (upadacitinib tofacitinib; Eu; Act): treatment.week 7", "on-extend (upadacitinib tofacitinib; Eu; Act): treatment.week 15",
        "on-extend (tofacitinib; Us; Act): treatment.week 7", "on-extend (tofacitinib; Us; Act): treatment.week 15",
        "on-extend (filgotinib; Eu; Act): treatment.week 9", "on-extend (filgotinib; Eu; Act): treatment.week 21",
        "on-no-benefit (upadacitinib; Us; Act): treatment.week 11", "on-no-benefit (upadacitinib; Us; Act): treatment.week 7",
        "on-no-benefit (upadacitinib; Eu; Stop): treatment.week 23", "on-no-benefit (upadacitinib; Eu; Stop): treatment.week 15",
        "on-no-benefit (tofacitinib; Us; Stop): treatment.week 15", "on-no-benefit (tofacitinib; Eu; Stop): treatment.week 15",
        "on-no-benefit (filgotinib; Eu; Stop): treatment.week 21",
    ];

    [Fact]
    public void Nothing_catches_the_guidance_as_it_is()
    {
        var rebuilt = Release with { TreatmentRules = [.. Release.TreatmentRules.Select(r => r with { })] };

        Assert.False(Nets.Value.CasesCatch(rebuilt));
        Assert.False(Nets.Value.TablesCatch(rebuilt));
    }

    [Fact]
    public void Every_mutant_of_what_visits_are_judged_by_is_caught()
    {
        var results = new ConcurrentBag<(Mutant Mutant, bool Cases, bool Tables)>();
        Parallel.ForEach(TreatmentMutants.Of(Release), mutant =>
            results.Add((mutant, !mutant.Refused && Nets.Value.CasesCatch(mutant.Release), !mutant.Refused && Nets.Value.TablesCatch(mutant.Release))));

        output.WriteLine(Count([.. results]));
        var alive = results.Where(r => !r.Mutant.Refused && !r.Cases && !r.Tables).Select(r => r.Mutant.Change).ToList();
        Assert.Equal(18, alive.RemoveAll(IsSettledByResponseEver));
        var left = alive.Select(Named).ToList();
        string[] named = [.. UnreachedWeeks, .. MetAlready];
        Assert.True(named.ToHashSet().SetEquals(left), string.Join('\n', left.Except(named).Concat(named.Except(left).Select(w => $"not alive: {w}"))));
    }

    /// <summary>
    /// Response at some time is response now, or recorded: where it is no, response now is no, and where it is unknown, the rule is open either way. What response now is compared
    /// with beside it makes no difference.
    /// </summary>
    private static bool IsSettledByResponseEver(string change) =>
        (change.StartsWith("on-extend", StringComparison.Ordinal) || change.StartsWith("on-no-benefit", StringComparison.Ordinal))
            && (change.EndsWith(": \"response.any is no\" dropped", StringComparison.Ordinal) || change.EndsWith("to \"response.any in [no, yes]\"", StringComparison.Ordinal));

    [Fact]
    public void No_input_tells_a_rule_met_already_from_the_guidance() => Assert.All(MetAlready, name =>
    {
        var same = TreatmentMutants.Of(Release).Where(m => m.Change == name).Any(mutant => Release.TreatmentRules.SelectMany(r => r.Variants)
            .Zip(mutant.Release.TreatmentRules.SelectMany(r => r.Variants)).Where(v => v.First != v.Second).All(v => Agree(v.First.When, v.Second.When)));
        Assert.True(same, name);
    });

    private static bool Agree(Conditions.Condition one, Conditions.Condition other) =>
        Reach.Combinations([.. one.Comparisons.Concat(other.Comparisons).GroupBy(c => c.Fact.Name).Select(Reach.Values)])
            .All(values => Reach.Judge(one, values) == Reach.Judge(other, values));

    [Fact]
    public void A_week_that_an_equivalent_mutant_moves_to_is_never_reached() => Assert.All(UnreachedWeeks, name =>
    {
        var (drugs, week) = (name.Split('(')[1].Split(';')[0].Split(' '), int.Parse(name.Split(' ')[^1], CultureInfo.InvariantCulture));
        Assert.All(drugs, drug => Assert.DoesNotContain(week, KeptVisit.ReachableWeeks(drug)));
    });

    /// <summary>The variant, and the week its limit was moved to; the change in its own words when it is another.</summary>
    private static string Named(string change)
    {
        var moved = MovedWeek().Match(change);
        return moved.Success ? $"{moved.Groups[1].Value}: treatment.week {moved.Groups[2].Value}" : change;
    }

    private static string Count(List<(Mutant Mutant, bool Cases, bool Tables)> results)
    {
        var text = new StringBuilder();
        foreach (var kind in results.GroupBy(r => r.Mutant.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Append(results.GroupBy(_ => "all").Single()))
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"{kind.Key,-34} {kind.Count(r => r.Mutant.Refused || r.Cases || r.Tables),6}/{kind.Count(),-6} loader {kind.Count(r => r.Mutant.Refused),6} cases {kind.Count(r => r.Cases),6} tables {kind.Count(r => r.Tables),6}");
        }
        return text.ToString();
    }

    [GeneratedRegex(@"^(.+\)): ""treatment\.week .+"" to ""treatment\.week (?:AtLeast|Less) (\d+)""$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MovedWeek();
}
