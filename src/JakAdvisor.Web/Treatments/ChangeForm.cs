using FluentValidation;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>One step of a treatment, as typed.</summary>
public sealed class ChangeForm
{
    /// <summary>yyyy-MM-dd.</summary>
    public string? On { get; set; }

    public string? Dose { get; set; }

    public string? Phase { get; set; }

    public string? Reason { get; set; }

    public string? Comment { get; set; }

    public Guid Key { get; set; } = Guid.NewGuid();

    /// <summary>The version of the treatment that the page showed: a step is recorded on what was seen.</summary>
    public int Version { get; set; }

    public DateOnly? Day => TypedDay.FromIso(On);

    /// <summary>Whether a stored step says what is typed.</summary>
    public bool Says(TreatmentChange step, Guid treatment, string kind) =>
        (step.TreatmentId, step.Kind, step.On, step.Reason, step.Comment) == (treatment, kind, Day, Reason ?? "", Comment?.Trim() ?? "")
        && (!AsksDose(kind) || step.Dose == Dose?.Trim()) && (kind != TreatmentChanges.Phase || step.Phase == Phase);

    /// <summary>The steps a treatment in this state can take.</summary>
    public static IReadOnlyList<string> Possible(string state) => state switch
    {
        TreatmentStates.Active => [TreatmentChanges.Dose, TreatmentChanges.Phase, TreatmentChanges.Pause, TreatmentChanges.Response, TreatmentChanges.Stop],
        TreatmentStates.Paused => [TreatmentChanges.Resume, TreatmentChanges.Response, TreatmentChanges.Stop],
        _ => [],
    };

    /// <summary>The reasons to choose from; empty for a step that needs none.</summary>
    public static IReadOnlyDictionary<string, string> Reasons(string kind) => kind switch
    {
        TreatmentChanges.Pause => PauseReasons.Words,
        TreatmentChanges.Stop => StopReasons.Words,
        _ => new Dictionary<string, string>(StringComparer.Ordinal),
    };

    public static bool AsksDose(string kind) => kind is TreatmentChanges.Dose or TreatmentChanges.Phase or TreatmentChanges.Resume;
}

/// <summary>The checks of a step. Steps stand in the order of their days: none is dated before the one before it.</summary>
public sealed class ChangeFormValidator : AbstractValidator<ChangeForm>
{
    public ChangeFormValidator(string kind, Treatment treatment, DateOnly lastStep, DateOnly today)
    {
        RuleFor(f => f.On).Must((form, _) => form.Day >= lastStep && form.Day <= today).WithMessage(f => Days.Refuse("The day", f.On, lastStep, "the day of the step before", today));
        RuleFor(f => f.Comment).MaximumLength(Days.LongestComment).WithMessage($"A comment has at most {Days.LongestComment} characters");
        When(_ => ChangeForm.AsksDose(kind), () =>
            RuleFor(f => f.Dose).NotEmpty().WithMessage("Enter the dose from that day on").MaximumLength(Days.LongestDose).WithMessage($"A dose has at most {Days.LongestDose} characters"));
        When(_ => kind == TreatmentChanges.Dose, () =>
            RuleFor(f => f.Dose).Must(dose => dose?.Trim() != treatment.Dose).WithMessage($"The dose is {treatment.Dose} already. Enter the new one"));
        When(_ => kind == TreatmentChanges.Phase, () =>
            RuleFor(f => f.Phase).Must(phase => phase is not null && TreatmentPhases.Words.ContainsKey(phase) && phase != treatment.Phase)
                .WithMessage($"Choose the new phase; it is {TreatmentPhases.Words[treatment.Phase].ToLowerInvariant()} now"));
        When(_ => ChangeForm.Reasons(kind).Count > 0, () =>
            RuleFor(f => f.Reason).Must(reason => reason is not null && ChangeForm.Reasons(kind).ContainsKey(reason)).WithMessage("Choose the reason"));
        When(f => f.Reason == "other" || kind == TreatmentChanges.Response, () =>
            RuleFor(f => f.Comment).NotEmpty().WithMessage("Say in a few words what it is"));
    }
}
