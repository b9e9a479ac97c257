using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// The definitions of the outcomes over numbers. Unknown numbers are null; a comparison with one is unknown, and unknown stays unknown unless another part
/// settles it. Decimal arithmetic, so that a fall of exactly half is exactly half. Source: the table of outcomes in the treatment specification.
/// </summary>
internal static class OutcomeRules
{
    public const decimal CdaiResponseFall = 100;
    public const decimal CdaiRemission = 150;
    public const decimal HbiResponseFall = 3;
    public const decimal HbiRemission = 5;
    public const decimal SesCdRemission = 4;
    public const decimal SesCdRemissionFall = 2;
    public const decimal SesCdSmallBaseline = 4;
    public const decimal StudyCalprotectin = 60;

    /// <summary>A fall of at least 100 points.</summary>
    public static Truth ClinicalResponse(decimal? start, decimal? now) => AtLeast(start - now, CdaiResponseFall);

    /// <summary>Below 150 points.</summary>
    public static Truth ClinicalRemission(decimal? now) => Less(now, CdaiRemission);

    /// <summary>A fall of at least 3 points.</summary>
    public static Truth HarveyBradshawResponse(decimal? start, decimal? now) => AtLeast(start - now, HbiResponseFall);

    /// <summary>Below 5 points.</summary>
    public static Truth HarveyBradshawRemission(decimal? now) => Less(now, HbiRemission);

    /// <summary>The study: a fall of at least half. A baseline of nought has nothing to fall from.</summary>
    public static Truth EndoscopicResponseStudy(decimal? start, decimal? now) => start == 0 ? Truth.Unknown : AtLeast(start - now, start / 2);

    /// <summary>The trials: a fall of more than half, or of at least 2 points from a baseline of 4.</summary>
    public static Truth EndoscopicResponseTrials(decimal? start, decimal? now) =>
        start == 0 ? Truth.Unknown
        : start == SesCdSmallBaseline ? AtLeast(start - now, 2)
        : More(start - now, start / 2);

    /// <summary>4 or less, a fall of at least 2, and no subscore above 1.</summary>
    public static Truth EndoscopicRemission(decimal? start, decimal? now, decimal? highestSubscore) =>
        And(AtMost(now, SesCdRemission), AtLeast(start - now, SesCdRemissionFall), AtMost(highestSubscore, 1));

    /// <summary>No ulcerated surface any more, of those who had one; unknown for those who had none.</summary>
    public static Truth MucosalHealing(decimal? start, decimal? now) => AtLeast(start, 1) == Truth.True ? AtMost(now, 0) : Truth.Unknown;

    /// <summary>Full Mayo: a fall of at least 3 points and 30 %, with bleeding down by at least 1 or at most 1.</summary>
    public static Truth MayoResponse(decimal? start, decimal? now, decimal? bleedingStart, decimal? bleedingNow) => And(
        AtLeast(start - now, 3), AtLeast(10 * (start - now), 3 * start),
        Kleene.Or(AtLeast(bleedingStart - bleedingNow, 1), AtMost(bleedingNow, 1)));

    /// <summary>Full Mayo: 2 or less, no subscore above 1.</summary>
    public static Truth MayoRemission(decimal? now, decimal? highestSubscore) => And(AtMost(now, 2), AtMost(highestSubscore, 1));

    /// <summary>Within the laboratory's limit.</summary>
    public static Truth Normal(decimal? now, decimal? upperLimit) => AtMost(now, upperLimit);

    /// <summary>Within the limit now, of those who were above it; unknown for the others.</summary>
    public static Truth Normalised(decimal? start, decimal? now, Func<decimal?, Truth> normal) => normal(start) == Truth.False ? normal(now) : Truth.Unknown;

    /// <summary>The study's limit for calprotectin, below 60 µg/g.</summary>
    public static Truth CalprotectinNormal(decimal? value) => Less(value, StudyCalprotectin);

    /// <summary>
    /// Clinical or endoscopic response now by any index of the disease that has a baseline: yes when one shows it, no when one is evaluable and none shows it.
    /// </summary>
    public static OutcomeState Response(OutcomeValues values, string? disease)
    {
        Truth[] responses = disease switch
        {
            "crohns-disease" =>
            [
                ClinicalResponse(Start(FactNames.Cdai), Now(FactNames.Cdai)), HarveyBradshawResponse(Start(FactNames.Hbi), Now(FactNames.Hbi)),
                EndoscopicResponseStudy(Start(FactNames.SesCd), Now(FactNames.SesCd)),
            ],
            "ulcerative-colitis" =>
                [MayoResponse(Start(FactNames.Mayo), Now(FactNames.Mayo), Start(FactNames.MayoBleeding), Now(FactNames.MayoBleeding))],
            _ => [],
        };
        return responses.Contains(Truth.True) ? OutcomeState.Yes : responses.Contains(Truth.False) ? OutcomeState.No : OutcomeState.NotEvaluable;

        decimal? Start(string name) => values.Start(name)?.Number;
        decimal? Now(string name) => values.Now(name)?.Number;
    }

    public static Truth And(params ReadOnlySpan<Truth> parts)
    {
        var truth = Truth.True;
        foreach (var part in parts) truth = Kleene.And(truth, part);
        return truth;
    }

    private static Truth AtLeast(decimal? number, decimal? limit) => Of(number >= limit, number, limit);

    private static Truth AtMost(decimal? number, decimal? limit) => Of(number <= limit, number, limit);

    private static Truth More(decimal? number, decimal? limit) => Of(number > limit, number, limit);

    private static Truth Less(decimal? number, decimal? limit) => Of(number < limit, number, limit);

    private static Truth Of(bool holds, decimal? number, decimal? limit) => number is null || limit is null ? Truth.Unknown : holds ? Truth.True : Truth.False;
}
