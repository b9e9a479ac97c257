using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Web.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JakAdvisor.Web.Hosting;

/// <summary>Ready when the engine answers for a patient about whom nothing is known.</summary>
internal sealed class GuidanceHealth(GuidanceRelease release, Site site, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var verdicts = new DrugVerdict[release.Evaluator.DrugCount(site.Jurisdiction)];
        release.Evaluator.Verdicts(release.Reader.Nothing, site.Jurisdiction, site.Today(time), verdicts);
        return Task.FromResult(HealthCheckResult.Healthy());
    }
}

/// <summary>Ready when the database answers.</summary>
internal sealed class DatabaseHealth(ClinicDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
}

/// <summary>Live: the process answers. Ready: every registered check passes; only then should it be sent work.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health", Whole).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", Whole).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/live", (HttpContext context) => Answer(context, 200, new { live = true })).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Whole(HttpContext context, HealthCheckService checks, GuidanceRelease release)
    {
        var report = await checks.CheckHealthAsync(context.RequestAborted);
        var ready = report.Status == HealthStatus.Healthy;
        return Answer(context, ready ? 200 : 503, new
        {
            live = true,
            ready,
            checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status == HealthStatus.Healthy ? "healthy" : "unhealthy", StringComparer.Ordinal),
            guidance = release.Name,
        });
    }

    private static JsonHttpResult<object> Answer(HttpContext context, int status, object body)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(body, statusCode: status);
    }
}
