using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Treatments;

/// <summary>Evaluates and stores visits: one row a submission, however often it is sent.</summary>
public sealed class VisitStore(ClinicDb db, GuidanceRelease release, AssessmentStore assessments, VisitGrounds grounds, CurrentUser user)
{
    /// <summary>Stores the visit, closes its draft and brings the treatment's due dates up to date. A repeated submission finds the row it made before.</summary>
    /// <returns>The row; null when somebody else corrected the same visit meanwhile.</returns>
    public async Task<Data.Visit?> StoreAsync(Data.Treatment treatment, VisitGround ground, VisitReading reading, Guid key, Guid? corrects)
    {
        if (await FindAsync(key) is { } before) return before;
        var evaluation = ground.Evaluate(reading.Facts!, release);
        await assessments.KeepGuidanceAsync(CancellationToken.None);
        DateOnly? newest = null;
        var stored = await db.SaveStepAsync<Data.Visit?>(async () =>
        {
            newest = null;
            // The same submission may have arrived twice at once: the unique key let one of them through.
            if (await FindAsync(key) is { } same) return same;
            if (corrects is not null && await db.Visits.AnyAsync(v => v.Corrects == corrects)) return null;
            // Made anew each time: a row that was tracked once holds on to the treatment as it was read then.
            var row = Row(treatment, ground, reading, evaluation, key, corrects);
            newest = await KeepAsync(await db.Treatments.FirstAsync(t => t.Id == treatment.Id), row, evaluation);
            // A draft is of a new visit: a correction has none and leaves that of others alone.
            if (corrects is null) await db.VisitDrafts.Where(d => d.TreatmentId == treatment.Id).ForEachAsync(d => db.VisitDrafts.Remove(d));
            db.Visits.Add(row);
            return row;
        });
        if (stored is not null && newest > stored.On) await PlanAgainAsync(treatment, newest.Value);
        return stored;
    }

    /// <summary>Whether evaluating the stored request again, with the release and site file of that day, gives the stored bytes.</summary>
    public async Task<bool> ReplaysAsync(Data.Visit stored)
    {
        var then = await assessments.GuidanceOfAsync(stored.ReleaseSha256, stored.SiteFile);
        var request = JsonNode.Parse(stored.Request)!;
        var (faults, startedOn) = (new List<InputFault>(), TypedDay.FromIso((string?)request["treatment"]!["startedOn"])!.Value);
        var record = new TreatmentRecord((string)request["treatment"]!["drug"]!, (string)request["treatment"]!["dose"]!, startedOn,
            Names.TryParse<TreatmentPhase>((string?)request["treatment"]!["phase"] ?? "", out var phase) ? phase : null);
        var where = Names.TryParse<Jurisdiction>((string)request["jurisdiction"]!, out var place) ? place : throw new InvalidOperationException("The stored place is none");
        var baseline = then.VisitReader.ReadBaseline(JsonSerializer.SerializeToElement(request["baseline"]!["facts"]), startedOn, faults);
        var facts = then.VisitReader.ReadVisit(JsonSerializer.SerializeToElement(request["facts"]), stored.On, faults);
        return faults.Count == 0 && Json(then.VisitEvaluator.Evaluate(new Guidance.Treatment.Visit(record, baseline, facts), where, stored.On)) == stored.Evaluation;
    }

    private Data.Visit Row(Data.Treatment treatment, VisitGround ground, VisitReading reading, VisitEvaluation evaluation, Guid key, Guid? corrects) => new()
    {
        Id = Guid.CreateVersion7(),
        PatientId = treatment.PatientId,
        TreatmentId = treatment.Id,
        Corrects = corrects,
        On = ground.On,
        Week = evaluation.Guidance.Week,
        Dose = ground.Record.Dose,
        Phase = ground.Record.Phase is { } phase ? Names.Of(phase) : "",
        Typed = reading.Typed.ToJson(),
        Entries = reading.Form.Entries.ToJson(),
        Request = ground.Request(reading.Form.Facts).ToJsonString(),
        Evaluation = Json(evaluation),
        Summary = VisitSummary.Of(evaluation).ToJson(),
        Level = Names.Of(evaluation.Verdict),
        Provisional = evaluation.Provisional,
        Measured = new FactValues(reading.Form.Facts).Measurements(fact => Answers.IsValue(reading.Typed, release.Facts[fact])),
        OnCorticosteroid = evaluation.Outcomes.Corticosteroid switch { OutcomeState.Yes => true, OutcomeState.No => false, _ => null },
        Outcomes = OutcomeWords.Columns(evaluation.Outcomes),
        Release = release.Name,
        ReleaseSha256 = release.Sha256,
        SiteFile = release.SiteFile,
        ProgramVersion = AssessmentStore.ProgramVersion,
        AuthorId = user.Id,
        AuthorName = user.Name,
        CreatedAt = user.Now,
        SubmissionKey = key,
    };

    /// <summary>What lists show of the treatment: the newest visit that counts. The day of it.</summary>
    private async Task<DateOnly> KeepAsync(Data.Treatment treatment, Data.Visit row, VisitEvaluation evaluation)
    {
        var counting = await db.Visits.AsNoTracking().Where(v => v.TreatmentId == treatment.Id && v.Id != row.Corrects && !db.Visits.Any(c => c.Corrects == v.Id))
            .Select(v => new { v.On, v.Week, v.Level, v.CreatedAt }).ToListAsync();
        counting.Add(new { row.On, row.Week, row.Level, row.CreatedAt });
        var newest = counting.MaxBy(v => (v.On, v.CreatedAt))!;
        // An entry of an earlier day that asks for something is not known to the newest visit: it must not disappear behind it.
        var late = counting.Where(v => v.On < newest.On && v.CreatedAt > newest.CreatedAt).Select(v => LevelOf(v.Level)).Where(l => l <= TreatmentLevel.Act);
        (treatment.LastVisitOn, treatment.LastVisitWeek, treatment.LastLevel) = (newest.On, newest.Week, Names.Of(late.Append(LevelOf(newest.Level)).Min()));
        if (treatment.State != TreatmentStates.Stopped) (treatment.NextDueOn, treatment.NextDue) = Due.Next(evaluation.Monitoring);
        return newest.On;
    }

    // A plan as of an earlier day names no later day than the plan of today: where this second step fails, something is shown as due that was done.
    private async Task PlanAgainAsync(Data.Treatment treatment, DateOnly newest)
    {
        var plan = await grounds.PlanAsync(treatment, newest);
        var tracked = await db.Treatments.FirstAsync(t => t.Id == treatment.Id);
        if (tracked.State == TreatmentStates.Stopped) return;
        (tracked.NextDueOn, tracked.NextDue) = Due.Next(plan);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
        }
    }

    private static TreatmentLevel LevelOf(string level) => Names.TryParse<TreatmentLevel>(level, out var known) ? known : throw new InvalidOperationException("The stored level is none");

    private static string Json(VisitEvaluation evaluation) => Encoding.UTF8.GetString(VisitEvaluationJson.Write(evaluation));

    private Task<Data.Visit?> FindAsync(Guid key) => db.Visits.FirstOrDefaultAsync(v => v.SubmissionKey == key);
}

/// <summary>What of a plan is due first.</summary>
internal static class Due
{
    /// <summary>The first day with something outstanding, and what is due on it; null when the plan names no further day.</summary>
    public static (DateOnly? On, string What) Next(IReadOnlyList<DueItem> plan)
    {
        var on = plan.Where(i => i.Applies).Min(i => i.Due);
        return (on, on is null ? "" : string.Join(", ", plan.Where(i => i.Applies && i.Due == on).Select(i => i.What).Distinct(StringComparer.Ordinal)));
    }
}
