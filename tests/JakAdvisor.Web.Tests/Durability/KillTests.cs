using System.Globalization;
using System.Security.Cryptography;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>The program is killed again and again while eight clients save: what was acknowledged is there, once and whole.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 25;
    private const int Writers = 8;

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Kills_during_saves_lose_nothing_acknowledged_and_double_nothing_repeated(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var writers = Enumerable.Range(0, Writers).Select(n => new Writer(n)).ToList();
        try
        {
            var interrupted = await KillAgainAndAgainAsync(database, writers);
            Assert.True(interrupted > Kills / 2, $"Only {interrupted} of {Kills} kills interrupted a request: the test proves little");
            await HoldsAsync(database, writers);
        }
        finally
        {
            writers.ForEach(w => w.Dispose());
        }
    }

    /// <summary>How many kills left at least one request unanswered.</summary>
    private static async Task<int> KillAgainAndAgainAsync(TestDatabase database, List<Writer> writers)
    {
        var interrupted = 0;
        for (var round = 0; round <= Kills; round++)
        {
            await using var program = await KillableProgram.StartAsync(database);
            if (round == 0) foreach (var writer in writers) await writer.SignInAsync(program.Address);
            var (acknowledged, repeated) = (writers.Sum(w => w.Acknowledged.Count), writers.Sum(w => w.Repeated.Count));
            var enough = round == Kills;
            var writing = writers.Select(w => w.WriteAsync(program.Address, () => enough)).ToList();
            if (!enough)
            {
                while (writers.Sum(w => w.Acknowledged.Count) == acknowledged && writing.Exists(w => !w.IsCompleted)) await Task.Delay(5);
                await Task.Delay(RandomNumberGenerator.GetInt32(300));
                await program.KillAsync();
            }
            await Task.WhenAll(writing).WaitAsync(TimeSpan.FromMinutes(2));
            if (writers.Sum(w => w.Repeated.Count) > repeated) interrupted++;
        }
        return interrupted;
    }

    private async Task HoldsAsync(TestDatabase database, List<Writer> writers)
    {
        await using var db = database.Open();
        var acknowledged = writers.SelectMany(w => w.Acknowledged).ToDictionary();
        var patients = await db.Patients.AsNoTracking().Where(p => EF.Functions.Like(p.RecordNumber, "W%")).ToListAsync();
        Assert.Equal(acknowledged.OrderBy(a => a.Value, StringComparer.Ordinal), patients.Select(p => KeyValuePair.Create(p.Id, p.RecordNumber)).OrderBy(p => p.Value, StringComparer.Ordinal));
        Assert.All(patients, p => Assert.Equal(
            ("Writer " + p.RecordNumber, "WRITER " + p.RecordNumber, new DateOnly(1980, 5, 17), "female"), (p.Name, p.NameKey, p.BirthDate, p.Sex)));

        var audited = await db.AuditRows.AsNoTracking().Where(r => r.Subject == nameof(Patient) && r.Action == "created").Select(r => r.SubjectId).ToListAsync();
        Assert.Equal((await db.Patients.Select(p => p.Id).ToListAsync()).Select(id => id.ToString()).Order(StringComparer.Ordinal), audited.Order(StringComparer.Ordinal));
        Assert.Empty(await database.Audit.VerifyAsync(db));
        if (database.Kind == "sqlite") Assert.Equal(["ok"], await db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync());

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{database.Kind}: {Kills} kills, {Writers} writers, {acknowledged.Count} patients acknowledged, {writers.Sum(w => w.Repeated.Count)} requests repeated"));
    }
}
