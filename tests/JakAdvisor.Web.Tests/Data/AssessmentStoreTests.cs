using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Tests.Data;

/// <summary>A stored assessment is one row a submission, never changes, and replays to its bytes years later.</summary>
public class AssessmentStoreTests
{
    private static readonly GuidanceFiles Files = GuidanceFiles.FromFolder(Path.Combine(AppContext.BaseDirectory, "guidance"));
    private static readonly CurrentUser User = new(new HttpContextAccessor(), TimeProvider.System);

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_same_submission_twice_makes_one_row(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var submission = Submission(patient);
        var release = GuidanceLoader.Load(Files);

        var rows = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var db = database.Open();
            return await new AssessmentStore(db, release, User).StoreAsync(submission);
        }));

        Assert.Single(rows.Select(r => r.Id).Distinct());
        await using var read = database.Open();
        Assert.Equal(1, await read.Assessments.CountAsync());
        Assert.Empty(await database.Audit.VerifyAsync(read));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_assessment_under_an_older_release_and_a_site_override_replays_to_its_bytes(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        var then = GuidanceLoader.Load(Files, "overrides:\n  tb-lead-in: 3\n  fresh.tb.igra: 6 months\n");
        var now = GuidanceLoader.Load(Files.With("release.yaml", Files.Texts["release.yaml"].Replace("release: \"2026.2\"", "release: \"2026.3\"", StringComparison.Ordinal)));
        Assert.NotEqual(then.Sha256, now.Sha256);
        Guid id;
        await using (var db = database.Open()) id = (await new AssessmentStore(db, then, User).StoreAsync(Submission(patient))).Id;

        await using var later = database.Open();
        var stored = await later.Assessments.AsNoTracking().SingleAsync(a => a.Id == id);
        var store = new AssessmentStore(later, now, User);

        Assert.Equal("2026.2", stored.Release);
        Assert.Contains("\"parameter\":\"tb-lead-in\",\"value\":3,\"released\":4", stored.Evaluation, StringComparison.Ordinal);
        Assert.Equal(stored.Evaluation, await store.ReplayAsync(stored));
        Assert.True(await store.ReplaysAsync(stored));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_stored_assessment_cannot_be_changed_or_deleted(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        await using var db = database.Open();
        var stored = await new AssessmentStore(db, GuidanceLoader.Load(Files), User).StoreAsync(Submission(patient));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"UPDATE \"Assessments\" SET \"Facts\" = 'x' WHERE \"Id\" = {stored.Id}"));
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"DELETE FROM \"Assessments\" WHERE \"Id\" = {stored.Id}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_people_saving_one_draft_do_not_overwrite_each_other(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var patient = await PatientAsync(database);
        await using (var db = database.Open())
        {
            db.Drafts.Add(new Draft { Id = Guid.CreateVersion7(), PatientId = patient, Entries = "{}", Jurisdiction = "us", UpdatedBy = "a", UpdatedAt = DateTime.UtcNow });
            await db.SaveChangesAsync();
        }
        await using var first = database.Open();
        await using var second = database.Open();
        var (mine, theirs) = (await first.Drafts.SingleAsync(), await second.Drafts.SingleAsync());
        mine.Entries = """{"patient.age":"36"}""";
        theirs.Entries = """{"patient.age":"37"}""";
        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        await using var read = database.Open();
        Assert.Equal("""{"patient.age":"36"}""", (await read.Drafts.SingleAsync()).Entries);
    }

    private static async Task<Guid> PatientAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = "R1", Name = "Invented Person", BirthDate = new DateOnly(1990, 2, 28), Sex = "male" };
        db.Patients.Add(patient);
        await db.SaveChangesAsync();
        return patient.Id;
    }

    private static NewAssessment Submission(Guid patient)
    {
        var stories = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "clinic-stories.json")))!.AsArray();
        var facts = stories.Single(s => (string)s!["id"]! == "V13")!["facts"]!.DeepClone().AsObject();
        return new NewAssessment(patient, "{}", facts, Jurisdiction.Eu, new DateOnly(2026, 11, 22), new DateOnly(2026, 12, 1), Guid.NewGuid());
    }
}
