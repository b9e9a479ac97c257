using FluentValidation;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Form;

/// <summary>One row of the table of IBD medicines as typed.</summary>
public sealed record TypedTherapy(int Row, string? Agent, string? Outcome, string? Continues, string? Name)
{
    public const string Other = "other";
    public static readonly IReadOnlyList<string> Outcomes = [.. Names.All<TherapyOutcome>()];

    public static TypedTherapy Of(Entries entries, int row) => new(row, entries[Fields.Row(Answers.History, row, "agent")], entries[Fields.Row(Answers.History, row, "outcome")],
        entries[Fields.Row(Answers.History, row, "continues")], entries[Fields.Row(Answers.History, row, "name")]);
}

internal sealed class TypedTherapyValidator : AbstractValidator<TypedTherapy>
{
    private const int LongestName = 200;

    public TypedTherapyValidator(GuidanceRelease release)
    {
        var agents = release.Medicines.Agents.Select(a => a.Name).Append(TypedTherapy.Other).ToHashSet(StringComparer.Ordinal);
        RuleFor(row => row.Agent).Must(agent => agent is not null && agents.Contains(agent))
            .WithMessage(row => $"IBD medicines so far, row {row.Row + 1}: choose the medicine. One that is not in the list is “other”, with its name.");
        RuleFor(row => row.Outcome).Must(outcome => outcome is not null && TypedTherapy.Outcomes.Contains(outcome, StringComparer.Ordinal))
            .WithMessage(row => $"IBD medicines so far, row {row.Row + 1}: choose how it turned out. “Not known” is an answer too.");
        RuleFor(row => row.Continues).Must(continues => continues is null or Fields.Yes or Fields.No or Fields.NotKnown)
            .WithMessage(row => $"IBD medicines so far, row {row.Row + 1}: continues is yes, no or not known.");
        RuleFor(row => row.Name).NotEmpty().When(row => row.Agent == TypedTherapy.Other)
            .WithMessage(row => $"IBD medicines so far, row {row.Row + 1}: write the name of the other medicine.");
        RuleFor(row => row.Name).Empty().When(row => row.Agent is not null && row.Agent != TypedTherapy.Other)
            .WithMessage(row => $"IBD medicines so far, row {row.Row + 1}: a name goes only with “other”. Choose “other”, or take {row.Name} away.");
        RuleFor(row => row.Name).MaximumLength(LongestName)
            .WithMessage(row => $"IBD medicines so far, row {row.Row + 1}: the name is longer than {LongestName} characters.");
    }
}
