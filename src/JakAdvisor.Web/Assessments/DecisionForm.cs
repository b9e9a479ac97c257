using System.Globalization;
using FluentValidation;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Assessments;

/// <summary>What the gastroenterologist decides, as typed.</summary>
public sealed class DecisionForm
{
    public string? Kind { get; set; }

    public string? Drug { get; set; }

    public string? Dose { get; set; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? PlannedStart { get; set; }

    public string? Comment { get; set; }

    /// <summary>Reason by drug and rule: <c>upadacitinib/tb-igra-missing</c>.</summary>
    public Dictionary<string, string?> Reasons { get; set; } = [];

    /// <summary>Comment by drug and rule.</summary>
    public Dictionary<string, string?> Comments { get; set; } = [];

    public Guid Key { get; set; } = Guid.NewGuid();

    public DateOnly? Start => Form.TypedDay.FromIso(PlannedStart);

    public static string FieldOf(string drug, string rule) => $"{drug}/{rule}";

    /// <summary>The met findings that a start of this drug goes against: each needs a reason and a comment.</summary>
    public static IReadOnlyList<Finding> Against(Option option) =>
        [.. option.Findings.Where(f => f.State == FindingState.Met && Levels.Of(f.Effect) < Level.Conditions)];

    /// <summary>The labelled dose in words; empty where no start is in question.</summary>
    public static string DoseInWords(Option option) => option.Regimen is not { } plan ? "" : string.Create(CultureInfo.InvariantCulture,
        $"{plan.Induction.Dose} {plan.Induction.Times} for {plan.Induction.Weeks} weeks, then {plan.Maintenance.Dose} {plan.Maintenance.Times}");

    public IReadOnlyList<FindingOverride> OverridesFor(Option option) =>
    [
        .. Against(option).Select(f => new FindingOverride
        {
            Id = Guid.CreateVersion7(),
            Rule = f.Rule,
            Effect = Names.Of(f.Effect),
            Reason = Reasons[FieldOf(option.Drug, f.Rule)]!,
            Comment = Comments[FieldOf(option.Drug, f.Rule)]!.Trim(),
        }),
    ];
}

/// <summary>The checks of a decision. Going against a finding is possible, but never silently.</summary>
public sealed class DecisionFormValidator : AbstractValidator<DecisionForm>
{
    public DecisionFormValidator(Guidance.Evaluation.Evaluation evaluation, DateOnly today)
    {
        var drugs = evaluation.Options.Select(o => o.Drug).ToList();
        RuleFor(d => d.Kind).Must(k => k is not null && DecisionKinds.Words.ContainsKey(k)).WithMessage("Choose start, defer or decline");
        RuleFor(d => d.Comment).MaximumLength(4000).WithMessage("A comment has at most 4000 characters");
        When(d => d.Kind is DecisionKinds.Defer or DecisionKinds.Decline, () =>
            RuleFor(d => d.Comment).NotEmpty().WithMessage("Say why in a few words"));
        When(d => d.Kind == DecisionKinds.Start, () =>
        {
            RuleFor(d => d.Drug).Must(d => drugs.Contains(d ?? "", StringComparer.Ordinal)).WithMessage($"Choose one of {string.Join(", ", drugs)}");
            RuleFor(d => d.Dose).NotEmpty().WithMessage("Enter the dose").MaximumLength(200).WithMessage("A dose has at most 200 characters");
            RuleFor(d => d.PlannedStart).Must((form, _) => form.Start >= today)
                .WithMessage(d => $"The planned start cannot be {(string.IsNullOrEmpty(d.PlannedStart) ? "empty" : d.PlannedStart)}; possible: today, {today:d MMM yyyy}, or later, as yyyy-mm-dd");
            RuleFor(d => d).Custom((form, context) =>
            {
                if (evaluation.Options.FirstOrDefault(o => o.Drug == form.Drug) is not { } option) return;
                foreach (var finding in DecisionForm.Against(option))
                {
                    var field = DecisionForm.FieldOf(option.Drug, finding.Rule);
                    var reason = form.Reasons.GetValueOrDefault(field) ?? "";
                    if (!OverrideReasons.Acting.ContainsKey(reason) && !OverrideReasons.Overriding.ContainsKey(reason))
                        context.AddFailure($"Reasons[{field}]", $"Choose a reason for going against: {finding.Title}");
                    if (string.IsNullOrWhiteSpace(form.Comments.GetValueOrDefault(field)))
                        context.AddFailure($"Comments[{field}]", $"Say in a few words why you go against: {finding.Title}");
                }
            });
        });
    }
}
