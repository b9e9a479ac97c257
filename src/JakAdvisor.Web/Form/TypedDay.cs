using System.Globalization;
using FluentValidation;

namespace JakAdvisor.Web.Form;

/// <summary>A day as typed: by the browser's calendar as 2026-11-22, by hand also as 22 Nov 2026.</summary>
public sealed record TypedDay(string Label, string Text, DateOnly AsOf)
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy"];
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    public static bool TryParse(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out day) && day >= Earliest;

    /// <summary>A day as <see cref="Iso"/> writes it and date fields send it; null when it is none.</summary>
    public static DateOnly? FromIso(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As people read it: 22 Nov 2026.</summary>
    public static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A typed day as people read it; as typed when it is none.</summary>
    public static string Words(string typed) => TryParse(typed, out var day) ? Words(day) : typed;
}

internal sealed class TypedDayValidator : AbstractValidator<TypedDay>
{
    public TypedDayValidator() => RuleFor(day => day.Text).Cascade(CascadeMode.Stop)
        .Must(text => TypedDay.TryParse(text, out _))
        .WithMessage(day => $"{day.Label}: {day.Text} is not a date. Write it like {TypedDay.Words(day.AsOf)} or {TypedDay.Iso(day.AsOf)}, from 1900 on.")
        .Must((day, text) => TypedDay.TryParse(text, out var parsed) && parsed <= day.AsOf)
        .WithMessage(day => $"{day.Label}: {TypedDay.Words(day.Text)} is after {TypedDay.Words(day.AsOf)}, the day of this assessment. Possible: that day or earlier.");
}
