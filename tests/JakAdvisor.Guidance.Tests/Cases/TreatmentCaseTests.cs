using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.Cases;

/// <summary>Every hand-written case of every treatment rule against the engine, for every drug and place of the variant; and no variant or number without its cases.</summary>
public class TreatmentCaseTests
{
    private static IEnumerable<Variant<TreatmentEffect>> Variants => Repository.Release.TreatmentRules.SelectMany(r => r.Variants);

    public static TheoryData<string> Entries() => [.. TreatmentCases.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_treatment_rule_answers_as_a_clinician_would(string name)
    {
        var entry = TreatmentCases.All.Single(e => e.Name == name);
        var wrong = new List<string>();
        foreach (var @case in entry.Cases)
        {
            foreach (var where in entry.Where)
            {
                foreach (var drug in entry.DrugsOf(@case, where))
                {
                    var variant = Visits.Release(@case.Change.Settings).TreatmentRules.SelectMany(r => r.Variants).Single(entry.Describes);
                    var finding = Visits.Evaluate(drug, where, @case.Change).Findings.SingleOrDefault(f => f.Rule == entry.Rule && (f.File, f.Line) == (variant.File, variant.Line));
                    var actual = finding is null ? Truth.False : finding.State == FindingState.Met ? Truth.True : Truth.Unknown;
                    if (actual != @case.Expected) wrong.Add($"\"{@case.Say}\": {drug} in {where} must be {@case.Expected}, is {actual}; missing {string.Join(' ', finding?.Missing ?? [])}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_variant_has_exactly_one_entry_and_every_entry_its_variant()
    {
        var without = Variants.Where(v => TreatmentCases.All.Count(e => e.Describes(v)) != 1).Select(v => $"{v.File}:{v.Line} {v.Rule}");
        var homeless = TreatmentCases.All.Where(e => Variants.Count(e.Describes) != 1).Select(e => $"{e.File} {e.Name}");

        Assert.Empty(without.Concat(homeless));
        Assert.Equal(67, TreatmentCases.All.Count);
    }

    [Fact]
    public void Every_entry_has_met_clear_and_open_cases() => Assert.All(TreatmentCases.All, e =>
        Assert.Equal([Truth.False, Truth.Unknown, Truth.True], e.Cases.Select(c => c.Expected).Distinct().Order()));

    [Fact]
    public void No_two_cases_of_a_file_say_the_same() =>
        Assert.Empty(TreatmentCases.All.SelectMany(e => e.Cases.Select(c => $"{e.File} {e.Name}: {c.Say}")).GroupBy(s => s).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_number_has_a_case_at_the_limit_and_one_step_to_each_side()
    {
        var missing = new List<string>();
        foreach (var entry in TreatmentCases.All)
        {
            var numbers = new Lazy<List<KeptVisit>>(() => [.. entry.Cases.Where(c => c.Change.Settings is null).SelectMany(c => entry.Where.SelectMany(where => entry.DrugsOf(c, where).Select(d => KeptVisit.Of(d, where, c.Change))))]);
            foreach (var comparison in Variants.Single(entry.Describes).When.Comparisons.Where(c => !double.IsNaN(c.Limit)))
            {
                var limit = comparison.Setting == "clinic.ldlTarget" ? 3.0 : comparison.Limit;
                foreach (var drug in entry.Drugs)
                {
                    var seen = numbers.Value.Where(n => n.Drug == drug).Select(n => n.Number(comparison.Fact)).ToList();
                    bool At(double number) => seen.Exists(n => Math.Abs(n - number) < 1e-9);
                    var (below, above) = Beside(comparison.Fact, limit, drug);
                    if (!At(below)) missing.Add($"{entry.Name} {drug}: {comparison.Text} needs a case at {below}");
                    if (!At(limit)) missing.Add($"{entry.Name} {drug}: {comparison.Text} needs a case at the limit");
                    if (!At(above)) missing.Add($"{entry.Name} {drug}: {comparison.Text} needs a case at {above}");
                }
            }
        }
        Assert.Empty(missing);
    }

    /// <summary>The nearest values to each side. A week just before a planned one is never reached: a visit in it counts as the planned week.</summary>
    private static (double Below, double Above) Beside(Fact fact, double limit, string drug)
    {
        if (fact.Name == FactNames.HaemoglobinFall) return (limit - 0.1, limit + 0.1);
        if (fact.Name != FactNames.Week) return (limit - fact.Step, limit + fact.Step);
        var weeks = KeptVisit.ReachableWeeks(drug);
        return (weeks.Last(w => w < limit), weeks.First(w => w > limit));
    }
}
