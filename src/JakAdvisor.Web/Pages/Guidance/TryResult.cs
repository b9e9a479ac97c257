using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Pages.Shared.Result;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>A variant judged on typed facts.</summary>
internal sealed record TryResult(ShownVariant Variant, DateOnly AsOf, ExplainedCondition Explained)
{
    public string State => Explained.Truth switch { _ when Variant.Unset.Count > 0 => "clear", Truth.True => "met", Truth.Unknown => "open", _ => "clear" };

    public ConditionLine Condition => ConditionLine.Of(Variant.Row.When, Explained);
}

/// <summary>One line of a condition in words, with its members when it is a group, and with how it was judged when it was.</summary>
internal sealed record ConditionLine(Condition Condition, ExplainedCondition? Judged, IReadOnlyList<ConditionLine> Members)
{
    public static ConditionLine Of(Condition condition, ExplainedCondition? judged = null) =>
        new(condition, judged, condition is Group group ? [.. group.Members.Select((m, i) => Of(m, judged?.Of?[i]))] : []);

    public string Words => Condition switch
    {
        Group group => ConditionWords.Of(group.Join),
        Comparison comparison => ConditionWords.Of(comparison),
        _ => "Always: it holds for everybody",
    };

    public string? Parameter => (Condition as Comparison)?.Parameter;

    public string? Setting => (Condition as Comparison)?.Setting;

    public string Truth => Judged?.Truth switch
    {
        JakAdvisor.Guidance.Facts.Truth.True => "holds",
        JakAdvisor.Guidance.Facts.Truth.False => "does not hold",
        _ => "not known",
    };

    /// <summary>The value that was compared, or why there is none; empty for a group.</summary>
    public string Reading(Wording words) => (Condition, Judged) switch
    {
        (Comparison, { Reading: { } reading }) => Read(words, reading),
        (Comparison, { Unknown: { } unknown }) => $"Value: {Wording.Unknown(unknown)}",
        (Comparison, { Reading: null }) => "Value: not known, worked out from other answers",
        _ => "",
    };

    private static string Read(Wording words, FactReading reading)
    {
        var value = $"Value: {words.Value(reading)}";
        if (reading.On is { } on) value += $", of {Wording.Day(on)}";
        if (reading.From is not null) value += ", worked out from other answers";
        if (reading.Undated) value += ", undated";
        return reading.Old ? $"{value}, past its window but lasting" : value;
    }
}
