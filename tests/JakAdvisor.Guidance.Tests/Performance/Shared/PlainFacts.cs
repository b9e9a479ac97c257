namespace JakAdvisor.Guidance.Tests.Performance;

internal enum Igra { Negative, Positive, Indeterminate }

internal enum TbActive { No, Suspected, Confirmed }

internal enum TbPrevention { None, InProgress, Completed }

internal enum TbRegimen { Isoniazid, Rifampicin, IsoniazidRifampicin, IsoniazidRifapentine }

internal enum Serology { Negative, Positive }

internal enum Viraemia { Undetectable, Detectable }

internal enum ChildPugh { None, A, B, C }

internal enum Smoking { Never, Former, Current }

internal enum Sex { Female, Male }

internal enum Contraception { Effective, None, NotNeeded }


internal enum ZosterVaccine { None, OneDose, Complete }

/// <summary>The facts of <see cref="PlainRules"/> as somebody would type them who writes the rules in C#: null is unknown.</summary>
internal struct PlainFacts
{
    public double? Age;
    public Sex? Sex;
    public bool? ConventionalFailed;
    public bool? BiologicFailed;
    public bool? NoSuitableAlternative;
    public Smoking? Smoking;
    public bool? FormerLongTermSmoker;
    public bool? OtherCardiovascularRisk;
    public bool? AnyThrombosisRisk;
    public bool? MalignancyCurrent;
    public bool? MalignancyHistory;
    public bool? OncologyAgreed;
    public bool? ActiveSeriousInfection;
    public TbActive? TbActive;
    public Igra? Igra;
    public bool? TbLatent;
    public bool? TbTreatedBefore;
    public TbPrevention? TbPrevention;
    public double? TbPreventiveWeeks;
    public TbRegimen? TbRegimen;
    public Serology? HbsAg;
    public Serology? AntiHbc;
    public Viraemia? HbvDna;
    public bool? HbvViraemic;
    public bool? HbvAntiviral;
    public bool? VzvImmune;
    public bool? ZosterHistory;
    public ZosterVaccine? ZosterVaccine;
    public double? Haemoglobin;
    public double? Neutrophils;
    public double? Lymphocytes;
    public double? AltTimesUln;
    public double? AstTimesUln;
    public double? Egfr;
    public ChildPugh? ChildPugh;
    public bool? PregnancyPossible;
    public Contraception? Contraception;
}
