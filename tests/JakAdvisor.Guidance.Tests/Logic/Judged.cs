using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Logic;

/// <summary>Judges one condition both ways, by its tree and compiled; the two must agree.</summary>
internal static class Judged
{
    public static readonly FactCatalogue Facts = Repository.Release.Facts;
    public static readonly SlotMap Slots = new(Facts, Repository.Release.Drugs.Count);

    private static readonly ComparisonParser Parser =
        new(Facts, Repository.Release.Parameters.ToDictionary(p => p.Name, StringComparer.Ordinal), new Dictionary<string, Setting>(StringComparer.Ordinal));

    public static Comparison Comparison(string line)
    {
        var comparison = Parser.Parse(line, out var fault);
        Assert.True(comparison is not null, fault);
        return comparison;
    }

    public static Condition All(params Condition[] members) => new Group(Join.All, members);

    public static Condition Any(params Condition[] members) => new Group(Join.Any, members);

    public static Condition None(params Condition[] members) => new Group(Join.None, members);

    /// <summary>The truth for one answer (a word, yes, no or a number), null = unknown, to the one fact a comparison reads.</summary>
    public static Truth Of(string line, object? answer)
    {
        var comparison = Comparison(line);
        var sheet = new Sheet();
        sheet.Set(comparison.Fact, answer);
        return Of(comparison, sheet);
    }

    /// <summary>The truth by the tree, after making sure that the compiled form agrees.</summary>
    public static Truth Of(Condition condition, Sheet sheet, int drug = 0)
    {
        var set = new ConditionSet();
        var id = set.Add(condition, Slots, drug);
        set.Seal();
        var truths = new byte[set.Size];
        set.Judge(sheet.Facts, truths);

        var truth = condition.Judge(sheet.Facts, Slots, drug);
        Assert.Equal(truth, TruthPair.Plain(truths[set.Place(id)]));
        return truth;
    }

    /// <summary>The truth by the compiled form when every <c>is unknown</c> of an unknown fact is read as unknown.</summary>
    public static Truth Strictly(Condition condition, Sheet sheet, int drug = 0)
    {
        var set = new ConditionSet();
        var id = set.Add(condition, Slots, drug);
        set.Seal();
        var truths = new byte[set.Size];
        set.Judge(sheet.Facts, truths);
        return TruthPair.Strict(truths[set.Place(id)]);
    }
}

/// <summary>A sheet to write on: everything unknown at first.</summary>
internal sealed class Sheet
{
    private readonly uint[] _bits = new uint[Judged.Slots.Count];
    private readonly double[] _numbers = [.. Enumerable.Repeat(double.NaN, Judged.Slots.Count)];

    public FactSheet Facts => new(_bits, _numbers);

    public void Set(Fact fact, object? answer, int drug = 0)
    {
        var slot = Judged.Slots.Of(fact, drug);
        _bits[slot] = answer switch { null => 0, string word => fact.BitOf(word), _ => 1 };
        _numbers[slot] = answer is double number ? number : double.NaN;
        Assert.True(answer is null || _bits[slot] != 0, $"{fact.Name} has no word {answer}");
    }

    public void Set(string fact, object? answer) => Set(Judged.Facts[fact], answer);
}
