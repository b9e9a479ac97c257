using System.Diagnostics.CodeAnalysis;

namespace JakAdvisor.Guidance.Facts;

/// <summary>All facts of a guidance release, in the catalogue's order: raw facts, then derived ones.</summary>
public sealed class FactCatalogue
{
    private readonly Dictionary<string, Fact> _byName;

    internal FactCatalogue(IReadOnlyList<Fact> facts)
    {
        All = facts;
        Raw = [.. facts.Where(f => !f.IsDerived)];
        GivenCount = Raw.Count == 0 ? 0 : Raw[^1].Index + 1;
        _byName = facts.ToDictionary(f => f.Name, StringComparer.Ordinal);
    }

    /// <summary>Every fact.</summary>
    public IReadOnlyList<Fact> All { get; }

    /// <summary>The facts that people answer.</summary>
    public IReadOnlyList<Fact> Raw { get; }

    /// <summary>The length of a list that holds what is recorded, by the place of each raw fact.</summary>
    internal int GivenCount { get; }

    /// <summary>The fact of that name. Throws <see cref="KeyNotFoundException"/> when there is none.</summary>
    public Fact this[string name] => _byName.TryGetValue(name, out var fact) ? fact : throw new KeyNotFoundException($"There is no fact {name}");

    /// <summary>Whether there is a fact of that name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Fact? fact) => _byName.TryGetValue(name, out fact);

    /// <summary>The name most like a mistyped one, for error messages; null when nothing is near.</summary>
    internal string? Nearest(string name) => Spelling.Nearest(name, _byName.Keys);
}
