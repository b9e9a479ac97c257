using System.Globalization;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Conditions;

/// <summary>The operator of a comparison.</summary>
public enum Operator
{
    /// <summary>The fact has one of the words (one word: <c>is</c>; several: <c>in</c>).</summary>
    Is,

    /// <summary>The fact has another word than this one; unknown when the fact is unknown.</summary>
    IsNot,

    /// <summary>Two-valued: true when the fact is not asked, not known, not done or too old.</summary>
    IsUnknown,

    /// <summary>Less than the limit.</summary>
    Less,

    /// <summary>Less than or equal to the limit.</summary>
    AtMost,

    /// <summary>Greater than the limit.</summary>
    Greater,

    /// <summary>Greater than or equal to the limit.</summary>
    AtLeast,
}

/// <summary>One comparison of one fact: a leaf of the tree, one line of the file. Unknown when the fact is unknown, except <see cref="Operator.IsUnknown"/>.</summary>
public sealed record Comparison : Condition
{
    /// <summary>The fact it reads.</summary>
    public required Fact Fact { get; init; }

    /// <summary>Its operator.</summary>
    public required Operator Operator { get; init; }

    /// <summary>The words of <see cref="Operator.Is"/> and <see cref="Operator.IsNot"/>; empty otherwise.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The number compared with, in the fact's unit; NaN for words.</summary>
    public double Limit { get; init; } = double.NaN;

    /// <summary>The named parameter the number comes from; null when it stands in the rule itself.</summary>
    public string? Parameter { get; init; }

    /// <summary>The clinic's setting that the number comes from; null when it is none.</summary>
    public string? Setting { get; init; }

    /// <summary>Whether that setting is unset; <see cref="Limit"/> is then a stand-in, and the rule that names it is clear.</summary>
    public bool IsUnset { get; init; }

    /// <summary>The comparison as the file writes it, parameters and settings by their value.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Comparison> Comparisons => [this];

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The bits of <see cref="Words"/>.</summary>
    internal uint Mask => Words.Aggregate(0u, (mask, word) => mask | Fact.BitOf(word));

    internal override Truth Judge(in FactSheet sheet, SlotMap slots, int drug)
    {
        var slot = slots.Of(Fact, drug);
        return Judge(sheet.Bits[slot], sheet.Numbers[slot]);
    }

    internal Truth Judge(uint bits, double number)
    {
        if (Operator == Operator.IsUnknown) return bits == 0 ? Truth.True : Truth.False;
        if (bits == 0) return Truth.Unknown;
        return Of(Operator switch
        {
            Operator.Is => (bits & Mask) != 0,
            Operator.IsNot => (bits & Mask) == 0,
            Operator.Less => number < Limit,
            Operator.AtMost => number <= Limit,
            Operator.Greater => number > Limit,
            Operator.AtLeast => number >= Limit,
            _ => throw new InvalidOperationException($"There is no operator {Operator}"),
        });
    }

    private static Truth Of(bool holds) => holds ? Truth.True : Truth.False;

    internal static string Write(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
