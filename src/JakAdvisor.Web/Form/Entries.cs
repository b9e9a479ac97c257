using System.Text.Json;
using System.Text.RegularExpressions;

namespace JakAdvisor.Web.Form;

/// <summary>
/// What was typed: form field to text, in the order of the form, empty fields left out. Never changes; a change makes another one.
/// The names of the fields are described at <see cref="Fields"/>.
/// </summary>
public sealed partial class Entries
{
    private const int LongestText = 4000;
    private readonly OrderedDictionary<string, string> _typed;

    private Entries(OrderedDictionary<string, string> typed) => _typed = typed;

    public static Entries None { get; } = new(new OrderedDictionary<string, string>(StringComparer.Ordinal));

    public IEnumerable<KeyValuePair<string, string>> All => _typed;

    /// <summary>The text of a field; null when nothing was typed.</summary>
    public string? this[string field] => _typed.GetValueOrDefault(field);

    public bool Has(string field) => _typed.ContainsKey(field);

    public bool Is(string field, string text) => this[field] == text;

    /// <summary>Takes the fields of a form that can be of the assessment: their names have a point, those of page and security do not.</summary>
    public static Entries From(IFormCollection form) => Of(form.Select(field => KeyValuePair.Create(field.Key, field.Value.Count == 0 ? "" : field.Value[^1] ?? "")));

    public static Entries Of(IEnumerable<KeyValuePair<string, string>> typed)
    {
        var kept = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, text) in typed)
        {
            var trimmed = text.Trim();
            if (trimmed.Length > 0 && FieldName().IsMatch(field)) kept[field] = trimmed.Length <= LongestText ? trimmed : trimmed[..LongestText];
        }
        return new Entries(kept);
    }

    /// <summary>Whether the same texts stand in the same fields, in whatever order.</summary>
    public bool SaysTheSameAs(Entries other) => _typed.Count == other._typed.Count && _typed.All(field => other.Is(field.Key, field.Value));

    /// <summary>These entries with one field set; null or nothing takes it away.</summary>
    public Entries With(string field, string? text) => With([KeyValuePair.Create(field, text)]);

    public Entries With(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var changed = new OrderedDictionary<string, string>(_typed, StringComparer.Ordinal);
        foreach (var (field, text) in changes)
        {
            if (string.IsNullOrWhiteSpace(text)) changed.Remove(field);
            else changed[field] = text.Trim();
        }
        return new Entries(changed);
    }

    /// <summary>Everything that belongs to a fact: its own field and all that hangs on it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Of(string fact) =>
        _typed.Where(field => field.Key == fact || (field.Key.Length > fact.Length && field.Key[fact.Length] == '.' && field.Key.StartsWith(fact, StringComparison.Ordinal)));

    public string ToJson() => JsonSerializer.Serialize(_typed.ToDictionary(StringComparer.Ordinal));

    /// <exception cref="JsonException">It is no object of texts.</exception>
    public static Entries FromJson(string json) => Of(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9+-]+){1,6}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName();
}
