using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace JakAdvisor.Web.Hosting;

/// <summary>
/// Structured logs that can hold nothing clinical: of a request its method, path, status and duration, never its query or body; of the framework
/// warnings only, whatever the settings say, because its finer levels tell addresses with their queries and values that were bound.
/// </summary>
internal static partial class Logs
{
    private static readonly string[] Framework = ["Microsoft.", "System."];

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var (settings, development) = (builder.Configuration, builder.Environment.IsDevelopment());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(services =>
        {
            var logger = new LoggerConfiguration().ReadFrom.Configuration(settings).Filter.ByExcluding(IsChatter);
            foreach (var sink in services.GetServices<ILogEventSink>()) logger.WriteTo.Sink(sink);
            if (development) logger.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
            else logger.WriteTo.Console(new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture));
            return new SerilogLoggerProvider(logger.CreateLogger(), dispose: true);
        });
    }

    private static bool IsChatter(LogEvent entry) =>
        entry.Level < LogEventLevel.Warning
        && entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var value) && value is ScalarValue { Value: string source }
        && Framework.Any(f => source.StartsWith(f, StringComparison.Ordinal)) && source != "Microsoft.Hosting.Lifetime";

    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("JakAdvisor.Web.Requests");
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            var begun = time.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                // Escaped, so that a path cannot forge a line of the log.
                var path = context.Request.Path.ToUriComponent();
                Answered(logger, context.Request.Method, path, context.Response.StatusCode, time.GetElapsedTime(begun).TotalMilliseconds);
            }
        });
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Path} answered {Status} in {Milliseconds:0.0} ms")]
    private static partial void Answered(Microsoft.Extensions.Logging.ILogger logger, string method, string path, int status, double milliseconds);
}
