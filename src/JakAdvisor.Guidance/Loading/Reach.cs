using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Loading;

/// <summary>
/// Whether a condition can be met and can be not met, judged over all values of the facts it names: each word, each side of each limit and the
/// limit itself, and unknown. Derived facts are taken as free, each fact as independent of the others.
/// </summary>
internal static class Reach
{
    public readonly record struct Answer(bool CanFire, bool CanStayClear);

    public static Answer Of(Condition condition)
    {
        var facts = condition.Comparisons.GroupBy(c => c.Fact.Name, StringComparer.Ordinal).Select(Values).ToArray();
        var (fires, clears) = (false, false);
        foreach (var values in Combinations(facts))
        {
            var met = Judge(condition, values) == Truth.True;
            fires |= met;
            clears |= !met;
            if (fires && clears) break;
        }
        return new Answer(fires, clears);
    }

    /// <summary>Whether some values of their facts meet both conditions.</summary>
    public static bool CanBothFire(Condition one, Condition other) => Of(new Group(Join.All, [one, other])).CanFire;

    /// <summary>A value of one fact: its name, bits (0 = unknown) and number.</summary>
    public readonly record struct Value(string Fact, uint Bits, double Number);

    /// <summary>Every value of a fact that its comparisons can tell apart.</summary>
    public static Value[] Values(IEnumerable<Comparison> comparisons)
    {
        var tests = comparisons.ToList();
        var fact = tests[0].Fact;
        var unknown = new Value(fact.Name, 0, double.NaN);
        if (fact.Type != FactType.Number)
        {
            var words = fact.Words.Count == 0 ? [new Value(fact.Name, 1, double.NaN)] : fact.Words.Select(w => new Value(fact.Name, fact.BitOf(w), double.NaN));
            return [unknown, .. words];
        }
        var limits = tests.Select(t => t.Limit).Where(l => !double.IsNaN(l)).Distinct().Order().ToList();
        if (limits.Count == 0) return [unknown, new Value(fact.Name, 1, 0)];
        var numbers = new List<double> { double.IsFinite(fact.Least) && fact.Least < limits[0] ? (fact.Least + limits[0]) / 2 : limits[0] - 1 };
        for (var i = 0; i < limits.Count; i++)
        {
            numbers.Add(limits[i]);
            numbers.Add(i + 1 < limits.Count ? (limits[i] + limits[i + 1]) / 2 : limits[i] + 1);
        }
        return [unknown, .. numbers.Where(n => n >= fact.Least && n <= fact.Greatest).Select(n => new Value(fact.Name, 1, n))];
    }

    /// <summary>Every combination of one value of each fact.</summary>
    public static IEnumerable<Value[]> Combinations(Value[][] facts)
    {
        var at = new int[facts.Length];
        while (true)
        {
            yield return [.. facts.Select((values, i) => values[at[i]])];
            var next = 0;
            while (next < facts.Length && ++at[next] == facts[next].Length) at[next++] = 0;
            if (next == facts.Length) yield break;
        }
    }

    public static Truth Judge(Condition condition, Value[] values)
    {
        switch (condition)
        {
            case Comparison comparison:
                foreach (var value in values)
                {
                    if (string.Equals(value.Fact, comparison.Fact.Name, StringComparison.Ordinal)) return comparison.Judge(value.Bits, value.Number);
                }
                throw new InvalidOperationException($"{comparison.Fact.Name} has no value");
            case Group group:
                var truth = group.Join == Join.All ? Truth.True : Truth.False;
                foreach (var member in group.Members)
                {
                    var other = Judge(member, values);
                    truth = group.Join == Join.All ? Kleene.And(truth, other) : Kleene.Or(truth, other);
                }
                return group.Join == Join.None ? Kleene.Not(truth) : truth;
            default:
                return Truth.True;
        }
    }
}
