using BenchmarkDotNet.Attributes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Performance;

namespace JakAdvisor.Benchmarks;

/// <summary>
/// Twenty-five rules for one drug and place: written by hand in C# and by the engine, the same facts in and the same answer out. Limit: four times.
/// One patient again and again flatters the hand-written branches, which the processor then foresees; different ones are a clinic.
/// </summary>
public class PlainRulesBenchmarks
{
    private const int Count = 100;
    private readonly PlainFacts[] _typed = new PlainFacts[Count];
    private readonly uint[][] _bits = new uint[Count][];
    private readonly double[][] _numbers = new double[Count][];
    private PlainRulesEngine _engine = null!;
    private PatientFacts[] _patients = [];

    [Params("one complete", "100 random")]
    public string Patients { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var release = RepositoryGuidance.Load();
        _engine = new PlainRulesEngine(release);
        _patients = Patients == "one complete" ? [.. Enumerable.Repeat(RepositoryGuidance.Patients(release).Complete, Count)] : [.. new RandomPatients(release, seed: 25).Take(Count)];
        for (var i = 0; i < Count; i++)
        {
            (_bits[i], _numbers[i]) = (new uint[_engine.Slots], new double[_engine.Slots]);
            var sheet = new FactSheet(_bits[i], _numbers[i]);
            _engine.Fill(_patients[i], MeasuredPatients.AsOf, sheet);
            _typed[i] = _engine.Typed(sheet);
        }
    }

    [Benchmark(Description = "25 rules: plain C#, from typed fields", Baseline = true, OperationsPerInvoke = Count)]
    public uint Plain()
    {
        var sum = 0u;
        foreach (ref readonly var facts in _typed.AsSpan()) sum += Bits(PlainRules.Judge(facts));
        return sum;
    }

    [Benchmark(Description = "25 rules: engine, from the filled sheet", OperationsPerInvoke = Count)]
    public uint Engine()
    {
        var sum = 0u;
        for (var i = 0; i < Count; i++) sum += Bits(_engine.Judge(new FactSheet(_bits[i], _numbers[i])));
        return sum;
    }

    [Benchmark(Description = "25 rules: engine, from recorded facts (derived facts and freshness of every fact included)", OperationsPerInvoke = Count)]
    public uint EngineFromFacts()
    {
        var sum = 0u;
        foreach (var patient in _patients) sum += Bits(_engine.Judge(patient, MeasuredPatients.AsOf));
        return sum;
    }

    private static uint Bits(in PlainAnswer answer) => (uint)answer.Verdict + answer.Met + answer.Open;
}
