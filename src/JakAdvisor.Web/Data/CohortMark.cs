using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Data;

/// <summary>
/// The one row that tells the states of the cohort's data apart: the database itself puts another random text here in the transaction of every change to
/// treatments, visits and adverse events, whoever makes it. The same mark is the same figures.
/// </summary>
public sealed class CohortMark
{
    private static readonly string[] Counted = [nameof(ClinicDb.Treatments), nameof(ClinicDb.Visits), nameof(ClinicDb.AdverseEvents)];

    public int Id { get; init; }

    /// <summary>Empty until the first change.</summary>
    public required string Mark { get; init; }

    public static void Configure(ModelBuilder builder) => builder.Entity<CohortMark>(mark =>
    {
        mark.ToTable("CohortMarks");
        mark.Property(m => m.Id).ValueGeneratedNever();
        mark.Property(m => m.Mark).HasMaxLength(40);
        mark.HasData(new CohortMark { Id = 1, Mark = "" });
    });

    /// <summary>The triggers that renew the mark.</summary>
    internal static async Task WatchAsync(ClinicDb db)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE OR REPLACE FUNCTION jakadvisor_cohort_changed() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN UPDATE "CohortMarks" SET "Mark" = gen_random_uuid()::text; RETURN NULL; END $$;
                """);
        }
        foreach (var table in Counted)
        {
            if (db.Database.IsNpgsql())
            {
                var sql = $"CREATE OR REPLACE TRIGGER \"{table}_cohort\" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION jakadvisor_cohort_changed();";
                await db.Database.ExecuteSqlRawAsync(sql);
                continue;
            }
            foreach (var change in new[] { "INSERT", "UPDATE", "DELETE" })
            {
                var sql = $"CREATE TRIGGER IF NOT EXISTS \"{table}_cohort_{change.ToLowerInvariant()}\" AFTER {change} ON \"{table}\" BEGIN UPDATE \"CohortMarks\" SET \"Mark\" = lower(hex(randomblob(16))); END;";
                await db.Database.ExecuteSqlRawAsync(sql);
            }
        }
    }
}
