using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Tests.Support;

/// <summary>Patients for tests: JSON facts laid over each other, read the way the interface reads them.</summary>
internal static class Patients
{
    public static readonly DateOnly AsOf = new(2026, 11, 22);

    /// <summary>A man of 36 with ulcerative colitis about whom everything is known and nothing stands against a start.</summary>
    public static JsonObject Complete => JsonNode.Parse(File.ReadAllText(Repository.Path("tests", "cases", "complete-patient.json")))!.AsObject();

    /// <summary>The base patient with facts laid over; null takes a fact away.</summary>
    public static JsonObject With(JsonObject over)
    {
        var facts = Complete;
        foreach (var (name, value) in over)
        {
            if (value is null) facts.Remove(name);
            else facts[name] = value.DeepClone();
        }
        return facts;
    }

    public static PatientFacts Read(JsonObject facts, DateOnly? asOf = null, GuidanceRelease? release = null)
    {
        var faults = new List<InputFault>();
        var read = (release ?? Repository.Release).Reader.Read(JsonSerializer.SerializeToElement(facts), asOf ?? AsOf, faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Select(f => f.Sentence)));
        return read;
    }
}
