using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// The published figures that belong beside one person's dose: the same drug in the same disease, never another.
/// They describe groups of people and change no verdict. Source: <c>evidence.yaml</c>, each figure with its own.
/// </summary>
/// <param name="AtThisDose">Benefit against a comparison group, at a dose of the person's induction or maintenance; earlier weeks first.</param>
/// <param name="AtOtherDoses">Benefit against a comparison group, at a dose that this person would not take.</param>
/// <param name="Uncompared">Benefit without a comparison group, or at a dose that was not reported.</param>
/// <param name="Harms">Harms of the drug, those seen in the same disease first; figures of other diseases say so themselves.</param>
public sealed record ExpectedFigures(
    IReadOnlyList<EvidenceFigure> AtThisDose, IReadOnlyList<EvidenceFigure> AtOtherDoses, IReadOnlyList<EvidenceFigure> Uncompared, IReadOnlyList<EvidenceFigure> Harms)
{
    /// <summary>Selects the figures for a drug and a planned dose.</summary>
    /// <param name="release">The guidance the evaluation was made with.</param>
    /// <param name="drug">The drug's id.</param>
    /// <param name="disease">The word of <c>disease.type</c>; null or a disease without figures gives no benefit, so that unknown never borrows another disease's numbers.</param>
    /// <param name="plan">The planned dose; null when there is none (contraindicated, or not authorised): then no benefit is expected of it and none is listed.</param>
    public static ExpectedFigures Of(GuidanceRelease release, string drug, string? disease, RegimenPlan? plan)
    {
        ArgumentNullException.ThrowIfNull(release);
        var ofDrug = release.Evidence.Where(f => f.Drug == drug).ToList();
        var benefit = plan is null ? [] : ofDrug.Where(f => f.Kind == "benefit" && f.Disease == disease).OrderBy(f => f.Week ?? int.MaxValue).ToList();
        string[] doses = plan is null ? [] : [$"{plan.Induction.Dose} {plan.Induction.Times}", $"{plan.Maintenance.Dose} {plan.Maintenance.Times}"];
        bool Compared(EvidenceFigure figure) => figure.Comparator is not null && figure.Dose.Any(char.IsAsciiDigit);
        bool Taken(EvidenceFigure figure) => doses.Contains(figure.Dose, StringComparer.Ordinal);
        return new ExpectedFigures(
            [.. benefit.Where(f => Compared(f) && Taken(f))],
            [.. benefit.Where(f => Compared(f) && !Taken(f))],
            [.. benefit.Where(f => !Compared(f))],
            [.. ofDrug.Where(f => f.Kind == "harm").OrderBy(f => f.Disease == disease ? 0 : 1)]);
    }
}
