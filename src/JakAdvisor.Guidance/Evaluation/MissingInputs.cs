using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Treatment;

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
        if (fact.Name == FactNames.ItemOverdue) return reader.Overdue;
        if (reader.IsKnown(fact, drug)) return [];
        // A fall without a value before the start can no longer be worked out; what still settles its rule is the value of the day.
        if (fact.Name == FactNames.HaemoglobinFall) return fact.From.Select(f => reader.Catalogue[f]);
        if (fact.Name is FactNames.ResponseAny or FactNames.ResponseEver) return Response(fact, reader);
        var names = fact.Name switch
        {
            FactNames.HbvDnaDetectable => Unless("hbv.dna", reader, "hbv.hbsAg", "hbv.antiHbc"),
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

    /// <summary>
    /// The indices of the disease that are not known now; and for response at any time what the doctor recorded. An index without a baseline settles nothing, so that the
    /// record is asked for where no index is left to ask for.
    /// </summary>
    private static IEnumerable<Fact> Response(Fact fact, SheetReader reader)
    {
        var type = reader.Catalogue["disease.type"];
        if (!reader.IsKnown(type)) return [type];
        var recorded = reader.Catalogue[FactNames.ResponseRecorded];
        var indices = FactNames.IndicesOf(type.WordOf(reader.Bits(type))).Select(n => reader.Catalogue[n]).Where(f => !reader.IsKnown(f)).ToList();
        if (indices.Count == 0 || (fact.Name == FactNames.ResponseEver && !reader.IsKnown(recorded))) indices.Add(recorded);
        return indices.OrderBy(f => f.Index);
    }

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
