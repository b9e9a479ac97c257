using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Screening;

/// <summary>Works out those of the screening list for whom the visitor who opened it did not wait: once after an upgrade or an import, and each morning.</summary>
public sealed class ScreeningCatchUp(IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly SemaphoreSlim _asked = new(0, 1);

    /// <summary>Somebody is behind.</summary>
    public void Begin()
    {
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was asked already.
        }
    }

    public override void Dispose()
    {
        _asked.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _asked.WaitAsync(stoppingToken);
            while (await IsBehindAsync(stoppingToken)) await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task<bool> IsBehindAsync(CancellationToken stopping)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ScreeningSummaries>().WorkOutSomeAsync(stopping);
        }
        catch (Exception away) when (away is DbException or DbUpdateException or InvalidOperationException)
        {
            // The database is away: the next visitor asks again.
            return false;
        }
    }
}
