using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>A number at which some rule decides otherwise. <paramref name="BelongsBelow"/>: the number itself goes with the lesser ones (<c>&lt;=</c>, <c>&gt;</c>).</summary>
internal readonly record struct Limit(double At, bool BelongsBelow);

/// <summary>The limits of one drug's rules for a number; for an input of a computed number, the limits it has for this patient.</summary>
internal sealed class Limits(JudgedRules rules, SheetReader reader)
{
    private readonly ILookup<string, Limit> _direct = rules.Comparisons.Where(c => !double.IsNaN(c.Limit))
        .Select(c => (c.Fact.Name, Limit: new Limit(c.Limit, c.Operator is Operator.AtMost or Operator.Greater)))
        .Distinct().ToLookup(c => c.Name, c => c.Limit, StringComparer.Ordinal);

    public IReadOnlyList<Limit> Of(Fact fact) =>
        [.. _direct[fact.Name].Concat(Indirect(fact)).Where(l => l.At >= fact.Least && l.At <= fact.Greatest).Distinct().OrderBy(l => l.At).ThenByDescending(l => !l.BelongsBelow)];

    private IEnumerable<Limit> Indirect(Fact fact)
    {
        var clearance = reader.Catalogue["kidney.creatinineClearance"];
        var given = reader.Given(clearance);
        var computed = given.State != FactState.Known || DerivedFacts.IsTooOld(clearance, given, reader.AsOf);
        var factor = reader.Bits("patient.sex") == 0 ? double.NaN
            : reader.Bits("patient.sex") == reader.Catalogue["patient.sex"].BitOf("male") ? ClearanceFactor.Male : ClearanceFactor.Female;
        var (age, weight, creatinine, height) = (reader.Number("patient.age"), reader.Number("patient.weight"), reader.Number("labs.creatinine"), reader.Number("patient.height") / 100);
        var clearances = computed ? _direct[clearance.Name] : [];
        var limits = fact.Name switch
        {
            "labs.creatinine" => clearances.Select(l => new Limit((140 - age) * weight * factor / l.At, !l.BelongsBelow)),
            "patient.age" => clearances.Select(l => new Limit(140 - l.At * creatinine / (weight * factor), !l.BelongsBelow)),
            "patient.weight" => clearances.Select(l => new Limit(l.At * creatinine / ((140 - age) * factor), l.BelongsBelow))
                .Concat(_direct["patient.bmi"].Select(l => l with { At = l.At * height * height })),
            "patient.height" => _direct["patient.bmi"].Select(l => new Limit(100 * Math.Sqrt(weight / l.At), !l.BelongsBelow)),
            _ => [],
        };
        return limits.Where(l => !double.IsNaN(l.At));
    }
}

/// <summary>The intervals between neighbouring limits, each with a number inside it.</summary>
internal static class Intervals
{
    public static IEnumerable<(string Label, double Example)> Of(Fact fact, IReadOnlyList<Limit> limits)
    {
        if (limits.Count == 0)
        {
            yield return ("any number", (fact.Least + fact.Greatest) / 2);
            yield break;
        }
        for (var i = 0; i <= limits.Count; i++)
        {
            var lower = i == 0 ? default(Limit?) : limits[i - 1];
            var upper = i == limits.Count ? default(Limit?) : limits[i];
            var (from, to) = (lower?.At ?? fact.Least, upper?.At ?? fact.Greatest);
            var includesFrom = lower is null || !lower.Value.BelongsBelow;
            var includesTo = upper is null || upper.Value.BelongsBelow;
            if (from > to || (from == to && !(includesFrom && includesTo))) continue;
            var example = from < to ? (from + to) / 2 : from;
            var left = lower is null ? "" : $"{(includesFrom ? "" : "> ")}{Comparison.Write(from)}";
            var right = upper is null ? "" : $"{(includesTo ? "<= " : "< ")}{Comparison.Write(to)}";
            yield return (lower is null ? right : upper is null ? $"{(includesFrom ? ">= " : "> ")}{Comparison.Write(from)}" : $"{left} to {right}", example);
        }
    }
}
