using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>What is asked of one PostgreSQL database while this lives, other tests' databases left out.</summary>
internal sealed class SqlLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly string _database;

    public SqlLog(TestDatabase database)
    {
        _database = new NpgsqlConnectionStringBuilder(database.Connection).Database!;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyList<string> Commands => [.. _commands];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Value: CommandExecutedEventData done } && done.Command.Connection?.Database == _database) _commands.Enqueue(done.Command.CommandText);
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
