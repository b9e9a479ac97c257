using System.Diagnostics;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>
/// The process is killed while eight people save, again and again. What was acknowledged is there once, what was repeated is not there twice, nothing is half there.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 50;
    private const int Writers = 8;

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Fifty_kills_while_eight_people_save_lose_nothing_double_nothing_and_leave_nothing_half(string kind)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var program = new RunningProgram(database);
        await program.StartAsync();
        var writers = Enumerable.Range(1, Writers).Select(n => new Writer(n, program.Address, Answers())).ToList();
        foreach (var writer in writers) await writer.SignInAsync();

        var random = new Random(20261122);
        for (var kill = 0; kill < Kills; kill++)
        {
            var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writing = Task.WhenAll(writers.Select(w => w.WriteAsync(() => answered.TrySetResult(), () => false)));
            // From the first answer on, so that the kill strikes while things are saved and not while the program warms up.
            await Task.WhenAny(answered.Task, writing);
            await Task.Delay(random.Next(50, 401));
            await program.KillAsync();
            await writing;
            await program.StartAsync();
        }
        await Task.WhenAll(writers.Select(w => w.WriteAsync(() => { }, () => true)));
        await program.KillAsync();

        Assert.Empty(writers.SelectMany(w => w.Unexpected));
        var written = writers.SelectMany(w => w.Written).ToList();
        var repeated = writers.Sum(w => w.Unanswered);
        Assert.All(written, w => Assert.Equal(3, w.Acknowledged));
        await AssertWholeAsync(database, written);
        output.WriteLine($"{kind}: {Kills} kills, {Writers} writers, {written.Count * 3} acknowledged saves, {repeated} requests repeated, {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        // Otherwise no kill met a save, and the test has shown nothing.
        Assert.InRange(repeated, Kills, Kills * Writers);
        foreach (var writer in writers) writer.Dispose();
    }

    private static async Task AssertWholeAsync(TestDatabase database, List<Written> written)
    {
        await using var db = database.Open();
        var patients = await db.Patients.AsNoTracking().Where(p => p.RecordNumber.StartsWith("K-")).Select(p => new { p.Id, p.RecordNumber, p.Name }).ToListAsync();
        Assert.Equal(written.Select(w => (w.Patient, w.RecordNumber)).Order(), patients.Select(p => (p.Id, p.RecordNumber)).Order());
        Assert.All(patients, p => Assert.Equal("Patient " + p.RecordNumber, p.Name));
        var assessments = await db.Assessments.AsNoTracking().Where(a => a.Patient!.RecordNumber.StartsWith("K-")).Select(a => new { a.Id, a.PatientId, a.SubmissionKey }).ToListAsync();
        Assert.Equal(written.Select(w => (w.Patient, w.Assessment)).Order(), assessments.Select(a => (a.PatientId, a.SubmissionKey)).Order());
        // The draft went with its assessment; a repeated submission must not leave a second one behind.
        var ours = written.Select(w => (Guid?)w.Patient).ToHashSet();
        Assert.DoesNotContain(await db.Drafts.AsNoTracking().Select(d => (Guid?)d.PatientId).ToListAsync(), ours.Contains);

        // Each row has its audit row, each audit row its row.
        foreach (var (subject, ids) in new[] { (nameof(Patient), patients.Select(p => p.Id)), (nameof(Assessment), assessments.Select(a => a.Id)) })
        {
            var audited = await db.AuditRows.AsNoTracking().Where(r => r.Subject == subject && r.Action == "created").Select(r => new { r.SubjectId, r.PatientId }).ToListAsync();
            Assert.Equal(ids.Select(id => id.ToString()).Order(StringComparer.Ordinal), audited.Where(r => ours.Contains(r.PatientId)).Select(r => r.SubjectId).Order(StringComparer.Ordinal));
        }
        var known = (await db.Patients.Select(p => p.Id).ToListAsync()).ToHashSet();
        Assert.All(await db.AuditRows.Where(r => r.PatientId != null).Select(r => r.PatientId!.Value).Distinct().ToListAsync(), id => Assert.Contains(id, known));
        var drafts = await db.AuditRows.AsNoTracking().Where(r => r.Subject == nameof(Draft)).Select(r => new { r.SubjectId, r.PatientId, r.Action }).ToListAsync();
        Assert.All(drafts.Where(r => ours.Contains(r.PatientId)).GroupBy(r => r.SubjectId),
            d => Assert.Equal((1, 1), (d.Count(r => r.Action == "created"), d.Count(r => r.Action == "deleted"))));

        Assert.Empty(await database.Audit.VerifyAsync(db));
        Assert.NotEmpty(await File.ReadAllLinesAsync(database.CheckpointFile));
        if (!db.Database.IsSqlite()) return;
        Assert.Equal("ok", await ScalarAsync(database.Connection, "PRAGMA integrity_check"));
        Assert.Null(await ScalarAsync(database.Connection, "PRAGMA foreign_key_check"));
    }

    private static async Task<object?> ScalarAsync(string connection, string sql)
    {
        await using var sqlite = new SqliteConnection(connection);
        await sqlite.OpenAsync();
        await using var command = sqlite.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The answers of a clinic story that need no date, as a form sends them.</summary>
    private static IReadOnlyList<KeyValuePair<string, string>> Answers()
    {
        var facts = Repository.Story("V13")["facts"]!.DeepClone().AsObject();
        foreach (var name in facts.Where(f => f.Value is not JsonValue || f.Key.StartsWith("patient.", StringComparison.Ordinal)).Select(f => f.Key).ToList()) facts.Remove(name);
        return [.. FactsToEntries.From(facts, GuidanceLoader.FromFolder(Path.Combine(AppContext.BaseDirectory, "guidance")).Facts).All];
    }
}
