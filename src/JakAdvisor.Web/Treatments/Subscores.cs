using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Scores;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>The subscores that outcomes read, worked out of the calculators' items.</summary>
internal static class Subscores
{
    /// <summary>Adds them to facts, each with the date of its score. An item that is missing leaves the subscore out.</summary>
    public static JsonObject AddTo(JsonObject facts, Entries entries)
    {
        var sesCd = ScoreItems.SesCdOf(new ItemAnswers(ScoreItems.SesCd, entries, null, null, null));
        var mayo = ScoreItems.MayoOf(new ItemAnswers(ScoreItems.Mayo, entries, null, null, null));
        Add(facts, "disease.sesCdHighestSubscore", SesCd.HighestSubscore(sesCd), "disease.sesCd");
        Add(facts, "disease.sesCdUlceratedSurface", SesCd.HighestUlceratedSurface(sesCd), "disease.sesCd");
        Add(facts, "disease.mayoBleeding", mayo.RectalBleeding, "disease.mayo");
        Add(facts, "disease.mayoHighestSubscore", Mayo.HighestSubscore(mayo), "disease.mayo");
        return facts;
    }

    private static void Add(JsonObject facts, string fact, int? value, string score)
    {
        if (value is null || facts[score] is null) return;
        facts[fact] = (facts[score] as JsonObject)?["on"] is { } on ? new JsonObject { ["value"] = value, ["on"] = on.DeepClone() } : JsonValue.Create(value.Value);
    }
}
