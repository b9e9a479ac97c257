namespace JakAdvisor.Web.Demo;

/// <summary>Numbers that look drawn and are the same on every machine and in every run (SplitMix64).</summary>
internal sealed class Chance(int seed)
{
    private ulong _state = ((ulong)seed * 0x9E3779B97F4A7C15) + 20261122;

    public int Between(int least, int greatest)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return least + (int)((mixed ^ (mixed >> 31)) % (ulong)(greatest - least + 1));
    }

    public T Of<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];
}
