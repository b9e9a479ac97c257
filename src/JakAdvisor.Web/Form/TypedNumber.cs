using System.Globalization;
using FluentValidation;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>A number as typed, with the unit it is typed in and the laboratory's upper limit where the unit needs one.</summary>
public sealed record TypedNumber(Fact Fact, string Text, string UnitText, string? LimitText)
{
    private const int LongestNumber = 20;

    public static TypedNumber Of(Entries entries, Fact fact) =>
        new(fact, entries[fact.Name] ?? "", entries[Fields.Unit(fact.Name)] ?? fact.Unit, entries[Fields.Limit(fact.Name)]);

    public AcceptedUnit? Unit => Units.Find(Fact.Name)?.Accepted.FirstOrDefault(u => u.Name == UnitText);

    public bool HasUnit => Unit is not null || UnitText == Fact.Unit;

    public bool NeedsLimit => Unit?.NeedsUpperLimit == true;

    /// <summary>The value in the unit of the fact, not rounded; null when it cannot be read.</summary>
    public decimal? Value => Converted(Unit);

    public static decimal? Parse(string? text) =>
        text is { Length: <= LongestNumber } && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool IsPossible(decimal? value) => value is { } known && (double)known >= Fact.Least && (double)known <= Fact.Greatest;

    /// <summary>What is possible, in the unit typed: "2 to 25 g/dL".</summary>
    public string Possible
    {
        get
        {
            var unit = Unit;
            var factor = unit is null ? 1 : unit.Over / unit.Times * (unit.NeedsUpperLimit ? Parse(LimitText) ?? 1 : 1);
            return string.Create(CultureInfo.InvariantCulture, $"{Short((decimal)Fact.Least * factor)} to {Short((decimal)Fact.Greatest * factor)} {UnitText}");
        }
    }

    /// <summary>Another unit in which the number would be possible, for a hint; null when there is none.</summary>
    public string? OtherUnit => Units.Find(Fact.Name)?.Accepted.FirstOrDefault(u => u.Name != UnitText && !u.NeedsUpperLimit && IsPossible(Converted(u)))?.Name;

    private decimal? Converted(AcceptedUnit? unit)
    {
        if (Parse(Text) is not { } number || Math.Abs(number) > 1_000_000_000) return null;
        if (unit is null) return number;
        if (!unit.NeedsUpperLimit) return Units.Convert(Fact.Name, number, unit.Name);
        return Parse(LimitText) is { } limit && limit >= 1 ? Units.Convert(Fact.Name, number, unit.Name, limit) : null;
    }

    private static decimal Short(decimal value) => Math.Round(value, 2) / 1.000000000000000000000000000000000m;
}

internal sealed class TypedNumberValidator : AbstractValidator<TypedNumber>
{
    private const int LeastLimit = 1;
    private const int GreatestLimit = 1000;

    public TypedNumberValidator()
    {
        RuleFor(number => number.UnitText).Must((number, _) => number.HasUnit)
            .WithMessage(number => $"{number.Fact.Label} cannot be in {number.UnitText}. Possible: {string.Join(", ", Units.Find(number.Fact.Name)?.Accepted.Select(u => u.Name) ?? [number.Fact.Unit])}.");
        RuleFor(number => number.Text).Cascade(CascadeMode.Stop)
            .Must(text => !text.Contains(',', StringComparison.Ordinal))
            .WithMessage(number => $"{number.Fact.Label}: {number.Text} has a comma. Write decimals with a point (12.8) and nothing between thousands (1500).")
            .Must(text => TypedNumber.Parse(text) is not null)
            .WithMessage(number => $"{number.Fact.Label}: {number.Text} is not a number. Write digits only, with a point for decimals (12.8).")
            .Must((number, _) => !number.HasUnit || (number.NeedsLimit && !IsLimit(number.LimitText)) || number.IsPossible(number.Value))
            .WithMessage(number => $"{number.Fact.Label} cannot be {number.Text} {number.UnitText}. Possible: {number.Possible}.{(number.OtherUnit is { } unit ? $" Is it {number.Text} {unit}?" : "")}");
        RuleFor(number => number.LimitText).Must(IsLimit).When(number => number.NeedsLimit)
            .WithMessage(number => $"{number.Fact.Label} in {number.UnitText} needs the laboratory's upper limit. Possible: a number from {LeastLimit} to {GreatestLimit} {number.UnitText}.");
    }

    private static bool IsLimit(string? text) => TypedNumber.Parse(text) is >= LeastLimit and <= GreatestLimit;
}
