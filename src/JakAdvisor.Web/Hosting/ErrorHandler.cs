using JakAdvisor.Web.Api;
using Microsoft.AspNetCore.Diagnostics;

namespace JakAdvisor.Web.Hosting;

/// <summary>
/// An error of the program is told as one and never as a finding. Its message is not logged: it may quote what was sent. Its type and
/// the places it came through are.
/// </summary>
internal sealed class ErrorHandler(ILogger<ErrorHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellation)
    {
        logger.LogError("{Error} while answering {Method} {Path}\n{Trace}", exception.GetType().FullName, context.Request.Method,
            context.Request.Path.ToUriComponent(), exception.StackTrace);
        await Problem.OurFault.AnswerAsync(context);
        return true;
    }
}
