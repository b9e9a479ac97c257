using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Performance;

/// <summary>From facts to verdicts nothing is allocated, so that a clinic's whole list can be judged without a pause.</summary>
public class AllocationTests
{
    private static readonly MeasuredPatients Measured = new(Repository.Release, Patients.Complete.ToJsonString());

    public static TheoryData<string, Jurisdiction> Cases()
    {
        var cases = new TheoryData<string, Jurisdiction>();
        foreach (var patient in new[] { "complete", "dated", "empty", "many findings" })
        {
            foreach (var where in Enum.GetValues<Jurisdiction>()) cases.Add(patient, where);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Verdicts_allocate_nothing(string patient, Jurisdiction where)
    {
        var facts = patient switch
        {
            "complete" => Measured.Complete,
            "dated" => Measured.Dated,
            "empty" => Measured.Empty,
            _ => Measured.ManyFindings,
        };
        var evaluator = Repository.Release.Evaluator;
        var verdicts = new DrugVerdict[evaluator.DrugCount(where)];
        Judge(evaluator, facts, where, verdicts, 100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge(evaluator, facts, where, verdicts, 100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Judge(Evaluator evaluator, PatientFacts facts, Jurisdiction where, DrugVerdict[] verdicts, int times)
    {
        for (var i = 0; i < times; i++) evaluator.Verdicts(facts, where, MeasuredPatients.AsOf, verdicts);
    }
}
