namespace JakAdvisor.Guidance.Scores;

/// <summary>What is possible for an item of a score; outside it the number is a slip. What is only improbable is accepted.</summary>
/// <param name="Item">The item, in words a page can show.</param>
/// <param name="Least">The least possible number, itself possible.</param>
/// <param name="Most">The greatest possible number, itself possible.</param>
/// <param name="Unit">The unit of all three.</param>
public sealed record ItemRange(string Item, decimal Least, decimal Most, string Unit)
{
    /// <summary>Age, as the fact <c>patient.age</c>.</summary>
    public static ItemRange Age { get; } = new("age", 0, 120, "years");

    /// <summary>Body weight, as the fact <c>patient.weight</c>.</summary>
    public static ItemRange Weight { get; } = new("weight", 20, 350, "kg");

    /// <summary>Height, as the fact <c>patient.height</c>.</summary>
    public static ItemRange Height { get; } = new("height", 90, 230, "cm");

    /// <summary>Serum creatinine, as the fact <c>labs.creatinine</c>.</summary>
    public static ItemRange Creatinine { get; } = new("creatinine", 20, 2000, "µmol/L");

    // A comparison with null is false, so what is not known passes and stays not known.
    internal decimal? Check(decimal? value)
    {
        if (value < Least || value > Most)
        {
            var message = FormattableString.Invariant($"{Item} is {value}: possible is {Least} to {Most} {Unit}.");
            throw new ArgumentOutOfRangeException(nameof(value), value, message);
        }

        return value;
    }

    internal int? Check(int? value) => (int?)Check((decimal?)value);
}
