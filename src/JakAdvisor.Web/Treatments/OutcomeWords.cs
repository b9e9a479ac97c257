using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Treatments;

/// <summary>Outcomes as columns and as words.</summary>
internal static class OutcomeWords
{
    private const string Ulcerated = "disease.sesCdUlceratedSurface";

    public static OutcomeColumns Columns(OutcomeReport report, JsonObject baseline)
    {
        string Of(string id) => report.All.FirstOrDefault(o => o.Id == id) is { } outcome ? Column(outcome.State) : OutcomeAnswers.NotEvaluable;
        var healing = Of("mucosal-healing");
        return new OutcomeColumns
        {
            Response = Column(report.Response),
            ClinicalResponse = Of("clinical-response"),
            ClinicalRemission = Of("clinical-remission"),
            EndoscopicResponseStudy = Of("endoscopic-response-study"),
            EndoscopicResponseTrials = Of("endoscopic-response-trials"),
            EndoscopicRemission = Of("endoscopic-remission"),
            // Without an ulcer before the start nobody can heal one: outside the denominator, which is not the same as missing.
            MucosalHealing = healing == OutcomeAnswers.NotEvaluable && new FactValues(baseline).Number(Ulcerated) == 0 ? OutcomeAnswers.NotApplicable : healing,
            CrpNormal = Of("crp-normal"),
            CrpNormalised = Of("crp-normalised"),
            EsrNormal = Of("esr-normal"),
            EsrNormalised = Of("esr-normalised"),
            CalprotectinNormal = Of("calprotectin-normal"),
            CalprotectinNormalised = Of("calprotectin-normalised"),
            BiomarkerRemission = Of("biomarker-remission"),
            UcResponse = Of("uc-response"),
            UcRemission = Of("uc-remission"),
            HbiResponse = Of("hbi-response"),
            HbiRemission = Of("hbi-remission"),
        };
    }

    public static string Words(OutcomeState state) => state switch { OutcomeState.Yes => "yes", OutcomeState.No => "no", _ => "not evaluable" };

    /// <summary>Of an outcome that was reached.</summary>
    public static string Steroid(OutcomeState free) => free switch { OutcomeState.Yes => "steroid-free", OutcomeState.No => "on a corticosteroid", _ => "whether steroid-free is not known" };

    public static string Basis(OutcomeBasis basis) => basis switch
    {
        OutcomeBasis.Study => "By the study's definitions",
        OutcomeBasis.Trials => "By the definitions of trials and guidelines",
        _ => "By our own definitions",
    };

    private static string Column(OutcomeState state) => state switch { OutcomeState.Yes => OutcomeAnswers.Yes, OutcomeState.No => OutcomeAnswers.No, _ => OutcomeAnswers.NotEvaluable };
}
