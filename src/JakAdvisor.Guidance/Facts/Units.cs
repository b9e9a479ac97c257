using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Facts;

/// <summary>A unit a value may be entered in. The canonical value is value × <paramref name="Times"/> ÷ <paramref name="Over"/>.</summary>
/// <param name="Name">The unit as it is printed.</param>
/// <param name="Times">The factor to multiply by; 1 where the unit is divided.</param>
/// <param name="Over">The number to divide by; 1 where the unit is multiplied. Kept apart, so that a division is not a rounded factor.</param>
/// <param name="NeedsUpperLimit">Whether the value is also divided by the laboratory's upper limit.</param>
public sealed record AcceptedUnit(string Name, decimal Times, decimal Over, bool NeedsUpperLimit = false);

/// <summary>A quantity: the facts that measure it, their one unit, and the units accepted for them.</summary>
/// <param name="Facts">Names of the facts.</param>
/// <param name="Canonical">The unit the facts are kept and compared in.</param>
/// <param name="Accepted">The units accepted on entry, the canonical one first.</param>
public sealed record Quantity(ImmutableArray<string> Facts, string Canonical, ImmutableArray<AcceptedUnit> Accepted);

/// <summary>
/// Conversion of what was entered to the unit of the fact. The factors are definitions and molar masses: arithmetic, no clinical judgement.
/// eGFR is not here: it is taken as the laboratory reports it.
/// </summary>
public static class Units
{
    // No laboratory value comes near it, and no factor carries it out of a decimal.
    private const decimal GreatestValue = 1_000_000_000;
    private const decimal LeastUpperLimit = 0.001m;

    /// <summary>Every quantity that has more than one unit.</summary>
    public static ImmutableArray<Quantity> Quantities { get; } =
    [
        Of(["labs.haemoglobin"], "g/dL", Over("g/L", 10), Times("mmol/L", 1.611m)),
        Of(["labs.neutrophils", "labs.lymphocytes"], "10⁹/L", Over("cells/µL", 1000), Over("/mm³", 1000), Times("10³/µL", 1)),
        Of(["labs.creatinine"], "µmol/L", Times("mg/dL", 88.42m)),
        Of(["labs.ldl"], "mmol/L", Over("mg/dL", 38.67m)),
        Of(["labs.crp"], "mg/L", Times("mg/dL", 10)),
        Of(["labs.albumin"], "g/L", Times("g/dL", 10)),
        Of(["labs.faecalCalprotectin"], "µg/g", Times("mg/kg", 1)),
        Of(["patient.weight"], "kg", Times("lb", 0.45359237m)),
        Of(["patient.height"], "cm", Times("in", 2.54m)),
        Of(["labs.altTimesUln", "labs.astTimesUln"], "× upper limit", Times("U/L", 1) with { NeedsUpperLimit = true }),
    ];

    private static readonly FrozenDictionary<string, Quantity> ByFact =
        Quantities.SelectMany(quantity => quantity.Facts, (quantity, fact) => (fact, quantity))
            .ToFrozenDictionary(pair => pair.fact, pair => pair.quantity, StringComparer.Ordinal);

    /// <summary>The quantity a fact measures; null for a fact with one unit only, or none.</summary>
    /// <param name="factName">The name of the fact, such as <c>labs.haemoglobin</c>.</param>
    public static Quantity? Find(string factName) => ByFact.GetValueOrDefault(factName);

    /// <summary>
    /// The value in the unit of the fact, not rounded. Units are compared without case or spaces; µ may be written u, 10⁹ as 10^9 or 10*9,
    /// and cells/mm³ as /mm³. Whether the result is possible is for the range of the fact to say.
    /// </summary>
    /// <param name="factName">The name of a fact with several units.</param>
    /// <param name="value">The value as entered.</param>
    /// <param name="unit">The unit it was entered in.</param>
    /// <param name="upperLimit">The laboratory's upper limit in U/L, for ALT and AST entered in U/L; not looked at otherwise.</param>
    /// <exception cref="ArgumentException">The fact has no other units; the unit is not accepted for it (the message names those that are); or
    /// the unit needs the upper limit and there is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value lies beyond ± 1,000,000,000, or the upper limit is below 0.001 (nought, negative).</exception>
    public static decimal Convert(string factName, decimal value, string unit, decimal? upperLimit = null)
    {
        var quantity = Find(factName) ?? throw new ArgumentException(
            $"{factName} has no units to convert. Facts that have: {string.Join(", ", Quantities.SelectMany(q => q.Facts))}.",
            nameof(factName));
        var accepted = quantity.Accepted.FirstOrDefault(u => string.Equals(Plain(u.Name), Plain(unit), StringComparison.Ordinal))
            ?? throw new ArgumentException(
                $"{factName}: unit '{unit}' is not accepted. Accepted: {string.Join(", ", quantity.Accepted.Select(u => u.Name))}.",
                nameof(unit));
        if (Math.Abs(value) > GreatestValue)
        {
            var message = FormattableString.Invariant($"{factName} is {value} {accepted.Name}: no value is beyond ± {GreatestValue}.");
            throw new ArgumentOutOfRangeException(nameof(value), value, message);
        }

        var converted = value * accepted.Times / accepted.Over;
        return accepted.NeedsUpperLimit ? converted / UpperLimit(factName, accepted, upperLimit) : converted;
    }

    private static decimal UpperLimit(string factName, AcceptedUnit unit, decimal? upperLimit)
    {
        if (upperLimit is not { } limit)
            throw new ArgumentException($"{factName}: a value in {unit.Name} needs the laboratory's upper limit.", nameof(upperLimit));
        if (limit < LeastUpperLimit)
        {
            var message = FormattableString.Invariant($"{factName}: the upper limit is {limit} {unit.Name}; possible is {LeastUpperLimit} or more.");
            throw new ArgumentOutOfRangeException(nameof(upperLimit), limit, message);
        }

        return limit;
    }

    private static Quantity Of(ImmutableArray<string> facts, string canonical, params AcceptedUnit[] others) =>
        new(facts, canonical, [Times(canonical, 1), .. others]);

    private static AcceptedUnit Times(string name, decimal factor) => new(name, factor, 1);

    private static AcceptedUnit Over(string name, decimal divisor) => new(name, 1, divisor);

    /// <summary>A unit without the differences of writing. Two accepted units of one fact never come to the same.</summary>
    private static string Plain(string unit) => unit
        .Replace(" ", "", StringComparison.Ordinal)
        .ToLowerInvariant()
        .Replace('µ', 'u') // micro sign
        .Replace('μ', 'u') // Greek mu
        .Replace('*', '^')
        .Replace("⁹", "^9", StringComparison.Ordinal)
        .Replace("³", "^3", StringComparison.Ordinal)
        .Replace("cells", "", StringComparison.Ordinal)
        .TrimStart('×', 'x');
}
