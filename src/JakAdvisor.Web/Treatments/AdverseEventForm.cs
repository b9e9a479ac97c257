using FluentValidation;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>An adverse event as typed.</summary>
public sealed class AdverseEventForm
{
    public string? Code { get; set; }

    /// <summary>The term where the code is other.</summary>
    public string? Term { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? Onset { get; set; }

    public string? Grade { get; set; }

    /// <summary>yes, no or not-known.</summary>
    public string? LedToDiscontinuation { get; set; }

    /// <summary>yes, no or not-known.</summary>
    public string? Hospitalised { get; set; }

    /// <summary>yes, no or not-known.</summary>
    public string? LifeThreatening { get; set; }

    public string? Relation { get; set; }

    public string? Action { get; set; }

    public string? Outcome { get; set; }

    public string? Comment { get; set; }

    /// <summary>Entered by mistake; only a correction can say so.</summary>
    public bool Withdrawn { get; set; }

    public Guid Key { get; set; } = Guid.NewGuid();

    public DateOnly? OnsetOn => TypedDay.FromIso(Onset);

    public static AdverseEventForm Of(AdverseEvent seen) => new()
    {
        Code = seen.Code,
        Term = seen.Code == AdverseEventTerms.Other ? seen.Term : null,
        Onset = TypedDay.Iso(seen.OnsetOn),
        Grade = seen.Grade,
        LedToDiscontinuation = Answer(seen.LedToDiscontinuation),
        Hospitalised = Answer(seen.Hospitalised),
        LifeThreatening = Answer(seen.LifeThreatening),
        Relation = seen.Relation,
        Action = seen.Action,
        Outcome = seen.Outcome,
        Comment = seen.Comment,
    };

    public AdverseEvent ToRow(Treatment treatment, Guid? corrects, Security.CurrentUser user)
    {
        var (stopped, hospital, threat) = (Answer(LedToDiscontinuation), Answer(Hospitalised), Answer(LifeThreatening));
        return new AdverseEvent
        {
            Id = Guid.CreateVersion7(),
            PatientId = treatment.PatientId,
            TreatmentId = treatment.Id,
            Corrects = corrects,
            Withdrawn = Withdrawn,
            Code = Code!,
            Term = Code == AdverseEventTerms.Other ? Term!.Trim() : AdverseEventTerms.Terms[Code!].Term,
            OnsetOn = OnsetOn!.Value,
            Grade = Grade!,
            LedToDiscontinuation = stopped,
            Hospitalised = hospital,
            LifeThreatening = threat,
            Serious = stopped == true || hospital == true || threat == true ? true : stopped is null || hospital is null || threat is null ? null : false,
            Relation = Relation!,
            Action = Action!,
            Outcome = Outcome!,
            Comment = Comment?.Trim() ?? "",
            AuthorId = user.Id,
            AuthorName = user.Name,
            CreatedAt = user.Now,
            SubmissionKey = Key,
        };
    }

    private static bool? Answer(string? text) => text switch { Form.Fields.Yes => true, Form.Fields.No => false, _ => null };

    private static string Answer(bool? answer) => answer switch { true => Form.Fields.Yes, false => Form.Fields.No, null => Form.Fields.NotKnown };
}

/// <summary>The checks of an adverse event. Not known is an answer to every question but what and when.</summary>
public sealed class AdverseEventFormValidator : AbstractValidator<AdverseEventForm>
{
    private const int LongestTerm = 200;

    public AdverseEventFormValidator(DateOnly startedOn, DateOnly today)
    {
        RuleFor(f => f.Code).Must(c => c is not null && AdverseEventTerms.Terms.ContainsKey(c)).WithMessage("Choose what happened");
        When(f => f.Code == AdverseEventTerms.Other, () =>
            RuleFor(f => f.Term).NotEmpty().WithMessage("Write what happened").MaximumLength(LongestTerm).WithMessage($"A term has at most {LongestTerm} characters"));
        RuleFor(f => f.Onset).Must((form, _) => form.OnsetOn >= startedOn && form.OnsetOn <= today).WithMessage(f => Days.Refuse("The first day of it", f.Onset, startedOn, "the start of the treatment", today));
        RuleFor(f => f.Grade).Must(g => g is not null && AdverseEventTerms.Grades.ContainsKey(g)).WithMessage("Choose how severe it was; “not known” is an answer");
        RuleFor(f => f.LedToDiscontinuation).Must(IsAnswer).WithMessage("Did it end the treatment? Yes, no or not known");
        RuleFor(f => f.Hospitalised).Must(IsAnswer).WithMessage("Did it lead to hospital? Yes, no or not known");
        RuleFor(f => f.LifeThreatening).Must(IsAnswer).WithMessage("Was it life-threatening? Yes, no or not known");
        RuleFor(f => f.Relation).Must(r => r is not null && AdverseEventTerms.Relations.ContainsKey(r)).WithMessage("Choose whether the drug caused it; “not known” is an answer");
        RuleFor(f => f.Action).Must(a => a is not null && AdverseEventTerms.Actions.ContainsKey(a)).WithMessage("Choose what was done with the drug");
        RuleFor(f => f.Outcome).Must(o => o is not null && AdverseEventTerms.Outcomes.ContainsKey(o)).WithMessage("Choose how it went on");
        RuleFor(f => f.Comment).MaximumLength(Days.LongestComment).WithMessage($"A comment has at most {Days.LongestComment} characters");
        RuleFor(f => f.LedToDiscontinuation).NotEqual(Form.Fields.No).When(f => f.Action == "stopped").WithMessage("The drug was stopped, and it did not end the treatment: one of the two cannot be");
        RuleFor(f => f.LifeThreatening).NotEqual(Form.Fields.No).When(f => f.Outcome == "fatal").WithMessage("It was fatal, and it was not life-threatening: one of the two cannot be");
        When(f => f.Withdrawn, () => RuleFor(f => f.Comment).NotEmpty().WithMessage("Say why the entry was a mistake"));
    }

    private static bool IsAnswer(string? text) => text is Form.Fields.Yes or Form.Fields.No or Form.Fields.NotKnown;
}
