using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads a guidance folder as a whole. Broken guidance does not load: every fault is told with file, line and a sentence that helps.</summary>
public static class GuidanceLoader
{
    private static readonly string[] ScoreFacts =
    [
        "disease.cdai", "disease.hbi", "disease.sesCd", "disease.mayo", "patient.weight", "patient.height", "patient.sex", "patient.age", "labs.creatinine",
    ];

    /// <summary>Facts of a visit that the outcomes read.</summary>
    private static readonly string[] OutcomeFacts = [FactNames.SesCdHighest, FactNames.SesCdUlcerated, FactNames.MayoBleeding, FactNames.MayoHighest];

    /// <summary>Loads a folder, with the site file's text over it when there is one.</summary>
    /// <exception cref="GuidanceException">The guidance or the site file has faults.</exception>
    public static GuidanceRelease FromFolder(string folder, string? siteFile = null) => Load(GuidanceFiles.FromFolder(folder), siteFile);

    /// <summary>Loads texts, with the site file's text over them when there is one.</summary>
    /// <exception cref="GuidanceException">The guidance or the site file has faults.</exception>
    public static GuidanceRelease Load(GuidanceFiles files, string? siteFile = null)
    {
        var faults = new Faults();
        var site = SiteFile.Read(siteFile, faults);
        var catalogue = FactLoader.Read(files, site, faults);
        var sources = SourceLoader.Read(files, faults);
        var (parameters, settings) = ParameterLoader.Read(files, site, sources, faults);
        var visitFacts = !files.KnowVisits ? catalogue : FactLoader.ReadVisits(files, catalogue, site, [.. settings.Keys], faults);
        var medicines = MedicineLoader.Read(files, sources, faults);
        var drugs = DrugLoader.Read(files, catalogue, sources, faults);
        var names = drugs.Select(d => d.Id).ToList();
        var conditions = new ConditionLoader(catalogue, parameters, new Dictionary<string, Setting>(StringComparer.Ordinal), faults);
        var onVisits = new ConditionLoader(visitFacts, parameters, settings, faults);
        var loader = new RuleLoader(sources, conditions, parameters, names, faults);
        var rules = loader.Read(files);
        var treatmentRules = loader.ReadTreatment(files, onVisits);
        var ids = rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var plans = new PlanLoader(files, sources, conditions, names, ids, faults);
        var patient = new PatientLoader(files, faults);
        var (monitoring, counselling, checklist) = (plans.Monitoring(visitFacts, onVisits), plans.Counselling(patient.PlainCounselling), plans.Checklist(catalogue));
        var (evidence, predictors) = EvidenceLoader.Read(files, sources, names, faults);
        var layout = patient.Layout(sources, names, ids, counselling, evidence);
        var study = StudyLoader.Read(files, sources, evidence, names, faults);
        var release = files.Map("release.yaml", faults, "release", "released", "notes", "limits", "disagreements");
        var (name, released) = (release?.Text("release") ?? "", release?.Text("released") ?? "");
        var (notes, limits, disagreements) = (release?.Texts("notes") ?? [], release?.Texts("limits") ?? [], release?.Texts("disagreements") ?? []);
        DrugLoader.CheckDoseRules(drugs, rules, faults);
        CheckUse(catalogue, rules, checklist, monitoring, counselling, faults);
        CheckVisitUse(catalogue, visitFacts, treatmentRules, monitoring, faults);
        var visitPlan = plans.Visits();
        CheckDrugs(catalogue, medicines, names, faults);
        var visitPage = new VisitPageLoader(files, faults);
        if (patient.HasPage && faults.None) layout = layout with { Visit = visitPage.Layout(visitFacts, counselling) };
        var sound = faults.None;
        var languages = patient.Languages(layout, drugs, rules, counselling, monitoring, [.. parameters.Keys]);
        if (sound && layout.Visit is { } ofVisits) languages = visitPage.With(languages, ofVisits, treatmentRules, rules, visitPlan);
        faults.Throw();

        var liveVaccineDays = (int)parameters[ParameterNames.LiveVaccineInterval].Value;
        var loaded = new GuidanceRelease
        {
            Name = name,
            Released = released,
            Notes = notes,
            Limits = limits,
            Disagreements = disagreements,
            Sha256 = files.Sha256(),
            Files = files,
            SiteFile = siteFile ?? "",
            Facts = catalogue,
            Parameters = [.. parameters.Values],
            Overrides = Overrides(catalogue, site, parameters),
            Rules = rules,
            Drugs = drugs,
            Medicines = medicines,
            Monitoring = monitoring,
            Counselling = counselling,
            Checklist = checklist,
            Evidence = evidence,
            Predictors = predictors,
            PatientLayout = layout,
            PatientLanguages = languages,
            Study = study,
            Documents = sources.Documents,
            Sources = [.. sources.All],
            Statements = sources.Statements,
            Settings = [.. settings.Values],
            TreatmentRules = treatmentRules,
            VisitPlan = visitPlan,
            VisitFacts = visitFacts,
            Evaluator = null!,
            VisitEvaluator = null!,
            Reader = new FactReader(catalogue, medicines, liveVaccineDays),
            VisitReader = new VisitReader(visitFacts, medicines, liveVaccineDays),
        };
        return loaded with
        {
            Evaluator = new Evaluator(loaded, new DerivedFacts(catalogue, medicines, names, liveVaccineDays)),
            VisitEvaluator = files.KnowVisits ? new VisitEvaluator(loaded, new DerivedFacts(visitFacts, medicines, names, liveVaccineDays)) : null!,
        };
    }

    /// <summary>A fact that nothing uses says where it is shown, or it is a leftover that somebody would fill in for nothing.</summary>
    private static void CheckUse(
        FactCatalogue catalogue, IReadOnlyList<Rule> rules, IReadOnlyList<ChecklistItem> checklist, IReadOnlyList<MonitoringEntry> monitoring,
        IReadOnlyList<CounsellingEntry> counselling, Faults faults)
    {
        var used = rules.SelectMany(r => r.Variants).Select(v => v.When)
            .Concat(monitoring.Select(m => m.When)).Concat(counselling.Select(c => c.When)).Concat(checklist.Select(c => c.When))
            .SelectMany(w => w.Comparisons).Select(c => c.Fact.Name)
            .Concat(checklist.SelectMany(c => c.Facts).Select(f => f.Name))
            .Concat(catalogue.All.SelectMany(f => f.From))
            .Concat(ScoreFacts).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in catalogue.All.Where(f => !used.Contains(f.Name) && f.Shown.Length == 0))
            faults.Add("facts.yaml", fact.Line, $"no rule, derived fact, score or checklist item uses {fact.Name}: remove it, or say under shown where people see it");
    }

    private static void CheckVisitUse(
        FactCatalogue start, FactCatalogue visits, IReadOnlyList<TreatmentRule> rules, IReadOnlyList<MonitoringEntry> monitoring, Faults faults)
    {
        var used = rules.SelectMany(r => r.Variants).SelectMany(v => v.When.Comparisons).Select(c => c.Fact.Name)
            .Concat(visits.All.SelectMany(f => f.From)).Concat(monitoring.SelectMany(m => m.Facts.Concat(m.AnyOf)).Select(f => f.Name))
            .Concat(OutcomeFacts).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in visits.All.Skip(start.All.Count).Where(f => !used.Contains(f.Name) && f.Shown.Length == 0))
            faults.Add(FactLoader.VisitFile, fact.Line, $"no treatment rule, derived fact, outcome or plan uses {fact.Name}: remove it, or say under shown where people see it");
    }

    private static void CheckDrugs(FactCatalogue catalogue, MedicineTable medicines, List<string> drugs, Faults faults)
    {
        foreach (var drug in drugs)
        {
            if (medicines.AgentIndex(drug) < 0) faults.Add("interactions.yaml", 0, $"{drug} is missing among the therapies");
            if (catalogue.TryGet("allergy.jakInhibitors", out var allergies) && allergies.BitOf(drug) == 0)
                faults.Add("facts.yaml", allergies.Line, $"allergy.jakInhibitors must list the word {drug}");
        }
    }

    private static List<ParameterOverride> Overrides(FactCatalogue catalogue, SiteFile site, IReadOnlyDictionary<string, Parameter> parameters)
    {
        var released = catalogue.Raw.Where(f => f.ReleasedWindow is not null).ToDictionary(f => f.Name, f => f.ReleasedWindow!.Value, StringComparer.Ordinal);
        return
        [
            .. parameters.Values.Where(p => p.Value != p.Released).Select(p => new ParameterOverride(p.Name, p.Value, p.Released, p.Unit))
                .Concat(site.FreshnessOverrides(released)).OrderBy(o => o.Parameter, StringComparer.Ordinal),
        ];
    }
}

/// <summary>The parameters that C# reads by name.</summary>
internal static class ParameterNames
{
    public const string LiveVaccineInterval = "live-vaccine-interval";
    public const string TuberculosisLeadIn = "tb-lead-in";
}
