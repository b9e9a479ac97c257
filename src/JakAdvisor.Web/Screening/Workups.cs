using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Screening;

/// <summary>Reads work-ups: several patients in a few queries, whatever the length of their histories.</summary>
public sealed class Workups(ClinicDb db, DraftStore drafts, GuidanceRelease release, Site site, TimeProvider time)
{
    private sealed record Last(Guid PatientId, string Jurisdiction, DateOnly? PlannedStart, DateTime CreatedAt);

    private sealed record Signed(Guid PatientId, DateTime SignedAt, DateOnly? PlannedStart);

    /// <summary>The work-up of one patient; null when there is no such patient.</summary>
    public async Task<Workup?> FindAsync(Guid patient, CancellationToken cancellation = default) => await ReadAsync([patient], cancellation) is [var workup] ? workup : null;

    /// <summary>The work-ups of some patients, in the order asked for.</summary>
    public async Task<IReadOnlyList<Workup>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation = default)
    {
        var patients = await db.Patients.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var open = await db.Drafts.AsNoTracking().Where(d => ids.Contains(d.PatientId)).ToDictionaryAsync(d => d.PatientId, cancellation);
        var lasts = await db.Assessments.AsNoTracking().Where(a => ids.Contains(a.PatientId) && !db.Assessments.Any(b => b.PatientId == a.PatientId && b.CreatedAt > a.CreatedAt))
            .Select(a => new Last(a.PatientId, a.Jurisdiction, a.PlannedStart, a.CreatedAt)).ToListAsync(cancellation);
        var signed = await db.Decisions.AsNoTracking().Where(d => ids.Contains(d.PatientId) && !db.Decisions.Any(e => e.PatientId == d.PatientId && e.SignedAt > d.SignedAt))
            .Select(d => new Signed(d.PatientId, d.SignedAt, d.PlannedStart)).ToListAsync(cancellation);
        var entries = (await db.ScreeningEntries.AsNoTracking().Where(e => ids.Contains(e.PatientId)).OrderByDescending(e => e.Number).ToListAsync(cancellation)).ToLookup(e => e.PatientId);
        var handOvers = (await db.HandOvers.AsNoTracking().Where(h => ids.Contains(h.PatientId)).OrderByDescending(h => h.Number).ToListAsync(cancellation)).ToLookup(h => h.PatientId);
        var beginnings = new Dictionary<Guid, Entries>();
        foreach (var id in ids.Where(id => patients.ContainsKey(id) && !open.ContainsKey(id))) beginnings[id] = (await drafts.BeginningAsync(id))?.Entries ?? Entries.None;
        return
        [
            .. ids.Where(patients.ContainsKey).Select(id => Build(patients[id], open.GetValueOrDefault(id), beginnings.GetValueOrDefault(id) ?? Entries.None, lasts.FirstOrDefault(a => a.PatientId == id),
                signed.FirstOrDefault(d => d.PatientId == id), [.. entries[id]], [.. handOvers[id]])),
        ];
    }

    private Workup Build(Patient patient, Draft? draft, Entries beginning, Last? last, Signed? signed, List<ScreeningEntry> history, IReadOnlyList<HandOver> handOvers)
    {
        var today = site.Today(time);
        var entries = draft is null ? beginning : Entries.FromJson(draft.Entries);
        var where = Names.TryParse<Jurisdiction>(draft?.Jurisdiction ?? last?.Jurisdiction ?? "", out var place) ? place : site.Jurisdiction;
        var planned = draft is null ? signed?.PlannedStart ?? last?.PlannedStart : draft.PlannedStart;
        var identity = new PatientIdentity(patient.BirthDate, patient.Sex);
        var reading = EntriesToFacts.Compute(entries, release, today, identity);
        var evaluation = reading.Patient is { } facts ? release.Evaluator.Evaluate(facts, where, today, planned < today ? null : planned) : null;
        var asked = evaluation?.Options.SelectMany(o => o.Gaps).Select(g => g.Fact).ToHashSet(StringComparer.Ordinal) ?? [];
        var known = reading.Patient ?? EntriesToFacts.Compute(Entries.None, release, today, identity).Patient!;
        var ofItem = history.ToLookup(e => e.Item, StringComparer.Ordinal);
        var newest = new[] { draft?.UpdatedAt, last?.CreatedAt, history.FirstOrDefault()?.CreatedAt, handOvers.Count > 0 ? handOvers[0].CreatedAt : null }.Max();
        return new Workup
        {
            Patient = patient,
            Draft = draft,
            Entries = entries,
            Reading = reading,
            Evaluation = evaluation,
            Jurisdiction = where,
            Today = today,
            PlannedStart = planned,
            Items = [.. release.Evaluator.Checklist(known, today).Select(item => new ItemStanding(item, [.. ofItem[item.Item.Id]], entries, asked))],
            HandOvers = handOvers,
            Waiting = handOvers.FirstOrDefault(h => signed is null || h.CreatedAt > signed.SignedAt),
            IsDecided = signed is not null && draft is null && !(newest > signed.SignedAt),
        };
    }
}
