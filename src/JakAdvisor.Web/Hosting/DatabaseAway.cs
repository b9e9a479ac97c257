using System.Data.Common;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JakAdvisor.Web.Hosting;

/// <summary>
/// The database cannot be reached: people read that, and what they had typed stands in a form that sends it again. Nothing is lost as long as the page is open.
/// </summary>
internal sealed class DatabaseAway(ILogger<DatabaseAway> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        if (!IsAway(exception) || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return false;
        logger.LogError("The database did not answer ({Error}) for {Method} {Path}", exception.GetType().FullName, context.Request.Method, context.Request.Path.ToUriComponent());
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.RetryAfter = "10";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(await PageAsync(context.Request, cancellation), cancellation);
        return true;
    }

    private static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        DbUpdateConcurrencyException => false,
        DbException or RetryLimitExceededException or TimeoutException => true,
        _ => IsAway(exception.InnerException),
    };

    private static async Task<string> PageAsync(HttpRequest request, CancellationToken cancellation)
    {
        var html = HtmlEncoder.Default;
        var address = html.Encode(request.PathBase + request.Path + request.QueryString);
        var again = new StringBuilder();
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType)
        {
            again.Append("<form method=\"post\" action=\"").Append(address).Append("\">");
            foreach (var (name, values) in await request.ReadFormAsync(cancellation))
            {
                foreach (var value in values) again.Append("<input type=\"hidden\" name=\"").Append(html.Encode(name)).Append("\" value=\"").Append(html.Encode(value ?? "")).Append("\">");
            }
            again.Append("<p>Nothing you typed is lost: it is kept in this page.</p><button>Try again</button></form>");
        }
        else
        {
            again.Append("<p><a class=\"button\" href=\"").Append(address).Append("\">Try again</a></p>");
        }
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The database does not answer · JakAdvisor</title>
            <link rel="stylesheet" href="/css/site.css"><link rel="stylesheet" href="/css/clinic.css"></head>
            <body><main id="main"><h1>The database does not answer</h1><p>This is usually over in a minute. What was saved before is safe.</p>{again}</main></body></html>
            """;
    }
}
