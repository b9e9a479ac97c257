using BenchmarkDotNet.Attributes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Performance;

namespace JakAdvisor.Benchmarks;

/// <summary>From facts already read to the three European verdicts, derived facts and freshness included. Limit: 15 µs and no allocation.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class VerdictBenchmarks
{
    private readonly DrugVerdict[] _verdicts = new DrugVerdict[3];
    private Evaluator _evaluator = null!;
    private PatientFacts _complete = null!, _dated = null!;

    [GlobalSetup]
    public void Setup()
    {
        var release = RepositoryGuidance.Load();
        var patients = RepositoryGuidance.Patients(release);
        (_evaluator, _complete, _dated) = (release.Evaluator, patients.Complete, patients.Dated);
    }

    [Benchmark(Description = "three EU verdicts: complete patient")]
    public int Complete() => _evaluator.Verdicts(_complete, Jurisdiction.Eu, MeasuredPatients.AsOf, _verdicts);

    [Benchmark(Description = "three EU verdicts: the same with 10 therapies, 10 medicines, all dates")]
    public int Dated() => _evaluator.Verdicts(_dated, Jurisdiction.Eu, MeasuredPatients.AsOf, _verdicts);
}
