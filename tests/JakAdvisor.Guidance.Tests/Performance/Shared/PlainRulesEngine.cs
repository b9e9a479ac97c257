using System.Runtime.Intrinsics;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Performance;

/// <summary>The engine with the rules of <see cref="PlainRules"/> alone, from the filled sheet to the same answer, and the same sheet as typed fields.</summary>
internal sealed class PlainRulesEngine
{
    private const string Drug = "upadacitinib";
    private readonly GuidanceRelease _release;
    private readonly DerivedFacts _derived;
    private readonly PlaceProgram _program;

    public PlainRulesEngine(GuidanceRelease release)
    {
        _release = release;
        _derived = new DerivedFacts(release.Facts, release.Medicines, [.. release.Drugs.Select(d => d.Id)],
            (int)release.Parameters.Single(p => p.Name == "live-vaccine-interval").Value);
        _program = new PlaceProgram(
            release with { Drugs = [release.Drugs.Single(d => d.Id == Drug)], Rules = [.. PlainRules.Ids.Select(id => release.Rules.Single(r => r.Id == id))] },
            _derived.Slots, Jurisdiction.Eu);
        if (release.Drugs[0].Id != Drug || !_program.Entries.Select(e => e.Variant.Rule).SequenceEqual(PlainRules.Ids, StringComparer.Ordinal))
            throw new InvalidOperationException("The hand-written rules are the first drug's, one variant each");
    }

    public int Slots => _derived.Slots.Count;

    public void Fill(PatientFacts facts, DateOnly asOf, in FactSheet sheet) => _derived.Fill(facts.Given, asOf, sheet);

    public PlainAnswer Judge(in FactSheet sheet)
    {
        Span<byte> states = stackalloc byte[Vector256<byte>.Count];
        Span<DrugVerdict> verdicts = stackalloc DrugVerdict[1];
        _program.Judge(sheet, stackalloc byte[_program.TruthCount], verdicts, states[..PlainRules.Ids.Length]);
        var all = Vector256.Create<byte>(states);
        return new PlainAnswer(verdicts[0].Verdict, Bits(all, Truth.True), Bits(all, Truth.Unknown));
    }

    public PlainAnswer Judge(PatientFacts facts, DateOnly asOf)
    {
        var sheet = new FactSheet(stackalloc uint[Slots], stackalloc double[Slots]);
        Fill(facts, asOf, sheet);
        return Judge(sheet);
    }

    public PlainFacts Typed(in FactSheet sheet) => new()
    {
        Age = Number(sheet, "patient.age"),
        Sex = Word<Sex>(sheet, "patient.sex"),
        ConventionalFailed = YesNo(sheet, "therapy.conventionalFailed"),
        BiologicFailed = YesNo(sheet, "therapy.biologicFailed"),
        NoSuitableAlternative = YesNo(sheet, "therapy.noSuitableAlternative"),
        Smoking = Word<Smoking>(sheet, "cardiovascular.smoking"),
        FormerLongTermSmoker = YesNo(sheet, "cardiovascular.formerLongTermSmoker"),
        OtherCardiovascularRisk = YesNo(sheet, "cardiovascular.otherRisk"),
        AnyThrombosisRisk = YesNo(sheet, "thrombosis.anyRiskFactor"),
        MalignancyCurrent = YesNo(sheet, "malignancy.current"),
        MalignancyHistory = YesNo(sheet, "malignancy.history"),
        OncologyAgreed = YesNo(sheet, "malignancy.oncologyAgreed"),
        ActiveSeriousInfection = YesNo(sheet, "infection.activeSerious"),
        TbActive = Word<TbActive>(sheet, "tb.active"),
        Igra = Word<Igra>(sheet, "tb.igra"),
        TbLatent = YesNo(sheet, "tb.latent"),
        TbTreatedBefore = YesNo(sheet, "tb.treatedBefore"),
        TbPrevention = Word<TbPrevention>(sheet, "tb.prevention"),
        TbPreventiveWeeks = Number(sheet, "tb.preventiveWeeks"),
        TbRegimen = Word<TbRegimen>(sheet, "tb.preventiveRegimen"),
        HbsAg = Word<Serology>(sheet, "hbv.hbsAg"),
        AntiHbc = Word<Serology>(sheet, "hbv.antiHbc"),
        HbvDna = Word<Viraemia>(sheet, "hbv.dna"),
        HbvViraemic = YesNo(sheet, "hbv.viraemic"),
        HbvAntiviral = YesNo(sheet, "hbv.antiviral"),
        VzvImmune = YesNo(sheet, "vzv.immune"),
        ZosterHistory = YesNo(sheet, "zoster.history"),
        ZosterVaccine = Word<ZosterVaccine>(sheet, "zoster.vaccine"),
        Haemoglobin = Number(sheet, "labs.haemoglobin"),
        Neutrophils = Number(sheet, "labs.neutrophils"),
        Lymphocytes = Number(sheet, "labs.lymphocytes"),
        AltTimesUln = Number(sheet, "labs.altTimesUln"),
        AstTimesUln = Number(sheet, "labs.astTimesUln"),
        Egfr = Number(sheet, "kidney.egfr"),
        ChildPugh = Word<ChildPugh>(sheet, "liver.childPugh"),
        PregnancyPossible = YesNo(sheet, "pregnancy.possible"),
        Contraception = Word<Contraception>(sheet, "pregnancy.contraception"),
    };

    private static uint Bits(Vector256<byte> states, Truth truth) => Vector256.Equals(states, Vector256.Create((byte)truth)).ExtractMostSignificantBits();

    private double? Number(in FactSheet sheet, string fact)
    {
        var slot = _release.Facts[fact].Index;
        return sheet.Bits[slot] == 0 ? null : sheet.Numbers[slot];
    }

    private bool? YesNo(in FactSheet sheet, string fact) => sheet.Bits[_release.Facts[fact].Index] switch { 0 => null, var bits => bits == FactSheet.Yes };

    private T? Word<T>(in FactSheet sheet, string fact) where T : struct, Enum => sheet.Bits[_release.Facts[fact].Index] switch
    {
        0 => null,
        var bits => Enum.Parse<T>(_release.Facts[fact].WordOf(bits).Replace("-", "", StringComparison.Ordinal), ignoreCase: true),
    };
}
