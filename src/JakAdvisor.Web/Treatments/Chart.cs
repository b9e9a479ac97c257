using System.Globalization;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Treatments;

/// <summary>One small trend chart: the points of a measurement from baseline to today, placed in a drawing of fixed size.</summary>
public sealed record Chart(string Title, string Unit, IReadOnlyList<ChartPoint> Points)
{
    public const int Width = 300;
    public const int Height = 110;
    private const int Left = 44;
    private const int Right = 12;
    private const int Top = 12;
    private const int Bottom = 24;

    private static readonly IReadOnlyList<(string Title, string Unit, Func<Measurements, double?> Of)> Kinds =
    [
        ("CDAI", "points", m => m.Cdai),
        ("Harvey-Bradshaw", "points", m => m.Hbi),
        ("SES-CD", "points", m => m.SesCd),
        ("Mayo", "points", m => m.Mayo),
        ("CRP", "mg/L", m => m.Crp),
        ("Faecal calprotectin", "µg/g", m => m.Calprotectin),
        ("Haemoglobin", "g/dL", m => m.Haemoglobin),
        ("Neutrophils", "10⁹/L", m => m.Neutrophils),
        ("Lymphocytes", "10⁹/L", m => m.Lymphocytes),
        ("ALT", "× upper limit", m => m.Alt),
        ("AST", "× upper limit", m => m.Ast),
        ("LDL", "mmol/L", m => m.Ldl),
    ];

    private double Greatest => Points.Max(p => p.Value) is var most && most > 0 ? most : 1;

    private double Least => Math.Min(0, Points.Min(p => p.Value));

    /// <summary>Of every measurement that has a value on at least one day.</summary>
    public static IReadOnlyList<Chart> Of(Treatment treatment, IReadOnlyList<VisitRow> visits) =>
    [
        .. from kind in Kinds
           let points = visits.OrderBy(v => v.On).Select(v => (v.On, Value: kind.Of(v.Measured))).Prepend((On: treatment.BaselineOn, Value: kind.Of(treatment.Baseline)))
               .Where(p => p.Value is not null).Select(p => new ChartPoint(p.On, p.Value!.Value)).ToList()
           where points.Count > 0
           select new Chart(kind.Title, kind.Unit, points),
    ];

    public string Path => string.Join(' ', Points.Select(p => $"{X(p)},{Y(p.Value)}"));

    public string X(ChartPoint point)
    {
        var (first, last) = (Points[0].On.DayNumber, Points[^1].On.DayNumber);
        var share = last == first ? 0.5 : (point.On.DayNumber - first) / (double)(last - first);
        return (Left + (share * (Width - Left - Right))).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public string Y(double value) => (Top + ((Greatest - value) / (Greatest - Least) * (Height - Top - Bottom))).ToString("0.#", CultureInfo.InvariantCulture);

    public string Most => Number(Greatest);

    /// <summary>What the drawing shows, for those who do not see it.</summary>
    public string Summary => Points.Count == 1
        ? $"{Title}: {Number(Points[0].Value)} {Unit} on {Days.Words(Points[0].On)}"
        : $"{Title}: from {Number(Points[0].Value)} on {Days.Words(Points[0].On)} to {Number(Points[^1].Value)} {Unit} on {Days.Words(Points[^1].On)}, {Points.Count} values";

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>What the page of a treatment shows of a visit: its columns, without what was typed and answered, which is long.</summary>
public sealed record VisitRow(
    Guid Id, DateOnly On, int Week, string Level, bool Provisional, string AuthorName, string Dose, Guid? Corrects, string Summary, bool? OnCorticosteroid, OutcomeColumns Outcomes, Measurements Measured);

/// <summary>One value of a chart.</summary>
public sealed record ChartPoint(DateOnly On, double Value);
