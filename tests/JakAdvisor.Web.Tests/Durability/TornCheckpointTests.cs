using JakAdvisor.Web.Data;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>A checkpoint that was being written when the program stopped is no tampering, and the next one begins on a line of its own.</summary>
public sealed class TornCheckpointTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("2 abcdef")]
    public async Task A_torn_last_line_counts_as_not_written(string torn)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using var db = database.Open();
        await NoteAsync(db);
        await File.AppendAllTextAsync(database.CheckpointFile, torn);

        Assert.Empty(await database.Audit.VerifyAsync(db));

        await NoteAsync(db);
        Assert.Empty(await database.Audit.VerifyAsync(db));
        Assert.Equal(["1", "2"], (await File.ReadAllLinesAsync(database.CheckpointFile)).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_broken_line_that_was_finished_is_still_a_fault()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using var db = database.Open();
        await NoteAsync(db);
        await File.AppendAllTextAsync(database.CheckpointFile, "2\n");

        Assert.Equal(["The checkpoint file has a line that is none."], await database.Audit.VerifyAsync(db));
    }

    private static async Task NoteAsync(ClinicDb db)
    {
        db.Note("read", nameof(Patient), "1");
        await db.SaveChangesAsync();
    }
}
