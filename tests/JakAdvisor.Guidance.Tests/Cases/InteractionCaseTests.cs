using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Cases;

/// <summary>Every medicine name as people type it.</summary>
public class InteractionCaseTests
{
    [Fact]
    public void Every_name_is_found_where_the_table_puts_it_and_nowhere_else() =>
        Assert.Empty(InteractionCases.All.Select(c => InteractionCases.Disagreement(Repository.Release.Medicines, c)).OfType<string>());

    [Fact]
    public void Every_name_of_the_interaction_table_has_a_case()
    {
        var written = InteractionCases.All.Select(c => c.Name.Trim());
        Assert.Empty(Repository.Release.Medicines.Names.Except(written, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_listed_medicine_makes_its_own_derived_fact_true_and_every_other_false()
    {
        var release = Repository.Release;
        var derived = KeptSheet.Derived(release);
        var facts = release.Facts.All.Where(f => f.IsDerived && f.Name.StartsWith("medications.", StringComparison.Ordinal)).ToList();
        foreach (var @case in InteractionCases.All)
        {
            var patient = Patients.Read(Patients.With(new JsonObject { ["medications.current"] = new JsonArray(@case.Name) }));
            var sheet = new KeptSheet(derived, patient, Patients.AsOf).Sheet;
            var isTrue = @case is { Group: null, Agent: null } ? "medications.unlisted" : $"medications.{@case.Group}";
            foreach (var fact in facts) Assert.True(sheet.Bits[fact.Index] == FactSheet.YesNo(fact.Name == isTrue), $"{@case.Name}: {fact.Name} is wrong");
        }
    }
}
