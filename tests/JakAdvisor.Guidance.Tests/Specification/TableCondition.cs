using System.Globalization;
using System.Text.RegularExpressions;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>
/// A condition as the specification's table writes it: <c>and</c>, <c>or</c>, <c>not</c> and brackets round comparisons; a bare fact means <c>is yes</c>.
/// Parser and Kleene logic are the test's own. Truths are 0 false, 1 unknown, 2 true.
/// </summary>
internal abstract partial record TableCondition
{
    public abstract int Judge(IReadOnlyDictionary<string, int> leaves);

    public abstract IEnumerable<string> Leaves { get; }

    public static TableCondition Parse(string text)
    {
        var tokens = new Queue<string>(Token().Matches(text).Select(m => m.Value));
        if (string.Concat(tokens) != text.Replace(" ", "", StringComparison.Ordinal)) throw new FormatException($"the table's condition has signs nobody knows: {text}");
        var condition = Either(tokens);
        return tokens.Count == 0 ? condition : throw new FormatException($"{tokens.Peek()} is left over in: {text}");
    }

    public static string Key(string fact, string sign, IEnumerable<string> values) => $"{fact} {sign} {string.Join(',', values.Order(StringComparer.Ordinal))}".TrimEnd();

    public static string Key(string fact, string sign, double limit) => $"{fact} {sign} {limit.ToString("R", CultureInfo.InvariantCulture)}";

    private static TableCondition Either(Queue<string> tokens)
    {
        var parts = new List<TableCondition> { Both(tokens) };
        while (Taken(tokens, "or")) parts.Add(Both(tokens));
        return parts.Count == 1 ? parts[0] : new Joined(parts, 2);
    }

    private static TableCondition Both(Queue<string> tokens)
    {
        var parts = new List<TableCondition> { One(tokens) };
        while (Taken(tokens, "and")) parts.Add(One(tokens));
        return parts.Count == 1 ? parts[0] : new Joined(parts, 0);
    }

    private static TableCondition One(Queue<string> tokens)
    {
        if (Taken(tokens, "not")) return new Opposite(One(tokens));
        if (!Taken(tokens, "(")) return Comparison(tokens);
        var inner = Either(tokens);
        Expect(tokens, ")");
        return inner;
    }

    private static TableCondition Comparison(Queue<string> tokens)
    {
        var fact = tokens.Dequeue();
        if (fact == "always") return new Always();
        if (!fact.Contains('.', StringComparison.Ordinal)) throw new FormatException($"{fact} is no fact");
        if (Taken(tokens, "is"))
        {
            if (Taken(tokens, "not")) return new Leaf(Key(fact, "is not", [tokens.Dequeue()]));
            return Taken(tokens, "unknown") ? new Leaf(Key(fact, "is unknown", [])) : new Leaf(Key(fact, "is", [tokens.Dequeue()]));
        }
        if (Taken(tokens, "in"))
        {
            Expect(tokens, "[");
            var words = new List<string> { tokens.Dequeue() };
            while (Taken(tokens, ",")) words.Add(tokens.Dequeue());
            Expect(tokens, "]");
            return new Leaf(Key(fact, "is", words));
        }
        if (tokens.TryPeek(out var sign) && sign is "<" or "<=" or ">" or ">=")
        {
            tokens.Dequeue();
            if (tokens.Peek().StartsWith("clinic.", StringComparison.Ordinal)) return new Leaf(Key(fact, sign, [tokens.Dequeue()]));
            return new Leaf(Key(fact, sign, double.Parse(tokens.Dequeue(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)));
        }
        return new Leaf(Key(fact, "is", ["yes"]));
    }

    private static bool Taken(Queue<string> tokens, string token)
    {
        if (!tokens.TryPeek(out var next) || next != token) return false;
        tokens.Dequeue();
        return true;
    }

    private static void Expect(Queue<string> tokens, string token)
    {
        if (!Taken(tokens, token)) throw new FormatException($"{token} is missing");
    }

    [GeneratedRegex(@"<=|>=|<|>|[()\[\],]|[A-Za-z0-9.+-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();

    private sealed record Always : TableCondition
    {
        public override IEnumerable<string> Leaves => [];

        public override int Judge(IReadOnlyDictionary<string, int> leaves) => 2;
    }

    private sealed record Leaf(string Name) : TableCondition
    {
        public override IEnumerable<string> Leaves => [Name];

        public override int Judge(IReadOnlyDictionary<string, int> leaves) => leaves[Name];
    }

    private sealed record Opposite(TableCondition Of) : TableCondition
    {
        public override IEnumerable<string> Leaves => Of.Leaves;

        public override int Judge(IReadOnlyDictionary<string, int> leaves) => 2 - Of.Judge(leaves);
    }

    /// <summary>An <c>and</c> (settled by 0) or an <c>or</c> (settled by 2).</summary>
    private sealed record Joined(IReadOnlyList<TableCondition> Parts, int SettledBy) : TableCondition
    {
        public override IEnumerable<string> Leaves => Parts.SelectMany(p => p.Leaves);

        public override int Judge(IReadOnlyDictionary<string, int> leaves)
        {
            var truths = Parts.Select(p => p.Judge(leaves)).ToList();
            return truths.Contains(SettledBy) ? SettledBy : truths.Contains(1) ? 1 : 2 - SettledBy;
        }
    }
}
