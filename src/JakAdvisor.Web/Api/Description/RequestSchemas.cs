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
    private const string Record = "record";

    public static void Add(OpenApiDocument document, GuidanceRelease release)
    {
        IOpenApiSchema Ref(string id) => new OpenApiSchemaReference(id, document);
        document.AddComponent("Null", new OpenApiSchema { Type = JsonSchemaType.Null, Description = "Not asked, as if the fact were absent." });
        document.AddComponent("NotKnown", Words(["not-known"], "Asked, and nobody knows."));
        document.AddComponent("NotKnownOrNotDone", Words(["not-known", "not-done"], "Asked, and nobody knows; or the test was not made."));
        document.AddComponent("TherapyEntry", TherapyEntry(release));
        document.AddComponent("Facts", Facts(document, "What is known, by fact name; may be empty. An absent fact was not asked.", release.Facts.Raw));
        document.AddComponent("BaselineFacts", Facts(document, "What was known before the start, by fact name; may be empty. No date of a fact may lie after the first day of treatment.",
            release.VisitFacts.Raw.Where(f => !f.IsOfVisits || f.IsAtStart)));
        document.AddComponent("VisitFacts", Facts(document, "What is known at the visit, by fact name; may be empty. A start fact that is absent is taken from the baseline while it is fresh.",
            release.VisitFacts.Raw.Where(f => f.AskedOf != Record)));
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
        document.AddComponent("VisitRequest", VisitRequest(release, Ref));
    }

    private static OpenApiSchema VisitRequest(GuidanceRelease release, Func<string, IOpenApiSchema> reference)
    {
        var dose = Text("The dose in force, in words; no rule reads it.");
        dose.MaxLength = VisitRequestReader.LongestDose;
        var request = Object(
            ("jurisdiction?", WordsOf<Jurisdiction>("Whose labels; this site's own when left out.")),
            ("asOf?", Day("The day of the visit; today at this site when left out. No date of a fact may lie after it.")),
            ("treatment", Object(
                ("drug", Words(release.Drugs.Select(d => d.Id), "A drug authorised in the jurisdiction.")), ("dose?", OrNull(dose)),
                ("startedOn", Day("The first day of treatment; not after asOf.")), ("phase?", OrNull(WordsOf<TreatmentPhase>("Where the treatment stands."))))),
            ("baseline", Object(("facts", reference("BaselineFacts")))),
            ("facts", reference("VisitFacts")));
        request.Examples = [JsonNode.Parse("""
            { "jurisdiction": "eu", "asOf": "2027-03-01",
              "treatment": { "drug": "upadacitinib", "dose": "45 mg once daily", "startedOn": "2026-12-01", "phase": "induction" },
              "baseline": { "facts": { "patient.age": 34, "disease.type": "crohns-disease", "disease.cdai": 285 } },
              "facts": { "disease.cdai": 120, "event.seriousInfection": false, "labs.lymphocytes": { "value": 1.2, "on": "2027-02-26" } } }
            """)!];
        return request;
    }

    private static OpenApiSchema Facts(OpenApiDocument document, string description, IEnumerable<Fact> facts) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = facts.ToDictionary(f => f.Name, IOpenApiSchema (f) => FactSchema(f, id => new OpenApiSchemaReference(id, document)), StringComparer.Ordinal),
        AdditionalPropertiesAllowed = false,
    };

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
