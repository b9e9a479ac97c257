namespace JakAdvisor.Guidance.Facts;

/// <summary>What was recorded for one fact: a value or which kind of not knowing, and the date of it.</summary>
public readonly record struct GivenFact
{
    /// <summary>Known, or one of <see cref="FactState.NotAsked"/>, <see cref="FactState.NotKnown"/>, <see cref="FactState.NotDone"/>. Never <see cref="FactState.TooOld"/>: that depends on asOf.</summary>
    public FactState State { get; init; }

    /// <summary>The date the value was obtained; null = undated.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The number, in the fact's unit; NaN when it is no number.</summary>
    public double Number { get; init; }

    /// <summary>The day of a date fact.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The bit of the word (yes/no: 1 = no, 2 = yes); the drugs of an allergy list.</summary>
    internal uint Bits { get; init; }

    /// <summary>The list of a list fact: therapy entries or names; null otherwise.</summary>
    public IReadOnlyList<object>? List { get; init; }

    internal static GivenFact Unknown(FactState state, DateOnly? on) => new() { State = state, On = on, Number = double.NaN };

    internal static GivenFact OfBits(uint bits, DateOnly? on) => new() { State = FactState.Known, Bits = bits, On = on, Number = double.NaN };

    internal static GivenFact OfNumber(double number, DateOnly? on) => new() { State = FactState.Known, Bits = 1, On = on, Number = number };

    internal static GivenFact OfDay(DateOnly day, DateOnly? on) => new() { State = FactState.Known, Bits = 1, On = on, Day = day, Number = double.NaN };

    internal static GivenFact OfList(IReadOnlyList<object> list, uint bits, DateOnly? on) =>
        new() { State = FactState.Known, Bits = bits, On = on, List = list, Number = double.NaN };
}
