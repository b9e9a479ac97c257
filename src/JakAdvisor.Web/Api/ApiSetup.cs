using JakAdvisor.Web.Api.Description;
using JakAdvisor.Web.Hosting;

namespace JakAdvisor.Web.Api;

internal static class ApiSetup
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RequestReader>();
        builder.Services.AddSingleton<VisitRequestReader>();
        builder.Services.AddSingleton<GuidanceDocument>();
        builder.Services.AddExceptionHandler<ErrorHandler>();
        builder.Services.AddHealthChecks().AddCheck<GuidanceHealth>("guidance").AddCheck<DatabaseHealth>("storage");
        builder.Services.AddRateLimit();
        builder.Services.AddOpenApi("v1", options => options.AddDocumentTransformer<ApiDescription>());
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapPost("/api/evaluate", EvaluateEndpoint.Answer).RequireRateLimiting(RateLimit.Evaluations).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/api/evaluate-visit", EvaluateEndpoint.AnswerVisit).RequireRateLimiting(RateLimit.Evaluations).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/api/guidance", (GuidanceDocument document) => document.Answer).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }
}
