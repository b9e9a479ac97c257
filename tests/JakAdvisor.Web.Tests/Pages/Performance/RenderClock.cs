using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace JakAdvisor.Web.Tests.Pages.Performance;

/// <summary>
/// Measures a request on the server from its first middleware to the last byte written. The bytes go into memory first, so that no reader and no network is measured.
/// </summary>
internal sealed class RenderClock : IStartupFilter
{
    public TimeSpan Took { get; private set; }

    public byte[] Written { get; private set; } = [];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var (body, memory) = (context.Response.Body, new MemoryStream(1 << 20));
            context.Response.Body = memory;
            var begun = Stopwatch.GetTimestamp();
            await rest(context);
            Took = Stopwatch.GetElapsedTime(begun);
            Written = memory.ToArray();
            context.Response.Body = body;
        });
        next(app);
    };
}
