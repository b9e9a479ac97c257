using CsvHelper;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Pages.Shared.Result;
using JakAdvisor.Web.Screening;

namespace JakAdvisor.Web.Pages.Screening;

/// <summary>The worklist as comma-separated values. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class WorklistFile
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];

    public static void Head(CsvWriter csv) => Row(csv, "Name", "Born", "Record number", "Planned start", "Verdicts", "Still decisive", "Outstanding", "Requested, overdue", "Expires first", "Hand-over");

    public static void Line(CsvWriter csv, Workup workup, Wording words) => Row(
        csv,
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

    private static void Row(CsvWriter csv, params string[] cells) => csv.WriteRecord([.. cells.Select(c => c.Length > 0 && Formula.Contains(c[0]) ? "'" + c : c)]);
}
