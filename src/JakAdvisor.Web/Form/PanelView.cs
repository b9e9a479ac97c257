using JakAdvisor.Guidance.Evaluation;

namespace JakAdvisor.Web.Form;

/// <summary>What stands beside the form while it is filled in: verdicts so far, what to ask next, how far each section is.</summary>
/// <param name="Form">The form.</param>
/// <param name="Evaluation">The evaluation of what is usable so far; null when answers contradict each other.</param>
public sealed record PanelView(FormView Form, Evaluation? Evaluation)
{
    private const int MostQuestions = 6;

    /// <summary>What to ask next, each question once: those that decide a verdict first, in the order the evaluation gives.</summary>
    public IReadOnlyList<Gap> Next => Evaluation is null ? [] :
    [
        .. Evaluation.Options.SelectMany(option => option.Gaps)
            .GroupBy(gap => gap.Fact, StringComparer.Ordinal)
            .Select(same => same.OrderByDescending(gap => gap.Decisive).ThenByDescending(gap => gap.Bounds).First())
            .OrderByDescending(gap => gap.Decisive).ThenByDescending(gap => gap.Bounds)
            .Take(MostQuestions),
    ];
}
