using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>A change, made as the interface tells it, leads where it says, and nothing less than all of it helps.</summary>
public class ChangeTests
{
    private static GuidanceRelease Release => Repository.Release;

    private static int LiveVaccineDays => (int)Release.Parameters.Single(p => p.Name == "live-vaccine-interval").Value;

    [Fact]
    public void Making_a_change_leads_where_it_says_and_no_part_of_it_helps() => RandomRuns.Hold(2000, RandomPatients.Shrinking, patient =>
    {
        var (now, options) = (patient.Verdicts, patient.Evaluate().Options);
        for (var drug = 0; drug < options.Count; drug++)
        {
            Assert.True(options[drug].Changes.Count <= 10);
            foreach (var change in options[drug].Changes)
            {
                Assert.InRange(change.Set.Count, 1, 3);
                var made = patient.VerdictsOf(Made(patient, change.Set))[drug];
                Assert.Equal(change.Verdict, made.Verdict);
                Assert.Equal(made, patient.VerdictsOf(change.Facts!)[drug]);
                Assert.True(made.Settled > now[drug].Settled, $"{options[drug].Drug}: {Told(change.Set)} does not help");
                foreach (var part in Parts(change.Set))
                {
                    var partly = patient.VerdictsOf(Made(patient, part))[drug];
                    Assert.False(partly.Settled > now[drug].Settled, $"{options[drug].Drug}: {Told(part)} is enough of {Told(change.Set)}");
                }
            }
        }
    });

    [Fact]
    public void Changes_are_ordered_by_verdict_reached_then_size() => RandomRuns.Hold(800, RandomPatients.Shrinking, patient =>
    {
        foreach (var option in patient.Evaluate().Options)
        {
            Assert.Equal(option.Changes.OrderByDescending(c => c.Verdict).ThenBy(c => c.Set.Count), option.Changes);
            Assert.Equal(option.Changes.Count, option.Changes.Select(c => Told(c.Set)).Distinct(StringComparer.Ordinal).Count());
        }
    });

    [Fact]
    public void Only_known_facts_of_the_contracts_list_are_changed() => RandomRuns.Hold(800, RandomPatients.Shrinking, patient =>
    {
        var sheet = patient.Sheet();
        foreach (var change in patient.Evaluate().Options.SelectMany(o => o.Changes).SelectMany(c => c.Set))
        {
            Assert.True(sheet.IsKnown(change.Fact), $"{change.Fact} is a gap, no change");
            Assert.Contains(change.Fact, Modifiable);
        }
    });

    [Fact]
    public void No_smallest_set_of_changes_is_overlooked() => RandomRuns.Hold(60, RandomPatients.Shrinking, patient =>
    {
        var (now, options) = (patient.Verdicts, patient.Evaluate().Options);
        var program = new PlaceProgram(Release, RandomPatient.Slots, patient.Where);
        for (var drug = 0; drug < options.Count; drug++)
        {
            var possible = new Modifications(Release, program.RulesOf(drug, new byte[program.Entries.Length]), patient.Reader()).All.ToList();
            var found = new List<int[]>();
            foreach (var members in Sets(possible.Count).Where(m => !found.Exists(f => f.All(m.Contains))))
            {
                if (members.Where(m => possible[m].Entry is null).GroupBy(m => possible[m].Facts[0]).Any(g => g.Count() > 1)) continue;
                var given = (GivenFact[])patient.Given.Clone();
                foreach (var member in members) possible[member].Apply(given);
                if (!RandomPatient.IsContradictory(given) && patient.VerdictsOf(new PatientFacts(Release.Facts, given))[drug].Settled > now[drug].Settled) found.Add(members);
            }
            Assert.Equal(Math.Min(10, found.Count), options[drug].Changes.Count);
        }
    });

    /// <summary>Every set of one, two and three, the smaller first.</summary>
    private static IEnumerable<int[]> Sets(int count)
    {
        for (var a = 0; a < count; a++) yield return [a];
        for (var a = 0; a < count; a++)
            for (var b = a + 1; b < count; b++) yield return [a, b];
        for (var a = 0; a < count; a++)
            for (var b = a + 1; b < count; b++)
                for (var c = b + 1; c < count; c++) yield return [a, b, c];
    }

    private static readonly string[] Modifiable =
    [
        "medications.current", "therapy.history", "infection.activeSerious", "tb.chestImaging", "tb.active", "tb.preventiveTreatment", "hbv.antiviral", "hbv.dna", "hcv.rna",
        "zoster.active", "zoster.vaccine", "vaccines.livePlanned", "vaccines.liveRecent", "vaccines.upToDate", "labs.lymphocytes", "labs.neutrophils", "labs.haemoglobin",
        "labs.altTimesUln", "labs.astTimesUln", "pregnancy.contraception", "pregnancy.breastfeeding", "malignancy.oncologyAgreed", "thrombosis.oestrogen",
        "thrombosis.immobility", "disease.activityConfirmed", "consent.risksDiscussed",
    ];

    /// <summary>The facts after the changes, made from what the interface tells and nothing else.</summary>
    private static PatientFacts Made(RandomPatient patient, IReadOnlyList<FactChange> set)
    {
        var facts = patient.Facts;
        foreach (var change in set)
        {
            facts = facts.With(Release.Facts[change.Fact], Value(change, facts[change.Fact]));
            foreach (var (name, value) in change.With ?? new Dictionary<string, object>(StringComparer.Ordinal)) facts = facts.With(Release.Facts[name], Recorded(Release.Facts[name], value));
            if (change.Fact == "vaccines.liveRecent" && facts["vaccines.lastLive"].State == FactState.Known)
                facts = facts.With(Release.Facts["vaccines.lastLive"], GivenFact.OfDay(Patients.AsOf.AddDays(-LiveVaccineDays), Patients.AsOf));
        }
        return facts;
    }

    private static GivenFact Value(FactChange change, GivenFact before) => (change.Fact, change.Without) switch
    {
        ("medications.current", { } name) => GivenFact.OfList([.. before.List!.Where(n => !string.Equals((string)n, name, StringComparison.OrdinalIgnoreCase))], 0, Patients.AsOf),
        ("therapy.history", { } name) => GivenFact.OfList(
            [.. before.List!.Cast<TherapyEntry>().Select(e => (e.Name ?? e.Agent) == name && e.GoesOn == Truth.True ? e with { Continues = false } : e)], 0, Patients.AsOf),
        _ => Recorded(Release.Facts[change.Fact], change.To),
    };

    private static GivenFact Recorded(Fact fact, object value) => value switch
    {
        bool yes => GivenFact.OfBits(FactSheet.YesNo(yes), Patients.AsOf),
        string word => GivenFact.OfBits(fact.BitOf(word), Patients.AsOf),
        double number => GivenFact.OfNumber(number, Patients.AsOf),
        DateOnly day => GivenFact.OfDay(day, Patients.AsOf),
        _ => throw new InvalidOperationException($"{fact.Name} cannot be changed to {value}"),
    };

    private static IEnumerable<FactChange[]> Parts(IReadOnlyList<FactChange> set) =>
        Enumerable.Range(1, (1 << set.Count) - 2).Select(chosen => set.Where((_, i) => (chosen & (1 << i)) != 0).ToArray());

    private static string Told(IEnumerable<FactChange> set) => string.Join(" and ", set.Select(c => $"{c.Fact}{(c.Without is null ? $" to {c.To}" : $" without {c.Without}")}"));
}
