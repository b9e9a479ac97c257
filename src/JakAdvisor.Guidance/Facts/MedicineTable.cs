namespace JakAdvisor.Guidance.Facts;

/// <summary>A medicine name looked up in the interaction table.</summary>
/// <param name="Generic">The generic name the table knows it by; the typed name when it is not in the table.</param>
/// <param name="Groups">The ids of the interaction groups it belongs to.</param>
/// <param name="Agent">The name in the therapy list; null when it is not there.</param>
public sealed record Medicine(string Generic, IReadOnlyList<string> Groups, string? Agent)
{
    internal uint GroupBits { get; init; }

    internal int AgentIndex { get; init; } = -1;

    /// <summary>Whether the table knows the name at all.</summary>
    public bool IsListed => GroupBits != 0 || AgentIndex >= 0;
}

/// <summary>One interaction group of <c>interactions.yaml</c>.</summary>
/// <param name="Id">The name that derived facts use, such as <c>strongCyp3a4Inhibitor</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Members">Generic names, in the table's order.</param>
/// <param name="Sources">Source ids of the membership.</param>
/// <param name="Mark">How well the membership is known.</param>
public sealed record MedicineGroup(string Id, string Label, IReadOnlyList<string> Members, IReadOnlyList<string> Sources, Rules.Mark Mark);

/// <summary>
/// Medicine names, brand names and other spellings, and the interaction groups they belong to. Names are compared trimmed and without case;
/// a name in no group and of no therapy is not an error: it fires <c>medicine-not-in-table</c>.
/// </summary>
public sealed class MedicineTable
{
    private readonly Dictionary<string, Medicine> _byName;
    private readonly (string Beginning, Medicine Medicine)[] _beginnings;

    internal MedicineTable(IReadOnlyList<MedicineGroup> groups, IReadOnlyList<Agent> agents, Dictionary<string, Medicine> byName, IEnumerable<(string, Medicine)> beginnings)
    {
        Groups = groups;
        Agents = agents;
        _byName = byName;
        _beginnings = [.. beginnings];
    }

    /// <summary>The interaction groups.</summary>
    public IReadOnlyList<MedicineGroup> Groups { get; }

    /// <summary>The medicines of the therapy list with their class.</summary>
    public IReadOnlyList<Agent> Agents { get; }

    /// <summary>Every name the table knows, generic and other spellings, for suggestions while typing.</summary>
    public IReadOnlyList<string> Names => [.. _byName.Keys.Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What the table knows of a name; null when it is in no group and not of the therapy list.</summary>
    public Medicine? Find(string name)
    {
        if (_byName.TryGetValue(name, out var medicine)) return medicine;
        foreach (var (beginning, candidate) in _beginnings)
        {
            if (name.Length > beginning.Length && name[beginning.Length] == ' ' && name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return candidate;
        }
        return null;
    }

    internal int AgentIndex(string agent)
    {
        for (var i = 0; i < Agents.Count; i++)
        {
            if (string.Equals(Agents[i].Name, agent, StringComparison.Ordinal)) return i;
        }
        return -1;
    }

    internal uint GroupBit(string id)
    {
        for (var i = 0; i < Groups.Count; i++)
        {
            if (string.Equals(Groups[i].Id, id, StringComparison.Ordinal)) return 1u << i;
        }
        return 0;
    }
}

/// <summary>A medicine of the therapy list.</summary>
/// <param name="Name">Its generic name.</param>
/// <param name="Class">Its class, such as <c>anti-tnf</c>.</param>
public sealed record Agent(string Name, string Class);
