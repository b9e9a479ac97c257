using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using Microsoft.OpenApi;
using static JakAdvisor.Web.Api.Description.Schemas;

namespace JakAdvisor.Web.Api.Description;

/// <summary>What can be sent: every fact of the catalogue with its type, words and range.</summary>
internal static class RequestSchemas
{
    private const int LongestName = 200;

    public static void Add(OpenApiDocument document, GuidanceRelease release)
    {
        IOpenApiSchema Ref(string id) => new OpenApiSchemaReference(id, document);
        document.AddComponent("Null", new OpenApiSchema { Type = JsonSchemaType.Null, Description = "Not asked, as if the fact were absent." });
        document.AddComponent("NotKnown", Words(["not-known"], "Asked, and nobody knows."));
        document.AddComponent("NotKnownOrNotDone", Words(["not-known", "not-done"], "Asked, and nobody knows; or the test was not made."));
        document.AddComponent("TherapyEntry", TherapyEntry(release));
        document.AddComponent("Facts", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What is known, by fact name; may be empty. An absent fact was not asked.",
            Properties = release.Facts.Raw.ToDictionary(f => f.Name, IOpenApiSchema (f) => FactSchema(f, Ref), StringComparer.Ordinal),
            AdditionalPropertiesAllowed = false,
        });
        var request = Object(
            ("jurisdiction?", WordsOf<Jurisdiction>("Whose labels; this site's own when left out.")),
            ("asOf?", Day("The day the answer speaks of; today at this site when left out. No date of a fact may lie after it.")),
            ("plannedStart?", Day("The planned first day of treatment, not before asOf; gives the dates of the monitoring plan.")),
            ("facts", Ref("Facts")));
        request.Examples = [JsonNode.Parse("""
            { "jurisdiction": "us", "asOf": "2026-11-22", "plannedStart": "2026-12-01",
              "facts": { "patient.age": 34, "patient.sex": "female", "disease.type": "crohns-disease", "tb.igra": { "value": "negative", "on": "2026-10-01" },
                         "therapy.history": [ { "agent": "adalimumab", "outcome": "loss-of-response" } ] } }
            """)!];
        document.AddComponent("EvaluationRequest", request);
    }

    private static OpenApiSchema FactSchema(Fact fact, Func<string, IOpenApiSchema> reference)
    {
        IOpenApiSchema[] values = [Bare(fact, reference), reference(fact.CanBeNotDone ? "NotKnownOrNotDone" : "NotKnown"), reference("Null")];
        var day = Day("When the value was obtained; not after asOf.");
        var dated = Object(("value", Either(null, values)), ("on?", Either(null, day, reference("Null"))));
        var unit = fact.Unit.Length > 0 ? $" Unit: {fact.Unit}." : "";
        var window = fact.Window is { } fresh ? $" A reassuring value counts for {fresh}." : "";
        var schema = Either($"{fact.Question} {fact.Help}{unit}{window}", [.. values, dated]);
        schema.Title = fact.Label;
        return schema;
    }

    private static OpenApiSchema Bare(Fact fact, Func<string, IOpenApiSchema> reference) => fact.Type switch
    {
        FactType.YesNo => YesNo(),
        FactType.Word => Words(fact.Words),
        FactType.Number => Number(fact.Least, fact.Greatest),
        FactType.Date => Day(),
        _ when fact.Words.Count > 0 => ListOf(Words(fact.Words)),
        _ when fact.Name == "therapy.history" => ListOf(reference("TherapyEntry")),
        _ => ListOf(Name()),
    };

    private static OpenApiSchema TherapyEntry(GuidanceRelease release)
    {
        var outcome = WordsOf<TherapyOutcome>("How it went; non-response, loss-of-response, intolerance and dependence count as failed.");
        var continues = OrNull(YesNo("Whether it will be taken alongside the JAK inhibitor."));
        return Either("One medicine for the bowel disease that was tried.",
            Object(("agent", Words(release.Medicines.Agents.Select(a => a.Name))), ("outcome", outcome), ("continues?", continues), ("name?", new OpenApiSchema { Type = JsonSchemaType.Null })),
            Object(("agent", Words(["other"])), ("outcome", outcome), ("continues?", continues), ("name", Name())));
    }

    private static OpenApiSchema Name()
    {
        var name = Text();
        (name.MinLength, name.MaxLength) = (1, LongestName);
        return name;
    }
}
