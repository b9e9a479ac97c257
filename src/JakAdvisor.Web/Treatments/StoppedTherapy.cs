using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>Writes the end of a treatment into the history of therapies: the drug, how it turned out, and that it does not continue.</summary>
internal static class StoppedTherapy
{
    private static readonly string[] OpenOutcomes = ["effective", "dependence", "not-known"];

    /// <summary>
    /// The row of the drug that continues becomes this end; earlier courses stay, and none of them is left continuing. A history that nobody has
    /// recorded stays unknown: one entry must not make it look complete, so the row stands beside the tick and the form asks which of the two holds.
    /// </summary>
    public static Entries Into(Entries entries, Fact history, string drug, string reason)
    {
        const string History = Answers.History;
        var rows = Answers.Rows(entries, History);
        var complete = rows.Count > 0 || entries.Is(Fields.None(History), Fields.Yes);
        var before = Answers.Text(entries, history);
        var changes = new List<KeyValuePair<string, string?>> { new(Fields.None(History), null) };
        var own = rows.Where(row => entries.Is(Fields.Row(History, row, "agent"), drug)).ToList();
        var current = own.Find(row => entries.Is(Fields.Row(History, row, "continues"), Fields.Yes), -1);
        var at = current >= 0 ? current : rows.Count == 0 ? 0 : rows[^1] + 1;
        foreach (var row in own.Where(row => row != at && OpenOutcomes.Contains(entries[Fields.Row(History, row, "outcome")], StringComparer.Ordinal)))
            changes.Add(new(Fields.Row(History, row, "continues"), Fields.No));
        changes.Add(new(Fields.Row(History, at, "agent"), drug));
        changes.Add(new(Fields.Row(History, at, "outcome"), StopReasons.Outcome(reason)));
        changes.Add(new(Fields.Row(History, at, "continues"), Fields.No));
        if (!complete) changes.Add(new(Fields.Unknown(History), Fields.Yes));
        var written = entries.With(changes);
        // The list is as old as it was: the end of one medicine says nothing about the others.
        return entries[Fields.Was(History)] is { } was && was.StartsWith(before, StringComparison.Ordinal)
            ? written.With(Fields.Was(History), Answers.Text(written, history) + was[before.Length..])
            : written;
    }

    private static int Find(this List<int> rows, Func<int, bool> match, int otherwise)
    {
        foreach (var row in rows)
        {
            if (match(row)) return row;
        }
        return otherwise;
    }
}
