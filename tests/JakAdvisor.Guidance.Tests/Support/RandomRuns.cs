using FsCheck;
using FsCheck.Fluent;

namespace JakAdvisor.Guidance.Tests.Support;

/// <summary>
/// Runs a property over many random inputs with a fixed seed, so that every run tries the same inputs. A failure names the seed and the smallest
/// input found; JAK_SEED tries others.
/// </summary>
internal static class RandomRuns
{
    private const ulong Seed = 20261122;
    private const ulong Gamma = 2026112200000001;

    public static void Hold<T>(int runs, Gen<T> inputs, Action<T> property) => Hold(runs, inputs.ToArbitrary(), property);

    public static void Hold<T>(int runs, Arbitrary<T> inputs, Action<T> property)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("JAK_SEED"), out var other) ? other : Seed;
        var config = Config.QuickThrowOnFailure.WithMaxTest(runs).WithQuietOnSuccess(true)
            .WithReplay(Microsoft.FSharp.Core.FSharpOption<Replay>.Some(new Replay(new Rnd(seed, Gamma), Microsoft.FSharp.Core.FSharpOption<int>.None)));
        Check.One(config, Prop.ForAll(inputs, property));
    }
}
