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
        context.Response.Headers.RetryAfter = "10";
        await PlainPage.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "The database does not answer", "This is usually over in a minute. What was saved before is safe.", await AgainAsync(context.Request, cancellation));
        return true;
    }

    private static bool IsAway(Exception? exception) => exception switch
    {
        null => false,
        DbUpdateConcurrencyException => false,
        DbException or RetryLimitExceededException or TimeoutException => true,
        _ => IsAway(exception.InnerException),
    };

    private static async Task<string> AgainAsync(HttpRequest request, CancellationToken cancellation)
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
        return again.ToString();
    }
}
