using System.Globalization;
using System.Text;
using CsvHelper;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Cohort.Statistics;

namespace JakAdvisor.Web.Cohort;

/// <summary>The report as a table for other programs: one line a number, small cells hidden. Counts of the study are published and stand as they are.</summary>
internal sealed class CohortCsv
{
    private const string Hidden = "suppressed";
    private const int FewestForMedian = 5;
    private static readonly string[] Columns = ["part", "figure", "what", "value", "of", "percent", "low95", "high95", "study_value", "study_of", "study_percent", "study_low95", "study_high95"];
    private readonly CsvWriter _csv;
    private readonly CohortReport _report;
    private readonly bool _hidesAll;

    private CohortCsv(CsvWriter csv, CohortReport report)
    {
        (_csv, _report) = (csv, report);
        _hidesAll = SmallCells.HidesAll([.. report.Rows.Select(r => r.Clinic).OfType<ClinicFigure>().Select(f => f.Cells.Select(c => c.People).ToList())]);
    }

    public static byte[] Write(CohortReport report, DateOnly today, string release)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text)) new CohortCsv(csv, report).Write(today, release);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Write(DateOnly today, string release)
    {
        Line(Columns);
        About("drug", _report.Filter.Drug);
        About("disease", _report.Filter.Disease);
        About("started from", Day(_report.Filter.From));
        About("started until", Day(_report.Filter.To));
        About("people counted", _hidesAll ? Hidden : Text(_report.Counted));
        About("study", _report.Study?.Name ?? "none of this drug and disease");
        About("made on", Day(today));
        About("guidance release", release);
        About("cells of 1 to 4 and the next smallest of the same row", Hidden);
        foreach (var row in _report.Rows) Row(row);
    }

    private void Row(CohortRow row)
    {
        if (row.Clinic is not { } figure)
        {
            Published(row, "not kept here", "");
            return;
        }
        var told = _hidesAll ? [.. figure.Cells.Select(_ => (int?)null)] : SmallCells.Suppress([.. figure.Cells.Select(c => c.People)]);
        var whole = told.All(c => c is not null);
        string Cell(int cell) => told[cell] is { } people ? Text(people) : Hidden;
        switch (figure)
        {
            case OutcomeFigure outcome:
                Share(row, "as observed", Cell(0), outcome.Yes, whole ? outcome.Observed : null, row.Study?.N, row.Study?.Of);
                Share(row, "non-responder imputation", Cell(0), outcome.Yes, whole ? outcome.Imputed : null, row.Study is { Imputed: true } ? row.Study.N : null, row.Study is { Imputed: true } ? _report.Study!.People : null);
                for (var cell = 1; cell < told.Count; cell++) Line(row.Part, row.Label, figure.Cells[cell].Name, Cell(cell));
                break;
            case EventFigure happened:
                Share(row, figure.Cells[0].Name, Cell(0), happened.People, whole ? happened.Of : null, row.Study?.N, row.Study?.Of);
                for (var cell = 1; cell < told.Count; cell++) Line(row.Part, row.Label, figure.Cells[cell].Name, Cell(cell));
                break;
            case ShareFigure share:
                Share(row, "yes", Cell(0), share.Yes, whole ? share.Known : null, row.Study?.N, row.Study?.Of);
                for (var cell = 1; cell < told.Count; cell++) Line(row.Part, row.Label, figure.Cells[cell].Name, Cell(cell));
                break;
            case GroupFigure groups:
                for (var cell = 0; cell < groups.Groups.Count; cell++)
                    Share(row, groups.Groups[cell].Word, Cell(cell), groups.Groups[cell].People, whole ? groups.Known : null, row.Study?.Cells.FirstOrDefault(c => c.Word == groups.Groups[cell].Word)?.N, row.Study?.Of);
                Line(row.Part, row.Label, "not known", Cell(groups.Groups.Count));
                break;
            case SpreadFigure spread:
                for (var cell = 0; cell < told.Count; cell++) Line(row.Part, row.Label, figure.Cells[cell].Name, Cell(cell));
                Values(row, "", spread.Values, row.Study);
                break;
            case ChangeFigure change:
                for (var cell = 0; cell < told.Count; cell++) Line(row.Part, row.Label, figure.Cells[cell].Name, Cell(cell));
                Values(row, "at the start: ", change.Before, null);
                Values(row, "at week 12: ", change.After, null);
                var fall = Enough(change.Before) ? change.Fall : null;
                Line(row.Part, row.Label, "median fall (Hodges-Lehmann)", fall is { } median ? Number(median.Estimate) : Hidden, "", "", Number(fall?.Low), Number(fall?.High), row.Study?.Text ?? "");
                break;
        }
    }

    private void Share(CohortRow row, string what, string people, int n, int? of, int? studyN, int? studyOf)
    {
        var own = of is > 0 ? Wilson.Interval(n, of.Value) : (Interval?)null;
        var published = studyN is { } k && studyOf is { } m ? Wilson.Interval(k, m) : (Interval?)null;
        Line(row.Part, row.Label, what, people, of is { } known ? Text(known) : Hidden, Percent(own?.Estimate), Percent(own?.Low), Percent(own?.High),
            studyN is { } s ? Text(s) : "", studyOf is { } o ? Text(o) : "", Percent(published?.Estimate), Percent(published?.Low), Percent(published?.High));
    }

    private void Values(CohortRow row, string when, Spread? values, StudyRow? study)
    {
        var known = Enough(values) ? values : null;
        string Told(double? value) => known is null ? Hidden : Number(value);
        Line(row.Part, row.Label, when + "median", Told(known?.Median), "", "", "", "", Number(study?.Median?.Value), study?.Of is { } of ? Text(of) : "");
        Line(row.Part, row.Label, when + "lower quartile", Told(known?.LowerQuartile), "", "", "", "", Number(study?.Median?.Lower));
        Line(row.Part, row.Label, when + "upper quartile", Told(known?.UpperQuartile), "", "", "", "", Number(study?.Median?.Upper));
        Line(row.Part, row.Label, when + "mean", Told(known?.Mean), "", "", "", "", Number(study?.Mean?.Value));
        Line(row.Part, row.Label, when + "standard deviation", Told(known?.Deviation), "", "", "", "", Number(study?.Mean?.Deviation));
    }

    private void Published(CohortRow row, string what, string value)
    {
        if (row.Study is not { } study) return;
        if (study.N is { } n) Line(row.Part, row.Label, what, value, "", "", "", "", Text(n), study.Of is { } of ? Text(of) : "");
        foreach (var cell in study.Cells) Line(row.Part, row.Label, $"{what}: {cell.Word}", value, "", "", "", "", Text(cell.N), study.Of is { } of ? Text(of) : "");
        if (study.Median is not null || study.Mean is not null) Line(row.Part, row.Label, what, value, "", "", "", "", Number(study.Median?.Value ?? study.Mean!.Value), study.Of is { } m ? Text(m) : "");
    }

    private bool Enough(Spread? values) => !_hidesAll && values is { Count: >= FewestForMedian };

    private void About(string what, string value) => Line("about", "", what, value);

    private void Line(params string[] fields) => _csv.WriteRecord([.. fields, .. Enumerable.Repeat("", Columns.Length - fields.Length)]);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number) => number is { } known ? Math.Round(known, 4).ToString(CultureInfo.InvariantCulture) : "";

    private static string Percent(double? share) => share is { } known ? Math.Round(100 * known, 1).ToString("0.0", CultureInfo.InvariantCulture) : "";
}
