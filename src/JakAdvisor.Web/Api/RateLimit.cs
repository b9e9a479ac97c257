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
                rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                await Problem.TooMany(site.RequestsPerMinute).AnswerAsync(rejected.HttpContext);
            };
        });

    private static RateLimitPartition<string> Partition(HttpContext context, int perMinute)
    {
        // Reading the page is free; only what makes the engine work counts.
        if (perMinute == 0 || HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return RateLimitPartition.GetNoLimiter("free");
        return RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "no address",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
    }
}
