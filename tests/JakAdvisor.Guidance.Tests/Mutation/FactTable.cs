using System.Globalization;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>
/// Freshness, lasting and unsettled values and possible changes of every fact that has any, the numbers a clinic may set, and the classes of the IBD
/// medicines: by hand from the fact contract.
/// </summary>
internal static class FactTable
{
    /// <summary>fact | fresh for | lasting | unsettled | can be changed to</summary>
    private const string Facts = """
        patient.weight | 6 months
        disease.activity | 30 days
        disease.activityConfirmed | 6 months | | no | yes
        disease.cdai | 3 months
        disease.hbi | 3 months
        disease.sesCd | 12 months
        disease.mayo | 12 months
        therapy.history | 90 days | | | special
        cardiovascular.smoking | 12 months | current former
        thrombosis.oestrogen | 90 days | | | no
        thrombosis.immobility | 90 days | | | no
        malignancy.current | 90 days | yes
        malignancy.oncologyAgreed | | | | yes
        infection.activeSerious | 14 days | yes | | no
        tb.active | 30 days | confirmed suspected | | no
        tb.igra | 12 months | positive | indeterminate
        tb.chestImaging | 12 months | abnormal | | normal
        tb.specialistCleared | 6 months
        tb.preventiveTreatment | 90 days | completed | | special
        hbv.hbsAg | 12 months | positive
        hbv.antiHbc | 12 months | positive
        hbv.antiHbs | 12 months
        hbv.dna | 6 months | detectable | | undetectable
        hbv.antiviral | 90 days | | | yes
        hbv.hepatologyAgreed | 6 months
        hcv.antibody | 12 months | positive
        hcv.rna | 12 months | detectable | | undetectable
        hiv.test | 12 months | positive
        zoster.active | 14 days | yes | | no
        zoster.vaccine | | | | complete
        vaccines.liveRecent | 14 days | | | special
        vaccines.livePlanned | 90 days | | | no
        vaccines.upToDate | | | | yes
        labs.haemoglobin | 3 months | | | up to the limit
        labs.neutrophils | 3 months | | | up to the limit
        labs.lymphocytes | 3 months | | | up to the limit
        labs.altTimesUln | 3 months | | | down to the limit
        labs.astTimesUln | 3 months | | | down to the limit
        labs.ldl | 12 months
        labs.crp | 3 months
        labs.esr | 3 months
        labs.faecalCalprotectin | 3 months
        labs.albumin | 3 months
        labs.creatinine | 3 months
        kidney.egfr | 3 months
        kidney.creatinineClearance | 3 months
        liver.childPugh | 6 months | A B C
        pregnancy.possible | 12 months
        pregnancy.status | 30 days | planning pregnant
        pregnancy.contraception | 90 days | | none | effective
        pregnancy.breastfeeding | 90 days | yes | | no
        medications.current | 90 days | | | special
        surgery.majorPlanned | 90 days
        surgery.majorRecent | 42 days
        consent.risksDiscussed | 6 months | | | yes
        """;

    private const string Parameters = """
        live-vaccine-interval 28 days
        liver-caution-limit 2 × upper limit
        liver-hold-limit 3 × upper limit
        tb-lead-in 4 weeks
        """;

    private const string Classes = """
        aminosalicylate: mesalazine sulfasalazine
        anti-il12-23: ustekinumab
        anti-il23: guselkumab mirikizumab risankizumab
        anti-integrin: natalizumab vedolizumab
        anti-tnf: adalimumab certolizumab-pegol golimumab infliximab
        calcineurin-inhibitor: ciclosporin tacrolimus
        corticosteroid: budesonide other-corticosteroid prednisolone
        jak-inhibitor: filgotinib tofacitinib upadacitinib
        methotrexate: methotrexate
        s1p: etrasimod ozanimod
        thiopurine: azathioprine mercaptopurine
        """;

    /// <summary>The rows of the release that stand in no table, and the rows of the tables that the release lacks.</summary>
    public static IEnumerable<string> Disagreements(GuidanceRelease release)
    {
        var facts = release.Facts.Raw.Select(f => $"{f.Name} | {f.Window} | {Sorted(f.Lasting)} | {Sorted(f.Unsettled)} | {f.Change}".TrimEnd(' ', '|'))
            .Where(row => row.Contains('|', StringComparison.Ordinal));
        var parameters = release.Parameters.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Released} {p.Unit}"));
        var classes = release.Medicines.Agents.GroupBy(a => a.Class).Select(g => $"{g.Key}: {Sorted(g.Select(a => a.Name))}");
        return Apart(facts.Select(Spaced), Facts).Concat(Apart(parameters, Parameters)).Concat(Apart(classes, Classes));
    }

    public static bool Catches(GuidanceRelease release) => Disagreements(release).Any();

    private static HashSet<string> Apart(IEnumerable<string> actual, string table)
    {
        var expected = table.Split('\n').Select(Spaced).ToHashSet();
        expected.SymmetricExceptWith(actual);
        return expected;
    }

    private static string Spaced(string row) => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string Sorted(IEnumerable<string> words) => string.Join(' ', words.Order(StringComparer.Ordinal));
}
