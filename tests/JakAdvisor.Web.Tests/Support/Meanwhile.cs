namespace JakAdvisor.Web.Tests.Support;

/// <summary>Somebody does something in the middle of what the program does: once, right after it has read a table for the first, second … time and before it goes on.</summary>
internal sealed class Meanwhile : IDisposable
{
    private readonly SqlLog _log;
    private int _read;

    public Meanwhile(TestDatabase database, string table, int time, Func<Task> act)
    {
        _log = new SqlLog(database, sql =>
        {
            if (!sql.StartsWith("SELECT", StringComparison.Ordinal) || !sql.Contains($"FROM \"{table}\" AS", StringComparison.Ordinal) || Interlocked.Increment(ref _read) != time) return;
            Task.Run(act).Wait();
            Happened = true;
        });
    }

    public bool Happened { get; private set; }

    public void Dispose() => _log.Dispose();
}
