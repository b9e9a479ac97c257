using System.Globalization;

namespace JakAdvisor.Guidance.Rules;

/// <summary>An outcome figure: a share, or a text where it is no share.</summary>
/// <param name="Percent">Per cent of the people counted; null where the source gives no share.</param>
/// <param name="N">People with the outcome; null where not given.</param>
/// <param name="Of">People counted; null where not given.</param>
/// <param name="Text">A median, ratio or rate in words; empty where <paramref name="Percent"/> says it.</param>
public sealed record Outcome(double? Percent, int? N, int? Of, string Text)
{
    private const string Rate = " per 100 patient-years";

    /// <summary>The number to say out of 100 people: the share, or the rate in 100 people over one year; null where the source gives neither.</summary>
    public double? PerHundred =>
        Percent ?? (Text.EndsWith(Rate, StringComparison.Ordinal) && double.TryParse(Text[..^Rate.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) ? rate : null);
}

/// <summary>One published figure of benefit or harm, never shown without its population, dose, week, endpoint and comparison.</summary>
public sealed record EvidenceFigure
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The drug studied.</summary>
    public required string Drug { get; init; }

    /// <summary>The disease studied; may be another than the patient's (class safety).</summary>
    public required string Disease { get; init; }

    /// <summary>Who was studied.</summary>
    public required string Population { get; init; }

    /// <summary>The dose, or <c>not reported</c>.</summary>
    public required string Dose { get; init; }

    /// <summary>The week of the outcome; null where none is given.</summary>
    public int? Week { get; init; }

    /// <summary>What was counted.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The figure.</summary>
    public required Outcome Result { get; init; }

    /// <summary>What it is compared with, or why there is no comparison.</summary>
    public required string ComparatorName { get; init; }

    /// <summary>The comparison's figure; null where there is none.</summary>
    public Outcome? Comparator { get; init; }

    /// <summary>benefit, harm or background.</summary>
    public required string Kind { get; init; }

    /// <summary>What a reader must know to read it rightly; empty when nothing.</summary>
    public required string Caveat { get; init; }

    /// <summary>The statements it rests on.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The lowest mark of the sources it needs.</summary>
    public required Mark Mark { get; init; }
}

/// <summary>An exploratory link between a baseline feature and an outcome; shown as text beside the figures, never a rule.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Drug">The drug studied.</param>
/// <param name="Disease">The disease studied.</param>
/// <param name="Statement">What was found.</param>
/// <param name="Direction">more, less, none or reading.</param>
/// <param name="Figure">The numbers; empty where none are given.</param>
/// <param name="Caveat">What a reader must know.</param>
/// <param name="Sources">The statements it rests on.</param>
/// <param name="Mark">The lowest mark of the sources it needs.</param>
public sealed record Predictor(
    string Id, string Drug, string Disease, string Statement, string Direction, string Figure, string Caveat, IReadOnlyList<Source> Sources, Mark Mark);
