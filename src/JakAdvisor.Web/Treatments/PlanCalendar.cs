using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Web.Treatments;

/// <summary>The days of a plan as a calendar (RFC 5545). It says what is due and never for whom: calendars leave the clinic.</summary>
internal static class PlanCalendar
{
    private const int MostOctets = 75;

    /// <summary>The days to come: the planned ones that no result answers yet, and the next one of what repeats.</summary>
    public static IReadOnlyList<(DateOnly On, string What)> Ahead(IReadOnlyList<DueItem> plan, DateOnly today) =>
    [
        .. plan.Where(i => i.Applies).SelectMany(i => i.On.Where(on => on >= today && (i.Due is null || on >= i.Due)).Concat(i.Due is { } due ? [due] : []).Distinct().Select(on => (On: on, i.What)))
            .Distinct().OrderBy(i => i.On).ThenBy(i => i.What, StringComparer.Ordinal),
    ];

    /// <param name="plan">The plan.</param>
    /// <param name="treatment">The treatment: it makes the entries' ids, one way only.</param>
    /// <param name="today">Days before it are left out, but for what is overdue.</param>
    /// <param name="now">When it was written.</param>
    public static string Write(IReadOnlyList<DueItem> plan, Guid treatment, DateOnly today, DateTime now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//JakAdvisor//Monitoring plan//EN");
        Line(text, "CALSCALE:GREGORIAN");
        foreach (var day in Ahead(plan, today).GroupBy(i => i.On))
        {
            var on = Day(day.Key);
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{treatment:N} {on}")))[..32]}@jakadvisor.invalid");
            Line(text, $"DTSTAMP:{now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line(text, $"DTSTART;VALUE=DATE:{on}");
            Line(text, $"DTEND;VALUE=DATE:{Day(day.Key.AddDays(1))}");
            Line(text, $"SUMMARY:{Escape("Follow-up due: " + string.Join(", ", day.Select(i => i.What)))}");
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>TEXT of RFC 5545, 3.3.11.</summary>
    public static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>One content line: at most 75 octets, folded between characters as RFC 5545, 3.1 says.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(Fold(line)).Append("\r\n");
}
