using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>The table of visit facts, the settings and the start rules that are not judged again, and the guidance.</summary>
public class VisitFactTableTests
{
    /// <summary>Facts that the table does not name, and why they stand.</summary>
    private static readonly Dictionary<string, string> Beyond = new(StringComparer.Ordinal)
    {
        ["response.recorded"] = "the part of response.ever that only the visits before and the treating doctor know",
        ["skin.examinedOn"] = "the only item of the monitoring plan with a date that no other fact answers",
        ["disease.sesCdHighestSubscore"] = "endoscopic remission needs the segment scores",
        ["disease.sesCdUlceratedSurface"] = "mucosal healing needs the segment scores",
        ["disease.mayoBleeding"] = "the response of the full Mayo score needs it",
        ["disease.mayoHighestSubscore"] = "the remission of the full Mayo score needs it",
    };

    private static readonly IReadOnlyList<string[]> Table = SpecificationText.Rows(SpecificationText.Section("treatment.md", "## Visit facts"), 3);

    private static IEnumerable<Fact> OfVisits => Repository.Release.VisitFacts.All.Where(f => f.IsOfVisits);

    [Fact]
    public void The_facts_of_a_visit_are_those_of_the_table_and_each_other_one_has_its_reason()
    {
        // The dose in force is words in the treatment record: no rule reads it.
        var named = Table.SelectMany(r => SpecificationText.List(r[0])).Where(n => n != "treatment.dose");
        Assert.Equal(named.Concat(Beyond.Keys).Order(StringComparer.Ordinal), OfVisits.Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fact_of_a_visit_has_the_type_of_its_row()
    {
        foreach (var row in Table)
        {
            foreach (var fact in SpecificationText.List(row[0]).Where(n => n != "treatment.dose").Select(n => Repository.Release.VisitFacts[n]))
            {
                var type = fact.IsDerived ? "derived" : fact.Type == FactType.YesNo ? "yes/no" : Names.Of(fact.Type);
                if (row[1].Length > 0) Assert.Equal((fact.Name, row[1]), (fact.Name, type));
                if (fact.Type == FactType.Word && row[1] == "word") Assert.Equal(SpecificationText.List(row[2]), fact.Words);
            }
        }
    }

    [Fact]
    public void The_start_knows_no_fact_of_a_visit() => Assert.All(OfVisits, f => Assert.False(Repository.Release.Facts.TryGet(f.Name, out _), f.Name));

    [Fact]
    public void A_visit_knows_every_fact_of_the_start_in_its_place() =>
        Assert.Equal(Repository.Release.Facts.All, Repository.Release.VisitFacts.All.Take(Repository.Release.Facts.All.Count));

    [Fact]
    public void The_settings_the_specification_names_are_there_and_those_it_gives_no_value_are_unset()
    {
        var settings = Repository.Release.Settings.ToDictionary(s => s.Name, s => s.Value);
        Assert.Equal((null, 250, null), (settings["clinic.ldlTarget"], settings["clinic.calprotectinTarget"], settings["clinic.crpUpperLimit"]));
        Assert.Contains("default 250 µg/g", SpecificationText.Section("treatment.md", "## Visit facts"), StringComparison.Ordinal);
        Assert.Equal(["clinic.ldlTarget", "clinic.calprotectinTarget", "clinic.crpUpperLimit", "clinic.esrUpperLimit", "clinic.outcomeDays"], settings.Keys);
    }

    [Fact]
    public void The_start_rules_not_judged_again_are_those_of_section_1_the_vaccinations_and_the_rows_with_rows_of_their_own()
    {
        var told = SpecificationText.Section("treatment.md", "## The start rules again");
        Assert.Contains("without §1, `require` rows, vaccination rows and the blood-count and liver-test rows", told, StringComparison.Ordinal);
        var first = SpecificationText.Rows(SpecificationText.Section("rules.md", "## 1 Indication"), 8).Select(r => r[0]);
        string[] vaccinations = ["zoster-vaccine", "vzv-unknown", "vzv-susceptible", "live-vaccine-recent", "live-vaccine-planned", "vaccines-review"];
        string[] bloodAndLiver =
        [
            "lymphocytes-low", "neutrophils-low", "haemoglobin-low", "blood-count-borderline", "blood-count-missing", "liver-tests-missing", "liver-tests-high", "liver-tests-raised",
        ];
        Assert.Equal(
            first.Concat(vaccinations).Concat(bloodAndLiver).Distinct().Order(StringComparer.Ordinal), Repository.Release.VisitPlan.NotAgain.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_other_start_rule_is_judged_again_unless_it_only_asks_or_informs()
    {
        var plan = Repository.Release.VisitPlan;
        var again = Repository.Release.Rules.SelectMany(r => r.Variants).Where(plan.IsJudgedAgain).ToList();

        Assert.DoesNotContain(again, v => v.Effect is Effect.Require or Effect.Inform or Effect.OutsideIndication);
        Assert.Equal(
            RuleTable.Rows.Where(r => r.Effect is not ("require" or "inform") && !plan.NotAgain.ContainsKey(r.Id)).Select(r => r.Key).Order(StringComparer.Ordinal),
            again.Select(v => $"{v.Rule} | {RuleTable.Join(v.Drugs)} | {RuleTable.Join(v.Where.Select(w => Names.Of(w)))}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_comes_from_the_treatment_record_is_asked_of_nobody() =>
        Assert.Equal(["visit.on", "treatment.drug", "treatment.startedOn", "treatment.phase"], OfVisits.Where(f => f.AskedOf == FactLoader.Record).Select(f => f.Name));

    [Fact]
    public void Visits_are_planned_at_the_weeks_of_the_plan_and_at_the_ends_of_induction()
    {
        var planned = Repository.Release.VisitPlan.PlannedWeeks;
        foreach (var drug in Repository.Release.Drugs)
        {
            Assert.All(drug.Regimens, r => Assert.Contains(r.Weeks, planned[drug.Id]));
            Assert.Contains(4, planned[drug.Id]);
            Assert.Contains(12, planned[drug.Id]);
        }
        Assert.Equal("4 8 12 16 24 | 4 8 12 16 | 4 10 12 22", string.Join(" | ", Repository.Release.Drugs.Select(d => string.Join(' ', planned[d.Id]))));
    }
}
