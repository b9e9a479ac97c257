using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Performance;

/// <summary>The level, and one bit for each rule that is met and each that is open, in the order of <see cref="PlainRules.Ids"/>.</summary>
internal readonly record struct PlainAnswer(Level Verdict, uint Met, uint Open);

/// <summary>
/// Twenty-five rules for upadacitinib in the EU written out by hand, the measure of what rules as data cost. Three-valued by the language itself:
/// <c>&amp;</c> and <c>|</c> of <c>bool?</c> keep unknown unknown.
/// </summary>
internal static class PlainRules
{
    public static readonly string[] Ids =
    [
        "serious-infection", "lymphocytes-low", "neutrophils-low", "blood-count-borderline", "blood-count-missing", "liver-tests-high", "liver-tests-raised",
        "kidney-failure", "kidney-dose", "liver-disease", "tb-active", "tb-igra-missing", "tb-igra-indeterminate", "tb-latent-untreated", "tb-latent-lead-in",
        "tb-rifamycin", "hbv-missing", "hbv-core-dna-detectable", "hbv-core-watch", "last-resort-smoking", "risk-dose", "indication-line", "malignancy-current",
        "contraception", "zoster-vaccine",
    ];

    public static PlainAnswer Judge(in PlainFacts f)
    {
        var tally = new Tally();
        tally.Add(0, Level.Contraindicated, f.ActiveSeriousInfection);
        tally.Add(1, Level.NotNow, Less(f.Lymphocytes, 0.5));
        tally.Add(2, Level.NotNow, Less(f.Neutrophils, 1.0));
        tally.Add(3, Level.Conditions,
            (!Less(f.Lymphocytes, 0.5) & Less(f.Lymphocytes, 1.0)) | (!Less(f.Neutrophils, 1.0) & Less(f.Neutrophils, 1.5)) | (!Less(f.Haemoglobin, 8) & Less(f.Haemoglobin, 10)));
        tally.Add(4, Level.Incomplete, f.Lymphocytes is null || f.Neutrophils is null || f.Haemoglobin is null);
        var liverHigh = More(f.AltTimesUln, 3) | More(f.AstTimesUln, 3);
        tally.Add(5, Level.NotNow, liverHigh);
        tally.Add(6, Level.Conditions, (More(f.AltTimesUln, 2) | More(f.AstTimesUln, 2)) & !liverHigh);
        tally.Add(7, Level.NotRecommended, Less(f.Egfr, 15));
        tally.Add(8, Level.Conditions, !Less(f.Egfr, 15) & Less(f.Egfr, 30));
        tally.Add(9, Level.Conditions, Is(f.ChildPugh, ChildPugh.A) | Is(f.ChildPugh, ChildPugh.B));
        tally.Add(10, Level.Contraindicated, Is(f.TbActive, TbActive.Confirmed));
        var notTreatedBefore = f.TbTreatedBefore != true;
        tally.Add(11, Level.Incomplete, f.Igra is null && notTreatedBefore);
        tally.Add(12, Level.Incomplete, Is(f.Igra, Igra.Indeterminate) & notTreatedBefore);
        tally.Add(13, Level.NotNow, f.TbLatent & notTreatedBefore & Is(f.TbPrevention, TbPrevention.None));
        var inProgress = Is(f.TbPrevention, TbPrevention.InProgress);
        tally.Add(14, Level.NotNow, notTreatedBefore & inProgress & Less(f.TbPreventiveWeeks, 4));
        tally.Add(15, Level.NotNow,
            inProgress & (Is(f.TbRegimen, TbRegimen.Rifampicin) | Is(f.TbRegimen, TbRegimen.IsoniazidRifampicin) | Is(f.TbRegimen, TbRegimen.IsoniazidRifapentine)));
        var surfaceNegative = Is(f.HbsAg, Serology.Negative);
        tally.Add(16, Level.Incomplete, (f.HbsAg is null) | (surfaceNegative & (f.AntiHbc is null)));
        tally.Add(17, Level.NotNow, surfaceNegative & f.HbvViraemic & (f.HbvAntiviral != true));
        tally.Add(18, Level.Conditions, surfaceNegative & Is(f.AntiHbc, Serology.Positive) & Is(f.HbvDna, Viraemia.Undetectable));
        var smokes = Is(f.Smoking, Smoking.Current) | (Is(f.Smoking, Smoking.Former) & f.FormerLongTermSmoker);
        tally.Add(19, Level.LastResort, smokes & (f.NoSuitableAlternative != true));
        tally.Add(20, Level.Conditions,
            !Less(f.Age, 65) | f.OtherCardiovascularRisk | smokes | f.MalignancyCurrent | f.MalignancyHistory | f.AnyThrombosisRisk);
        tally.Add(21, Level.OutsideIndication, !(f.ConventionalFailed | f.BiologicFailed));
        tally.Add(22, Level.NotNow, f.MalignancyCurrent & (f.OncologyAgreed != true));
        tally.Add(23, Level.Incomplete,
            Is(f.Sex, Sex.Female) & (f.PregnancyPossible != false) & (f.Contraception is null or Contraception.None));
        tally.Add(24, Level.Conditions,
            (f.ZosterVaccine is null or ZosterVaccine.None or ZosterVaccine.OneDose) & ((f.VzvImmune != false) | f.ZosterHistory));
        return tally.Answer();
    }

    private static bool? Less(double? value, double limit) => value is null ? null : value < limit;

    private static bool? More(double? value, double limit) => value is null ? null : value > limit;

    private static bool? Is<T>(T? value, T word) where T : struct, Enum => value is null ? null : EqualityComparer<T>.Default.Equals(value.Value, word);

    private struct Tally()
    {
        private Level _settled = Level.Candidate;
        private Level _threat = Level.Candidate;
        private uint _met;
        private uint _open;

        public void Add(int rule, Level level, bool? truth)
        {
            if (truth == true)
            {
                _met |= 1u << rule;
                if (level < _settled) _settled = level;
            }
            else if (truth is null)
            {
                _open |= 1u << rule;
                if (level < _threat) _threat = level;
            }
        }

        public readonly PlainAnswer Answer()
        {
            var verdict = _settled;
            if (_threat < _settled && _threat != Level.Conditions) verdict = _settled < Level.Incomplete ? _settled : Level.Incomplete;
            else if (_settled == Level.Candidate && _threat == Level.Conditions) verdict = Level.Conditions;
            return new PlainAnswer(verdict, _met, _open);
        }
    }
}
