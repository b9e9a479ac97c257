using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Cases;

/// <summary>Every hand-written case of every rule variant against the engine, for every drug and place of the variant.</summary>
public class RuleCaseTests
{
    public static TheoryData<string> Entries() => [.. RuleCases.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void A_rule_answers_as_a_clinician_would(string variant)
    {
        var entry = RuleCases.All.Single(e => e.Name == variant);
        var wrong = new List<string>();
        foreach (var @case in entry.Cases)
        {
            var facts = @case.Read();
            foreach (var where in entry.Where)
            {
                var answer = Repository.Release.Evaluator.Evaluate(facts, where, Patients.AsOf);
                foreach (var drug in entry.DrugsOf(@case, where))
                {
                    var finding = answer.Options.Single(o => o.Drug == drug).Findings.SingleOrDefault(f => f.Rule == entry.Rule);
                    var (expected, actual) = (Word(@case.Expected), Word(State(finding)));
                    if (expected != actual || (finding is not null && finding.Effect != entry.Effect))
                        wrong.Add($"\"{@case.Say}\": {drug} in {where} must be {expected} ({entry.Effect}), is {actual} ({finding?.Effect})");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static Truth State(Finding? finding) => finding is null ? Truth.False : finding.State == FindingState.Met ? Truth.True : Truth.Unknown;

    private static string Word(Truth truth) => truth == Truth.True ? "met" : truth == Truth.False ? "clear" : "open";
}
