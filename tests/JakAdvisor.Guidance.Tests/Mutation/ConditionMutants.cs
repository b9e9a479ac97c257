using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>Every way to get one node of a condition wrong.</summary>
internal static class ConditionMutants
{
    /// <summary>A derived number has no reported step.</summary>
    private const double DerivedStep = 0.1;

    /// <summary>The changed conditions, each with its kind and the change in words.</summary>
    public static IEnumerable<(string Kind, string Change, Condition Result)> Of(Condition condition) =>
        condition is Always ? [] : Nodes(condition).Select(m => (m.Kind, m.Change, m.Result ?? Always.Instance));

    /// <summary>A null result: the node is dropped.</summary>
    private static IEnumerable<(string Kind, string Change, Condition? Result)> Nodes(Condition condition) => condition switch
    {
        Comparison comparison => Leaf(comparison),
        Group group => List(group),
        _ => [],
    };

    private static IEnumerable<(string Kind, string Change, Condition? Result)> List(Group group)
    {
        if (group.Members.Count > 1 || group.Join == Join.None)
        {
            foreach (var join in Enum.GetValues<Join>().Where(j => j != group.Join && !(group.Members.Count == 1 && j == Join.Any)))
                yield return ("list kind changed", $"{group.Join} to {join} of ({string.Join("; ", group.Members)})", group with { Join = join });
        }
        yield return ("list dropped", $"({group}) dropped", null);
        for (var i = 0; i < group.Members.Count; i++)
        {
            foreach (var (kind, change, result) in Nodes(group.Members[i]))
            {
                var members = group.Members.ToList();
                if (result is null) members.RemoveAt(i);
                else members[i] = result;
                yield return (kind, change, members.Count == 0 ? null : group with { Members = members });
            }
        }
    }

    private static IEnumerable<(string Kind, string Change, Condition? Result)> Leaf(Comparison leaf)
    {
        yield return ("leaf dropped", $"\"{leaf}\" dropped", null);
        yield return ("comparison turned round", $"not ({leaf})", new Group(Join.None, [leaf]));
        foreach (var (kind, changed) in double.IsNaN(leaf.Limit) ? Words(leaf) : Number(leaf))
        {
            var named = changed with { Text = Written(changed) };
            yield return (kind, $"\"{leaf}\" to \"{named}\"", named);
        }
    }

    private static string Written(Comparison comparison) => comparison.Operator switch
    {
        Operator.Is when comparison.Words.Count > 1 => $"{comparison.Fact.Name} in [{string.Join(", ", comparison.Words)}]",
        Operator.Is => $"{comparison.Fact.Name} is {comparison.Words[0]}",
        Operator.IsNot => $"{comparison.Fact.Name} is not {comparison.Words[0]}",
        _ => $"{comparison.Fact.Name} {comparison.Operator} {Comparison.Write(comparison.Limit)}",
    };

    private static IEnumerable<(string Kind, Comparison Changed)> Number(Comparison leaf)
    {
        var step = !leaf.Fact.IsDerived ? leaf.Fact.Step : leaf.Fact.Unit == "weeks" ? 1 : DerivedStep;
        yield return ("threshold moved a step", leaf with { Limit = leaf.Limit - step });
        yield return ("threshold moved a step", leaf with { Limit = leaf.Limit + step });
        yield return ("limit itself on the other side", leaf with
        {
            Operator = leaf.Operator switch
            {
                Operator.Less => Operator.AtMost,
                Operator.AtMost => Operator.Less,
                Operator.Greater => Operator.AtLeast,
                _ => Operator.Greater,
            },
        });
    }

    private static IEnumerable<(string Kind, Comparison Changed)> Words(Comparison leaf)
    {
        if (leaf.Operator == Operator.IsUnknown)
        {
            foreach (var word in leaf.Fact.Type == FactType.List ? [] : leaf.Fact.Words)
                yield return ("unknown read as a word", leaf with { Operator = Operator.Is, Words = [word] });
            yield break;
        }
        foreach (var other in leaf.Fact.Words.Except(leaf.Words))
        {
            if (leaf.Words.Count == 1) yield return ("word replaced", leaf with { Words = [other] });
            yield return ("word added", leaf with { Words = [.. leaf.Words, other] });
        }
        if (leaf.Words.Count == 1) yield break;
        foreach (var word in leaf.Words) yield return ("word removed", leaf with { Words = [.. leaf.Words.Where(w => w != word)] });
    }
}
