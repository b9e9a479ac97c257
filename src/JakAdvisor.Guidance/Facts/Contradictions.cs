namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// Answers that cannot both be true. Source: the list of contradictions in the fact contract. An answer that is too old counts as unknown and contradicts
/// nothing: what was so then need not be so now.
/// </summary>
internal sealed class Contradictions(FactCatalogue catalogue, int liveVaccineDays)
{
    private static readonly string[] Concerned =
    [
        "cardiovascular.smoking", "cardiovascular.formerLongTermSmoker", "cardiovascular.miOrStroke", "cardiovascular.ascvd", "thrombosis.provokedOver1Year",
        "thrombosis.priorVte", "zoster.history", "vzv.immune", "pregnancy.possible", "pregnancy.status", "patient.sex", "tb.preventiveTreatment",
        "tb.preventiveStartedOn", "tb.preventiveWeeks", "tb.preventiveRegimen", "vaccines.liveRecent", "vaccines.lastLive",
    ];

    /// <summary>Whether a fact can take part in a contradiction.</summary>
    public static bool Concerns(Fact fact) => Concerned.Contains(fact.Name, StringComparer.Ordinal);

    /// <summary>Whether any two answers contradict each other; each contradiction is told in <paramref name="all"/> when it is given.</summary>
    public bool Find(ReadOnlySpan<GivenFact> given, DateOnly asOf, ICollection<InputFault>? all)
    {
        var any = false;
        Pair(given, asOf, "smoking never", "cardiovascular.smoking", "never", "cardiovascular.formerLongTermSmoker", "yes", all, ref any);
        Pair(given, asOf, "a myocardial infarction or stroke", "cardiovascular.miOrStroke", "yes", "cardiovascular.ascvd", "no", all, ref any);
        Pair(given, asOf, "a provoked clot", "thrombosis.provokedOver1Year", "yes", "thrombosis.priorVte", "no", all, ref any);
        Pair(given, asOf, "past zoster", "zoster.history", "yes", "vzv.immune", "no", all, ref any);
        Pair(given, asOf, "pregnancy not possible", "pregnancy.possible", "no", "pregnancy.status", "pregnant", all, ref any);
        Pair(given, asOf, "pregnancy not possible", "pregnancy.possible", "no", "pregnancy.status", "planning", all, ref any);
        Pair(given, asOf, "male sex", "patient.sex", "male", "pregnancy.status", "pregnant", all, ref any);
        foreach (var recorded in new[] { "tb.preventiveStartedOn", "tb.preventiveWeeks", "tb.preventiveRegimen" })
        {
            if (!Has(given, asOf, "tb.preventiveTreatment", "none") || given[catalogue[recorded].Index].State != FactState.Known) continue;
            any = true;
            all?.Add(new InputFault(recorded, "a value, with tb.preventiveTreatment none", "nothing, or another tb.preventiveTreatment",
                $"{recorded} is recorded although tb.preventiveTreatment is none; one of the two must be corrected."));
        }
        var lastLive = given[catalogue["vaccines.lastLive"].Index];
        if (Has(given, asOf, "vaccines.liveRecent", "no") && lastLive.State == FactState.Known && asOf.DayNumber - lastLive.Day.DayNumber < liveVaccineDays)
        {
            any = true;
            all?.Add(new InputFault("vaccines.liveRecent", "false", "true, or an earlier vaccines.lastLive",
                $"vaccines.liveRecent is false although vaccines.lastLive is {FactReader.Iso(lastLive.Day)}; one of the two must be corrected."));
        }
        return any;
    }

    private void Pair(ReadOnlySpan<GivenFact> given, DateOnly asOf, string what, string first, string firstWord, string second, string secondWord, ICollection<InputFault>? all, ref bool any)
    {
        if (!Has(given, asOf, first, firstWord) || !Has(given, asOf, second, secondWord)) return;
        any = true;
        all?.Add(new InputFault(second, $"{secondWord}, with {first} {firstWord}", $"another {second} or another {first}",
            $"{second} {secondWord} contradicts {first} {firstWord} ({what}); one of the two must be corrected."));
    }

    private bool Has(ReadOnlySpan<GivenFact> given, DateOnly asOf, string name, string word)
    {
        var fact = catalogue[name];
        ref readonly var value = ref given[fact.Index];
        return value.State == FactState.Known && value.Bits == fact.BitOf(word) && !DerivedFacts.IsTooOld(fact, value, asOf);
    }
}
