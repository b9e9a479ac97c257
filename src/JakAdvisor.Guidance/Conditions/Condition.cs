using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Conditions;

/// <summary>When something applies: a tree of one-line comparisons. Immutable.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>Every comparison of the tree, in reading order.</summary>
    public abstract IEnumerable<Comparison> Comparisons { get; }

    internal abstract Truth Judge(in FactSheet sheet, SlotMap slots, int drug);
}

/// <summary>Holds for everybody.</summary>
public sealed record Always : Condition
{
    /// <summary>The only one of its kind.</summary>
    public static Always Instance { get; } = new();

    /// <inheritdoc/>
    public override IEnumerable<Comparison> Comparisons => [];

    /// <inheritdoc/>
    public override string ToString() => "always";

    internal override Truth Judge(in FactSheet sheet, SlotMap slots, int drug) => Truth.True;
}

/// <summary>How the members of a group are joined.</summary>
public enum Join
{
    /// <summary>Every member must hold.</summary>
    All,

    /// <summary>At least one member must hold.</summary>
    Any,

    /// <summary>No member may hold.</summary>
    None,
}

/// <summary>An <c>all</c>, <c>any</c> or <c>none</c> list.</summary>
/// <param name="Join">How the members are joined.</param>
/// <param name="Members">The members, at least one.</param>
public sealed record Group(Join Join, IReadOnlyList<Condition> Members) : Condition
{
    /// <inheritdoc/>
    public override IEnumerable<Comparison> Comparisons => Members.SelectMany(m => m.Comparisons);

    /// <inheritdoc/>
    public override string ToString() => $"{Rules.Names.Of(Join)} of ({string.Join("; ", Members)})";

    internal override Truth Judge(in FactSheet sheet, SlotMap slots, int drug)
    {
        var truth = Join == Join.All ? Truth.True : Truth.False;
        foreach (var member in Members)
        {
            var other = member.Judge(sheet, slots, drug);
            truth = Join == Join.All ? Kleene.And(truth, other) : Kleene.Or(truth, other);
        }
        return Join == Join.None ? Kleene.Not(truth) : truth;
    }
}

/// <summary>Kleene's operators. Source: the logic section of the evaluation contract.</summary>
public static class Kleene
{
    /// <summary>False settles it; otherwise unknown stays unknown.</summary>
    public static Truth And(Truth a, Truth b) => a < b ? a : b;

    /// <summary>True settles it; otherwise unknown stays unknown.</summary>
    public static Truth Or(Truth a, Truth b) => a > b ? a : b;

    /// <summary>Unknown stays unknown.</summary>
    public static Truth Not(Truth a) => (Truth)(2 - (int)a);
}
