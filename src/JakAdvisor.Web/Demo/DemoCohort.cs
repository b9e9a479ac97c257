using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Demo;

/// <summary>
/// In Development: invented people on treatment, one after the other while the program already serves, so that there is a cohort to look at. Beside the other
/// invented patients only, never in a clinic that began with its own.
/// </summary>
internal sealed partial class DemoCohort(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, ILogger<DemoCohort> log) : BackgroundService
{
    /// <summary>Between two people, so that whoever looks at the first pages does not wait for them.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    /// <exception cref="StartException">The setting is neither true nor false.</exception>
    public static bool IsWanted(IConfiguration settings, bool development)
    {
        if (settings["Demo:Cohort"] is not { Length: > 0 } text) return development;
        return bool.TryParse(text, out var wanted) ? wanted && development : throw new StartException($"JakAdvisor does not start: Demo__Cohort cannot be {text}; possible: true, false.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = new TaskCompletionSource();
            await using var signal = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            if (await FirstMissingAsync() is not { } first) return;
            for (var number = first; number <= DemoPerson.People; number++)
            {
                stoppingToken.ThrowIfCancellationRequested();
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DemoCourse>().EnterAsync(new DemoPerson(number));
                await Task.Delay(Breath, stoppingToken);
            }
            Complete(log);
        }
        catch (OperationCanceledException)
        {
            // The program ends; what is missing comes after the next start.
        }
        catch (Exception fault) when (fault is DbUpdateException or System.Data.Common.DbException)
        {
            // Somebody else writes there too. The demonstration is not worth more than the program.
            GaveUp(log, fault.GetType().Name);
        }
    }

    /// <summary>Where to go on: the last one who is there may have been interrupted. Null in a clinic without invented patients.</summary>
    private async Task<int?> FirstMissingAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        if (!await db.Patients.AnyAsync(p => p.RecordNumber == DemoClinic.FirstRecordNumber)) return null;
        var all = Enumerable.Range(1, DemoPerson.People).Select(number => new DemoPerson(number).RecordNumber).ToList();
        return Math.Max(1, await db.Patients.CountAsync(p => all.Contains(p.RecordNumber)));
    }

    [LoggerMessage(LogLevel.Information, "The demonstration cohort is complete")]
    private static partial void Complete(ILogger logger);

    [LoggerMessage(LogLevel.Warning, "The demonstration cohort is not complete ({Fault}); it is gone on with at the next start")]
    private static partial void GaveUp(ILogger logger, string fault);
}
