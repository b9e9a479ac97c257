using System.Text;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Treatments;

namespace JakAdvisor.Web.Tests.Treatments;

/// <summary>The calendar of a plan as RFC 5545 wants it, whatever stands in an item.</summary>
public class PlanCalendarTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    [Theory]
    [InlineData("blood count, liver tests", "blood count\\, liver tests")]
    [InlineData("ALT; AST", "ALT\\; AST")]
    [InlineData("C:\\plan", "C:\\\\plan")]
    [InlineData("a\r\nb\nc\rd", "a\\nb\\nc\\nd")]
    [InlineData("BEGIN:VEVENT\nEND:VCALENDAR", "BEGIN:VEVENT\\nEND:VCALENDAR")]
    public void Commas_semicolons_backslashes_and_line_ends_are_escaped(string text, string escaped) => Assert.Equal(escaped, PlanCalendar.Escape(text));

    [Fact]
    public void A_long_Chinese_line_is_folded_between_characters_at_75_octets_and_reads_as_before()
    {
        // 3 octets a character: 8 + 22 × 3 = 74 on the first line, 1 + 24 × 3 = 73 on the others.
        var line = "SUMMARY:" + string.Concat(Enumerable.Repeat("血常规及肝功能检查", 10));
        var folded = PlanCalendar.Fold(line).Split("\r\n");
        Assert.Equal([74, 73, 73, 61], folded.Select(Encoding.UTF8.GetByteCount));
        Assert.All(folded.Skip(1), continued => Assert.StartsWith(" ", continued, StringComparison.Ordinal));
        Assert.Equal(line, folded[0] + string.Concat(folded.Skip(1).Select(continued => continued[1..])));
    }

    [Fact]
    public void A_character_of_two_halves_is_never_cut()
    {
        // 4 octets each: the 17th would reach 8 + 68 = 76.
        var folded = PlanCalendar.Fold("SUMMARY:" + string.Concat(Enumerable.Repeat("🩸", 20))).Split("\r\n");
        Assert.Equal([72, 17], folded.Select(Encoding.UTF8.GetByteCount));
    }

    [Fact]
    public void Odd_items_make_a_calendar_of_whole_lines_without_a_trace_of_the_treatment()
    {
        var treatment = Guid.Parse("01a202f3-56c3-70e8-a651-4d44bdf90ca3");
        DueItem[] plan =
        [
            Item("血常规, 白细胞分类;\n淋巴细胞计数 \\ 中性粒细胞计数，血红蛋白、肝功能、血脂、结核复查以及带状疱疹评估", new DateOnly(2027, 2, 23)),
            Item("skin; examination", new DateOnly(2027, 2, 23)),
            Item("endoscopy", null),
        ];
        var text = PlanCalendar.Write(plan, treatment, Today, new DateTime(2026, 12, 1, 9, 30, 0, DateTimeKind.Utc));

        var lines = text.Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.DoesNotContain('\n', string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Contains("SUMMARY:Follow-up due: skin\\; examination\\, 血常规\\, 白细胞分类\\;\\n淋巴细胞计数 \\\\ 中性粒细胞计数，血红蛋白、肝功能、血脂、结核复查以及带状疱疹评估", unfolded);
        Assert.Contains("DTSTART;VALUE=DATE:20270223", unfolded);
        Assert.Contains("DTEND;VALUE=DATE:20270224", unfolded);
        Assert.Contains("DTSTAMP:20261201T093000Z", unfolded);
        Assert.Single(unfolded, line => line == "BEGIN:VEVENT");
        Assert.DoesNotContain("01a202f3", text, StringComparison.OrdinalIgnoreCase);
        // Imported again after the plan changed, the entry of a day takes its own place.
        Assert.Equal(Uid(text), Uid(PlanCalendar.Write(plan[1..], treatment, Today, new DateTime(2026, 12, 9, 0, 0, 0, DateTimeKind.Utc))));
        Assert.NotEqual(Uid(text), Uid(PlanCalendar.Write(plan, Guid.Empty, Today, new DateTime(2026, 12, 1, 9, 30, 0, DateTimeKind.Utc))));
    }

    private static string Uid(string calendar) => calendar.Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));

    private static DueItem Item(string what, DateOnly? due) => new()
    {
        Id = "item",
        What = what,
        Applies = true,
        Weeks = [],
        Every = null,
        On = [],
        Facts = [],
        LastResult = null,
        Due = due,
        Overdue = false,
        Why = "",
        Sources = [],
        Mark = Mark.Read,
    };
}
