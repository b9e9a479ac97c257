namespace JakAdvisor.Web.Tests.Pages.Screening;

/// <summary>A complete and quiet work-up of three days, as a nurse types it.</summary>
internal static class WorkUp
{
    public const string Note = "A note of some length, as people write it when something was not as expected";

    public static readonly (string Item, (string, string)[] Typed)[] FirstDay =
    [
        ("weight-and-height", [("patient.weight", "72"), ("patient.height", "177")]),
        ("smoking", [("cardiovascular.smoking", "never")]),
        ("blood-pressure", [("done", "2026-11-22")]),
        ("heart", [("cardiovascular.hypertension", "no"), ("cardiovascular.diabetes", "no"), ("cardiovascular.dyslipidaemia", "no"), ("cardiovascular.ascvd", "no"), ("cardiovascular.miOrStroke", "no")]),
        ("family-heart", [("cardiovascular.familyPrematureChd", "no")]),
        ("clots", [("thrombosis.priorVte", "no"), ("thrombosis.thrombophilia", "no"), ("thrombosis.oestrogen", "no"), ("thrombosis.immobility", "no")]),
        ("cancer", [("malignancy.current", "no"), ("malignancy.history", "no")]),
        ("skin-cancer", [("malignancy.nmsc", "no")]),
        ("infections", [("infection.activeSerious", "no"), ("infection.recurrent", "no"), ("infection.opportunisticHistory", "no"), ("infection.chronicLungDisease", "no"), ("zoster.active", "no")]),
        ("tb-questions", [("tb.active", "no"), ("tb.exposureRisk", "no"), ("tb.treatedBefore", "no")]),
        ("vzv-immunity", [("vzv.immune", "yes"), ("zoster.history", "no")]),
        ("liver-disease", [("liver.childPugh", "none")]),
        ("medicines", [("medications.current.none", "yes")]),
        ("allergies", [("allergy.jakInhibitors.none", "yes")]),
        ("disease", [("disease.type", "crohns-disease"), ("disease.location", "L3")]),
        ("therapy-history", [("therapy.history.0.agent", "infliximab"), ("therapy.history.0.outcome", "loss-of-response"), ("therapy.history.0.continues", "no")]),
        ("bowel", [("gi.perforation", "no"), ("gi.diverticulitis", "no"), ("gi.shortTransit", "no"), ("gi.severeStricture", "no")]),
        ("oral-preference", [("patient.prefersOral", "yes")]),
        ("live-vaccines", [("vaccines.liveRecent", "no"), ("vaccines.livePlanned", "no")]),
        ("surgery", [("surgery.majorPlanned", "no"), ("surgery.majorRecent", "no")]),
    ];

    public static readonly (string Item, (string, string)[] Typed)[] SecondDay =
    [
        ("igra", [("tb.igra", "negative"), ("tb.igra.on", "2026-11-22")]),
        ("hbv-panel", [("hbv.hbsAg", "negative"), ("hbv.hbsAg.on", "2026-11-22"), ("hbv.antiHbc", "negative"), ("hbv.antiHbc.on", "2026-11-22"), ("hbv.antiHbs", "positive"), ("hbv.antiHbs.on", "2026-11-22")]),
        ("hcv-antibody", [("hcv.antibody", "negative"), ("hcv.antibody.on", "2026-11-22")]),
        ("hiv", [("hiv.test", "negative"), ("hiv.test.on", "2026-11-22")]),
        ("blood-count", [("labs.on", "2026-11-22"), ("labs.haemoglobin", "13.4"), ("labs.neutrophils", "4.2"), ("labs.lymphocytes", "1.8")]),
        ("liver-tests", [("labs.on", "2026-11-22"), ("labs.altTimesUln", "22"), ("labs.altTimesUln.limit", "40"), ("labs.astTimesUln", "20"), ("labs.astTimesUln.limit", "40")]),
        ("kidney", [("labs.on", "2026-11-22"), ("labs.creatinine", "80"), ("kidney.egfr", "95")]),
        ("lipids", [("labs.on", "2026-11-22"), ("labs.ldl", "2.6")]),
        ("inflammation", [("labs.on", "2026-11-22"), ("labs.crp", "8"), ("labs.faecalCalprotectin", "640"), ("labs.faecalCalprotectin.on", "2026-11-20")]),
    ];

    public static readonly (string Item, (string, string)[] Typed)[] ThirdDay =
    [
        ("chest-imaging", [("tb.chestImaging", "normal"), ("tb.chestImaging.on", "2026-11-22")]),
        ("zoster-vaccine", [("zoster.vaccine", "complete")]),
        ("other-vaccines", [("vaccines.upToDate", "yes")]),
        ("skin", [("done", "2026-11-22")]),
        ("risks-discussed", [("consent.risksDiscussed", "yes")]),
        ("patient-information", [("done", "2026-11-22")]),
    ];
}
