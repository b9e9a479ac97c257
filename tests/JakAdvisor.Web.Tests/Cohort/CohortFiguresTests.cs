using JakAdvisor.Web.Cohort;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using StoredVisit = JakAdvisor.Web.Data.Visit;

namespace JakAdvisor.Web.Tests.Cohort;

/// <summary>The figures of a random clinic as the program counts them, beside a plain count over every row of the tables, slow and by the words of the definitions.</summary>
public class CohortFiguresTests
{
    private const string Yes = OutcomeAnswers.Yes, No = OutcomeAnswers.No, Open = OutcomeAnswers.NotEvaluable, Outside = OutcomeAnswers.NotApplicable;
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    /// <summary>The course that counts, all its visits and all its events that nothing corrects.</summary>
    private sealed record Course(Treatment Start, List<StoredVisit> Visits, List<AdverseEvent> Events)
    {
        public bool Stopped => Start.StoppedOn < Start.StartedOn.AddDays(77);

        /// <summary>The visits of week 12, the one that counts before the others.</summary>
        public List<StoredVisit> Week12 =>
        [
            .. Visits.Where(v => v.On >= Start.StartedOn.AddDays(70) && v.On <= Start.StartedOn.AddDays(98) && (Start.StoppedOn is null || v.On <= Start.StoppedOn))
                .OrderBy(v => Math.Abs(v.On.DayNumber - Start.StartedOn.AddDays(84).DayNumber)).ThenByDescending(v => v.On).ThenByDescending(v => v.CreatedAt),
        ];

        public List<AdverseEvent> First12Weeks => [.. Events.Where(e => e.OnsetOn >= Start.StartedOn && e.OnsetOn <= Start.StartedOn.AddDays(84))];
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_figure_is_that_of_a_plain_count_over_all_rows(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = database.Open();
        await new RandomClinic(db, 5).EnterAsync(120, Today);
        foreach (var filter in new[]
        {
            new CohortFilter("upadacitinib", "crohns-disease", null, null), new CohortFilter("upadacitinib", "ulcerative-colitis", null, null), new CohortFilter("tofacitinib", "crohns-disease", null, null),
            new CohortFilter("upadacitinib", "crohns-disease", Today.AddDays(-400), Today.AddDays(-150)),
        })
        {
            var people = await new CohortQuery(db).ReadAsync(filter, Today);
            var (courses, early) = await CoursesAsync(db, filter);
            Assert.NotEmpty(courses);
            Assert.Equal((courses.Count, early), (people.Counted.Count, people.TooEarly));
            Assert.Equal(courses.Count(c => !c.Stopped && c.Week12.Count == 0), people.Counted.Count(p => !p.StoppedBeforeWeek12 && p.Visits.Count == 0));
            foreach (var (id, cells) in Plain(courses)) Assert.True(cells == Cells(Measures.All[id](people.Counted)), $"{filter} {id}: {cells} by hand, {Cells(Measures.All[id](people.Counted))} counted");
        }
    }

    private static async Task<(List<Course> Counted, int TooEarly)> CoursesAsync(ClinicDb db, CohortFilter filter)
    {
        var treatments = await db.Treatments.AsNoTracking().ToListAsync();
        var visits = await db.Visits.AsNoTracking().ToListAsync();
        var events = await db.AdverseEvents.AsNoTracking().ToListAsync();
        Assert.Contains(visits, v => v.Corrects is not null);
        Assert.Contains(events, e => e.Withdrawn);
        var first = treatments.Where(t => t.Drug == filter.Drug && t.Disease == filter.Disease && treatments.Where(o => o.PatientId == t.PatientId && o.Drug == t.Drug).Min(o => o.StartedOn) == t.StartedOn
            && (filter.From is null || t.StartedOn >= filter.From) && (filter.To is null || t.StartedOn <= filter.To)).ToList();
        var over = first.Where(t => t.StartedOn.AddDays(98) <= Today).ToList();
        return ([.. over.Select(t => new Course(
            t, [.. visits.Where(v => v.TreatmentId == t.Id && visits.All(c => c.Corrects != v.Id))], [.. events.Where(e => e.TreatmentId == t.Id && !e.Withdrawn && events.All(c => c.Corrects != e.Id))]))], first.Count - over.Count);
    }

    private static IEnumerable<(string Id, string Cells)> Plain(List<Course> courses)
    {
        yield return ("sex", Groups(courses, c => c.Start.Sex, "male", "female"));
        yield return ("smoking", Groups(courses, c => c.Start.Smoking, "never", "former", "current"));
        yield return ("perianal", Share(courses, c => c.Start.Perianal));
        yield return ("no-biologic", Share(courses, c => c.Start.PriorBiologics is null ? null : c.Start.PriorBiologics == 0));
        yield return ("ses-cd-7", Share(courses, c => c.Start.Baseline.SesCd is null ? null : c.Start.Baseline.SesCd >= 7));
        yield return ("age", Spread(courses.Select(c => (double?)c.Start.AgeAtStart)));
        yield return ("cdai", Spread(courses.Select(c => c.Start.Baseline.Cdai)));
        yield return ("haemoglobin", Spread(courses.Select(c => c.Start.Baseline.Haemoglobin * 10)));
        yield return ("mayo", Spread(courses.Select(c => c.Start.Baseline.Mayo)));
        yield return ("clinical-response", Outcome(courses, (_, v) => v.Outcomes.ClinicalResponse));
        yield return ("clinical-remission", Outcome(courses, (_, v) => v.Outcomes.ClinicalRemission));
        yield return ("mucosal-healing", Outcome(courses, (_, v) => v.Outcomes.MucosalHealing));
        yield return ("endoscopic-response-trials", Outcome(courses, (_, v) => v.Outcomes.EndoscopicResponseTrials));
        yield return ("uc-remission", Outcome(courses, (_, v) => v.Outcomes.UcRemission));
        yield return ("hbi-response", Outcome(courses, (_, v) => v.Outcomes.HbiResponse));
        yield return ("endoscopy-done", Outcome(courses, (_, v) => v.Measured.SesCd is null ? Open : Yes, none: No));
        yield return ("response-and-remission", Outcome(courses, (_, v) => (v.Outcomes.ClinicalResponse, v.Outcomes.ClinicalRemission) is var (a, b) && (a == No || b == No) ? No : a == Yes && b == Yes ? Yes : Open));
        yield return ("steroid-free-remission", Outcome(courses, (_, v) => v.Outcomes.ClinicalRemission != Yes ? v.Outcomes.ClinicalRemission : v.OnCorticosteroid is { } taken ? taken ? No : Yes : Open));
        yield return ("crp-normalised", Outcome(courses, (_, v) => v.Outcomes.CrpNormalised));
        yield return ("cdai-change", Change(courses, m => m.Cdai));
        yield return ("calprotectin-change", Change(courses, m => m.Calprotectin));
        yield return ("any-event", Events(courses, _ => true));
        yield return ("serious-event", Events(courses, e => e.Serious));
        yield return ("infection", Events(courses, e => e.Code == "infection"));
    }

    private static string Share(List<Course> courses, Func<Course, bool?> has) => $"{courses.Count(c => has(c) == true)} {courses.Count(c => has(c) == false)} {courses.Count(c => has(c) is null)}";

    private static string Groups(List<Course> courses, Func<Course, string> word, params string[] words) =>
        string.Join(' ', words.Select(w => courses.Count(c => word(c) == w)).Append(courses.Count(c => !words.Contains(word(c), StringComparer.Ordinal))));

    private static string Spread(IEnumerable<double?> values)
    {
        var all = values.ToList();
        var known = all.OfType<double>().Order().ToList();
        return $"{known.Count} {all.Count - known.Count} median {Middle(known):0.####} mean {known.Average():0.####}";
    }

    private static string Outcome(List<Course> courses, Func<Course, StoredVisit, string> says, string none = Open)
    {
        var answers = courses.Select(c => c.Stopped ? "stopped"
            : c.Week12.Select(v => says(c, v)).FirstOrDefault(a => a is Yes or No) ?? (c.Week12.Any(v => says(c, v) == Outside) ? Outside : none)).ToList();
        return string.Join(' ', new[] { Yes, No, Open, "stopped", Outside }.Select(a => answers.Count(found => found == a)));
    }

    private static string Change(List<Course> courses, Func<Measurements, double?> of)
    {
        var pairs = courses.Where(c => !c.Stopped).Select(c => (Before: of(c.Start.Baseline), After: c.Week12.Select(v => of(v.Measured)).FirstOrDefault(n => n is not null)))
            .Where(p => p.Before is not null && p.After is not null).Select(p => (Before: p.Before!.Value, After: p.After!.Value)).ToList();
        var falls = pairs.Select(p => p.Before - p.After).ToList();
        var averages = (from i in Enumerable.Range(0, falls.Count) from j in Enumerable.Range(i, falls.Count - i) select (falls[i] + falls[j]) / 2).Order().ToList();
        return $"{pairs.Count} {courses.Count(c => !c.Stopped) - pairs.Count} {courses.Count(c => c.Stopped)} from {Middle([.. pairs.Select(p => p.Before).Order()]):0.####} to {Middle([.. pairs.Select(p => p.After).Order()]):0.####} fall {Middle(averages):0.####}";
    }

    private static string Events(List<Course> courses, Func<AdverseEvent, bool?> which)
    {
        var (with, without) = (courses.Count(c => c.First12Weeks.Any(e => which(e) == true)), courses.Count(c => c.First12Weeks.All(e => which(e) == false)));
        return $"{with} {without} {courses.Count - with - without} events {courses.Sum(c => c.First12Weeks.Count(e => which(e) == true))} not known {courses.Sum(c => c.First12Weeks.Count(e => which(e) is null))}";
    }

    private static double Middle(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    /// <summary>A figure of the program in the same words.</summary>
    private static string Cells(ClinicFigure figure)
    {
        var cells = string.Join(' ', figure.Cells.Select(c => c.People));
        return figure switch
        {
            SpreadFigure spread => $"{cells} median {spread.Values!.Value.Median:0.####} mean {spread.Values.Value.Mean:0.####}",
            ChangeFigure change => $"{cells} from {change.Before!.Value.Median:0.####} to {change.After!.Value.Median:0.####} fall {change.Fall!.Value.Estimate:0.####}",
            EventFigure seen => $"{cells} events {seen.Events} not known {seen.EventsNotKnown}",
            _ => cells,
        };
    }
}
