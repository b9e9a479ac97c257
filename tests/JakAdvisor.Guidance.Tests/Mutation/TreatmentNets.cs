using System.Globalization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Cases;
using JakAdvisor.Guidance.Tests.Specification;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>What notices that visits are judged otherwise: the hand-written cases, and the tables.</summary>
internal sealed class TreatmentNets
{
    private readonly GuidanceRelease _released;
    private readonly ILookup<string, TreatmentCaseEntry> _entries = TreatmentCases.All.ToLookup(e => e.Rule);
    private readonly Dictionary<TreatmentCase, List<KeptVisit>> _visits = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<TreatmentRule> _unchanged;
    private readonly HashSet<string> _rows = [.. TreatmentTable.Rows.Select(r => $"{TreatmentTable.Key(r)} | {r.Sources} | {r.Mark}")];

    public TreatmentNets(GuidanceRelease released)
    {
        _released = released;
        _unchanged = new HashSet<TreatmentRule>(released.TreatmentRules, ReferenceEqualityComparer.Instance);
        foreach (var (entry, @case) in TreatmentCases.All.SelectMany(e => e.Cases.Select(c => (e, c))))
            _visits[@case] = [.. entry.Where.SelectMany(where => entry.DrugsOf(@case, where).Select(drug => KeptVisit.Of(drug, where, @case.Change)))];
    }

    /// <summary>Whether some case of a changed rule comes out otherwise.</summary>
    public bool CasesCatch(GuidanceRelease mutant) =>
        mutant.TreatmentRules.Count != _entries.Count || mutant.TreatmentRules.Where(r => !_unchanged.Contains(r)).Any(rule =>
            rule.Variants.Count != _entries[rule.Id].Count() || _entries[rule.Id].Any(entry => rule.Variants.Where(entry.Describes).ToList() is not [var variant] || Disagrees(entry, variant)));

    /// <summary>Rows of rules, and by hand from the specification: settings, planned weeks, what an event keeps, what is known at the start, and the results of the plan.</summary>
    public bool TablesCatch(GuidanceRelease mutant) =>
        !_rows.SetEquals(mutant.TreatmentRules.SelectMany(r => r.Variants).Select(Row)) || Table(mutant) != Expected || NotAgain(mutant) != NotAgain(_released);

    private bool Disagrees(TreatmentCaseEntry entry, Variant<TreatmentEffect> variant) => entry.Cases.Any(@case =>
    {
        var settings = Visits.Release(@case.Change.Settings).Settings.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var isUnset = variant.When.Comparisons.Any(c => (c.Setting is { } s && settings[s].Value is null) || c.Fact.Settings.Any(f => settings[f].Value is null));
        var when = WithSettings(variant.When, settings);
        return _visits[@case].Exists(v => (isUnset ? Truth.False : v.Judge(when)) != @case.Expected);
    });

    /// <summary>The condition with the numbers this clinic has set; a mutant may have moved them by a step.</summary>
    private Conditions.Condition WithSettings(Conditions.Condition condition, Dictionary<string, Setting> settings) => condition switch
    {
        Conditions.Comparison { Setting: { } name } comparison => comparison with { Limit = (settings[name].Value ?? 0) + comparison.Limit - InFile(name) },
        Conditions.Group group => group with { Members = [.. group.Members.Select(m => WithSettings(m, settings))] },
        _ => condition,
    };

    private double InFile(string setting)
    {
        var released = _released.Settings.Single(s => s.Name == setting);
        return released.Value ?? (released.Least + released.Greatest) / 2;
    }

    private static string Row(Variant<TreatmentEffect> variant) =>
        $"{variant.Rule} | {RuleTable.Join(variant.Drugs)} | {RuleTable.Join(variant.Where.Select(w => Names.Of(w)))} | {Names.Of(variant.Effect)}"
        + $" | {RuleTable.Join(variant.Sources.Select(s => s.Id))} | {Names.Of(variant.Mark)}";

    private static string NotAgain(GuidanceRelease release) => string.Join(' ', release.VisitPlan.NotAgain.Keys.Order(StringComparer.Ordinal));

    private static string Table(GuidanceRelease release)
    {
        var lines = release.Settings.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name} {s.Released?.ToString(CultureInfo.InvariantCulture) ?? "unset"} {s.Unit}"))
            .Concat(release.VisitPlan.PlannedWeeks.Select(p => $"{p.Key} {string.Join(' ', p.Value)}"))
            .Concat(release.VisitFacts.All.Where(f => f.Keeps.Count > 0).Select(f => $"{f.Name} keeps {string.Join(' ', f.Keeps)}"))
            .Concat(release.VisitFacts.All.Where(f => f.Settings.Count > 0).Select(f => $"{f.Name} compares with {string.Join(' ', f.Settings)}"))
            .Append("before the start: " + string.Join(' ', release.VisitFacts.All.Where(f => f.IsAtStart).Select(f => f.Name)))
            .Concat(release.Monitoring.Where(m => m.Facts.Count + m.AnyOf.Count > 0).Select(m =>
                $"{m.Id}: {string.Join(' ', m.Facts.Select(f => f.Name))}{string.Join(" or ", m.AnyOf.Select(f => f.Name))}{(m.Until is { } until ? $" until {until}" : "")}"));
        return string.Join('\n', lines);
    }

    private const string Expected = """
        clinic.ldlTarget unset mmol/L
        clinic.calprotectinTarget 250 µg/g
        clinic.crpUpperLimit unset mg/L
        clinic.esrUpperLimit unset mm/h
        clinic.outcomeDays 28 days
        upadacitinib 4 8 12 16 24
        tofacitinib 4 8 12 16
        filgotinib 4 10 12 22
        event.tbSuspected keeps tb.active
        event.activeTb keeps tb.active
        event.seriousInfection keeps infection.activeSerious
        event.zoster keeps zoster.active
        event.malignancy keeps malignancy.current
        event.surgeryPlanned keeps surgery.majorPlanned
        labs.crpNormal compares with clinic.crpUpperLimit
        before the start: skin.examinedOn disease.sesCdHighestSubscore disease.sesCdUlceratedSurface disease.mayoBleeding disease.mayoHighestSubscore
        blood-count-upadacitinib-us: labs.haemoglobin labs.neutrophils labs.lymphocytes
        liver-tests-upadacitinib-us: labs.altTimesUln labs.astTimesUln
        lipids-upadacitinib-us: labs.ldl
        blood-count-upadacitinib-eu: labs.haemoglobin labs.neutrophils labs.lymphocytes
        liver-tests-upadacitinib-eu: labs.altTimesUln labs.astTimesUln
        lipids-upadacitinib-eu: labs.ldl
        lymphocytes-tofacitinib-us: labs.lymphocytes
        neutrophils-haemoglobin-tofacitinib-us: labs.haemoglobin labs.neutrophils
        liver-tests-tofacitinib-us: labs.altTimesUln labs.astTimesUln
        lipids-tofacitinib-us: labs.ldl
        blood-count-tofacitinib-eu: labs.haemoglobin labs.neutrophils labs.lymphocytes
        lipids-tofacitinib-eu: labs.ldl
        liver-tests-tofacitinib-eu: labs.altTimesUln labs.astTimesUln
        blood-count-filgotinib: labs.haemoglobin labs.neutrophils labs.lymphocytes
        lipids-filgotinib: labs.ldl
        skin-us: skin.examinedOn
        skin-eu: skin.examinedOn
        tb-rescreen: tb.igra tb.chestImaging until tb.igra is positive
        hbv-dna-alt: hbv.dna labs.altTimesUln
        faecal-calprotectin: labs.faecalCalprotectin
        crp: labs.crp
        disease-index-early: disease.cdai or disease.hbi or disease.mayo
        disease-index: disease.cdai or disease.hbi or disease.mayo
        endoscopy: disease.sesCd or disease.mayo
        """;
}
