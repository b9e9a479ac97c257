using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Treatments;

/// <summary>
/// What happened on treatment stays true: an event answered with yes at a visit becomes the answers of before the start that it changes (<c>makes</c> in
/// visit-facts.yaml), as of the day of that visit. A value that somebody gave later wins.
/// </summary>
internal static class LastingEvents
{
    /// <summary>These newest entries with what the events of every visit up to that day made. A corrected visit does not count.</summary>
    /// <param name="facts">The facts of visits.</param>
    public static async Task<Entries> IntoAsync(ClinicDb db, Guid patient, DateOnly until, Guid? exceptVisit, Entries entries, FactCatalogue facts)
    {
        var events = facts.Raw.Where(f => f.Makes.Count > 0).ToList();
        var visits = (await db.Visits.AsNoTracking().Where(v => v.PatientId == patient && v.On <= until && v.Id != exceptVisit && !db.Visits.Any(c => c.Corrects == v.Id))
            .Select(v => new { v.On, v.CreatedAt, v.Typed }).ToListAsync()).ConvertAll(v => new Given(v.On, v.CreatedAt, Entries.FromJson(v.Typed)));
        var happened = visits.Where(v => events.Exists(e => v.Entries.Is(e.Name, Fields.Yes))).ToList();
        if (happened.Count == 0) return entries;
        var assessments = (await db.Assessments.AsNoTracking().Where(a => a.PatientId == patient && a.AsOf <= until)
            .Select(a => new { a.AsOf, a.CreatedAt, a.Entries }).ToListAsync()).ConvertAll(a => new Given(a.AsOf, a.CreatedAt, Entries.FromJson(a.Entries)));
        foreach (var visit in happened.OrderBy(v => v.On).ThenBy(v => v.CreatedAt))
        {
            var later = visits.Concat(assessments).Where(g => (g.On, g.CreatedAt).CompareTo((visit.On, visit.CreatedAt)) > 0).ToList();
            foreach (var (name, word) in events.Where(e => visit.Entries.Is(e.Name, Fields.Yes)).SelectMany(e => e.Makes))
            {
                if (!later.Exists(g => g.Answers(facts[name], visit.On))) entries = Made(entries, facts[name], word, visit.On);
            }
        }
        return entries;
    }

    private static Entries Made(Entries entries, Fact fact, string word, DateOnly on)
    {
        // What is only called into question stays, where it was the worse answer already.
        if (Answers.Text(entries, fact) == word || (word == Fields.NotKnown && entries.Is(fact.Name, Fields.Yes))) return entries;
        var changes = entries.Of(fact.Name).Concat(entries.Of(Fields.Before + fact.Name)).Select(f => KeyValuePair.Create(f.Key, (string?)null)).ToList();
        changes.Add(new(fact.Name, word));
        changes.Add(new(Fields.Carried(fact.Name), TypedDay.Iso(on)));
        if (fact.Window is not null) changes.Add(new(Fields.On(fact.Name), TypedDay.Iso(on)));
        return entries.With(changes);
    }

    /// <summary>What was answered on a day: typed at a visit, or sent with an assessment.</summary>
    private sealed record Given(DateOnly On, DateTime CreatedAt, Entries Entries)
    {
        /// <summary>Whether it gives a value of its own for the fact, not one carried over or older than that day.</summary>
        public bool Answers(Fact fact, DateOnly since) =>
            Form.Answers.IsValue(Entries, fact) && !Entries.Has(Fields.Carried(fact.Name)) && (!TypedDay.TryParse(Dates.Typed(Entries, fact), out var on) || on >= since);
    }
}
