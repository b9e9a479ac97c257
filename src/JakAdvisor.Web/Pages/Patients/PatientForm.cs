using System.Globalization;
using FluentValidation;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Pages.Patients;

/// <summary>What is typed about a patient's identity.</summary>
public sealed class PatientForm
{
    public string? RecordNumber { get; set; }

    public string? Name { get; set; }

    /// <summary>yyyy-MM-dd, as date fields send it.</summary>
    public string? BirthDate { get; set; }

    public string? Sex { get; set; }

    /// <summary>The birth date of a form that passed its checks. No property: those are read while the form is bound, before anything is checked.</summary>
    public DateOnly Born() => DateOnly.ParseExact(BirthDate!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void CopyTo(Patient patient)
    {
        patient.RecordNumber = RecordNumber!.Trim();
        patient.Name = Name!.Trim();
        patient.BirthDate = Born();
        patient.Sex = Sex ?? "";
    }

    public static PatientForm Of(Patient patient) => new()
    {
        RecordNumber = patient.RecordNumber,
        Name = patient.Name,
        BirthDate = patient.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Sex = patient.Sex,
    };
}

/// <summary>The checks of a patient's identity, each with its sentence.</summary>
public sealed class PatientFormValidator : AbstractValidator<PatientForm>
{
    private const int OldestPossible = 120;

    public PatientFormValidator(DateOnly today)
    {
        RuleFor(p => p.RecordNumber).NotEmpty().WithMessage("Enter the record number")
            .MaximumLength(40).WithMessage("A record number has at most 40 characters");
        RuleFor(p => p.Name).NotEmpty().WithMessage("Enter the patient's name").MaximumLength(200).WithMessage("A name has at most 200 characters");
        RuleFor(p => p.BirthDate).NotEmpty().WithMessage("Enter the birth date").DependentRules(() =>
            RuleFor(p => p.BirthDate).Must(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) && born <= today && born >= today.AddYears(-OldestPossible))
                .WithMessage(p => $"The birth date cannot be {p.BirthDate}; possible: a day from {today.AddYears(-OldestPossible):d MMM yyyy} to {today:d MMM yyyy}, as yyyy-mm-dd"));
        RuleFor(p => p.Sex).Must(sex => sex is null or "" or "female" or "male").WithMessage("Sex can be female, male or not recorded");
    }
}
