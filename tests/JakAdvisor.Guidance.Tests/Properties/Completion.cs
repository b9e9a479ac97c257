using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>
/// Fills what is unknown about a patient. Where a derived fact assumes an answer that was not given (the list in the contract), the answer filled in is
/// the assumed one, so that a completion never tells a different story from the one that was judged.
/// </summary>
internal static class Completion
{
    private static GuidanceRelease Release => Repository.Release;

    /// <summary>Whether there is something left to fill: unknown, or a history with an outcome or continuation that nobody knows.</summary>
    public static bool IsBlank(Fact fact, GivenFact[] given, FilledSheet sheet) =>
        sheet.Bits[fact.Index] == 0
        || (fact.Name == "therapy.history" && given[fact.Index].List!.Cast<TherapyEntry>().Any(e => e.Outcome == TherapyOutcome.NotKnown || e.GoesOn == Truth.Unknown));

    /// <summary>Everything filled.</summary>
    public static RandomPatient Of(RandomPatient patient, GivenFact[] filling)
    {
        var sheet = patient.Sheet();
        var given = patient.Given;
        foreach (var fact in Release.Facts.Raw.Where(f => IsBlank(f, patient.Given, sheet))) given = Filled(given, sheet, fact, filling);
        return patient with { Given = given };
    }

    /// <summary>One blank filled; unchanged when no answer fits what is already known.</summary>
    public static GivenFact[] Filled(GivenFact[] given, FilledSheet before, Fact fact, GivenFact[] filling)
    {
        foreach (var value in Possible(given, before, fact, filling[fact.Index]))
        {
            var filled = RandomPatients.With(given, fact, value);
            if (!RandomPatient.IsContradictory(filled)) return filled;
        }
        return given;
    }

    private static IEnumerable<GivenFact> Possible(GivenFact[] given, FilledSheet before, Fact fact, GivenFact value)
    {
        switch (fact.Name)
        {
            case "hcv.rna" when before.Is("hcv.antibody", "negative"):
            case "hbv.dna" when before.Is("hbv.hbsAg", "negative") && before.Is("hbv.antiHbc", "negative"):
                return [Word(fact, "undetectable")];
            case "tb.chestImaging" when before.Is("tb.igra", "negative") && before.Is("tb.exposureRisk", "no") && before.Is("tb.treatedBefore", "no"):
                return [Word(fact, "normal")];
            case "tb.preventiveTreatment" when NothingRecorded(before):
                return [Word(fact, "none")];
            case "tb.preventiveStartedOn" or "tb.preventiveWeeks" or "tb.preventiveRegimen" when NothingRecorded(before):
                return [];
            case "tb.preventiveStartedOn" when before.IsKnown("tb.preventiveWeeks"):
                var weeks = before.Numbers[Release.Facts["tb.preventiveWeeks"].Index];
                return [GivenFact.OfDay(Patients.AsOf.AddDays((int)(-7 * weeks)), Patients.AsOf)];
            case "therapy.history":
                var asked = before.Bits[fact.Index] == 0;
                return [History(given, asked ? value : given[fact.Index], asked)];
            case "vaccines.lastLive":
                return [value, GivenFact.OfDay(Patients.AsOf.AddDays(-300), Patients.AsOf)];
            default:
                return [value, .. fact.Words.Select(w => Word(fact, w))];
        }
    }

    /// <summary>A negative IGRA and nothing about preventive treatment: nobody gave any.</summary>
    private static bool NothingRecorded(FilledSheet before) =>
        before.Is("tb.igra", "negative") && !before.IsKnown("tb.preventiveTreatment") && !before.IsKnown("tb.preventiveStartedOn")
        && !before.IsKnown("tb.preventiveWeeks") && !before.IsKnown("tb.preventiveRegimen");

    /// <summary>
    /// Every outcome and continuation known; a medicine that is listed as taken now goes on. Asked for the first time the whole history may be filled, otherwise
    /// only what nobody knew.
    /// </summary>
    private static GivenFact History(GivenFact[] given, GivenFact history, bool asked)
    {
        var listed = given[Release.Facts["medications.current"].Index].List?.Select(n => Release.Medicines.Find((string)n)?.AgentIndex ?? -1).Where(a => a >= 0).ToHashSet() ?? [];
        var settled = history.List!.Cast<TherapyEntry>().Select(entry => entry with
        {
            Outcome = entry.Outcome == TherapyOutcome.NotKnown ? (TherapyOutcome)(history.List!.Count % 6) : entry.Outcome,
            Continues = asked || entry.GoesOn == Truth.Unknown ? listed.Contains(entry.AgentIndex) || (entry.Continues ?? entry.Failed) : entry.Continues,
        });
        return GivenFact.OfList([.. settled], 0, Patients.AsOf);
    }

    private static GivenFact Word(Fact fact, string word) => GivenFact.OfBits(fact.BitOf(word), Patients.AsOf);
}
