using System.Text.Json;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// Reads the facts of a baseline or a visit from JSON, with the conventions of <see cref="FactReader"/>: everything wrong is told at once, nothing is guessed.
/// </summary>
public sealed class VisitReader
{
    private readonly FactCatalogue _catalogue;
    private readonly FactReader _reader;

    internal VisitReader(FactCatalogue catalogue, MedicineTable medicines, int liveVaccineDays)
    {
        _catalogue = catalogue;
        _reader = new FactReader(catalogue, medicines, liveVaccineDays);
    }

    /// <summary>Facts of a baseline or visit about which nothing was asked.</summary>
    public PatientFacts Nothing => _reader.Nothing;

    /// <summary>
    /// Reads the facts recorded before the start: start facts, and what a visit knows beside them that can be known before (the subscores of an index).
    /// Faults are added to <paramref name="faults"/>; the result is meant for use only when none was added. No date may lie after <paramref name="startedOn"/>.
    /// </summary>
    public PatientFacts ReadBaseline(JsonElement json, DateOnly startedOn, ICollection<InputFault> faults)
    {
        var facts = _reader.Read(json, startedOn, faults);
        Refuse(json, f => f.AskedOf == FactLoader.Record || (f.IsOfVisits && !f.IsAtStart),
            f => $"{f.Name} is asked at visits; it has no place before the start.", faults);
        return facts;
    }

    /// <summary>
    /// Reads the facts known at a visit. Faults are added to <paramref name="faults"/>; the result is meant for use only when none was added. No date may lie
    /// after <paramref name="asOf"/>, the day of the visit. <c>response.ever</c> is worked out from the visit and from what was recorded before; who knows one visit only
    /// sends what was recorded under either name, <c>response.recorded</c> or <c>response.ever</c>.
    /// </summary>
    public PatientFacts ReadVisit(JsonElement json, DateOnly asOf, ICollection<InputFault> faults)
    {
        var facts = _reader.Read(Recorded(json), asOf, faults);
        Refuse(json, f => f.AskedOf == FactLoader.Record, f => $"{f.Name} comes from the treatment record and the day of the visit; it cannot be sent as a fact.", faults);
        if (faults.Count > 0 || facts[FactNames.Pregnant].Bits != FactSheet.Yes) return facts;
        foreach (var (name, word) in new[] { ("patient.sex", "male"), ("pregnancy.possible", "no") })
        {
            var given = facts[name];
            if (given.State == FactState.Known && given.Bits == _catalogue[name].BitOf(word))
            {
                faults.Add(new InputFault(FactNames.Pregnant, $"true, with {name} {word}", $"another {FactNames.Pregnant} or another {name}",
                    $"{FactNames.Pregnant} true contradicts {name} {word}; one of the two must be corrected."));
            }
        }
        return facts;
    }

    private static JsonElement Recorded(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(FactNames.ResponseEver, out _) || json.TryGetProperty(FactNames.ResponseRecorded, out _)) return json;
        using var renamed = new MemoryStream();
        using (var writer = new Utf8JsonWriter(renamed))
        {
            writer.WriteStartObject();
            foreach (var property in json.EnumerateObject())
            {
                writer.WritePropertyName(property.Name == FactNames.ResponseEver ? FactNames.ResponseRecorded : property.Name);
                property.Value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return JsonDocument.Parse(renamed.ToArray()).RootElement;
    }

    private void Refuse(JsonElement json, Func<Fact, bool> refused, Func<Fact, string> sentence, ICollection<InputFault> faults)
    {
        if (json.ValueKind != JsonValueKind.Object) return;
        foreach (var name in json.EnumerateObject().Select(p => p.Name).Distinct(StringComparer.Ordinal))
        {
            if (_catalogue.TryGet(name, out var fact) && refused(fact)) faults.Add(new InputFault(name, name, "nothing", sentence(fact)));
        }
    }
}
