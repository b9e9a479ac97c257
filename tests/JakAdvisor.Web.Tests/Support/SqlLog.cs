using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>What is asked of one database while this lives, other tests' databases left out.</summary>
internal sealed class SqlLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly TestDatabase _database;
    private readonly Action<string>? _after;

    /// <param name="database">The database.</param>
    /// <param name="after">What is done after each command, before the program goes on.</param>
    public SqlLog(TestDatabase database, Action<string>? after = null)
    {
        (_database, _after) = (database, after);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyList<string> Commands => [.. _commands];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is not { Value: CommandExecutedEventData { Command: { Connection: { } connection } command } } || !_database.Is(connection)) return;
        _commands.Enqueue(command.CommandText);
        _after?.Invoke(command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }
}
