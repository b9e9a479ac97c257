using System.Diagnostics;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>The real program in a process of its own, on a database that outlives it.</summary>
internal sealed class KillableProgram : IAsyncDisposable
{
    private readonly Process _process;

    private KillableProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it with the audit key and the data folder of the test's database; it listens when this returns.</summary>
    public static async Task<KillableProgram> StartAsync(TestDatabase database)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JakAdvisor.Web.dll")]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = database.Folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__JakAdvisor"] = database.Connection;
        start.Environment["Data__Folder"] = database.Folder;
        start.Environment["Audit__Key"] = Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
        var process = Process.Start(start)!;
        var said = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                said.Add(line);
                const string Listening = "Now listening on: ";
                if (line.IndexOf(Listening, StringComparison.Ordinal) is not (>= 0 and var at)) continue;
                // Read on, so that the program never waits for its reader.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new KillableProgram(process, new Uri(line[(at + Listening.Length)..].Trim().Trim('"')));
            }
            throw new InvalidOperationException("The program ended before it listened:\n" + string.Join('\n', said));
        }
        catch
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL: no time to finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
