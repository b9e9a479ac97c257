using System.Text.Json;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Facts;

/// <summary>Reads the three list facts: therapy history, medicine names, drug names.</summary>
internal sealed class ListReader(MedicineTable medicines)
{
    private const int LongestList = 200;
    private const int LongestName = 200;
    private const string Other = "other";

    public GivenFact Read(Fact fact, JsonElement json, DateOnly? on, ICollection<InputFault> faults)
    {
        if (json.GetArrayLength() > LongestList)
        {
            faults.Add(new InputFault(fact.Name, "a longer list", "200 entries at most", $"{fact.Name} has too many entries; possible: 200 at most."));
            return GivenFact.Unknown(FactState.NotAsked, null);
        }
        var list = new List<object>();
        var bits = 0u;
        foreach (var item in json.EnumerateArray())
        {
            if (fact.Name == "therapy.history") Add(list, Entry(fact, item, faults));
            else if (fact.Words.Count == 0) Add(list, Name(fact, item, faults));
            else if (item.ValueKind == JsonValueKind.String && fact.BitOf(item.GetString()!) is not 0 and var bit)
            {
                bits |= bit;
                list.Add(item.GetString()!);
            }
            else faults.Add(FactReader.Fault(fact.Name, item, string.Join(", ", fact.Words)));
        }
        return GivenFact.OfList(list, bits, on);
    }

    private static void Add(List<object> list, object? item)
    {
        if (item is not null) list.Add(item);
    }

    private static string? Name(Fact fact, JsonElement item, ICollection<InputFault> faults)
    {
        if (item.ValueKind == JsonValueKind.String && item.GetString()!.Trim() is { Length: > 0 and <= LongestName } name) return name;
        faults.Add(FactReader.Fault(fact.Name, item, "a medicine's name of 1 to 200 characters"));
        return null;
    }

    private TherapyEntry? Entry(Fact fact, JsonElement item, ICollection<InputFault> faults)
    {
        var before = faults.Count;
        if (item.ValueKind != JsonValueKind.Object)
        {
            faults.Add(FactReader.Fault(fact.Name, item, "an entry { \"agent\": …, \"outcome\": …, \"continues\": true or false }"));
            return null;
        }
        var (agent, outcome, continues, name) = (default(string), default(TherapyOutcome?), default(bool?), default(string));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in item.EnumerateObject())
        {
            var (key, value) = (property.Name, property.Value);
            if (!seen.Add(key)) faults.Add(new InputFault(fact.Name, FactReader.Short(key), "each key once", $"{fact.Name} has an entry with {FactReader.Short(key)} twice; possible: each key once."));
            else if (value.ValueKind == JsonValueKind.Null && (key is "continues" or "name")) continue;
            else if (key == "agent" && Text(value) is { } a && (a == Other || medicines.AgentIndex(a) >= 0)) agent = a;
            else if (key == "outcome" && Text(value) is { } o && Names.TryParse<TherapyOutcome>(o, out var parsed)) outcome = parsed;
            else if (key == "continues" && (value.ValueKind is JsonValueKind.True or JsonValueKind.False)) continues = value.GetBoolean();
            else if (key == "name" && Text(value) is { } n && n.Trim() is { Length: > 0 and <= LongestName } trimmed) name = trimmed;
            else faults.Add(FactReader.Fault($"{fact.Name} {FactReader.Short(key)}", value, Possible(key)));
        }
        if (!seen.Contains("agent")) faults.Add(FactReader.Fault($"{fact.Name} agent", default, Possible("agent")));
        if (!seen.Contains("outcome")) faults.Add(FactReader.Fault($"{fact.Name} outcome", default, Possible("outcome")));
        if (agent == Other && name is null) faults.Add(FactReader.Fault($"{fact.Name} name", default, "a name of 1 to 200 characters for the agent other"));
        if (agent is not null && agent != Other && name is not null) faults.Add(new InputFault($"{fact.Name} name", FactReader.Short(name), "no name", $"{fact.Name} name goes only with the agent other."));
        return faults.Count > before ? null : new TherapyEntry(agent!, outcome!.Value, continues, name) { AgentIndex = medicines.AgentIndex(agent!) };
    }

    private static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;

    private string Possible(string key) => key switch
    {
        "agent" => string.Join(", ", medicines.Agents.Select(a => a.Name).Append(Other)),
        "outcome" => string.Join(", ", Names.All<TherapyOutcome>()),
        "continues" => "true or false",
        "name" => "a name of 1 to 200 characters",
        _ => "the keys agent, outcome, continues, name",
    };
}
