using System.Globalization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Conditions;

/// <summary>Reads one line such as <c>labs.lymphocytes &lt; 0.5 10⁹/L</c>; says in a sentence what is wrong with it.</summary>
internal sealed class ComparisonParser(FactCatalogue catalogue, IReadOnlyDictionary<string, Parameter> parameters, IReadOnlyDictionary<string, Setting> settings)
{
    private static readonly Dictionary<string, Operator> Signs = new(StringComparer.Ordinal)
    {
        ["<"] = Operator.Less,
        ["<="] = Operator.AtMost,
        [">"] = Operator.Greater,
        [">="] = Operator.AtLeast,
    };

    /// <summary>The comparison, or null and the sentence that says why not.</summary>
    public Comparison? Parse(string line, out string? fault)
    {
        var (name, rest) = Cut(line);
        if (!catalogue.TryGet(name, out var fact))
        {
            fault = $"there is no fact {name}{Spelling.Suggestion(name, catalogue.All.Select(f => f.Name))}";
            return null;
        }
        var (sign, value) = Cut(rest);
        return sign switch
        {
            "is" when value == "unknown" => Made(new Comparison { Fact = fact, Operator = Operator.IsUnknown, Text = line }, out fault),
            "is" when value.StartsWith("not ", StringComparison.Ordinal) => OfWords(fact, Operator.IsNot, [value[4..]], line, out fault),
            "is" => OfWords(fact, Operator.Is, [value], line, out fault),
            "in" when value.StartsWith('[') && value.EndsWith(']') => OfWords(fact, Operator.Is, value[1..^1].Split(',', StringSplitOptions.TrimEntries), line, out fault),
            _ when Signs.TryGetValue(sign, out var number) => OfNumber(fact, number, sign, value, out fault),
            _ => Fail($"\"{line}\" is no comparison: write fact is word, fact is not word, fact in [word, word], fact is unknown, or fact < number unit", out fault),
        };
    }

    private static Comparison? OfWords(Fact fact, Operator @operator, string[] words, string line, out string? fault)
    {
        if (fact.Words.Count == 0 || fact.Type == FactType.List) return Fail($"{fact.Name} is a {Names.Of(fact.Type)}, it has no words; possible: is unknown{(fact.Type == FactType.Number ? ", <, <=, >, >=" : "")}", out fault);
        foreach (var word in words)
        {
            if (fact.BitOf(word) == 0)
                return Fail($"{fact.Name} has no word {word}; possible: {string.Join(", ", fact.Words)}{(word == "not-done" ? " (not-done is unknown: write is unknown)" : "")}", out fault);
        }
        return Made(new Comparison { Fact = fact, Operator = @operator, Words = words, Text = line }, out fault);
    }

    private Comparison? OfNumber(Fact fact, Operator @operator, string sign, string value, out string? fault)
    {
        if (fact.Type != FactType.Number) return Fail($"{fact.Name} is no number, it cannot be compared with {sign}", out fault);
        if (value.StartsWith(Loading.ParameterLoader.Clinic, StringComparison.Ordinal)) return OfSetting(fact, @operator, sign, value, out fault);
        var (numberText, unit) = Cut(value);
        if (!string.Equals(unit, fact.Unit, StringComparison.Ordinal))
            return Fail($"{fact.Name} is measured in {fact.Unit}, not in \"{unit}\"", out fault);
        string? parameterName = null;
        double limit;
        if (numberText.StartsWith('{') && numberText.EndsWith('}'))
        {
            parameterName = numberText[1..^1];
            if (!parameters.TryGetValue(parameterName, out var parameter))
                return Fail($"there is no parameter {parameterName}{Spelling.Suggestion(parameterName, parameters.Keys)}", out fault);
            if (!string.Equals(parameter.Unit, fact.Unit, StringComparison.Ordinal))
                return Fail($"the parameter {parameterName} is in {parameter.Unit}, but {fact.Name} is measured in {fact.Unit}", out fault);
            limit = parameter.Value;
        }
        else if (!double.TryParse(numberText, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out limit))
        {
            return Fail($"\"{numberText}\" is no number (a point, no comma) and no {{parameter}}", out fault);
        }
        if (!fact.IsDerived && (limit < fact.Least || limit > fact.Greatest))
            return Fail($"{Comparison.Write(limit)} is outside the possible range of {fact.Name}, {Comparison.Write(fact.Least)} to {Comparison.Write(fact.Greatest)} {fact.Unit}", out fault);
        return Made(
            new Comparison { Fact = fact, Operator = @operator, Limit = limit, Parameter = parameterName, Text = $"{fact.Name} {sign} {Comparison.Write(limit)} {fact.Unit}" },
            out fault);
    }

    private Comparison? OfSetting(Fact fact, Operator @operator, string sign, string name, out string? fault)
    {
        if (!settings.TryGetValue(name, out var setting)) return Fail($"there is no setting {name} here{Spelling.Suggestion(name, settings.Keys)}", out fault);
        if (@operator is not (Operator.Greater or Operator.AtLeast)) return Fail($"a setting of the clinic is compared with > or >=, not with {sign}", out fault);
        if (!string.Equals(setting.Unit, fact.Unit, StringComparison.Ordinal))
            return Fail($"the setting {name} is in {setting.Unit}, but {fact.Name} is measured in {fact.Unit}", out fault);
        var limit = setting.Value ?? (setting.Least + setting.Greatest) / 2;
        var text = setting.Value is null ? $"{fact.Name} {sign} {name}" : $"{fact.Name} {sign} {Comparison.Write(limit)} {fact.Unit}";
        return Made(new Comparison { Fact = fact, Operator = @operator, Limit = limit, Setting = name, IsUnset = setting.Value is null, Text = text }, out fault);
    }

    private static Comparison? Made(Comparison comparison, out string? fault)
    {
        fault = null;
        return comparison;
    }

    private static Comparison? Fail(string sentence, out string? fault)
    {
        fault = sentence;
        return null;
    }

    private static (string First, string Remainder) Cut(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
    }
}
