using FluentValidation;
using System.Globalization;

namespace JakAdvisor.Web.Form;

/// <summary>Pack-years: packs of twenty cigarettes a day × years. They help to judge; no rule reads them.</summary>
public sealed record PackYears(string? PerDayText, string? YearsText)
{
    public const string PerDayField = "cardiovascular.smoking.perDay";
    public const string YearsField = "cardiovascular.smoking.years";
    private const int CigarettesOfPack = 20;

    public static PackYears Of(Entries entries) => new(entries[PerDayField], entries[YearsField]);

    public decimal? Value => TypedNumber.Parse(PerDayText) * TypedNumber.Parse(YearsText) / CigarettesOfPack;

    public string Words => Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, 1)} pack-years") : "";
}

internal sealed class PackYearsValidator : AbstractValidator<PackYears>
{
    public PackYearsValidator()
    {
        RuleFor(typed => typed.PerDayText).Must(text => text is null || TypedNumber.Parse(text) is >= 0 and <= 200)
            .WithMessage(typed => $"Cigarettes a day cannot be {typed.PerDayText}. Possible: a number from 0 to 200, with a point for decimals.");
        RuleFor(typed => typed.YearsText).Must(text => text is null || TypedNumber.Parse(text) is >= 0 and <= 100)
            .WithMessage(typed => $"Years of smoking cannot be {typed.YearsText}. Possible: a number from 0 to 100, with a point for decimals.");
    }
}
