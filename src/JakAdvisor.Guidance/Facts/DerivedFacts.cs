using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// Turns what was recorded into the dense sheet that conditions read: freshness first, then every derived fact of the catalogue.
/// Each derivation is the row of the same name in the contract's table; nothing here reads a clock.
/// </summary>
internal sealed class DerivedFacts
{
    private readonly Fact[] _raw;
    private readonly SlotMap _slots;
    private readonly TherapyFacts _therapy;
    private readonly int _liveVaccineDays;

    private readonly int _age, _sex, _weight, _height, _bmi, _creatinine, _clearance;
    private readonly int _igra, _imaging, _imagingAbnormal, _exposure, _treatedBefore, _latent, _prevention, _treatment, _startedOn, _weeks, _regimen;
    private readonly int _hbsAg, _antiHbc, _dna, _hbvViraemic, _hcvAntibody, _rna, _hcvViraemic;
    private readonly int _status, _possible, _pregnantNow, _pregnancyPlanned, _liveRecent, _lastLive;
    private readonly int _smoking, _otherRisk, _anyCardiovascular, _anyThrombosis;
    private readonly int[] _otherRiskInputs, _thrombosisInputs;
    private readonly uint _current;

    public DerivedFacts(FactCatalogue catalogue, MedicineTable medicines, IReadOnlyList<string> drugs, int liveVaccineDays)
    {
        _raw = [.. catalogue.Raw];
        _slots = new SlotMap(catalogue, drugs.Count);
        _therapy = new TherapyFacts(catalogue, _slots, medicines, drugs);
        _liveVaccineDays = liveVaccineDays;
        Expect(catalogue, "tb.igra", "negative", "positive");
        Expect(catalogue, "tb.chestImaging", "normal", "abnormal");
        Expect(catalogue, "tb.preventiveTreatment", "none", "in-progress", "completed");
        Expect(catalogue, "tb.prevention", "none", "in-progress", "completed");
        Expect(catalogue, "hbv.hbsAg", "negative");
        Expect(catalogue, "hbv.antiHbc", "negative");
        Expect(catalogue, "hbv.dna", "undetectable", "detectable");
        Expect(catalogue, "hcv.antibody", "negative");
        Expect(catalogue, "hcv.rna", "undetectable", "detectable");
        int Slot(string name) => catalogue[name].Index;
        (_age, _sex, _weight, _height, _bmi) = (Slot("patient.age"), Slot("patient.sex"), Slot("patient.weight"), Slot("patient.height"), Slot("patient.bmi"));
        (_creatinine, _clearance) = (Slot("labs.creatinine"), Slot("kidney.creatinineClearance"));
        (_igra, _imaging, _imagingAbnormal, _exposure) = (Slot("tb.igra"), Slot("tb.chestImaging"), Slot("tb.imagingAbnormal"), Slot("tb.exposureRisk"));
        (_treatedBefore, _latent, _prevention, _treatment) = (Slot("tb.treatedBefore"), Slot("tb.latent"), Slot("tb.prevention"), Slot("tb.preventiveTreatment"));
        (_startedOn, _weeks, _regimen) = (Slot("tb.preventiveStartedOn"), Slot("tb.preventiveWeeks"), Slot("tb.preventiveRegimen"));
        (_hbsAg, _antiHbc, _dna, _hbvViraemic) = (Slot("hbv.hbsAg"), Slot("hbv.antiHbc"), Slot("hbv.dna"), Slot("hbv.viraemic"));
        (_hcvAntibody, _rna, _hcvViraemic) = (Slot("hcv.antibody"), Slot("hcv.rna"), Slot("hcv.viraemic"));
        (_status, _possible) = (Slot("pregnancy.status"), Slot("pregnancy.possible"));
        (_pregnantNow, _pregnancyPlanned) = (Slot("pregnancy.now"), Slot("pregnancy.planned"));
        (_liveRecent, _lastLive) = (Slot("vaccines.liveRecent"), Slot("vaccines.lastLive"));
        (_smoking, _otherRisk, _anyCardiovascular) = (Slot("cardiovascular.smoking"), Slot("cardiovascular.otherRisk"), Slot("cardiovascular.anyRiskFactor"));
        _anyThrombosis = Slot("thrombosis.anyRiskFactor");
        _otherRiskInputs = [.. catalogue["cardiovascular.otherRisk"].From.Select(Slot)];
        _thrombosisInputs = [.. catalogue["thrombosis.anyRiskFactor"].From.Select(Slot)];
        _current = catalogue["cardiovascular.smoking"].BitOf("current");
    }

    public SlotMap Slots => _slots;

    public void Fill(ReadOnlySpan<GivenFact> given, DateOnly asOf, in FactSheet sheet)
    {
        sheet.Bits.Clear();
        sheet.Numbers.Fill(double.NaN);
        foreach (var fact in _raw)
        {
            ref readonly var value = ref given[fact.Index];
            if (value.State != FactState.Known || IsTooOld(fact, value, asOf)) continue;
            sheet.Bits[fact.Index] = fact.Type == FactType.List ? 1 : value.Bits;
            sheet.Numbers[fact.Index] = value.Number;
        }
        FillBody(sheet);
        FillTuberculosis(given, asOf, sheet);
        FillHepatitis(sheet);
        FillPregnancy(sheet);
        FillVaccines(given, asOf, sheet);
        FillRisks(sheet);
        _therapy.Fill(given, sheet);
    }

    public static bool IsTooOld(Fact fact, in GivenFact value, DateOnly asOf) =>
        fact.Window is { } window && value.On is { } on && (value.Bits & fact.LastingBits) == 0 && !window.Covers(on, asOf);

    /// <summary>The derivations below read these words by their place in the list; a catalogue that orders them otherwise must not load.</summary>
    private static void Expect(FactCatalogue catalogue, string name, params string[] words)
    {
        var actual = catalogue[name].Words;
        if (!actual.Take(words.Length).SequenceEqual(words, StringComparer.Ordinal))
            throw new GuidanceException([new LoadFault("facts.yaml", catalogue[name].Line, $"{name} must list its words in the order {string.Join(", ", words)}")]);
    }

    private void FillBody(in FactSheet sheet)
    {
        var height = sheet.Numbers[_height] / 100;
        Number(sheet, _bmi, sheet.Numbers[_weight] / (height * height));
        if (sheet.Bits[_clearance] == 0 && sheet.Bits[_sex] != 0)
        {
            var factor = sheet.Bits[_sex] == _raw[_sex].BitOf("male") ? ClearanceFactor.Male : ClearanceFactor.Female;
            Number(sheet, _clearance, (140 - sheet.Numbers[_age]) * sheet.Numbers[_weight] * factor / sheet.Numbers[_creatinine]);
        }
    }

    private void FillTuberculosis(ReadOnlySpan<GivenFact> given, DateOnly asOf, in FactSheet sheet)
    {
        var (negative, positive) = (1u, 2u);
        var igra = sheet.Bits[_igra];
        sheet.Bits[_latent] = igra == positive ? FactSheet.Yes : igra == negative ? FactSheet.No : 0;

        if (sheet.Bits[_startedOn] != 0)
            Number(sheet, _weeks, (asOf.DayNumber - given[_startedOn].Day.DayNumber) / 7);

        var nothingRecorded = sheet.Bits[_startedOn] == 0 && sheet.Bits[_weeks] == 0 && sheet.Bits[_regimen] == 0;
        sheet.Bits[_prevention] = sheet.Bits[_treatment] != 0 ? sheet.Bits[_treatment] : igra == negative && nothingRecorded ? 1u : 0;

        var neverExposed = igra == negative && sheet.Bits[_exposure] == FactSheet.No && sheet.Bits[_treatedBefore] == FactSheet.No;
        sheet.Bits[_imagingAbnormal] = sheet.Bits[_imaging] != 0 ? sheet.Bits[_imaging] : neverExposed ? FactSheet.No : 0;
    }

    private void FillHepatitis(in FactSheet sheet)
    {
        const uint negative = 1;
        sheet.Bits[_hbvViraemic] = sheet.Bits[_dna] != 0 ? sheet.Bits[_dna]
            : sheet.Bits[_hbsAg] == negative && sheet.Bits[_antiHbc] == negative ? FactSheet.No : 0;
        sheet.Bits[_hcvViraemic] = sheet.Bits[_rna] != 0 ? sheet.Bits[_rna] : sheet.Bits[_hcvAntibody] == negative ? FactSheet.No : 0;
    }

    private void FillPregnancy(in FactSheet sheet)
    {
        var female = _raw[_sex].BitOf("female");
        var (pregnant, planning) = (_raw[_status].BitOf("pregnant"), _raw[_status].BitOf("planning"));
        var (sex, status) = (sheet.Bits[_sex], sheet.Bits[_status]);
        var settledByPossible = sheet.Bits[_possible] == FactSheet.No ? FactSheet.No : 0;
        uint Of(uint word) => sex == 0 ? 0 : sex != female ? FactSheet.No : status != 0 ? FactSheet.YesNo(status == word) : settledByPossible;
        (sheet.Bits[_pregnantNow], sheet.Bits[_pregnancyPlanned]) = (Of(pregnant), Of(planning));
    }

    private void FillVaccines(ReadOnlySpan<GivenFact> given, DateOnly asOf, in FactSheet sheet)
    {
        if (sheet.Bits[_lastLive] != 0 && asOf.DayNumber - given[_lastLive].Day.DayNumber < _liveVaccineDays) sheet.Bits[_liveRecent] = FactSheet.Yes;
    }

    private void FillRisks(in FactSheet sheet)
    {
        sheet.Bits[_otherRisk] = AnyOf(_otherRiskInputs, sheet);
        var smoking = sheet.Bits[_smoking];
        sheet.Bits[_anyCardiovascular] = FactSheet.Or(smoking == 0 ? 0 : FactSheet.YesNo(smoking == _current), sheet.Bits[_otherRisk]);
        sheet.Bits[_anyThrombosis] = AnyOf(_thrombosisInputs, sheet);
    }

    private static uint AnyOf(int[] slots, in FactSheet sheet)
    {
        var any = FactSheet.No;
        foreach (var slot in slots) any = FactSheet.Or(any, sheet.Bits[slot]);
        return any;
    }

    private static void Number(in FactSheet sheet, int slot, double number)
    {
        if (double.IsNaN(number)) return;
        sheet.Numbers[slot] = number;
        sheet.Bits[slot] = 1;
    }
}

/// <summary>Where each fact stands in the dense sheet; a fact that differs by drug has one slot per drug.</summary>
internal sealed class SlotMap
{
    private readonly int[] _perDrug;

    public SlotMap(FactCatalogue catalogue, int drugs)
    {
        _perDrug = new int[catalogue.All.Count];
        Count = catalogue.All.Count;
        foreach (var fact in catalogue.All.Where(f => f.IsPerDrug))
        {
            _perDrug[fact.Index] = Count;
            Count += drugs;
        }
    }

    public int Count { get; }

    public int Of(Fact fact, int drug) => fact.IsPerDrug ? _perDrug[fact.Index] + drug : fact.Index;
}

/// <summary>The factors of the Cockcroft–Gault formula for creatinine in µmol/L, as the contract gives them; never rounded further.</summary>
internal static class ClearanceFactor
{
    public const double Male = 1.23;
    public const double Female = 1.04;
}
