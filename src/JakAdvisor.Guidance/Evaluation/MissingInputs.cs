using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// For an unknown fact: the raw facts that are unknown (or whose present value settles nothing) and could still settle it, in the catalogue's order.
/// Source: the lines on <c>missing</c> and <c>gaps</c> in the evaluation contract.
/// </summary>
internal static class MissingInputs
{
    private const uint NegativeOrNo = 1;

    public static IEnumerable<Fact> Of(Fact fact, int drug, SheetReader reader)
    {
        if (reader.IsKnown(fact, drug)) return [];
        var names = fact.Name switch
        {
            "tb.latent" => ["tb.igra"],
            "tb.prevention" => Prevention(reader),
            "tb.imagingAbnormal" => Unless("tb.chestImaging", reader, "tb.igra", "tb.exposureRisk", "tb.treatedBefore"),
            "hbv.viraemic" => Unless("hbv.dna", reader, "hbv.hbsAg", "hbv.antiHbc"),
            "hcv.viraemic" => Unless("hcv.rna", reader, "hcv.antibody"),
            "pregnancy.now" or "pregnancy.planned" => reader.Bits("patient.sex") == 0 ? ["patient.sex"] : ["pregnancy.status", "pregnancy.possible"],
            _ when fact.Name.StartsWith("therapy.", StringComparison.Ordinal) && fact.IsDerived => Therapy(fact, reader),
            _ => fact.IsDerived ? fact.From : [fact.Name, .. fact.From],
        };
        return names.Select(n => reader.Catalogue[n]).Where(f => !reader.IsKnown(f) || IsUnsettled(f, reader)).DistinctBy(f => f.Index).OrderBy(f => f.Index);
    }

    /// <summary>Whether a known value itself leaves something open: an unsettled word, or a history with an outcome or continuation nobody knows.</summary>
    public static bool IsUnsettled(Fact fact, SheetReader reader) =>
        (reader.Bits(fact) & fact.UnsettledBits) != 0 && fact.Type != FactType.List
        || (fact.Name == "therapy.history" && reader.IsKnown(fact) && reader.History.Any(e => e.GoesOn == Truth.Unknown || e.Outcome == TherapyOutcome.NotKnown));

    /// <summary>The fact itself, and the others as long as none of them rules out that they settle it.</summary>
    private static IEnumerable<string> Unless(string itself, SheetReader reader, params string[] others) =>
        others.Any(o => reader.Bits(o) > NegativeOrNo && !IsUnsettled(reader.Catalogue[o], reader)) ? [itself] : [itself, .. others];

    private static IEnumerable<string> Prevention(SheetReader reader)
    {
        var recorded = reader.IsKnown(reader.Catalogue["tb.preventiveStartedOn"]) || reader.IsKnown(reader.Catalogue["tb.preventiveWeeks"])
            || reader.IsKnown(reader.Catalogue["tb.preventiveRegimen"]);
        return recorded ? ["tb.preventiveTreatment"] : Unless("tb.preventiveTreatment", reader, "tb.igra");
    }

    private static IEnumerable<string> Therapy(Fact fact, SheetReader reader)
    {
        var unsettled = IsUnsettled(reader.Catalogue["therapy.history"], reader);
        return fact.From.Where(f => f != "therapy.history" || unsettled || !reader.IsKnown(reader.Catalogue[f]));
    }
}
