using System.Globalization;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Conditions;

/// <summary>
/// Many conditions compiled once into three flat lists: comparisons of words, comparisons of numbers, and groups that join earlier results.
/// Each distinct comparison and group is judged once however many rules name it. Judging allocates nothing: the caller lends the memory.
/// </summary>
internal sealed class ConditionSet
{
    private readonly List<WordTest> _wordTests = [];
    private readonly List<NumberTest> _numberTests = [];
    private readonly List<UnknownTest> _unknownTests = [];
    private readonly List<GroupNode> _groups = [];
    private readonly Dictionary<string, Handle> _known = new(StringComparer.Ordinal);
    private readonly List<(Kind Kind, int Index)> _pending = [];

    private WordTest[] _words = [];
    private NumberTest[] _numbers = [];
    private UnknownTest[] _unknowns = [];
    private Node[] _nodes = [];
    private int[] _children = [];
    private int[] _strictNodes = [];
    private int[] _place = [];

    private enum Kind
    {
        Word,
        Number,
        Unknown,
        Always,
        Group,
    }

    private readonly record struct Handle(int Id);

    private readonly record struct WordTest(int Slot, uint Mask, byte WhenIn, byte WhenOut);

    private readonly record struct NumberTest(int Slot, double Limit, byte Below, byte At, byte Above);

    private readonly record struct UnknownTest(int Slot);

    private sealed record GroupNode(Join Join, int[] Members);

    private readonly record struct Node(int First, int Count, Join Join);

    /// <summary>How many truths <see cref="Judge"/> writes.</summary>
    public int Size { get; private set; }

    /// <summary>Adds a condition for a drug; the result is an id to ask <see cref="Place"/> with after <see cref="Seal"/>.</summary>
    public int Add(Condition condition, SlotMap slots, int drug) => Handled(condition, slots, drug).Id;

    /// <summary>Where in the truths the condition of that id stands.</summary>
    public int Place(int id) => _place[id];

    /// <summary>Lays the lists out; nothing can be added afterwards.</summary>
    public void Seal()
    {
        _words = [.. _wordTests];
        _numbers = [.. _numberTests];
        _unknowns = [.. _unknownTests];
        var (words, numbers) = (_words.Length, _numbers.Length);
        var alwaysAt = words + numbers + _unknowns.Length;
        _place = [.. _pending.Select(p => p.Kind switch
        {
            Kind.Word => p.Index,
            Kind.Number => words + p.Index,
            Kind.Unknown => words + numbers + p.Index,
            Kind.Always => alwaysAt,
            _ => alwaysAt + 1 + p.Index,
        })];
        Size = alwaysAt + 1 + _groups.Count;
        var (children, nodes, strict) = (new List<int>(), new List<Node>(), new List<int>());
        var touched = new bool[Size];
        for (var i = 0; i < _unknowns.Length; i++) touched[words + numbers + i] = true;
        foreach (var group in _groups)
        {
            var members = group.Members.Select(m => _place[m]).ToArray();
            if (members.Any(m => touched[m]))
            {
                touched[alwaysAt + 1 + nodes.Count] = true;
                strict.Add(nodes.Count);
            }
            nodes.Add(new Node(children.Count, members.Length, group.Join));
            children.AddRange(members);
        }
        (_children, _nodes, _strictNodes) = ([.. children], [.. nodes], [.. strict]);
    }

    /// <summary>Judges every condition: the truth of each stands at its <see cref="Place"/>.</summary>
    public void Judge(in FactSheet sheet, Span<byte> truths)
    {
        var bits = sheet.Bits;
        var numbers = sheet.Numbers;
        var at = 0;
        foreach (ref readonly var test in _words.AsSpan())
        {
            var value = bits[test.Slot];
            truths[at++] = value == 0 ? (byte)Truth.Unknown : (value & test.Mask) != 0 ? test.WhenIn : test.WhenOut;
        }
        foreach (ref readonly var test in _numbers.AsSpan())
        {
            var value = numbers[test.Slot];
            truths[at++] = value < test.Limit ? test.Below : value > test.Limit ? test.Above : double.IsNaN(value) ? (byte)Truth.Unknown : test.At;
        }
        foreach (ref readonly var test in _unknowns.AsSpan()) truths[at++] = bits[test.Slot] == 0 ? (byte)Truth.True : (byte)Truth.False;
        truths[at++] = (byte)Truth.True;
        foreach (ref readonly var node in _nodes.AsSpan()) truths[at++] = Join(node, truths);
    }

    /// <summary>
    /// After <see cref="Judge"/>: reads every <c>is unknown</c> of an unknown fact as unknown and judges again what depends on it (the best case).
    /// </summary>
    public void JudgeStrictly(in FactSheet sheet, Span<byte> truths)
    {
        var at = _words.Length + _numbers.Length;
        foreach (ref readonly var test in _unknowns.AsSpan()) truths[at++] = sheet.Bits[test.Slot] == 0 ? (byte)Truth.Unknown : (byte)Truth.False;
        var firstNode = at + 1;
        foreach (var node in _strictNodes) truths[firstNode + node] = Join(_nodes[node], truths);
    }

    private byte Join(in Node node, Span<byte> truths)
    {
        var members = _children.AsSpan(node.First, node.Count);
        if (node.Join == Conditions.Join.All)
        {
            byte least = 2;
            foreach (var member in members) least = Math.Min(least, truths[member]);
            return least;
        }
        byte greatest = 0;
        foreach (var member in members) greatest = Math.Max(greatest, truths[member]);
        return node.Join == Conditions.Join.Any ? greatest : (byte)(2 - greatest);
    }

    private Handle Handled(Condition condition, SlotMap slots, int drug)
    {
        switch (condition)
        {
            case Comparison comparison:
                return OfComparison(comparison, slots.Of(comparison.Fact, drug));
            case Group group:
                var members = group.Members.Select(m => Handled(m, slots, drug).Id).ToArray();
                var key = $"{group.Join}:{string.Join(',', members)}";
                return Once(key, () => Register(Kind.Group, Append(_groups, new GroupNode(group.Join, members))));
            default:
                return Once("always", () => Register(Kind.Always, 0));
        }
    }

    private Handle OfComparison(Comparison comparison, int slot)
    {
        const byte no = (byte)Truth.False, yes = (byte)Truth.True;
        var key = string.Create(CultureInfo.InvariantCulture, $"{comparison.Operator} {slot} {comparison.Mask} {comparison.Limit:R}");
        return Once(key, () => comparison.Operator switch
        {
            Operator.IsUnknown => Register(Kind.Unknown, Append(_unknownTests, new UnknownTest(slot))),
            Operator.Is => Register(Kind.Word, Append(_wordTests, new WordTest(slot, comparison.Mask, yes, no))),
            Operator.IsNot => Register(Kind.Word, Append(_wordTests, new WordTest(slot, comparison.Mask, no, yes))),
            Operator.Less => Register(Kind.Number, Append(_numberTests, new NumberTest(slot, comparison.Limit, yes, no, no))),
            Operator.AtMost => Register(Kind.Number, Append(_numberTests, new NumberTest(slot, comparison.Limit, yes, yes, no))),
            Operator.Greater => Register(Kind.Number, Append(_numberTests, new NumberTest(slot, comparison.Limit, no, no, yes))),
            _ => Register(Kind.Number, Append(_numberTests, new NumberTest(slot, comparison.Limit, no, yes, yes))),
        });
    }

    private Handle Once(string key, Func<Handle> make)
    {
        if (!_known.TryGetValue(key, out var handle)) _known[key] = handle = make();
        return handle;
    }

    private Handle Register(Kind kind, int index)
    {
        _pending.Add((kind, index));
        return new Handle(_pending.Count - 1);
    }

    private static int Append<T>(List<T> list, T item)
    {
        list.Add(item);
        return list.Count - 1;
    }
}
