using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Tests.Performance;

/// <summary>The patients whose evaluation is measured.</summary>
internal sealed class MeasuredPatients(GuidanceRelease release, string completePatientJson)
{
    public static readonly DateOnly AsOf = new(2026, 11, 22);
    private static readonly string[] Outcomes = ["non-response", "loss-of-response", "intolerance", "effective", "not-known"];

    /// <summary>Everything is known and nothing stands against a start.</summary>
    public PatientFacts Complete => Read(JsonNode.Parse(completePatientJson)!.AsObject());

    /// <summary>The complete patient with a long therapy history, ten medicines and a date on every fact that has a window.</summary>
    public PatientFacts Dated
    {
        get
        {
            var facts = JsonNode.Parse(completePatientJson)!.AsObject();
            facts["therapy.history"] = new JsonArray(
            [
                .. new[] { "mesalazine", "prednisolone", "budesonide", "azathioprine", "methotrexate", "infliximab", "adalimumab", "vedolizumab", "ustekinumab", "tofacitinib" }
                    .Select((agent, i) => new JsonObject { ["agent"] = agent, ["outcome"] = Outcomes[i % Outcomes.Length], ["continues"] = false }),
            ]);
            facts["medications.current"] = new JsonArray(
                "Clarithromycin", "metformin", "ibuprofen", "paracetamol", "omeprazole", "fluconazole", "RIFAMPICIN", "vitamin d", "St John's wort 300 mg", "something nobody knows");
            foreach (var fact in release.Facts.Raw.Where(f => f.Window is not null && facts[f.Name] is not null))
                facts[fact.Name] = new JsonObject { ["value"] = facts[fact.Name]!.DeepClone(), ["on"] = "2026-11-10" };
            return Read(facts);
        }
    }

    /// <summary>Nobody has asked anything yet.</summary>
    public PatientFacts Empty => Read([]);

    /// <summary>A worst answer wherever it contradicts no other: many findings and, with half of it unknown, many gaps and changes.</summary>
    public PatientFacts ManyFindings
    {
        get
        {
            var facts = JsonNode.Parse(completePatientJson)!.AsObject();
            foreach (var name in facts.Where(f => f.Value is JsonValue value && value.GetValueKind() == JsonValueKind.False).Select(f => f.Key).ToList()) facts[name] = true;
            foreach (var (name, value) in new (string, JsonNode)[]
                {
                    ("patient.age", 70), ("disease.activity", "mild"), ("cardiovascular.smoking", "current"), ("tb.active", "suspected"), ("tb.igra", "positive"),
                    ("tb.chestImaging", "abnormal"), ("tb.preventiveTreatment", "in-progress"), ("tb.preventiveWeeks", 2), ("tb.preventiveRegimen", "rifampicin"),
                    ("hbv.hbsAg", "positive"), ("hcv.antibody", "positive"), ("hiv.test", "positive"), ("zoster.vaccine", "none"), ("labs.haemoglobin", 7.5),
                    ("labs.neutrophils", 0.9), ("labs.lymphocytes", 0.4), ("labs.altTimesUln", 4), ("labs.astTimesUln", 2.5), ("kidney.egfr", 25),
                    ("liver.childPugh", "B"),
                })
            {
                facts[name] = value;
            }
            facts["medications.current"] = new JsonArray("clarithromycin", "rifampicin", "ibuprofen", "metformin", "azathioprine");
            return Read(facts);
        }
    }

    private PatientFacts Read(JsonObject facts)
    {
        var faults = new List<InputFault>();
        var read = release.Reader.Read(JsonSerializer.SerializeToElement(facts), AsOf, faults);
        return faults.Count == 0 ? read : throw new InvalidOperationException(string.Join('\n', faults.Select(f => f.Sentence)));
    }
}
