using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Conditions;

/// <summary>
/// Many conditions compiled once into three flat lists: comparisons of words, comparisons of numbers, and pairs of earlier results joined by and / or
/// (<c>none</c> becomes <em>all</em> of the negated members). Each distinct comparison and pair is judged once however many rules name it, and no step
/// depends on an answer. Judging allocates nothing: the caller lends the memory.
/// </summary>
internal sealed class ConditionSet
{
    private const int TestsOfOneRow = sizeof(ulong);
    private readonly List<WordTest> _wordTests = [];
    private readonly List<NumberTest> _numberTests = [];
    private readonly List<Pair> _pairTests = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<(Kind Kind, int Index)> _pending = [];

    private WordFact[] _words = [];
    private ulong[] _answers = [];
    private NumberTest[] _numbers = [];
    private Pair[] _pairs = [];
    private int[] _place = [];

    private enum Kind
    {
        Word,
        Number,
        Pair,
    }

    /// <summary>The truth for each value of a slot, four bits each: unknown first, then each word in the order of its bit.</summary>
    private readonly record struct WordTest(int Slot, ulong Truths);

    /// <summary>One fact with up to eight word tests: the truths of all eight, a byte each, stand in one row for each value, unknown first.</summary>
    private readonly record struct WordFact(int Slot, int FirstRow);

    /// <summary>The truth of an unknown number, of one below the limit, above it and at it, four bits each.</summary>
    private readonly record struct NumberTest(int Slot, double Limit, uint Truths);

    private readonly record struct Pair(int Left, int Right, bool And);

    /// <summary>How many truths <see cref="Judge"/> writes.</summary>
    public int Size { get; private set; }

    /// <summary>Adds a condition for a drug; the result is an id to ask <see cref="Place"/> with after <see cref="Seal"/>.</summary>
    public int Add(Condition condition, SlotMap slots, int drug) => Add(condition, slots, drug, negated: false);

    /// <summary>Where in the truths the condition of that id stands.</summary>
    public int Place(int id) => _place[id];

    /// <summary>Lays the lists out; nothing can be added afterwards.</summary>
    public void Seal()
    {
        var wordPlaces = SealWords();
        _numbers = [.. _numberTests];
        var firstNumber = TestsOfOneRow * _words.Length;
        _place = [.. _pending.Select(p => p.Kind switch { Kind.Word => wordPlaces[p.Index], Kind.Number => firstNumber + p.Index, _ => firstNumber + _numbers.Length + p.Index })];
        _pairs = [.. _pairTests.Select(p => p with { Left = _place[p.Left], Right = _place[p.Right] })];
        Size = firstNumber + _numbers.Length + _pairs.Length;
    }

    private int[] SealWords()
    {
        var (facts, answers, places) = (new List<WordFact>(), new List<ulong>(), new int[_wordTests.Count]);
        foreach (var tests in Enumerable.Range(0, places.Length).GroupBy(i => _wordTests[i].Slot).SelectMany(g => g.Chunk(TestsOfOneRow)))
        {
            var rows = new byte[(Fact.MostWords + 1) * TestsOfOneRow];
            for (var i = 0; i < tests.Length; i++)
            {
                places[tests[i]] = facts.Count * TestsOfOneRow + i;
                for (var value = 0; value <= Fact.MostWords; value++)
                    rows[value * TestsOfOneRow + i] = (byte)((_wordTests[tests[i]].Truths >> (4 * value)) & TruthPair.Mask);
            }
            facts.Add(new WordFact(_wordTests[tests[0]].Slot, answers.Count));
            answers.AddRange(MemoryMarshal.Cast<byte, ulong>(rows));
        }
        (_words, _answers) = ([.. facts], [.. answers]);
        return places;
    }

    /// <summary>Judges every condition: the <see cref="TruthPair"/> of each stands at its <see cref="Place"/>.</summary>
    public void Judge(in FactSheet sheet, Span<byte> truths)
    {
        var bits = sheet.Bits;
        var numbers = sheet.Numbers;
        var (words, answers) = (_words, _answers);
        var rows = MemoryMarshal.Cast<byte, ulong>(truths);
        for (var i = 0; i < words.Length; i++) rows[i] = answers[words[i].FirstRow + 32 - BitOperations.LeadingZeroCount(bits[words[i].Slot])];
        var at = TestsOfOneRow * words.Length;
        foreach (ref readonly var test in _numbers.AsSpan())
        {
            var value = numbers[test.Slot];
            var shift = (value <= test.Limit ? 4 : 0) + (value >= test.Limit ? 8 : 0);
            truths[at++] = (byte)((test.Truths >> shift) & TruthPair.Mask);
        }
        foreach (ref readonly var pair in _pairs.AsSpan())
        {
            var (left, right) = (truths[pair.Left], truths[pair.Right]);
            truths[at++] = (byte)(pair.And ? left & right : left | right);
        }
    }

    private int Add(Condition condition, SlotMap slots, int drug, bool negated)
    {
        switch (condition)
        {
            case Comparison comparison:
                return OfComparison(comparison, slots.Of(comparison.Fact, drug), negated);
            case Group group:
                var members = group.Members.Select(m => Add(m, slots, drug, negated ^ group.Join == Join.None)).ToList();
                return OfGroup(members, and: (group.Join == Join.Any) == negated);
            default:
                return OfWords(0, negated ? 0 : ulong.MaxValue);
        }
    }

    private int OfGroup(List<int> members, bool and)
    {
        JoinWordsOfOneFact(members, and);
        return members.Aggregate((left, right) => Once($"{left} {and} {right}", Kind.Pair, _pairTests, new Pair(left, right, and)));
    }

    /// <summary>"No or unknown" of one fact is one look into one table.</summary>
    private void JoinWordsOfOneFact(List<int> members, bool and)
    {
        for (var i = 0; i < members.Count; i++)
        {
            for (var j = members.Count - 1; j > i; j--)
            {
                if (_pending[members[i]].Kind != Kind.Word || _pending[members[j]].Kind != Kind.Word) continue;
                var (one, other) = (_wordTests[_pending[members[i]].Index], _wordTests[_pending[members[j]].Index]);
                if (one.Slot != other.Slot) continue;
                members[i] = OfWords(one.Slot, and ? one.Truths & other.Truths : one.Truths | other.Truths);
                members.RemoveAt(j);
            }
        }
    }

    private int OfComparison(Comparison comparison, int slot, bool negated)
    {
        var (no, yes) = negated ? (TruthPair.True, TruthPair.False) : (TruthPair.False, TruthPair.True);
        return comparison.Operator switch
        {
            Operator.IsUnknown => OfWords(slot, Table(0, yes, no, negated ? TruthPair.FalseUnlessStrict : TruthPair.TrueUnlessStrict)),
            Operator.Is => OfWords(slot, Table(comparison.Mask, yes, no, TruthPair.Unknown)),
            Operator.IsNot => OfWords(slot, Table(comparison.Mask, no, yes, TruthPair.Unknown)),
            Operator.Less => OfNumber(slot, comparison.Limit, yes, no, no),
            Operator.AtMost => OfNumber(slot, comparison.Limit, yes, yes, no),
            Operator.Greater => OfNumber(slot, comparison.Limit, no, no, yes),
            Operator.AtLeast => OfNumber(slot, comparison.Limit, no, yes, yes),
            _ => throw new InvalidOperationException($"There is no operator {comparison.Operator}"),
        };
    }

    private static ulong Table(uint words, byte whenIn, byte whenOut, ulong whenUnknown)
    {
        var truths = whenUnknown;
        for (var word = 0; word < Fact.MostWords; word++) truths |= (ulong)((words & 1u << word) != 0 ? whenIn : whenOut) << (4 * (word + 1));
        return truths;
    }

    private int OfWords(int slot, ulong truths) =>
        Once(string.Create(CultureInfo.InvariantCulture, $"word {slot} {truths}"), Kind.Word, _wordTests, new WordTest(slot, truths));

    private int OfNumber(int slot, double limit, byte below, byte at, byte above) => Once(
        string.Create(CultureInfo.InvariantCulture, $"number {slot} {limit:R} {below} {at} {above}"), Kind.Number, _numberTests,
        new NumberTest(slot, limit, (uint)(TruthPair.Unknown | below << 4 | above << 8 | at << 12)));

    private int Once<T>(string key, Kind kind, List<T> list, T item)
    {
        if (_known.TryGetValue(key, out var id)) return id;
        _pending.Add((kind, list.Count));
        list.Add(item);
        return _known[key] = _pending.Count - 1;
    }
}

/// <summary>
/// Two truths in four bits: the low two as the rules say it, the high two with every <c>is unknown</c> of an unknown fact read as unknown (the best case).
/// False is 00, unknown 01 and true 11, so that <em>and</em> and <em>or</em> are those of the bits.
/// </summary>
internal static class TruthPair
{
    public const byte False = 0b0000;
    public const byte Unknown = 0b0101;
    public const byte True = 0b1111;
    public const byte TrueUnlessStrict = 0b0111;
    public const byte FalseUnlessStrict = 0b0100;
    public const byte Mask = 0b1111;

    public static Truth Plain(byte pair) => (Truth)BitOperations.PopCount(pair & 0b0011u);

    public static Truth Strict(byte pair) => (Truth)BitOperations.PopCount(pair & 0b1100u);
}
