using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using JakAdvisor.Benchmarks;
using Perfolizer.Horology;

if (args is [FirstLoad.Argument])
{
    FirstLoad.Measure();
    return;
}
// Many short iterations: on a machine that others use too, the least and the median of them mean something, the mean does not.
var config = DefaultConfig.Instance
    .AddJob(Job.Default.WithWarmupCount(20).WithIterationCount(100).WithIterationTime(TimeInterval.FromMilliseconds(20)))
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median)
    .HideColumns(Column.Error, Column.StdDev, Column.RatioSD);
BenchmarkSwitcher.FromAssembly(typeof(FirstLoad).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
FirstLoad.Repeat(15);
