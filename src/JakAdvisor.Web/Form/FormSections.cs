using System.Collections.Immutable;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Questions that belong together; where <paramref name="NoneOfThese"/> is set, one step answers no to all of them that are open.</summary>
/// <param name="Id">The group's name in buttons.</param>
/// <param name="Title">Its heading; empty where the section's serves.</param>
/// <param name="Facts">The facts asked, in order.</param>
/// <param name="NoneOfThese">Whether its yes/no questions can be denied together.</param>
public sealed record QuestionGroup(string Id, string Title, ImmutableArray<string> Facts, bool NoneOfThese = false);

/// <summary>One section of the form.</summary>
public sealed record FormSection(string Id, string Title, string Hint, ImmutableArray<QuestionGroup> Groups)
{
    public IEnumerable<string> Facts => Groups.SelectMany(group => group.Facts);

    /// <summary>Shown folded: seldom needed.</summary>
    public bool Folded { get; init; }
}

/// <summary>The order of the form: as a clinic letter has it. Every fact that people answer stands here once.</summary>
public static class FormSections
{
    public static ImmutableArray<FormSection> All { get; } =
    [
        new("patient", "Patient", "", [new("patient", "", ["patient.age", "patient.sex", "patient.weight", "patient.height", "patient.prefersOral"])]),
        new("disease", "Disease and activity", "",
        [
            new("disease", "", ["disease.type", "disease.activity", "disease.activityConfirmed", "disease.extensive", "disease.diagnosedOn"]),
            new("scores", "Scores and Montreal classification",
                ["disease.mayo", "disease.cdai", "disease.hbi", "disease.sesCd", "disease.location", "disease.behaviour", "disease.perianal"]),
        ]),
        new("therapies", "Prior therapies", "", [new("therapies", "", [Answers.History, "therapy.antiTnfInadvisable", "therapy.noSuitableAlternative"])]),
        new("heart", "Heart and vessels", "",
        [
            new("smoking", "", ["cardiovascular.smoking", "cardiovascular.formerLongTermSmoker"]),
            new("heart", "Does the patient have, or has the patient had",
            [
                "cardiovascular.hypertension", "cardiovascular.diabetes", "cardiovascular.dyslipidaemia", "cardiovascular.familyPrematureChd",
                "cardiovascular.ascvd", "cardiovascular.miOrStroke",
            ], NoneOfThese: true),
        ]),
        new("clots", "Blood clots", "",
        [
            new("clots", "", ["thrombosis.priorVte", "thrombosis.thrombophilia", "thrombosis.oestrogen", "thrombosis.immobility"], NoneOfThese: true),
            new("clot", "After a clot only", ["thrombosis.provokedOver1Year"]),
        ]),
        new("cancer", "Cancer", "",
        [
            new("cancer", "", ["malignancy.current", "malignancy.history", "malignancy.nmsc"], NoneOfThese: true),
            new("oncology", "With cancer now only", ["malignancy.oncologyAgreed"]),
        ]),
        new("infections", "Infections and tuberculosis", "",
        [
            new("infections", "", ["infection.activeSerious", "infection.recurrent", "infection.opportunisticHistory", "infection.chronicLungDisease"], NoneOfThese: true),
            new("tb", "Tuberculosis", ["tb.igra", "tb.chestImaging", "tb.active", "tb.exposureRisk", "tb.treatedBefore", "tb.specialistCleared"]),
            new("prevention", "Treatment of latent tuberculosis", ["tb.preventiveTreatment", "tb.preventiveStartedOn", "tb.preventiveWeeks", "tb.preventiveRegimen"]),
        ]),
        new("viruses", "Hepatitis and other viruses", "",
        [
            new("hbv", "Hepatitis B", ["hbv.hbsAg", "hbv.antiHbc", "hbv.antiHbs", "hbv.dna", "hbv.antiviral", "hbv.hepatologyAgreed"]),
            new("hcv", "Hepatitis C and HIV", ["hcv.antibody", "hcv.rna", "hiv.test"]),
            new("zoster", "Shingles", ["zoster.active", "zoster.history"], NoneOfThese: true),
        ]),
        new("vaccines", "Vaccines", "",
        [
            new("vaccines", "", ["vzv.immune", "zoster.vaccine", "vaccines.upToDate", "vaccines.lastLive"]),
            new("live", "Live vaccines", ["vaccines.liveRecent", "vaccines.livePlanned"], NoneOfThese: true),
        ]),
        new("blood", "Blood tests, liver and kidney", "",
        [
            new("panel", "",
            [
                "labs.haemoglobin", "labs.neutrophils", "labs.lymphocytes", "labs.altTimesUln", "labs.astTimesUln", "labs.crp", "labs.albumin", "labs.ldl",
                "labs.esr", "labs.creatinine", "kidney.egfr", "kidney.creatinineClearance",
            ]),
            new("organs", "Stool and liver", ["labs.faecalCalprotectin", "liver.childPugh"]),
        ]),
        new("pregnancy", "Pregnancy", "Only where it applies: for a patient recorded as male at birth leave it empty.",
            [new("pregnancy", "", ["pregnancy.possible", "pregnancy.status", "pregnancy.contraception", "pregnancy.breastfeeding"])]),
        new("medicines", "Medicines and allergies", "", [new("medicines", "", ["medications.current", "allergy.jakInhibitors"])]),
        new("gut", "Gut and surgery", "",
            [new("gut", "", ["gi.perforation", "gi.diverticulitis", "gi.shortTransit", "gi.severeStricture", "surgery.majorPlanned", "surgery.majorRecent"], NoneOfThese: true)]),
        new("consent", "Consent", "", [new("consent", "", ["consent.risksDiscussed"])]),
    ];
}
