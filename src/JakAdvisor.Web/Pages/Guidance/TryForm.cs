using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>
/// Tries one rule on typed facts: only the raw facts its variants can need. What was typed is kept as it was typed; what is wrong is told at its
/// field, and nothing is judged then.
/// </summary>
internal sealed class TryForm
{
    public const int Rows = 3;
    private readonly IQueryCollection _query;
    private readonly GuidanceRelease _release;
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    public TryForm(IQueryCollection query, GuidanceRelease release, Rule rule, DateOnly today, Jurisdiction here)
    {
        (_query, _release) = (query, release);
        Fields = RuleWords.Inputs(release.Facts, rule.Variants.Select(v => v.When));
        Drugs = [.. release.Drugs.Where(d => rule.Variants.Any(v => v.Drugs.Contains(d.Id)))];
        Places = [.. Enum.GetValues<Jurisdiction>().Where(p => rule.Variants.Any(v => v.Where.Contains(p)))];
        IsTried = query.ContainsKey("drug");
        Drug = IsTried ? Typed("drug") : Drugs[0].Id;
        Place = IsTried ? Typed("place") : Names.Of(Places.Contains(here) ? here : Places[0]);
        AsOf = IsTried && Typed("asOf").Length > 0 ? Typed("asOf") : FactReader.Iso(today);
        if (IsTried) Judge(rule);
    }

    public IReadOnlyList<Fact> Fields { get; }

    public IReadOnlyList<Drug> Drugs { get; }

    public IReadOnlyList<Jurisdiction> Places { get; }

    public bool IsTried { get; }

    public string Drug { get; }

    public string Place { get; }

    public string AsOf { get; }

    /// <summary>What is wrong, by field, in the order of the form.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>How the rule judges what was typed; null while nothing was tried, something is wrong, or no variant holds for this drug in this place.</summary>
    public TryResult? Result { get; private set; }

    /// <summary>The answers a fact can have in a list of choices, value and text.</summary>
    public static IEnumerable<(string Value, string Text)> Choices(Fact fact)
    {
        yield return ("", "Not asked");
        if (fact.Type == FactType.List) yield return ("none", "None");
        if (fact.Type == FactType.List && fact.Words.Count == 0) yield return ("listed", "As listed below");
        foreach (var word in fact.Words) yield return (word, ConditionWords.Word(fact, word));
        if (fact.CanBeNotDone) yield return ("not-done", "Not done");
        yield return ("not-known", "Asked, not known");
    }

    public string Typed(string field) => _query[field].ToString().Trim();

    /// <summary>What was typed in a field that stands once a row.</summary>
    public string Typed(string field, int row) => _query[field] is { } values && row < values.Count ? values[row]?.Trim() ?? "" : "";

    private void Judge(Rule rule)
    {
        if (Drugs.All(d => d.Id != Drug)) _faults["drug"] = $"The drug cannot be {RuleSearch.Short(Drug)}; possible: {string.Join(", ", Drugs.Select(d => d.Id))}.";
        var place = Places.Where(p => Names.Of(p) == Place).Cast<Jurisdiction?>().FirstOrDefault();
        if (place is null) _faults["place"] = $"The place cannot be {RuleSearch.Short(Place)}; possible: {string.Join(", ", Places.Select(Names.Of))}.";
        if (!TryDay(AsOf, out var asOf)) _faults["asOf"] = $"The day of the evaluation cannot be {RuleSearch.Short(AsOf)}; write it as 2026-11-22, from 1900 to 2200.";
        var facts = new JsonObject();
        foreach (var fact in Fields)
        {
            if (Value(fact) is not { } value) continue;
            var dated = new JsonObject { ["value"] = value };
            if (fact.Window is not null && Day(fact, asOf) is { } on) dated["on"] = on;
            facts[fact.Name] = dated;
        }
        if (_faults.Count > 0) return;
        var read = Read(facts, asOf);
        if (_faults.Count > 0) return;
        var variant = _release.DrugsIn(place!.Value).Any(d => d.Id == Drug) ? rule.Variants.FirstOrDefault(v => v.AppliesTo(Drug, place.Value)) : null;
        Result = variant is null ? null : new TryResult(variant, asOf, _release.Evaluator.Explain(variant, Drug, read, asOf));
    }

    private PatientFacts Read(JsonObject facts, DateOnly asOf)
    {
        var faults = new List<InputFault>();
        var read = _release.Reader.Read(JsonSerializer.SerializeToElement(facts), asOf, faults);
        foreach (var fault in faults)
        {
            var field = fault.Fact.Split(' ')[0];
            _faults.TryAdd(field, WithLabels(fault.Sentence));
        }
        return read;
    }

    /// <summary>A fact as the interface takes it; null when nothing was typed. Words are checked by the reader of facts, text here.</summary>
    private JsonNode? Value(Fact fact)
    {
        var typed = Typed(fact.Name);
        return typed switch
        {
            _ when fact.Name == "therapy.history" => History(fact, typed),
            _ when fact.Type == FactType.List && fact.Words.Count == 0 => Medicines(fact, typed),
            "" => null,
            "not-known" or "not-done" => typed,
            _ when fact.Type == FactType.List => typed == "none" ? new JsonArray() : new JsonArray(typed),
            "yes" or "no" when fact.Type == FactType.YesNo => typed == "yes",
            _ when fact.Type == FactType.Number => Number(fact, typed),
            _ when fact.Type == FactType.Date && !TryDay(typed, out _) => Fault(fact.Name, $"{fact.Label} cannot be {RuleSearch.Short(typed)}; write a day as 2026-11-22."),
            _ => typed,
        };
    }

    private JsonNode? Number(Fact fact, string typed)
    {
        if (double.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= fact.Least && number <= fact.Greatest) return number;
        return Fault(fact.Name, $"{fact.Label} cannot be {RuleSearch.Short(typed)}; possible: {ConditionWords.Number(fact.Least)} to {ConditionWords.Amount(fact.Greatest, fact.Unit)}, with a point and no comma.");
    }

    private string? Day(Fact fact, DateOnly asOf)
    {
        var typed = Typed($"{fact.Name}.on");
        if (typed.Length == 0) return null;
        if (TryDay(typed, out var on) && on <= asOf) return typed;
        Fault($"{fact.Name}.on", $"The day of {fact.Label} cannot be {RuleSearch.Short(typed)}; write it as 2026-11-22, not after the day of the evaluation.");
        return null;
    }

    private JsonNode? Medicines(Fact fact, string typed)
    {
        var names = Typed($"{fact.Name}.names").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Listed(fact, typed, new JsonArray([.. names.Select(n => JsonValue.Create(n))]));
    }

    private JsonNode? History(Fact fact, string typed)
    {
        var entries = new JsonArray();
        for (var row = 0; row < Rows; row++)
        {
            var (agent, outcome, continues) = (Typed($"{fact.Name}.agent", row), Typed($"{fact.Name}.outcome", row), Typed($"{fact.Name}.continues", row));
            if (agent.Length + outcome.Length + continues.Length == 0) continue;
            if (agent.Length == 0 || outcome.Length == 0)
                return Fault(fact.Name, string.Create(CultureInfo.InvariantCulture, $"{fact.Label}: row {row + 1} needs a medicine and its outcome."));
            var entry = new JsonObject { ["agent"] = agent, ["outcome"] = outcome };
            if (continues.Length > 0) entry["continues"] = continues == "yes";
            entries.Add(entry);
        }
        return Listed(fact, typed, entries);
    }

    private JsonNode? Listed(Fact fact, string typed, JsonArray entries) => typed switch
    {
        _ when entries.Count > 0 && typed is not ("" or "listed") => Fault(fact.Name, $"{fact.Label}: something is listed although the answer is {typed.Replace('-', ' ')}; take one of the two back."),
        _ when entries.Count > 0 => entries,
        "listed" => Fault(fact.Name, $"{fact.Label}: nothing is listed; list at least one, or answer none."),
        "none" => new JsonArray(),
        "" => null,
        _ => typed,
    };

    private JsonNode? Fault(string field, string sentence)
    {
        _faults.TryAdd(field, sentence);
        return null;
    }

    /// <summary>The reader of facts speaks of names, people read labels.</summary>
    private string WithLabels(string sentence) => _release.Facts.All.OrderByDescending(f => f.Name.Length)
        .Aggregate(sentence, (text, fact) => text.Replace(fact.Name, fact.Label, StringComparison.Ordinal));

    private static bool TryDay(string typed, out DateOnly day) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and <= 2200;
}
