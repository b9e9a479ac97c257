using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JakAdvisor.Web.Data;

/// <summary>The clinic's database in an embedded SQLite file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, AuditTrail? audit = null, CurrentUser? user = null) : ClinicDb(options, audit, user);

/// <summary>The clinic's database in PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, AuditTrail? audit = null, CurrentUser? user = null) : ClinicDb(options, audit, user);

/// <summary>For the migration tool only.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For the migration tool only.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=design").Options);
}
