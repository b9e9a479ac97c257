using System.Collections.Immutable;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>What a visit asks: the events since the last one, the disease, blood and stool, medicines, what has to be asked again, and folded what else may have changed.</summary>
internal static class VisitSections
{
    private const string Event = "event.";
    private static readonly string[] OfRecord = ["patient.age", "patient.sex"];
    private static readonly string[] CrohnsIndices = ["disease.cdai", "disease.hbi", "disease.sesCd"];
    private static readonly string[] ColitisIndices = ["disease.mayo"];

    private static readonly ImmutableArray<string> Judged = ["labs.liverInjurySuspected"];

    private static readonly ImmutableArray<string> Panel =
    [
        "labs.haemoglobin", "labs.neutrophils", "labs.lymphocytes", "labs.altTimesUln", "labs.astTimesUln", "labs.crp", "labs.albumin", "labs.ldl", "labs.esr", "labs.creatinine",
    ];

    /// <param name="release">The guidance.</param>
    /// <param name="disease">disease.type; both groups of indices are asked where it is neither of the two.</param>
    /// <param name="drug">The drug; questions for one drug only are asked there.</param>
    /// <param name="missing">Facts that the rules miss before anything is answered.</param>
    public static FormKind Of(GuidanceRelease release, string disease, string drug, IReadOnlyList<string> missing)
    {
        var events = release.VisitFacts.Raw.Where(f => f.Name.StartsWith(Event, StringComparison.Ordinal)).Select(f => f.Name).ToImmutableArray();
        var indices = disease switch { "crohns-disease" => CrohnsIndices, "ulcerative-colitis" => ColitisIndices, _ => [.. CrohnsIndices, .. ColitisIndices] };
        ImmutableArray<FormSection> asked =
        [
            new("events", "Since the last visit", "Every question is asked at every visit: an empty one counts as not known.", [new("events", "", events, NoneOfThese: true)]),
            new("disease", "Disease today", "", [new("disease", "", ["disease.activity", .. indices, "patient.weight", "response.recorded"])]),
            new("blood", "Blood and stool", "Leave empty what was not measured: the newest result on record counts as long as the plan allows.",
            [
                new("panel", "", Panel),
                new("judged", "", drug == "tofacitinib" ? ["labs.confirmed", .. Judged] : Judged),
                new("stool", "Stool and virus", ["labs.faecalCalprotectin", "hbv.dna"]),
            ]),
            new("medicines", "Medicines", "Corticosteroids too: a visit counts as steroid-free only when both lists were asked for after the start and neither has one that goes on.", [new("medicines", "", ["medications.current", Answers.History])]),
            new("examined", "Examined", "", [new("examined", "", ["skin.examinedOn"])]),
        ];
        var taken = asked.SelectMany(s => s.Facts).Concat(OfRecord).ToHashSet(StringComparer.Ordinal);
        var again = missing.Where(fact => !taken.Contains(fact) && FormSections.All.Any(s => s.Facts.Contains(fact, StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (again.Length > 0) asked = asked.Add(new FormSection("again", "Ask again today", "These answers are missing or too old, and rules wait for them.", [new("again", "", again, NoneOfThese: true)]));
        taken.UnionWith(again);
        return new FormKind(release.VisitFacts, asked.AddRange(Rest(taken)), release.VisitReader.ReadVisit);
    }

    private static IEnumerable<FormSection> Rest(HashSet<string> taken) =>
        from section in FormSections.All
        let groups = section.Groups.Select(g => g with { Id = "more-" + g.Id, Facts = [.. g.Facts.Where(f => !taken.Contains(f))], NoneOfThese = false }).Where(g => g.Facts.Length > 0).ToImmutableArray()
        where groups.Length > 0
        select section with { Id = "more-" + section.Id, Title = "Changed since? " + section.Title, Groups = groups, Folded = true };
}
