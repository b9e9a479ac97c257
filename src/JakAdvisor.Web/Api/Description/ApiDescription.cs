using JakAdvisor.Guidance;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using static JakAdvisor.Web.Api.Description.Schemas;

namespace JakAdvisor.Web.Api.Description;

/// <summary>The description of the interface at <c>/openapi/v1.json</c>: its facts come from the catalogue in force.</summary>
internal sealed class ApiDescription(GuidanceRelease release) : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "JakAdvisor",
            Version = release.Name,
            Description = "Whether a person with inflammatory bowel disease can start a JAK inhibitor, which one, and why. For clinicians, to be checked by them; nothing that is sent is stored or logged.",
        };
        RequestSchemas.Add(document, release);
        new AnswerSchemas(document, release).Add();
        document.AddComponent("Problem", Object(
            ("type", Text()), ("title", Text()), ("status", Whole()), ("detail", Text()),
            ("faults", ListOf(Object(("fact", Text("The fact or field; empty for the request as a whole.")), ("sent", Text()), ("possible", Text()), ("message", Text()))))));
        document.Paths = new OpenApiPaths
        {
            ["/api/evaluate"] = Path(HttpMethod.Post, new OpenApiOperation
            {
                OperationId = "evaluate",
                Summary = "Evaluates the facts of one patient for every authorised JAK inhibitor. Stores nothing.",
                RequestBody = new OpenApiRequestBody { Required = true, Content = Json(new OpenApiSchemaReference("EvaluationRequest", document)) },
                Responses = new OpenApiResponses
                {
                    ["200"] = new OpenApiResponse { Description = "The evaluation.", Content = Json(new OpenApiSchemaReference("Evaluation", document)) },
                    ["400"] = Problem(document, "Something in the request is wrong; one entry per fault. Nothing was evaluated."),
                    ["429"] = Problem(document, "Too many requests from this address; Retry-After says how many seconds to wait."),
                },
            }),
            ["/api/evaluate-visit"] = Path(HttpMethod.Post, new OpenApiOperation
            {
                OperationId = "evaluate-visit",
                Summary = "Evaluates one visit on treatment: whether it goes on, and the outcomes. Stores nothing.",
                RequestBody = new OpenApiRequestBody { Required = true, Content = Json(new OpenApiSchemaReference("VisitRequest", document)) },
                Responses = new OpenApiResponses
                {
                    ["200"] = new OpenApiResponse { Description = "The evaluation of the visit.", Content = Json(new OpenApiSchemaReference("VisitEvaluation", document)) },
                    ["400"] = Problem(document, "Something in the request is wrong; one entry per fault. Nothing was evaluated."),
                    ["429"] = Problem(document, "Too many requests from this address; Retry-After says how many seconds to wait."),
                },
            }),
            ["/api/guidance"] = Path(HttpMethod.Get, new OpenApiOperation
            {
                OperationId = "guidance",
                Summary = "The release in force: rules, facts, sources, parameters and this site's overrides.",
                Responses = new OpenApiResponses { ["200"] = new OpenApiResponse { Description = "The release.", Content = Json(GuidanceSchema()) } },
            }),
            ["/health"] = Path(HttpMethod.Get, new OpenApiOperation
            {
                OperationId = "health",
                Summary = "Whether the program lives and is ready for work.",
                Responses = new OpenApiResponses { ["200"] = Health("Ready."), ["503"] = Health("Alive, and not ready.") },
            }),
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema GuidanceSchema()
    {
        var things = ListOf(new OpenApiSchema { Type = JsonSchemaType.Object });
        return Object(("release", Text()), ("released", Text()), ("sha256", Text()), ("overrides", things), ("parameters", things), ("drugs", things), ("rules", things),
            ("treatmentRules", things), ("settings", things), ("facts", things), ("visitFacts", things), ("sources", things), ("documents", things));
    }

    private static OpenApiResponse Health(string description) => new()
    {
        Description = description,
        Content = Json(Object(("live", YesNo()), ("ready", YesNo()), ("checks", MapTo(Words(["healthy", "unhealthy"]))), ("guidance", Text()))),
    };

    private static OpenApiPathItem Path(HttpMethod method, OpenApiOperation operation) =>
        new() { Operations = new Dictionary<HttpMethod, OpenApiOperation> { [method] = operation } };

    private static OpenApiResponse Problem(OpenApiDocument document, string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference("Problem", document) } },
    };

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema) =>
        new(StringComparer.Ordinal) { ["application/json"] = new OpenApiMediaType { Schema = schema } };
}
