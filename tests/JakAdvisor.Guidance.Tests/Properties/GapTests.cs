using System.Globalization;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>A gap says what each answer would lead to; giving that answer leads exactly there.</summary>
public class GapTests
{
    [Fact]
    public void Giving_an_answer_leads_exactly_where_could_said() => RandomRuns.Hold(800, RandomPatients.Shrinking, patient =>
    {
        var (now, options) = (patient.Verdicts, patient.Evaluate().Options);
        for (var drug = 0; drug < options.Count; drug++)
        {
            Assert.True(options[drug].Verdict != Level.Incomplete || options[drug].Gaps.Count > 0, $"{options[drug].Drug} is incomplete and nothing is asked");
            foreach (var gap in options[drug].Gaps)
            {
                Assert.NotEmpty(gap.Could);
                Assert.Equal(gap.Answers.Count, gap.Could.Count);
                var led = gap.Answers.Select(a => (Answer: a, Verdict: After(patient, gap, a)[drug])).ToList();
                Assert.All(led, l => Assert.True(l.Verdict == l.Answer.Leads && l.Verdict.Verdict == gap.Could[l.Answer.Label],
                    $"{options[drug].Drug} {gap.Fact} {l.Answer.Label} could be {gap.Could[l.Answer.Label]} but is {l.Verdict}"));
                Assert.Equal(led.Exists(l => l.Verdict.Verdict != now[drug].Verdict), gap.Decisive);
                Assert.Equal(led.Exists(l => l.Verdict.BestCase != now[drug].BestCase || l.Verdict.WorstCase != now[drug].WorstCase), gap.Bounds);
            }
        }
    });

    [Fact]
    public void Every_number_of_an_interval_leads_where_the_interval_does() => RandomRuns.Hold(800, RandomPatients.Shrinking, patient =>
    {
        var options = patient.Evaluate().Options;
        for (var drug = 0; drug < options.Count; drug++)
        {
            foreach (var gap in options[drug].Gaps.Where(g => RandomPatient.Release.Facts[g.Fact].Type == FactType.Number))
            {
                var fact = RandomPatient.Release.Facts[gap.Fact];
                foreach (var number in Numbers(fact))
                {
                    var label = Assert.Single(gap.Could.Keys, l => Holds(l, number));
                    var verdict = patient.VerdictsOf(With(patient, fact, GivenFact.OfNumber(number, Patients.AsOf)))[drug].Verdict;
                    Assert.True(verdict == gap.Could[label], $"{options[drug].Drug} {fact.Name} {number}, in {label}, could be {gap.Could[label]} but is {verdict}");
                }
            }
        }
    });

    [Fact]
    public void Nothing_known_and_settled_is_asked() => RandomRuns.Hold(800, RandomPatients.Shrinking, patient =>
    {
        var sheet = patient.Sheet();
        foreach (var gap in patient.Evaluate().Options.SelectMany(o => o.Gaps))
        {
            var fact = RandomPatient.Release.Facts[gap.Fact];
            Assert.False(fact.IsDerived);
            Assert.Equal(sheet.IsKnown(gap.Fact), gap.Settle);
            Assert.Equal(gap.Settle, gap.Unknown is null);
            Assert.EndsWith("?", gap.Question, StringComparison.Ordinal);
            if (gap.Settle) Assert.Contains(gap.Fact, new[] { "tb.igra", "pregnancy.contraception", "disease.activityConfirmed", "therapy.history" });
        }
    });

    private static PatientFacts With(RandomPatient patient, Fact fact, GivenFact value) => patient.Facts.With(fact, value);

    private static DrugVerdict[] After(RandomPatient patient, Gap gap, GapAnswer answer) =>
        patient.VerdictsOf(With(patient, RandomPatient.Release.Facts[gap.Fact], answer.Value));

    private static IEnumerable<double> Numbers(Fact fact) => Enumerable.Range(0, 12).Select(i => Math.Round(fact.Least + i * (fact.Greatest - fact.Least) / 11, 3));

    /// <summary>Reads "&lt; 0.5", "0.5 to &lt; 0.75", "&gt; 50 to &lt;= 60", "&gt;= 0.75", "any number" as a person does.</summary>
    private static bool Holds(string label, double number)
    {
        if (label == "any number") return true;
        return Array.TrueForAll(label.Split(" to "), (side) =>
        {
            var words = side.Split(' ');
            var limit = double.Parse(words[^1], CultureInfo.InvariantCulture);
            var sign = words.Length == 2 ? words[0] : label.StartsWith(side, StringComparison.Ordinal) ? ">=" : "<";
            return sign switch { "<" => number < limit, "<=" => number <= limit, ">" => number > limit, _ => number >= limit };
        });
    }
}
