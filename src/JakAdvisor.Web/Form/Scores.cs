using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Web.Form;

/// <summary>What a calculator shows beside its items.</summary>
public static class Scores
{
    public static ScoreResult Of(Calculator calculator, FormView form) => Calculators.Score(calculator, form.Entries, form.Kind.Facts, form.Identity);

    public static string Words(Calculator calculator, FormView form)
    {
        if (!calculator.IsUsed(form.Entries)) return "";
        var result = Of(calculator, form);
        if (!result.IsEvaluable) return $"Still needed: {string.Join(", ", result.Missing)}";
        var points = $"{Calculators.Text(result)} points";
        if (result.LeftOut.Length > 0) return $"{points} at least; not explored: {string.Join(", ", result.LeftOut)}";
        return result.Band is { } band ? $"{points}, {band.Name}" : points;
    }
}

/// <summary>The marks of scores are the marks of the guidance.</summary>
public static class Marks
{
    public static Mark Of(ScoreMark mark) => Enum.Parse<Mark>(mark.ToString());
}
