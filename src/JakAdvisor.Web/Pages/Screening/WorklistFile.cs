using System.Globalization;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Pages.Shared.Result;
using JakAdvisor.Web.Screening;

namespace JakAdvisor.Web.Pages.Screening;

/// <summary>
/// The worklist as comma-separated values (RFC 4180): UTF-8 with a byte order mark, by which spreadsheets know the encoding. A cell that a spreadsheet would take for
/// a formula begins with an apostrophe.
/// </summary>
internal static class WorklistFile
{
    private const string End = "\r\n";
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];

    public static string Head => Row("Name", "Born", "Record number", "Planned start", "Verdicts", "Still decisive", "Outstanding", "Requested, overdue", "Expires first", "Hand-over");

    public static string Line(Workup workup, Wording words) => Row(
        workup.Patient.Name,
        TypedDay.Iso(workup.Patient.BirthDate),
        workup.Patient.RecordNumber,
        workup.PlannedStart is { } start ? TypedDay.Iso(start) : "",
        string.Join("; ", workup.Evaluation?.Options.Select(o => $"{o.Drug}: {Levels.Words(o.Verdict)}") ?? []),
        string.Join("; ", workup.Decisive.Select(g => words.Label(g.Fact))),
        string.Join("; ", workup.OutstandingFirst.Select(i => i.Item.Title)),
        string.Join("; ", workup.Overdue.Select(i => $"{i.Item.Title} ({TypedDay.Iso(i.Current!.DueBy!.Value)})")),
        workup.FreshUntil is { } until ? TypedDay.Iso(until) : "",
        workup.Waiting?.Kind switch { HandOver.Ready => "ready for decision", HandOver.Question => "question: " + workup.Waiting.Text, _ => "" });

    private static string Row(params string[] cells) => string.Join(',', cells.Select(Cell)) + End;

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 && safe.Trim() == safe ? safe : string.Create(CultureInfo.InvariantCulture, $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }
}
