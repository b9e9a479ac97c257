using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance;

/// <summary>
/// One release of the guidance, read, checked and ready to evaluate: facts, rules, sources, regimens, plans and the site's numbers. Immutable;
/// one instance serves every request. Made by <see cref="Loading.GuidanceLoader"/>.
/// </summary>
public sealed record GuidanceRelease
{
    /// <summary>The release's name, such as <c>2026.1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The day of the release, ISO.</summary>
    public required string Released { get; init; }

    /// <summary>What the release brought, in the words of its <c>release.yaml</c>.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What this release does not know: texts that could not be read and what stands open because of it.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>Where the sources contradict each other.</summary>
    public required IReadOnlyList<string> Disagreements { get; init; }

    /// <summary>SHA-256 over the files of the release, lower-case hexadecimal. The site's overrides are not in it; they stand in <see cref="Overrides"/>.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The texts it was read from, so that a used release can be kept and replayed.</summary>
    public required Loading.GuidanceFiles Files { get; init; }

    /// <summary>The text of the site file in force; empty without one.</summary>
    public required string SiteFile { get; init; }

    /// <summary>The fact catalogue.</summary>
    public required FactCatalogue Facts { get; init; }

    /// <summary>The numbers a clinic may set, with the values in force.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>What the site has set otherwise than the release, by name.</summary>
    public required IReadOnlyList<ParameterOverride> Overrides { get; init; }

    /// <summary>The numbers that only the clinic knows, with the values in force; compared with on treatment.</summary>
    public required IReadOnlyList<Setting> Settings { get; init; }

    /// <summary>Every rule before the start, by file and place in it.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Every rule on treatment, by file and place in it.</summary>
    public required IReadOnlyList<TreatmentRule> TreatmentRules { get; init; }

    /// <summary>Which weeks are planned, and which start rules are not judged again on treatment.</summary>
    public required VisitPlan VisitPlan { get; init; }

    /// <summary>What a visit knows: the facts of the start, and behind them those of a visit.</summary>
    public required FactCatalogue VisitFacts { get; init; }

    /// <summary>The drugs in the fixed order of results.</summary>
    public required IReadOnlyList<Drug> Drugs { get; init; }

    /// <summary>Medicine names and interaction groups.</summary>
    public required MedicineTable Medicines { get; init; }

    /// <summary>What to check on treatment.</summary>
    public required IReadOnlyList<MonitoringEntry> Monitoring { get; init; }

    /// <summary>What to tell the patient.</summary>
    public required IReadOnlyList<CounsellingEntry> Counselling { get; init; }

    /// <summary>The screening checklist in working order.</summary>
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>Published figures of benefit and harm.</summary>
    public required IReadOnlyList<EvidenceFigure> Evidence { get; init; }

    /// <summary>Exploratory predictors, shown as text only.</summary>
    public required IReadOnlyList<Predictor> Predictors { get; init; }

    /// <summary>What the patient's page holds.</summary>
    public required PatientLayout PatientLayout { get; init; }

    /// <summary>The words of the patient's page, English first; empty for a release of before there was one.</summary>
    public required IReadOnlyList<PatientLanguage> PatientLanguages { get; init; }

    /// <summary>The published cohort that a clinic is shown beside; null in releases before 2026.2, which had none.</summary>
    public Study? Study { get; init; }

    /// <summary>The documents read.</summary>
    public required IReadOnlyList<Document> Documents { get; init; }

    /// <summary>Every citable statement, numbered seed statements included.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The numbered statements of the two seed documents.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>The engine over this release.</summary>
    public required Evaluation.Evaluator Evaluator { get; init; }

    /// <summary>The reader of patients' facts.</summary>
    public required FactReader Reader { get; init; }

    /// <summary>The engine for visits. Throws <see cref="InvalidOperationException"/> for a release of before there were rules on treatment (2026.1).</summary>
    public required Treatment.VisitEvaluator VisitEvaluator { get => field ?? throw new InvalidOperationException($"The release {Name} has no rules on treatment"); init; }

    /// <summary>The reader of baselines and visits.</summary>
    public required Treatment.VisitReader VisitReader { get; init; }

    /// <summary>The drugs authorised in a place, in the fixed order of results.</summary>
    public IEnumerable<Drug> DrugsIn(Jurisdiction where) => Drugs.Where(d => d.Where.Contains(where));
}
