using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>What the plan of a visit has ahead: its days first, then what comes again without a day. What is overdue stands among what is still needed.</summary>
internal static class VisitCalendar
{
    public static IReadOnlyList<CalendarLine> Of(GuidanceRelease release, VisitEvaluation evaluation, PatientWords words)
    {
        var entries = release.Monitoring.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var dated = evaluation.Monitoring.SelectMany(m => Days(evaluation, m).Select(day => (Day: day, Check: Sentence(m, words)))).ToList();
        var repeated = evaluation.Monitoring.Where(m => m is { Due: null, Every: not null } && !entries[m.Id].RepeatsItsWindow).Select(m => (Every: words.Language.Every[m.Every!], Check: Sentence(m, words)));
        return
        [
            .. dated.GroupBy(d => d.Day).OrderBy(g => g.Key).Select(g => new CalendarLine(words.Day(g.Key), [.. g.Select(d => d.Check)])),
            .. repeated.GroupBy(r => r.Every, StringComparer.Ordinal).Select(g => new CalendarLine(g.Key, [.. g.Select(r => r.Check)])),
        ];
    }

    /// <summary>Whether the plan names any day ahead.</summary>
    public static bool HasDay(VisitEvaluation evaluation) => evaluation.Monitoring.Any(m => Days(evaluation, m).Any());

    /// <summary>What is checked; one whose need waits for an answer says so.</summary>
    public static string Check(DueItem item, PatientWords words) =>
        item.Applies ? words.Language.Monitoring[item.Id] : PatientWords.Fill(words.Language.Visit!.Texts["may-apply"], ("check", words.Language.Monitoring[item.Id]));

    /// <summary>The days ahead of one item: the day it is due, or the weeks of one that no result answers.</summary>
    private static IEnumerable<DateOnly> Days(VisitEvaluation evaluation, DueItem item) =>
        item.Overdue ? [] : item.Due is { } due ? [due] : item.Facts.Count == 0 ? item.On.Where(day => day >= evaluation.Guidance.AsOf) : [];

    private static PatientSentence Sentence(DueItem item, PatientWords words) => new(new PatientEntry(EntryKind.Monitoring, item.Id), Check(item, words));
}
