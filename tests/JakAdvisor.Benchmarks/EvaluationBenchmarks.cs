using BenchmarkDotNet.Attributes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Performance;

namespace JakAdvisor.Benchmarks;

/// <summary>The whole answer with findings, gaps, changes and plans. Limits: 1 ms for the complete patient, 5 ms for the empty one.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class EvaluationBenchmarks
{
    private Evaluator _evaluator = null!;
    private PatientFacts _complete = null!, _dated = null!, _empty = null!, _manyFindings = null!;

    [GlobalSetup]
    public void Setup()
    {
        var release = RepositoryGuidance.Load();
        var patients = RepositoryGuidance.Patients(release);
        (_evaluator, _complete, _dated, _empty, _manyFindings) = (release.Evaluator, patients.Complete, patients.Dated, patients.Empty, patients.ManyFindings);
    }

    [Benchmark(Description = "full evaluation: complete patient")]
    public Evaluation Complete() => Evaluate(_complete);

    [Benchmark(Description = "full evaluation: the same with 10 therapies, 10 medicines, all dates")]
    public Evaluation Dated() => Evaluate(_dated);

    [Benchmark(Description = "full evaluation: empty patient")]
    public Evaluation Empty() => Evaluate(_empty);

    [Benchmark(Description = "full evaluation: patient with many findings")]
    public Evaluation ManyFindings() => Evaluate(_manyFindings);

    private Evaluation Evaluate(PatientFacts facts) => _evaluator.Evaluate(facts, Jurisdiction.Eu, MeasuredPatients.AsOf, MeasuredPatients.AsOf.AddDays(7));
}
