using System.Globalization;
using System.Threading.RateLimiting;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;

namespace JakAdvisor.Web.Api;

/// <summary>So many evaluations a minute from one client address, as <c>Api__RequestsPerMinute</c> says; 0 = no limit.</summary>
internal static class RateLimit
{
    public const string Evaluations = "evaluations";

    public static void AddRateLimit(this IServiceCollection services) =>
        services.AddRateLimiter(_ => { }).AddOptions<RateLimiterOptions>().Configure<Site>((options, site) =>
        {
            options.AddPolicy(Evaluations, context => Partition(context, site.RequestsPerMinute));
            options.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromMinutes(1);
                var headers = rejected.HttpContext.Response.Headers;
                headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                headers.CacheControl = "no-store";
                await Problem.TooMany(site.RequestsPerMinute).ExecuteAsync(rejected.HttpContext);
            };
        });

    private static RateLimitPartition<string> Partition(HttpContext context, int perMinute)
    {
        // Reading the page is free; only what makes the engine work counts.
        if (perMinute == 0 || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
    }
}
