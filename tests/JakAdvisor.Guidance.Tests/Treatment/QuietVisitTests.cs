using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Treatment;

/// <summary>The visit that the cases change one thing of: nothing stands against going on, and nothing is open.</summary>
public class QuietVisitTests
{
    [Theory]
    [InlineData("upadacitinib", Jurisdiction.Us)]
    [InlineData("tofacitinib", Jurisdiction.Us)]
    [InlineData("upadacitinib", Jurisdiction.Eu)]
    [InlineData("tofacitinib", Jurisdiction.Eu)]
    [InlineData("filgotinib", Jurisdiction.Eu)]
    public void Nothing_stands_against_going_on(string drug, Jurisdiction where)
    {
        var visit = Visits.Evaluate(drug, where);

        Assert.Empty(visit.Findings.Select(f => $"{f.Rule} {f.State} {string.Join(' ', f.Missing)}"));
        Assert.Equal((TreatmentLevel.Continue, TreatmentLevel.Continue, TreatmentLevel.Continue), (visit.Verdict, visit.BestCase, visit.WorstCase));
        Assert.Empty(visit.Gaps);
        Assert.Null(visit.AlsoStands);
        Assert.Equal((6, drug), (visit.Guidance.Week, visit.Drug));
    }

    [Theory]
    [InlineData("upadacitinib", Jurisdiction.Us)]
    [InlineData("tofacitinib", Jurisdiction.Eu)]
    [InlineData("filgotinib", Jurisdiction.Eu)]
    public void With_nothing_asked_nobody_goes_on(string drug, Jurisdiction where)
    {
        var visit = Visits.Release().VisitEvaluator.Evaluate(
            new Guidance.Treatment.Visit(new(drug, "", new(2026, 10, 11), null), Visits.Release().VisitReader.Nothing, Visits.Release().VisitReader.Nothing), where, Patients.AsOf);

        Assert.Equal(TreatmentLevel.Incomplete, visit.Verdict);
        Assert.Equal(TreatmentLevel.Stop, visit.WorstCase);
        Assert.True(visit.Provisional);
        Assert.Contains(visit.Gaps, g => g.Fact == "event.activeTb");
    }
}
