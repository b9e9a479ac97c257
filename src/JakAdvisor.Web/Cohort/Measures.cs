using JakAdvisor.Web.Cohort.Statistics;
using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Cohort;

/// <summary>How the clinic's own people are counted, under the ids of the published rows and under some of our own.</summary>
public static class Measures
{
    private const double GramsPerLitre = 10;
    private const double CalprotectinLimit = 60;
    private static readonly string[] Sexes = ["male", "female"];
    private static readonly string[] Smoking = ["never", "former", "current"];
    private static readonly string[] Locations = ["L1", "L2", "L3", "L1+4", "L2+4", "L3+4", "L4"];
    private static readonly string[] Behaviours = ["B1", "B2", "B3", "B2+3"];

    public static readonly IReadOnlyDictionary<string, Func<IReadOnlyList<CohortPatient>, ClinicFigure>> All =
        new Dictionary<string, Func<IReadOnlyList<CohortPatient>, ClinicFigure>>(StringComparer.Ordinal)
        {
            ["sex"] = Groups(p => p.Sex, Sexes),
            ["age"] = Measured(p => p.AgeAtStart),
            ["disease-duration"] = Measured(p => p.DiseaseMonths),
            ["smoking"] = Groups(p => p.Smoking, Smoking),
            ["location"] = Groups(p => p.Location, Locations),
            ["behaviour"] = Groups(p => p.Behaviour, Behaviours),
            ["perianal"] = Share(p => p.Perianal),
            ["hypertension"] = Share(p => p.Hypertension),
            ["dyslipidaemia"] = Share(p => p.Dyslipidaemia),
            ["infliximab"] = Share(p => p.PriorInfliximab),
            ["adalimumab"] = Share(p => p.PriorAdalimumab),
            ["ustekinumab"] = Share(p => p.PriorUstekinumab),
            ["vedolizumab"] = Share(p => p.PriorVedolizumab),
            ["no-biologic"] = Share(p => p.PriorBiologics is { } before ? before == 0 : null),
            ["two-biologics"] = Share(p => p.PriorBiologics is { } before ? before >= 2 : null),
            ["steroid"] = Share(p => p.BaselineSteroid),
            ["ses-cd"] = Measured(p => p.Baseline.SesCd),
            ["ses-cd-7"] = Share(p => p.Baseline.SesCd is { } score ? score >= 7 : null),
            ["cdai"] = Measured(p => p.Baseline.Cdai),
            ["cdai-220"] = Share(p => p.Baseline.Cdai is { } index ? index > 220 : null),
            ["crp"] = Measured(p => p.Baseline.Crp),
            ["esr"] = Measured(p => p.Baseline.Esr),
            ["calprotectin"] = Measured(p => p.Baseline.Calprotectin),
            ["calprotectin-raised"] = Share(p => p.Baseline.Calprotectin is { } level ? level >= CalprotectinLimit : null),
            ["bmi"] = Measured(p => p.Bmi),
            ["albumin"] = Measured(p => p.Baseline.Albumin),
            ["albumin-35"] = Share(p => p.Baseline.Albumin is { } level ? level < 35 : null),
            ["haemoglobin"] = Measured(p => p.Baseline.Haemoglobin * GramsPerLitre),
            ["lymphocytes"] = Measured(p => p.Baseline.Lymphocytes),
            ["mayo"] = Measured(p => p.Baseline.Mayo),
            ["endoscopy-done"] = Outcome(v => v.SesCd is null ? OutcomeAnswers.NotEvaluable : OutcomeAnswers.Yes, missingIsNo: true),
            ["clinical-evaluable"] = Outcome(v => v.Cdai is null ? OutcomeAnswers.NotEvaluable : OutcomeAnswers.Yes, missingIsNo: true),
            ["clinical-response"] = Outcome(v => v.Outcomes.ClinicalResponse),
            ["clinical-remission"] = Outcome(v => v.Outcomes.ClinicalRemission),
            ["response-and-remission"] = Outcome(v => Both(v.Outcomes.ClinicalResponse, v.Outcomes.ClinicalRemission)),
            ["endoscopic-response-study"] = Outcome(v => v.Outcomes.EndoscopicResponseStudy),
            ["endoscopic-response-trials"] = Outcome(v => v.Outcomes.EndoscopicResponseTrials),
            ["endoscopic-remission"] = Outcome(v => v.Outcomes.EndoscopicRemission),
            ["mucosal-healing"] = Outcome(v => v.Outcomes.MucosalHealing),
            ["crp-normal"] = Outcome(v => v.Outcomes.CrpNormal),
            ["crp-normalised"] = Outcome(v => v.Outcomes.CrpNormalised),
            ["esr-normal"] = Outcome(v => v.Outcomes.EsrNormal),
            ["esr-normalised"] = Outcome(v => v.Outcomes.EsrNormalised),
            ["calprotectin-normal"] = Outcome(v => v.Outcomes.CalprotectinNormal),
            ["calprotectin-normalised"] = Outcome(v => v.Outcomes.CalprotectinNormalised),
            ["steroid-free-remission"] = Outcome(v => SteroidFree(v, v.Outcomes.ClinicalRemission)),
            ["hbi-response"] = Outcome(v => v.Outcomes.HbiResponse),
            ["hbi-remission"] = Outcome(v => v.Outcomes.HbiRemission),
            ["uc-response"] = Outcome(v => v.Outcomes.UcResponse),
            ["uc-remission"] = Outcome(v => v.Outcomes.UcRemission),
            ["steroid-free-uc-remission"] = Outcome(v => SteroidFree(v, v.Outcomes.UcRemission)),
            ["cdai-change"] = Change(p => p.Baseline.Cdai, v => v.Cdai),
            ["ses-cd-change"] = Change(p => p.Baseline.SesCd, v => v.SesCd),
            ["crp-change"] = Change(p => p.Baseline.Crp, v => v.Crp),
            ["esr-change"] = Change(p => p.Baseline.Esr, v => v.Esr),
            ["calprotectin-change"] = Change(p => p.Baseline.Calprotectin, v => v.Calprotectin),
            ["any-event"] = Events(_ => true),
            ["serious-event"] = Events(e => e.Serious),
            ["lymphopenia"] = Events(e => e.Code == "lymphopenia"),
            ["transaminase-rise"] = Events(e => e.Code == "transaminase-rise"),
            ["acne"] = Events(e => e.Code == "acne"),
            ["herpes-zoster"] = Events(e => e.Code == "herpes-zoster"),
            ["hyperlipidaemia"] = Events(e => e.Code == "hyperlipidaemia"),
            ["infection"] = Events(e => e.Code == "infection"),
            ["constipation"] = Events(e => e.Code == "constipation"),
            ["tuberculosis"] = Events(e => e.Code == "tuberculosis"),
            ["other-event"] = Events(e => e.Code == AdverseEventTerms.Other),
        };

    private static Func<IReadOnlyList<CohortPatient>, ClinicFigure> Share(Func<CohortPatient, bool?> has) => people =>
    {
        var (yes, no) = (0, 0);
        foreach (var person in people)
        {
            var answer = has(person);
            if (answer == true) yes++;
            else if (answer == false) no++;
        }
        return new ShareFigure(yes, no, people.Count - yes - no);
    };

    private static Func<IReadOnlyList<CohortPatient>, ClinicFigure> Groups(Func<CohortPatient, string> word, string[] words) => people =>
    {
        var counts = people.CountBy(word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var groups = words.Select(w => (w, counts.GetValueOrDefault(w))).ToList();
        return new GroupFigure(groups, people.Count - groups.Sum(g => g.Item2));
    };

    private static Func<IReadOnlyList<CohortPatient>, ClinicFigure> Measured(Func<CohortPatient, double?> value) => people =>
    {
        var known = new List<double>(people.Count);
        foreach (var person in people)
        {
            if (value(person) is { } number) known.Add(number);
        }
        return new SpreadFigure(known.Count > 0 ? Spread.Of(known) : null, people.Count - known.Count);
    };

    /// <param name="missingIsNo">The question is whether there is a value at all.</param>
    private static Func<IReadOnlyList<CohortPatient>, ClinicFigure> Outcome(Func<CohortVisit, string> answer, bool missingIsNo = false) => people =>
    {
        var (yes, no, missing, stopped, outside) = (0, 0, 0, 0, 0);
        foreach (var person in people)
        {
            if (person.StoppedBeforeWeek12)
            {
                stopped++;
                continue;
            }
            var found = OutcomeAnswers.NotEvaluable;
            foreach (var visit in person.Visits)
            {
                var said = answer(visit);
                if (said == OutcomeAnswers.NotEvaluable) continue;
                found = said;
                if (said != OutcomeAnswers.NotApplicable) break;
            }
            if (found == OutcomeAnswers.Yes) yes++;
            else if (found == OutcomeAnswers.No) no++;
            else if (found == OutcomeAnswers.NotApplicable) outside++;
            else if (missingIsNo) no++;
            else missing++;
        }
        return new OutcomeFigure(yes, no, missing, stopped, outside);
    };

    private static Func<IReadOnlyList<CohortPatient>, ClinicFigure> Change(Func<CohortPatient, double?> start, Func<CohortVisit, double?> now) => people =>
    {
        var (before, after, falls) = (new List<double>(people.Count), new List<double>(people.Count), new List<double>(people.Count));
        var stopped = 0;
        foreach (var person in people)
        {
            if (person.StoppedBeforeWeek12)
            {
                stopped++;
                continue;
            }
            if (start(person) is not { } first || Measured(person, now) is not { } then) continue;
            before.Add(first);
            after.Add(then);
            falls.Add(first - then);
        }
        var missing = people.Count - stopped - falls.Count;
        return falls.Count == 0 ? new ChangeFigure(null, null, null, missing, stopped) : new ChangeFigure(Spread.Of(before), Spread.Of(after), HodgesLehmann.Paired(falls), missing, stopped);
    };

    /// <summary>What was measured at the best visit at which it was measured at all.</summary>
    private static double? Measured(CohortPatient person, Func<CohortVisit, double?> now)
    {
        foreach (var visit in person.Visits)
        {
            if (now(visit) is { } value) return value;
        }
        return null;
    }

    private static Func<IReadOnlyList<CohortPatient>, ClinicFigure> Events(Func<CohortEvent, bool?> counts) => people =>
    {
        var (with, open, all, allOpen) = (0, 0, 0, 0);
        foreach (var person in people)
        {
            var (own, ownOpen) = (0, 0);
            foreach (var seen in person.Events)
            {
                var answer = counts(seen);
                if (answer == true) own++;
                else if (answer is null) ownOpen++;
            }
            if (own > 0) with++;
            else if (ownOpen > 0) open++;
            (all, allOpen) = (all + own, allOpen + ownOpen);
        }
        return new EventFigure(with, people.Count - with - open, open, all, allOpen);
    };

    private static string Both(string one, string other) =>
        one == OutcomeAnswers.No || other == OutcomeAnswers.No ? OutcomeAnswers.No
        : one == OutcomeAnswers.Yes && other == OutcomeAnswers.Yes ? OutcomeAnswers.Yes : OutcomeAnswers.NotEvaluable;

    private static string SteroidFree(CohortVisit visit, string outcome) => (outcome, visit.OnCorticosteroid) switch
    {
        (OutcomeAnswers.Yes, true) => OutcomeAnswers.No,
        (OutcomeAnswers.Yes, null) => OutcomeAnswers.NotEvaluable,
        _ => outcome,
    };
}
