using JakAdvisor.Guidance.Evaluation;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>The monitoring plan of one option as a calendar: weeks with their dates first, what comes again and again after them.</summary>
internal static class PatientCalendar
{
    private const int DaysOfAWeek = 7;

    public static IReadOnlyList<CalendarLine> Of(GuidanceRelease release, Option option, DateOnly? start, PatientWords words)
    {
        var entries = release.Monitoring.ToDictionary(m => m.Id, StringComparer.Ordinal);
        var timed = new List<(int From, int To, PatientSentence Check)>();
        var repeated = new List<(string Every, PatientSentence Check)>();
        foreach (var item in option.Monitoring)
        {
            var check = new PatientSentence(new PatientEntry(EntryKind.Monitoring, item.Id), words.Language.Monitoring[item.Id]);
            if (item.Window is [var from, var to]) timed.Add((from, to, check));
            else timed.AddRange(item.Weeks.Select(week => (week, week, check)));
            if (item.Every is { } every && !entries[item.Id].RepeatsItsWindow) repeated.Add((words.Language.Every[every], check));
        }
        return
        [
            .. timed.GroupBy(t => (t.From, t.To)).OrderBy(g => g.Key.From).ThenBy(g => g.Key.To).Select(g => new CalendarLine(When(g.Key.From, g.Key.To), [.. g.Select(t => t.Check)])),
            .. repeated.GroupBy(r => r.Every, StringComparer.Ordinal).Select(g => new CalendarLine(g.Key, [.. g.Select(r => r.Check)])),
        ];

        string When(int from, int to)
        {
            var weeks = from == to ? words.Text("week", ("week", PatientWords.Number(from))) : words.Text("weeks", ("from", PatientWords.Number(from)), ("to", PatientWords.Number(to)));
            if (start is not { } first) return weeks;
            var begins = words.Day(first.AddDays(DaysOfAWeek * from));
            return $"{weeks}: {(from == to ? begins : $"{begins} – {words.Day(first.AddDays(DaysOfAWeek * to))}")}";
        }
    }
}
