using System.Globalization;
using System.Text.Json;

namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// Reads the facts of one patient from JSON as the contract describes them. Everything wrong is told at once, each with the fact's name, what was
/// sent and what is possible; nothing is guessed and nothing wrong is passed over.
/// </summary>
public sealed class FactReader
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private readonly FactCatalogue _catalogue;
    private readonly ListReader _lists;

    internal FactReader(FactCatalogue catalogue, MedicineTable medicines, int liveVaccineDays)
    {
        _catalogue = catalogue;
        _lists = new ListReader(medicines);
        Contradictions = new Contradictions(catalogue, liveVaccineDays);
    }

    internal Contradictions Contradictions { get; }

    /// <summary>Facts of a patient about whom nothing was asked.</summary>
    public PatientFacts Nothing => new(_catalogue, new GivenFact[_catalogue.GivenCount]);

    /// <summary>
    /// Reads the object under <c>facts</c>. Faults are added to <paramref name="faults"/>; the result is meant for use only when none was added.
    /// No date may lie after <paramref name="asOf"/>.
    /// </summary>
    public PatientFacts Read(JsonElement json, DateOnly asOf, ICollection<InputFault> faults)
    {
        var given = new GivenFact[_catalogue.GivenCount];
        foreach (ref var fact in given.AsSpan()) fact = GivenFact.Unknown(FactState.NotAsked, null);
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(Fault("facts", json, "an object with a fact's name before each value; it may be empty"));
            return new PatientFacts(_catalogue, given);
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (!seen.Add(property.Name)) faults.Add(new InputFault(property.Name, property.Name, "each fact once", $"{property.Name} was sent twice; each fact can be sent once."));
            else if (!_catalogue.TryGet(property.Name, out var fact)) faults.Add(UnknownName(property.Name));
            else if (fact.IsDerived) faults.Add(new InputFault(fact.Name, fact.Name, string.Join(", ", fact.From), $"{fact.Name} is worked out by the program and cannot be sent; send {string.Join(", ", fact.From)}."));
            else given[fact.Index] = Dated(fact, property.Value, asOf, faults);
        }
        if (faults.Count == 0) Contradictions.Find(given, asOf, faults);
        return new PatientFacts(_catalogue, given);
    }

    private GivenFact Dated(Fact fact, JsonElement json, DateOnly asOf, ICollection<InputFault> faults)
    {
        if (json.ValueKind != JsonValueKind.Object) return Value(fact, json, null, asOf, faults);
        var (value, date) = (default(JsonElement), default(JsonElement));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            if (!seen.Add(property.Name) || property.Name is not ("value" or "on"))
                faults.Add(new InputFault(fact.Name, property.Name, "value, on", $"{fact.Name} has the key {Short(property.Name)} twice or wrongly; possible: value and on, each once."));
            if (property.Name == "value") value = property.Value;
            if (property.Name == "on") date = property.Value;
        }
        if (!seen.Contains("value")) faults.Add(Fault(fact.Name, json, "a value, or { \"value\": …, \"on\": \"yyyy-MM-dd\" }"));
        DateOnly? on = null;
        if (date.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            if (TryDay(date, out var day) && day <= asOf) on = day;
            else faults.Add(Fault(fact.Name, date, $"a date yyyy-MM-dd from {Iso(Earliest)} to {Iso(asOf)} (asOf)"));
        }
        return Value(fact, value, on, asOf, faults);
    }

    private GivenFact Value(Fact fact, JsonElement json, DateOnly? on, DateOnly asOf, ICollection<InputFault> faults)
    {
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return GivenFact.Unknown(FactState.NotAsked, null);
        if (json.ValueKind == JsonValueKind.String)
        {
            if (json.ValueEquals("not-known")) return GivenFact.Unknown(FactState.NotKnown, on);
            if (json.ValueEquals("not-done") && fact.CanBeNotDone) return GivenFact.Unknown(FactState.NotDone, on);
        }
        switch (fact.Type)
        {
            case FactType.YesNo when json.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return GivenFact.OfBits(FactSheet.YesNo(json.GetBoolean()), on);
            case FactType.Word when json.ValueKind == JsonValueKind.String && fact.BitOf(json.GetString()!) is not 0 and var bit:
                return GivenFact.OfBits(bit, on);
            case FactType.Number when json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && number >= fact.Least && number <= fact.Greatest:
                return GivenFact.OfNumber(number, on);
            case FactType.Date when TryDay(json, out var day) && day <= asOf:
                return GivenFact.OfDay(day, on);
            case FactType.List when json.ValueKind == JsonValueKind.Array:
                return _lists.Read(fact, json, on, faults);
            default:
                faults.Add(Fault(fact.Name, json, Possible(fact, asOf)));
                return GivenFact.Unknown(FactState.NotAsked, null);
        }
    }

    /// <summary>What a fact can be, in words: for error messages and the description of the interface.</summary>
    public static string Possible(Fact fact, DateOnly? asOf = null)
    {
        var values = fact.Type switch
        {
            FactType.YesNo => "true or false",
            FactType.Word => string.Join(", ", fact.Words),
            FactType.Number => string.Create(CultureInfo.InvariantCulture, $"a number from {fact.Least} to {fact.Greatest} {fact.Unit} (a point, no comma, no quotes)"),
            FactType.Date => asOf is { } latest ? $"a date yyyy-MM-dd from {Iso(Earliest)} to {Iso(latest)} (asOf)" : "a date yyyy-MM-dd, not after asOf",
            _ => fact.Words.Count > 0 ? $"a list of {string.Join(", ", fact.Words)}; [] for none"
                : fact.Name == "therapy.history" ? "a list of { \"agent\", \"outcome\", \"continues\" }; [] for none" : "a list of names; [] for none",
        };
        return $"{values}, {(fact.CanBeNotDone ? "not-done, " : "")}not-known";
    }

    /// <summary>Reads an ISO day yyyy-MM-dd from 1900 on; false when it is none.</summary>
    public static bool TryDay(JsonElement json, out DateOnly day)
    {
        day = default;
        return json.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= Earliest && day.Year < 9000;
    }

    /// <summary>The fault of a fact or field that cannot be what was sent; an undefined element is told as nothing.</summary>
    public static InputFault Fault(string fact, JsonElement sent, string possible)
    {
        var text = sent.ValueKind == JsonValueKind.Undefined ? "nothing" : Short(sent.GetRawText());
        return new InputFault(fact, text, possible, $"{fact} cannot be {text}; possible: {possible}.");
    }

    /// <summary>What was sent, shortened to 80 characters for a message.</summary>
    public static string Short(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "…");

    /// <summary>A day as the interface writes it, yyyy-MM-dd.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private InputFault UnknownName(string name)
    {
        var near = _catalogue.Nearest(name);
        var possible = near ?? "a name of the fact catalogue";
        return new InputFault(Short(name), Short(name), possible, $"There is no fact {Short(name)}{(near is null ? "; see the fact catalogue for the names." : $"; did you mean {near}?")}");
    }
}
