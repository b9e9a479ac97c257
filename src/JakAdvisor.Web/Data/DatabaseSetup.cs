using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Data;

/// <summary>
/// Chooses the database by its connection string: <c>Host=</c> is PostgreSQL, <c>Data Source=</c> an SQLite file, none the file jakadvisor.db in the data
/// folder; anything else stops the start with a sentence.
/// </summary>
public static class DatabaseSetup
{
    private static readonly string[] FrozenTables = ["AuditRows", "Assessments", "Decisions", "FindingOverride", "Guidance", .. TreatmentTables.Frozen, .. ScreeningTables.Frozen];

    public static void AddClinicDatabase(this WebApplicationBuilder builder)
    {
        var folder = DataFolder(builder);
        var connection = builder.Configuration.GetConnectionString("JakAdvisor");
        if (string.IsNullOrWhiteSpace(connection)) connection = $"Data Source={Path.Combine(folder, "jakadvisor.db")}";
        if (connection.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            builder.Services.AddDbContext<ClinicDb, PostgresDb>(options => options.UseNpgsql(connection));
        }
        else if (connection.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
        {
            builder.Services.AddDbContext<ClinicDb, SqliteDb>(options => options.UseSqlite(connection));
        }
        else
        {
            throw new StartException("ConnectionStrings__JakAdvisor must contain Host= (PostgreSQL) or Data Source= (an SQLite file), or be absent (jakadvisor.db in the data folder).");
        }
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<CurrentUser>();
        builder.Services.AddSingleton(new AuditTrail(AuditKey.Read(builder, folder), Path.Combine(folder, "audit-checkpoints.txt")));
        builder.Services.AddDataProtection().SetApplicationName("JakAdvisor");
        builder.Services.AddSingleton<ProtectionKeys>();
        builder.Services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<ProtectionKeys>((options, keys) => options.XmlRepository = keys);
    }

    /// <summary>Brings the schema up to date and lays the database's own protection over what must never change.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        try
        {
            await db.Database.MigrateAsync();
            await ProtectAsync(db);
        }
        catch (Exception away) when (away is System.Data.Common.DbException or InvalidOperationException { InnerException: System.Data.Common.DbException })
        {
            throw new StartException($"JakAdvisor does not start: the database of ConnectionStrings__JakAdvisor cannot be reached or used ({(away.InnerException ?? away).Message})");
        }
    }

    /// <summary>
    /// Triggers that refuse to change or delete stored assessments, decisions, screening entries, hand-overs, kept guidance and audit rows, and those that tell when
    /// what the cohort is counted from has changed.
    /// </summary>
    public static async Task ProtectAsync(ClinicDb db)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE OR REPLACE FUNCTION jakadvisor_frozen() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME; END $$;
                """);
        }
        foreach (var table in FrozenTables)
        {
            foreach (var change in new[] { "UPDATE", "DELETE" })
            {
                var name = $"{table}_no_{change.ToLowerInvariant()}";
                var sql = db.Database.IsNpgsql()
                    ? $"CREATE OR REPLACE TRIGGER \"{name}\" BEFORE {change} ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION jakadvisor_frozen();"
                    : $"CREATE TRIGGER IF NOT EXISTS \"{name}\" BEFORE {change} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'rows of {table} are never changed'); END;";
                await db.Database.ExecuteSqlRawAsync(sql);
            }
        }
        if (db.Database.IsNpgsql())
        {
            foreach (var table in FrozenTables)
            {
                var sql = $"CREATE OR REPLACE TRIGGER \"{table}_no_truncate\" BEFORE TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION jakadvisor_frozen();";
                await db.Database.ExecuteSqlRawAsync(sql);
            }
        }
        else
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;");
        }
        await CohortMark.WatchAsync(db);
    }

    private static string DataFolder(WebApplicationBuilder builder)
    {
        var folder = Path.GetFullPath(builder.Configuration["Data:Folder"] ?? "jakadvisor-data", builder.Environment.ContentRootPath);
        Directory.CreateDirectory(folder);
        return folder;
    }
}
