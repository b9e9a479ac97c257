using BenchmarkDotNet.Attributes;
using JakAdvisor.Guidance;

namespace JakAdvisor.Benchmarks;

/// <summary>Reading, checking and compiling the whole guidance, warm. Limit: 300 ms. <see cref="FirstLoad"/> is the first time in a process.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class LoadingBenchmarks
{
    [Benchmark(Description = "loading the guidance, warm")]
    public GuidanceRelease Load() => RepositoryGuidance.Load();
}
