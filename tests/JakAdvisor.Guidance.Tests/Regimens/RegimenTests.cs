using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Regimens;

/// <summary>The dose of every drug, place, disease and set of dose rules, for a patient who meets just these.</summary>
public class RegimenTests
{
    public static TheoryData<string> Rows() => [.. RegimenTable.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_lowest_dose_of_the_rules_that_are_met_applies_and_each_is_named(string name)
    {
        var row = RegimenTable.All.Single(r => r.Name == name);
        foreach (var (expected, activity) in new[] { (row.Expected, "severe"), (row.Moderate.Expected, "moderate") })
        {
            var plan = Repository.Release.Evaluator.Evaluate(Patient(row, activity), row.Where, Patients.AsOf).Options.Single(o => o.Drug == row.Drug).Regimen;

            Assert.NotNull(plan);
            Assert.Equal(expected, RegimenRow.Doses(plan));
            Assert.Equal(row.DoseRules, plan.Adjustments.Select(a => a.Rule).Distinct().Order(StringComparer.Ordinal));
            Assert.False(plan.Provisional);
        }
    }

    [Fact]
    public void Every_set_of_dose_rules_of_every_regimen_has_its_row()
    {
        var release = Repository.Release;
        var needed = from drug in release.Drugs
                     from regimen in drug.Regimens
                     let rules = drug.DoseRules.Where(r => r.Where.Contains(regimen.Where)).Select(r => r.Rule).Order(StringComparer.Ordinal).ToList()
                     from set in Enumerable.Range(0, 1 << rules.Count).Select(bits => rules.Where((_, i) => (bits & (1 << i)) != 0))
                     select $"{drug.Id} {regimen.Where} {regimen.Disease} [{string.Join(' ', set)}]";

        Assert.Equal(needed.Order(StringComparer.Ordinal), RegimenTable.All.Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>Each dose rule by its plainest reason: eGFR 20 and clearance 25, Child-Pugh B, clarithromycin, 66 years.</summary>
    internal static PatientFacts Patient(RegimenRow row, string activity)
    {
        var facts = new JsonObject { ["disease.type"] = row.Disease, ["disease.activity"] = activity };
        foreach (var rule in row.DoseRules)
        {
            switch (rule)
            {
                case "kidney-dose":
                    (facts["kidney.egfr"], facts["kidney.creatinineClearance"]) = (20, 25);
                    break;
                case "liver-dose":
                    facts["liver.childPugh"] = "B";
                    break;
                case "cyp3a4-inhibitor":
                    facts["medications.current"] = new JsonArray("clarithromycin");
                    break;
                case "risk-dose":
                    facts["patient.age"] = 66;
                    break;
                default:
                    throw new InvalidDataException(rule);
            }
        }
        return Patients.Read(Patients.With(facts));
    }
}
