namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// The dense form that conditions read: one slot per fact (per drug for the facts that differ by drug). A slot holds the bit of its word
/// (yes/no: 1 = no, 2 = yes; anything known of another type: 1) and its number; 0 and NaN mean unknown, whatever the reason.
/// </summary>
internal readonly ref struct FactSheet(Span<uint> bits, Span<double> numbers)
{
    public const uint No = 1;
    public const uint Yes = 2;

    public readonly Span<uint> Bits = bits;
    public readonly Span<double> Numbers = numbers;

    /// <summary>Kleene or of two yes/no slots.</summary>
    public static uint Or(uint a, uint b) => ((a | b) & Yes) != 0 ? Yes : (a == 0 || b == 0) ? 0 : No;

    public static uint YesNo(bool value) => value ? Yes : No;
}
