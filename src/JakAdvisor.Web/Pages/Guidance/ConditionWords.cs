using System.Globalization;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>Conditions in the words of the catalogue's labels, and as the guidance files write them.</summary>
internal static class ConditionWords
{
    public static string Of(Join join) => join switch
    {
        Join.All => "All of these",
        Join.Any => "At least one of these",
        _ => "None of these",
    };

    public static string Of(Comparison comparison)
    {
        var fact = comparison.Fact;
        var words = string.Join(" or ", comparison.Words.Select(w => Word(fact, w)));
        return comparison.Operator switch
        {
            Operator.Is when fact.Type == FactType.YesNo => $"{fact.Label}: {words}",
            Operator.Is => $"{fact.Label} is {words}",
            Operator.IsNot => $"{fact.Label} is known and is not {words}",
            Operator.IsUnknown => $"{fact.Label} is not known",
            Operator.Less => $"{fact.Label} below {Limit(comparison)}",
            Operator.AtMost => $"{fact.Label} at most {Limit(comparison)}",
            Operator.Greater => $"{fact.Label} above {Limit(comparison)}",
            _ => $"{fact.Label} at least {Limit(comparison)}",
        };
    }

    /// <summary>The condition as the file writes it, a named parameter by its name; one line of the file is one line here.</summary>
    public static string Literal(Condition condition) => string.Join('\n', Lines(condition, ""));

    public static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Amount(double number, string unit) => $"{Number(number)} {(unit.StartsWith("10", StringComparison.Ordinal) ? "× " : "")}{unit}".TrimEnd();

    public static string Word(Fact fact, string word) => fact.WordLabels.TryGetValue(word, out var label) ? label : word.Replace('-', ' ');

    private static string Limit(Comparison comparison) => comparison.IsUnset ? "the clinic's number" : Amount(comparison.Limit, comparison.Fact.Unit);

    private static IEnumerable<string> Lines(Condition condition, string indent) => condition switch
    {
        Group group => group.Members.SelectMany(m => m is Group ? Lines(m, $"{indent}    ").Select((l, i) => i == 0 ? $"{indent}  - {l.TrimStart()}" : l) : Lines(m, $"{indent}  - "))
            .Prepend($"{indent}{Names.Of(group.Join)}:"),
        Comparison { Setting: { } setting, IsUnset: false } comparison => [indent + comparison.Text.Replace($"{Number(comparison.Limit)} {comparison.Fact.Unit}", setting, StringComparison.Ordinal)],
        Comparison { Parameter: { } name } comparison => [indent + comparison.Text.Replace($" {Number(comparison.Limit)} ", $" {{{name}}} ", StringComparison.Ordinal)],
        _ => [indent + condition],
    };
}
