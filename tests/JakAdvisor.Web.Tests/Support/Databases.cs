using System.Globalization;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>
/// A fresh database of either kind for one test. PostgreSQL comes from JAKADVISOR_TEST_POSTGRES; where it is not set the test fails and says so: it is never skipped.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jakadvisor-test-").FullName;
    private readonly string? _postgresName;

    private TestDatabase(string kind, string? postgresName, string? connection)
    {
        Kind = kind;
        _postgresName = postgresName;
        Connection = connection ?? $"Data Source={Path.Combine(_folder, "test.db")}";
        Audit = new AuditTrail(AuditKey, CheckpointFile);
    }

    /// <summary>The key of the audit chain; a program started on the database must be given the same.</summary>
    public static byte[] AuditKey => [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static TheoryData<string> Kinds => ["sqlite", "postgres"];

    public string Kind { get; }

    public string Connection { get; }

    public string Folder => _folder;

    public string CheckpointFile => Path.Combine(_folder, "audit-checkpoints.txt");

    public AuditTrail Audit { get; }

    /// <summary>A database with its schema and triggers.</summary>
    public static async Task<TestDatabase> CreateAsync(string kind)
    {
        var database = await CreateEmptyAsync(kind);
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        await DatabaseSetup.ProtectAsync(db);
        return database;
    }

    /// <summary>A database without schema, for tests that start the program on it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(string kind)
    {
        if (kind == "sqlite") return new TestDatabase(kind, null, null);
        var server = Environment.GetEnvironmentVariable("JAKADVISOR_TEST_POSTGRES")
            ?? throw new InvalidOperationException("JAKADVISOR_TEST_POSTGRES is not set: tests/run starts a private PostgreSQL and sets it.");
        var name = "test_" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new TestDatabase(kind, name, new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString);
    }

    /// <summary>Whether a connection is one to this database.</summary>
    public bool Is(System.Data.Common.DbConnection connection) => Kind == "sqlite"
        ? connection.DataSource == new SqliteConnectionStringBuilder(Connection).DataSource
        : connection.Database == new NpgsqlConnectionStringBuilder(Connection).Database;

    public ClinicDb Open(CurrentUser? user = null)
    {
        user ??= new CurrentUser(new HttpContextAccessor(), TimeProvider.System);
        return Kind == "sqlite"
            ? new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(Connection).Options, Audit, user)
            : new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(Connection).Options, Audit, user);
    }

    public async ValueTask DisposeAsync()
    {
        Audit.Dispose();
        SqliteConnection.ClearAllPools();
        if (_postgresName is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(Environment.GetEnvironmentVariable("JAKADVISOR_TEST_POSTGRES")!, $"DROP DATABASE {_postgresName} WITH (FORCE)");
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var server = new NpgsqlConnection(connection);
        await server.OpenAsync();
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync();
    }
}
