using System.Globalization;
using FluentValidation;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>The first day of a treatment, as typed.</summary>
public sealed class StartForm
{
    public string? Dose { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? On { get; set; }

    public string? Phase { get; set; } = TreatmentPhases.Induction;

    public string? Comment { get; set; }

    public Guid Key { get; set; } = Guid.NewGuid();

    public DateOnly? StartedOn => TypedDay.FromIso(On);
}

/// <summary>The checks of a start.</summary>
public sealed class StartFormValidator : AbstractValidator<StartForm>
{
    public StartFormValidator(DateOnly assessed, DateOnly today)
    {
        RuleFor(f => f.Dose).NotEmpty().WithMessage("Enter the dose").MaximumLength(Days.LongestDose).WithMessage($"A dose has at most {Days.LongestDose} characters");
        RuleFor(f => f.On).Must((form, _) => form.StartedOn >= assessed && form.StartedOn <= today).WithMessage(f => Days.Refuse("The first day", f.On, assessed, "the day of the assessment", today));
        RuleFor(f => f.Phase).Must(p => p is not null && TreatmentPhases.Words.ContainsKey(p)).WithMessage($"Choose one of {string.Join(", ", TreatmentPhases.Words.Keys)}");
        RuleFor(f => f.Comment).MaximumLength(Days.LongestComment).WithMessage($"A comment has at most {Days.LongestComment} characters");
    }
}

/// <summary>Days as the forms of follow-up send and tell them.</summary>
public static class Days
{
    public const int LongestDose = 200;
    public const int LongestComment = 4000;
    public const string Today = "today";

    public static string Refuse(string what, string? typed, DateOnly first, string firstIs, DateOnly last, string lastIs = Today)
    {
        var possible = $"possible: from {firstIs}, {TypedDay.Words(first)}, to {lastIs}, {TypedDay.Words(last)}";
        if (TypedDay.FromIso(typed) is { } day) return $"{what} cannot be {TypedDay.Words(day)}; {possible}";
        return $"{what} cannot be {(string.IsNullOrWhiteSpace(typed) ? "empty" : typed)}; {possible}, as yyyy-mm-dd";
    }
}
