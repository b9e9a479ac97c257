using JakAdvisor.Web.Data;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Tests.Data;

/// <summary>Every single edit, deletion, insertion, swap and tail cut of audit rows is found, on both databases; and the database itself refuses them.</summary>
public class AuditTrailTests
{
    private const int Rows = 8;

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_untouched_trail_is_whole(string kind)
    {
        await using var database = await WithRowsAsync(kind);
        await using var db = database.Open();
        Assert.Equal(Rows, await db.AuditRows.CountAsync());
        Assert.Empty(await database.Audit.VerifyAsync(db));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_database_refuses_to_change_or_delete_a_row(string kind)
    {
        await using var database = await WithRowsAsync(kind);
        await using var db = database.Open();
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"AuditRows\" SET \"After\" = 'x' WHERE \"Number\" = 2"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"AuditRows\" WHERE \"Number\" = 2"));
        Assert.Empty(await database.Audit.VerifyAsync(db));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_edit_of_every_column_of_every_row_is_found(string kind)
    {
        await using var database = await WithRowsAsync(kind);
        await using var db = database.Open();
        await UnprotectAsync(db);
        foreach (var column in new[] { "UserId", "UserName", "Address", "Action", "Subject", "SubjectId", "Before", "After", "PreviousHash", "Hash" })
        {
            for (var number = 1; number <= Rows; number++)
                await FoundAsync(database, db, $"UPDATE \"AuditRows\" SET \"{column}\" = \"{column}\" || 'x' WHERE \"Number\" = {number}", $"edit of {column} in row {number}");
        }
        for (var number = 1; number <= Rows; number++)
        {
            await FoundAsync(database, db, $"UPDATE \"AuditRows\" SET \"At\" = '2001-01-01 00:00:00{(kind == "postgres" ? "+00" : "")}' WHERE \"Number\" = {number}", $"edit of the time in row {number}");
            await FoundAsync(database, db, $"UPDATE \"AuditRows\" SET \"PatientId\" = NULL WHERE \"Number\" = {number}", $"edit of the patient in row {number}");
            await FoundAsync(database, db, $"UPDATE \"AuditRows\" SET \"Number\" = 99 WHERE \"Number\" = {number}", $"renumbering of row {number}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_deletion_tail_cut_insertion_and_swap_is_found(string kind)
    {
        await using var database = await WithRowsAsync(kind);
        await using var db = database.Open();
        await UnprotectAsync(db);
        for (var number = 1; number <= Rows; number++)
        {
            await FoundAsync(database, db, $"DELETE FROM \"AuditRows\" WHERE \"Number\" = {number}", $"deletion of row {number}");
            await FoundAsync(database, db, $"DELETE FROM \"AuditRows\" WHERE \"Number\" >= {number}", $"tail cut from row {number}");
            await FoundAsync(database, db, Copy(number, Rows + 1), $"insertion of a copy of row {number}");
            for (var other = number + 1; other <= Rows; other++)
            {
                await FoundAsync(database, db,
                    $"UPDATE \"AuditRows\" SET \"Number\" = 100 WHERE \"Number\" = {number}; UPDATE \"AuditRows\" SET \"Number\" = {number} WHERE \"Number\" = {other}; UPDATE \"AuditRows\" SET \"Number\" = {other} WHERE \"Number\" = 100",
                    $"swap of rows {number} and {other}");
            }
        }
    }

    private static string Copy(int number, int to) =>
        $"INSERT INTO \"AuditRows\" (\"Number\", \"At\", \"UserId\", \"UserName\", \"Address\", \"Action\", \"Subject\", \"SubjectId\", \"PatientId\", \"Before\", \"After\", \"PreviousHash\", \"Hash\") "
        + $"SELECT {to}, \"At\", \"UserId\", \"UserName\", \"Address\", \"Action\", \"Subject\", \"SubjectId\", \"PatientId\", \"Before\", \"After\", \"PreviousHash\", \"Hash\" FROM \"AuditRows\" WHERE \"Number\" = {number}";

    /// <summary>Tampers inside a transaction, verifies, and takes the tampering back.</summary>
    private static async Task FoundAsync(TestDatabase database, ClinicDb db, string sql, string what)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
        Assert.True((await database.Audit.VerifyAsync(db)).Count > 0, $"not found: {what}");
        await transaction.RollbackAsync();
    }

    private static async Task UnprotectAsync(ClinicDb db)
    {
        foreach (var change in new[] { "update", "delete" })
        {
            var sql = db.Database.IsNpgsql() ? $"DROP TRIGGER \"AuditRows_no_{change}\" ON \"AuditRows\"" : $"DROP TRIGGER \"AuditRows_no_{change}\"";
            await db.Database.ExecuteSqlRawAsync(sql);
        }
    }

    private static async Task<TestDatabase> WithRowsAsync(string kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        for (var i = 0; i < Rows - 2; i++)
            db.Patients.Add(new Patient { Id = Guid.CreateVersion7(), RecordNumber = $"R{i}", Name = $"Invented Person {i}", BirthDate = new DateOnly(1980, 1, 1 + i), Sex = "female" });
        await db.SaveChangesAsync();
        var patient = await db.Patients.FirstAsync();
        patient.Name = "Invented Person Renamed";
        await db.SaveChangesAsync();
        db.Note("read", "Patient", patient.Id.ToString(), patient.Id);
        await db.SaveChangesAsync();
        return database;
    }
}
