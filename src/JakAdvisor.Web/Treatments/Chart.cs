using System.Globalization;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>One small trend chart: the points of a measurement, placed in a drawing of fixed size over the time from the baseline to the newest visit, which all charts share.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Mark">A value to read the points against, and what it means; null for none.</param>
/// <param name="First">The day at the left end: the baseline.</param>
/// <param name="Last">The day at the right end: the newest visit.</param>
/// <param name="Points">The values, oldest first; at least one.</param>
public sealed record Chart(string Title, string Unit, ChartMark? Mark, DateOnly First, DateOnly Last, IReadOnlyList<ChartPoint> Points)
{
    public const int Width = 288;
    public const int Height = 132;
    public const int Left = 40;
    public const int Right = Width - 50;
    public const int Top = 14;
    public const int Bottom = Height - 26;

    private static readonly IReadOnlyList<(string Title, string Unit, ChartMark? Mark, Func<Measurements, double?> Of)> Kinds =
    [
        ("CDAI", "points", new(150, "remission below 150 (S20)"), m => m.Cdai),
        ("Harvey-Bradshaw", "points", new(5, "remission below 5"), m => m.Hbi),
        ("SES-CD", "points", null, m => m.SesCd),
        ("Mayo", "points", null, m => m.Mayo),
        ("CRP", "mg/L", null, m => m.Crp),
        ("ESR", "mm/h", null, m => m.Esr),
        ("Faecal calprotectin", "µg/g", new(60, "the study's limit of 60 (S22)"), m => m.Calprotectin),
        ("Haemoglobin", "g/dL", null, m => m.Haemoglobin),
        ("Neutrophils", "10⁹/L", null, m => m.Neutrophils),
        ("Lymphocytes", "10⁹/L", null, m => m.Lymphocytes),
        ("ALT", "× upper limit", new(1, "the upper limit"), m => m.Alt),
        ("AST", "× upper limit", new(1, "the upper limit"), m => m.Ast),
        ("LDL", "mmol/L", null, m => m.Ldl),
    ];

    private double Greatest => Math.Max(Points.Max(p => p.Value), Mark?.At ?? 0) is var most && most > 0 ? most : 1;

    private double Least => Math.Min(0, Points.Min(p => p.Value));

    /// <summary>Of every measurement that has a value on at least one day.</summary>
    public static IReadOnlyList<Chart> Of(Treatment treatment, IReadOnlyList<VisitRow> visits)
    {
        var last = visits.Select(v => v.On).Append(treatment.BaselineOn).Max();
        return
        [
            .. from kind in Kinds
               let points = visits.OrderBy(v => v.On).Select(v => (v.On, Value: kind.Of(v.Measured))).Prepend((On: treatment.BaselineOn, Value: kind.Of(treatment.Baseline)))
                   .Where(p => p.Value is not null).Select(p => new ChartPoint(p.On, p.Value!.Value)).ToList()
               where points.Count > 0
               select new Chart(kind.Title, kind.Unit, kind.Mark, treatment.BaselineOn, last, points),
        ];
    }

    public string Path => string.Join(' ', Points.Select(p => $"{X(p.On)},{Y(p.Value)}"));

    public string X(DateOnly day)
    {
        var share = Last == First ? 0 : (day.DayNumber - First.DayNumber) / (double)(Last.DayNumber - First.DayNumber);
        return Place(Left + (share * (Right - Left)));
    }

    public string Y(double value) => Place(Top + ((Greatest - value) / (Greatest - Least) * (Bottom - Top)));

    public string Most => Number(Greatest);

    /// <summary>From the first value to the newest, in few characters.</summary>
    public string Course => Points.Count == 1 ? Number(Points[0].Value) : $"{Number(Points[0].Value)} → {Number(Points[^1].Value)}";

    /// <summary>What the drawing shows, for those who do not see it.</summary>
    public string Summary => (Points.Count == 1
        ? $"{Title}: {Number(Points[0].Value)} {Unit} on {TypedDay.Words(Points[0].On)}"
        : $"{Title}: from {Number(Points[0].Value)} on {TypedDay.Words(Points[0].On)} to {Number(Points[^1].Value)} {Unit} on {TypedDay.Words(Points[^1].On)}, {Points.Count} values") + (Mark is null ? "" : $"; the line is {Mark.Says}");

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Place(double at) => at.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>What the page of a treatment shows of a visit: its columns, without what was typed and answered, which is long.</summary>
public sealed record VisitRow(
    Guid Id, DateOnly On, int Week, string Level, bool Provisional, string AuthorName, string Dose, Guid? Corrects, string Summary, bool? OnCorticosteroid, OutcomeColumns Outcomes, Measurements Measured);

/// <summary>One value of a chart.</summary>
public sealed record ChartPoint(DateOnly On, double Value);

/// <summary>A dashed line in a chart.</summary>
/// <param name="At">The value.</param>
/// <param name="Says">What it means.</param>
public sealed record ChartMark(double At, string Says);
