using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Assessments;

/// <summary>What is to be assessed and stored.</summary>
public sealed record NewAssessment(Guid PatientId, string Entries, JsonObject Facts, Jurisdiction Jurisdiction, DateOnly AsOf, DateOnly? PlannedStart, Guid SubmissionKey);

/// <summary>Evaluates and stores: one row a submission, however often it is sent.</summary>
public sealed class AssessmentStore(ClinicDb db, GuidanceRelease release, CurrentUser user)
{
    internal static readonly string ProgramVersion =
        typeof(AssessmentStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Stores the assessment and closes the patient's draft. A repeated submission finds the row it made before.</summary>
    /// <exception cref="ArgumentException">The facts have faults; they are checked at the form before.</exception>
    public async Task<Assessment> StoreAsync(NewAssessment assessment, CancellationToken cancellation = default)
    {
        if (await FindAsync(assessment.SubmissionKey, cancellation) is { } stored) return stored;
        var facts = Read(release, assessment.Facts, assessment.AsOf);
        var evaluation = release.Evaluator.Evaluate(facts, assessment.Jurisdiction, assessment.AsOf, assessment.PlannedStart);
        var answer = Encoding.UTF8.GetString(EvaluationJson.Write(evaluation));
        await KeepGuidanceAsync(cancellation);
        return await db.SaveStepAsync(async () =>
        {
            // The same submission may have arrived twice at once: the unique key let one of them through.
            if (await FindAsync(assessment.SubmissionKey, cancellation) is { } same) return same;
            // Made anew each time: a row that was tracked once holds on to the patient as she was read then.
            var row = new Assessment
            {
                Id = Guid.CreateVersion7(),
                PatientId = assessment.PatientId,
                Entries = assessment.Entries,
                Facts = assessment.Facts.ToJsonString(),
                Evaluation = answer,
                Summary = AssessmentSummary.Of(evaluation).ToJson(),
                FreshUntil = facts.Expiring.Select(e => (DateOnly?)e.LastDay).Min(),
                Jurisdiction = Names.Of(assessment.Jurisdiction),
                AsOf = assessment.AsOf,
                PlannedStart = assessment.PlannedStart,
                Release = release.Name,
                ReleaseSha256 = release.Sha256,
                SiteFile = release.SiteFile,
                ProgramVersion = ProgramVersion,
                AuthorId = user.Id,
                AuthorName = user.Name,
                CreatedAt = user.Now,
                SubmissionKey = assessment.SubmissionKey,
            };
            db.Assessments.Add(row);
            await db.Drafts.Where(d => d.PatientId == assessment.PatientId).ForEachAsync(d => db.Drafts.Remove(d), cancellation);
            return row;
        }, cancellation);
    }

    /// <summary>Whether evaluating the stored facts again, with the release and site file of that day, gives the stored bytes.</summary>
    public async Task<bool> ReplaysAsync(Assessment stored, CancellationToken cancellation = default) =>
        await ReplayAsync(stored, cancellation) == stored.Evaluation;

    /// <summary>The stored facts evaluated again with the release and site file of that day.</summary>
    public async Task<string> ReplayAsync(Assessment stored, CancellationToken cancellation = default)
    {
        var then = await GuidanceOfAsync(stored, cancellation);
        var where = Names.TryParse<Jurisdiction>(stored.Jurisdiction, out var place) ? place : throw new InvalidOperationException("The stored place is none");
        return Encoding.UTF8.GetString(EvaluationJson.Write(then.Evaluator.Evaluate(FactsOf(stored, then), where, stored.AsOf, stored.PlannedStart)));
    }

    /// <summary>The guidance a stored assessment was made with.</summary>
    public Task<GuidanceRelease> GuidanceOfAsync(Assessment stored, CancellationToken cancellation = default) => GuidanceOfAsync(stored.ReleaseSha256, stored.SiteFile, cancellation);

    /// <summary>The kept guidance of that hash, under that site file.</summary>
    public async Task<GuidanceRelease> GuidanceOfAsync(string sha256, string siteFile, CancellationToken cancellation = default)
    {
        if (sha256 == release.Sha256 && siteFile == release.SiteFile) return release;
        var kept = await db.Guidance.AsNoTracking().SingleAsync(g => g.Sha256 == sha256, cancellation);
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(kept.Files)!;
        return Guidance.Loading.GuidanceLoader.Load(new Guidance.Loading.GuidanceFiles(texts), siteFile.Length > 0 ? siteFile : null);
    }

    /// <summary>The stored facts, read with the guidance the assessment was made with.</summary>
    public static PatientFacts FactsOf(Assessment stored, GuidanceRelease then) => Read(then, JsonNode.Parse(stored.Facts)!.AsObject(), stored.AsOf);

    /// <summary>The assessment that a submission made; null when it made none yet.</summary>
    public Task<Assessment?> FindAsync(Guid submission, CancellationToken cancellation = default) =>
        db.Assessments.FirstOrDefaultAsync(a => a.SubmissionKey == submission, cancellation);

    internal async Task KeepGuidanceAsync(CancellationToken cancellation)
    {
        if (await db.Guidance.AnyAsync(g => g.Sha256 == release.Sha256, cancellation)) return;
        db.Guidance.Add(new KeptGuidance { Sha256 = release.Sha256, Release = release.Name, Files = JsonSerializer.Serialize(release.Files.Texts), KeptAt = user.Now });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.Guidance.AsNoTracking().Any(g => g.Sha256 == release.Sha256))
        {
            db.ChangeTracker.Clear();
        }
    }

    private static PatientFacts Read(GuidanceRelease release, JsonObject facts, DateOnly asOf)
    {
        var faults = new List<InputFault>();
        var read = release.Reader.Read(JsonSerializer.SerializeToElement(facts), asOf, faults);
        return faults.Count == 0 ? read : throw new ArgumentException("The facts have faults", nameof(facts));
    }
}
