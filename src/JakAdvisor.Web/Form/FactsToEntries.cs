using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Fills a form from facts: invented patients, imported ones. The way back through <see cref="EntriesToFacts"/> gives the same facts.</summary>
public static class FactsToEntries
{
    /// <param name="facts">Facts in the form of the interface; null means not asked.</param>
    /// <param name="catalogue">The catalogue they belong to. Names it does not know are passed over.</param>
    public static Entries From(JsonObject facts, FactCatalogue catalogue)
    {
        var typed = new List<KeyValuePair<string, string>>();
        foreach (var fact in catalogue.Raw)
        {
            if (facts[fact.Name] is not { } json) continue;
            var (value, on) = json is JsonObject dated ? (dated["value"], dated["on"]?.GetValue<string>()) : (json, null);
            if (value is null) continue;
            typed.AddRange(Value(fact, value));
            if (on is not null) typed.Add(new(Fields.On(fact.Name), on));
            if (Reasons.Needs(fact) && value.ToJsonString() == "true") typed.Add(new(Fields.Reason(fact.Name), Reasons.Imported));
        }
        return MarkUndated(OnePanel(Entries.Of(typed), catalogue), catalogue);
    }

    // Blood tests that are all of one day are one panel.
    private static Entries OnePanel(Entries entries, FactCatalogue catalogue)
    {
        var tests = catalogue.Raw.Where(fact => Dates.Of(fact) == Dating.Panel && Answers.IsGiven(entries, fact)).Select(fact => Fields.On(fact.Name)).ToList();
        if (tests.Count == 0 || tests.Select(on => entries[on]).Distinct(StringComparer.Ordinal).ToList() is not [{ } day]) return entries;
        return entries.With(tests.Select(on => KeyValuePair.Create(on, (string?)null)).Append(new(Fields.PanelOn, day)).ToList());
    }

    // What came without a date stays without one until somebody gives it; the form would take today otherwise, or ask.
    private static Entries MarkUndated(Entries entries, FactCatalogue catalogue) => entries.With(catalogue.Raw
        .Where(fact => fact.Window is not null && Answers.IsValue(entries, fact) && !entries.Has(Fields.On(fact.Name)))
        .Select(fact => KeyValuePair.Create(Fields.Was(fact.Name), (string?)Answers.Was(Answers.Text(entries, fact), null)))
        .ToList());

    private static IEnumerable<KeyValuePair<string, string>> Value(Fact fact, JsonNode value)
    {
        if (value is JsonArray list) return List(fact, list);
        var text = value.GetValueKind() switch
        {
            JsonValueKind.True => Fields.Yes,
            JsonValueKind.False => Fields.No,
            JsonValueKind.String => value.GetValue<string>(),
            _ => Plain(value),
        };
        if (text == Fields.NotKnown && fact.Type is FactType.Number or FactType.Date or FactType.List) return [new(Fields.Unknown(fact.Name), Fields.Yes)];
        return Units.Find(fact.Name) is null ? [new(fact.Name, text)] : [new(fact.Name, text), new(Fields.Unit(fact.Name), fact.Unit)];
    }

    private static string Plain(JsonNode number) => decimal.TryParse(number.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value.ToString(CultureInfo.InvariantCulture) : number.ToJsonString();

    private static IEnumerable<KeyValuePair<string, string>> List(Fact fact, JsonArray list)
    {
        if (list.Count == 0) return [new(Fields.None(fact.Name), Fields.Yes)];
        if (fact.Words.Count > 0) return list.Select(word => new KeyValuePair<string, string>($"{fact.Name}.{word!.GetValue<string>()}", Fields.Yes));
        return list.SelectMany((item, row) => item is JsonObject entry ? Therapy(entry, row) : [new(Fields.Row(fact.Name, row), item!.GetValue<string>())]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Therapy(JsonObject entry, int row)
    {
        foreach (var (part, value) in entry)
        {
            if (value is null) continue;
            var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.GetValue<bool>() ? Fields.Yes : Fields.No;
            yield return new(Fields.Row(Answers.History, row, part), text);
        }
    }
}
