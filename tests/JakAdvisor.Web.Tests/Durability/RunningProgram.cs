using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>The built program as a process of its own on a database: it can be killed like any process and started again on the same port.</summary>
internal sealed class RunningProgram(TestDatabase database) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JakAdvisor.Web.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = database.Folder,
        };
        foreach (var (key, value) in new[]
        {
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", Address.ToString()), ("Data__Folder", database.Folder),
            ("Audit__Key", Convert.ToBase64String(TestDatabase.AuditKey)), ("ConnectionStrings__JakAdvisor", database.Connection), ("Serilog__MinimumLevel", "Warning"), ("Demo__Cohort", "false"),
        })
        {
            start.Environment[key] = value;
        }
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Listen;
        _process.ErrorDataReceived += Listen;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync(_process);
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text) _said.Enqueue(text);
    }

    private async Task ReadyAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience; await Task.Delay(20))
        {
            if (process.HasExited) break;
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
        Assert.Fail("The program did not get ready:\n" + string.Join('\n', _said));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
