using System.Diagnostics;
using System.Globalization;

namespace JakAdvisor.Benchmarks;

/// <summary>Loading the guidance for the first time in a fresh process, just-in-time compilation of the program included: what a start costs. Limit: 300 ms.</summary>
internal static class FirstLoad
{
    public const string Argument = "first-load";

    /// <summary>In the fresh process: one load, its milliseconds by the clock and of processor time to the console.</summary>
    public static void Measure()
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        RepositoryGuidance.Load();
        var clock = watch.Elapsed;
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.TotalMilliseconds:F0} {(process.TotalProcessorTime - processor).TotalMilliseconds:F0}"));
    }

    /// <summary>The processor time tells what the clock would say on a machine that nobody else uses.</summary>
    public static void Repeat(int processes)
    {
        var times = Enumerable.Range(0, processes).Select(_ => InFreshProcess()).ToList();
        Console.WriteLine($"loading the guidance, first time in a process, {processes} processes");
        Console.WriteLine($"  by the clock:   {Summary(times.Select(t => t[0]))}");
        Console.WriteLine($"  processor time: {Summary(times.Select(t => t[1]))}");
    }

    private static string Summary(IEnumerable<int> times)
    {
        var sorted = times.Order().ToList();
        return $"least {sorted[0]} ms, median {sorted[sorted.Count / 2]} ms, most {sorted[^1]} ms";
    }

    private static int[] InFreshProcess()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Argument) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var written = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. written.Split(' ').Select(t => int.Parse(t, CultureInfo.InvariantCulture))];
    }
}
