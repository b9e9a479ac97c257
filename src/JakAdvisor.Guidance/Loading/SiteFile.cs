using System.Globalization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>
/// A clinic's own numbers: <c>overrides:</c> maps parameter names to numbers and <c>fresh.&lt;fact&gt;</c> to windows such as <c>6 months</c>.
/// Anything that is no parameter, or outside its range, stops the start.
/// </summary>
internal sealed class SiteFile
{
    public const string Name = "site file";
    private const string Fresh = "fresh.";
    private readonly IReadOnlyDictionary<string, string> _overrides;
    private readonly IReadOnlyDictionary<string, int> _lines;

    private SiteFile(YamlMap? file) =>
        (_overrides, _lines) = (file?.Pairs("overrides") ?? new Dictionary<string, string>(StringComparer.Ordinal), file?.PairLines("overrides") ?? new Dictionary<string, int>(StringComparer.Ordinal));

    public static SiteFile Read(string? text, Faults faults)
    {
        var site = new SiteFile(text is null ? null : YamlMap.Read(Name, text, faults, "overrides"));
        faults.Throw();
        return site;
    }

    public IEnumerable<string> Parameters => _overrides.Keys.Where(k => !k.StartsWith(Fresh, StringComparison.Ordinal));

    public FreshnessWindow? Freshness(string fact) => _overrides.TryGetValue(Fresh + fact, out var text) ? FreshnessWindow.Parse(text) : null;

    public void CheckFreshness(IEnumerable<string> factsWithWindow, Faults faults)
    {
        var possible = factsWithWindow.Select(f => Fresh + f).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, value) in _overrides.Where(o => o.Key.StartsWith(Fresh, StringComparison.Ordinal)))
        {
            if (!possible.Contains(key)) faults.Add(Name, _lines[key], $"{key} is no freshness window: there is no such fact, or nothing about it expires{Spelling.Suggestion(key, possible)}");
            else if (FreshnessWindow.Parse(value) is null) faults.Add(Name, _lines[key], $"{key} must be a number of days or months, such as 14 days or 12 months; {value} is neither");
        }
    }

    public double Value(Parameter released, Faults faults) => Value(released.Name, released.Least, released.Greatest, released.Unit, faults) ?? released.Value;

    public double? Value(Setting released, Faults faults) => Value(released.Name, released.Least, released.Greatest, released.Unit, faults) ?? released.Value;

    private double? Value(string name, double least, double greatest, string unit, Faults faults)
    {
        if (!_overrides.TryGetValue(name, out var text)) return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= least && value <= greatest) return value;
        faults.Add(Name, _lines[name], string.Create(CultureInfo.InvariantCulture, $"{name} cannot be {text}; possible: {least} to {greatest} {unit}"));
        return null;
    }

    public void CheckParameters(IReadOnlyCollection<string> names, Faults faults)
    {
        foreach (var name in Parameters.Where(p => !names.Contains(p)))
            faults.Add(Name, _lines[name], $"there is no parameter {name}{Spelling.Suggestion(name, names)}; possible: {string.Join(", ", names)}, and fresh. with a fact's name");
    }

    public IEnumerable<ParameterOverride> FreshnessOverrides(IReadOnlyDictionary<string, FreshnessWindow> released)
    {
        foreach (var (key, text) in _overrides.Where(o => o.Key.StartsWith(Fresh, StringComparison.Ordinal)))
        {
            var (mine, theirs) = (FreshnessWindow.Parse(text)!.Value, released[key[Fresh.Length..]]);
            var inMonths = mine.Months > 0 && theirs.Months > 0;
            var inDays = mine.Days > 0 && theirs.Days > 0;
            if (mine == theirs) continue;
            yield return inMonths || inDays
                ? new ParameterOverride(key, mine.Months + mine.Days, theirs.Months + theirs.Days, inMonths ? "months" : "days")
                : new ParameterOverride(key, mine.Months + mine.Days, theirs.Months + theirs.Days, $"{(mine.Months > 0 ? "months" : "days")} (released in {(theirs.Months > 0 ? "months" : "days")})");
        }
    }
}
