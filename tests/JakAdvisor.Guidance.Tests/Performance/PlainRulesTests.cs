using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Performance;

/// <summary>The comparison of speed counts only when both give the same answers.</summary>
public class PlainRulesTests
{
    [Fact]
    public void Hand_written_rules_and_the_engine_agree_on_ten_thousand_random_patients()
    {
        var engine = new PlainRulesEngine(Repository.Release);
        var (met, open) = (0u, 0u);
        var number = 0;
        foreach (var patient in new RandomPatients(Repository.Release, seed: 25).Take(10_000))
        {
            var sheet = new FactSheet(new uint[engine.Slots], new double[engine.Slots]);
            engine.Fill(patient, MeasuredPatients.AsOf, sheet);
            var byHand = PlainRules.Judge(engine.Typed(sheet));
            Assert.True(byHand == engine.Judge(sheet), $"patient {number}: by hand {byHand}, by the engine {engine.Judge(sheet)}");
            Assert.Equal(byHand, engine.Judge(patient, MeasuredPatients.AsOf));
            (met, open, number) = (met | byHand.Met, open | byHand.Open, number + 1);
        }
        Assert.Equal((1u << PlainRules.Ids.Length) - 1, met);
        Assert.Equal(
            ["blood-count-missing", "tb-igra-missing", "hbv-missing"],
            PlainRules.Ids.Where((_, i) => (open & 1u << i) == 0));
    }
}
