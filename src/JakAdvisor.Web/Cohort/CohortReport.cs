using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Cohort;

/// <summary>One line: what is counted, here and in the study.</summary>
/// <param name="Clinic">Null where the record cannot say it; <paramref name="NotHere"/> then says why.</param>
/// <param name="Study">Null where the study has no such figure, or is of other people.</param>
public sealed record CohortRow(string Id, string Part, string Label, ClinicFigure? Clinic, StudyRow? Study, string NotHere, string Note);

/// <summary>The clinic's own people, beside the published cohort where that is of the same drug and disease. Made from what was read, without the database.</summary>
public sealed class CohortReport
{
    private static readonly string[] CrohnsOnly =
    [
        "location", "behaviour", "perianal", "ses-cd", "ses-cd-7", "cdai", "cdai-220", "endoscopy-done", "clinical-evaluable", "clinical-response", "clinical-remission", "response-and-remission",
        "endoscopic-response-study", "endoscopic-remission", "mucosal-healing", "steroid-free-remission", "cdai-change", "ses-cd-change",
    ];

    /// <summary>Figures of our own without a published one to stand beside: by disease (empty: any), in the part where they belong.</summary>
    private static readonly (string Disease, CohortRow Row)[] Own =
    [
        ("crohns-disease", Line("endoscopic-response-trials", "trials", "Endoscopic response, the trials' definition: SES-CD fall of more than half, or of 2 when it was 4")),
        ("crohns-disease", Line("hbi-response", "hbi", "Harvey-Bradshaw response: fall of at least 3")),
        ("crohns-disease", Line("hbi-remission", "hbi", "Harvey-Bradshaw remission: below 5")),
        ("ulcerative-colitis", Line("mayo", "baseline", "Full Mayo score")),
        ("ulcerative-colitis", Line("uc-response", "outcome", "Clinical response: full Mayo fall of at least 3 and 30 %, with bleeding better by 1 or at most 1")),
        ("ulcerative-colitis", Line("uc-remission", "outcome", "Clinical remission: full Mayo at most 2, no subscore above 1")),
        ("ulcerative-colitis", Line("steroid-free-uc-remission", "outcome", "Clinical remission without a corticosteroid")),
        ("", Line("other-event", "event", "Another term")),
    ];

    private CohortReport(CohortFilter filter, CohortPeople people, Study? study)
    {
        Filter = filter;
        Study = filter.IsOf(study) ? study : null;
        TooEarly = people.TooEarly;
        Counted = people.Counted.Count;
        Stopped = people.Counted.Count(p => p.StoppedBeforeWeek12);
        WithoutVisit = people.Counted.Count(p => !p.StoppedBeforeWeek12 && p.Visits.Count == 0);
        var crohns = filter.Disease == "crohns-disease";
        Rows =
        [
            .. (study?.Rows ?? []).Where(r => Study is not null || (Measures.All.ContainsKey(r.Id) && (crohns || !CrohnsOnly.Contains(r.Id, StringComparer.Ordinal))))
                .Select(r => new CohortRow(
                    r.Id, r.Part, r.Label, Measures.All.TryGetValue(r.Id, out var measure) ? measure(people.Counted) : null, Study is null ? null : r, r.NotHere, Study is null ? "" : r.Note)),
            .. Own.Where(o => o.Disease.Length == 0 || o.Disease == filter.Disease).Select(o => o.Row with { Clinic = Measures.All[o.Row.Id](people.Counted) }),
        ];
    }

    public CohortFilter Filter { get; }

    /// <summary>The published cohort, where its people had this drug and this disease.</summary>
    public Study? Study { get; }

    public int TooEarly { get; }

    public int Counted { get; }

    public int Stopped { get; }

    public int WithoutVisit { get; }

    public IReadOnlyList<CohortRow> Rows { get; }

    public IEnumerable<CohortRow> Part(string part) => Rows.Where(r => r.Part == part);

    public static CohortReport Of(CohortFilter filter, CohortPeople people, Study? study) => new(filter, people, study);

    private static CohortRow Line(string id, string part, string label) => new(id, part, label, null, null, "", "");
}
