using System.Globalization;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Collects faults so that an author sees them all at once.</summary>
internal sealed class Faults
{
    private readonly List<LoadFault> _faults = [];

    public void Add(string file, long line, string sentence) => _faults.Add(new LoadFault(file, (int)line, sentence));

    public bool None => _faults.Count == 0;

    public int Count => _faults.Count;

    public void Throw()
    {
        if (_faults.Count > 0)
            throw new GuidanceException([.. _faults.DistinctBy(f => f.ToString()).OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)]);
    }
}

/// <summary>One mapping of a guidance file that refuses keys it does not know and says where something is missing.</summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly Faults _faults;

    private YamlMap(YamlMappingNode node, string file, Faults faults, string[] keys)
    {
        (_node, File, _faults) = (node, file, faults);
        foreach (var (key, value) in node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            _values.TryAdd(name, value);
            if (!keys.Contains(name, StringComparer.Ordinal))
                faults.Add(file, key.Start.Line, $"there is no key {name} here{Spelling.Choice(name, keys)}");
        }
    }

    public string File { get; }

    public int Line => (int)_node.Start.Line;

    /// <summary>Reads a file whose top is a mapping with these keys; null when it is no such file.</summary>
    public static YamlMap? Read(string file, string text, Faults faults, params string[] keys)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root) return new YamlMap(root, file, faults, keys);
            faults.Add(file, 1, $"the file must be one mapping with the keys {string.Join(", ", keys)}");
        }
        catch (YamlException broken)
        {
            faults.Add(file, broken.Start.Line, $"this is not readable as YAML: {broken.InnerException?.Message ?? broken.Message}");
        }
        return null;
    }

    public void Fault(string sentence) => _faults.Add(File, Line, sentence);

    public void FaultAt(string key, string sentence) => _faults.Add(File, LineOf(key), sentence);

    public void FaultLine(int line, string sentence) => _faults.Add(File, line, sentence);

    public int LineOf(string key) => (int)(Find(key)?.Start.Line ?? _node.Start.Line);

    public bool Has(string key) => Find(key) is { } node && !IsNull(node);

    public string Text(string key)
    {
        if (!Has(key))
        {
            Fault($"{key} is missing");
            return "";
        }
        if (Find(key) is YamlScalarNode { Value: { } value } && value.Trim().Length > 0) return value.Trim();
        FaultAt(key, $"{key} must be a text");
        return "";
    }

    public string? TextOrNull(string key) => Has(key) ? Text(key) : null;

    /// <summary>One of the given words.</summary>
    public string Word(string key, IReadOnlyCollection<string> possible)
    {
        var word = Text(key);
        if (word.Length > 0 && !possible.Contains(word))
            FaultAt(key, $"{key} cannot be {word}{Spelling.Choice(word, possible)}");
        return word;
    }

    public T Named<T>(string key) where T : struct, Enum => Names.TryParse<T>(Word(key, Names.All<T>()), out var value) ? value : default;

    public IReadOnlyList<T> NamedList<T>(string key) where T : struct, Enum =>
        [.. Words(key, Names.All<T>()).Select(w => Names.TryParse<T>(w, out var value) ? value : default)];

    /// <summary>A list of texts, at least one unless <paramref name="mayBeEmpty"/>.</summary>
    public IReadOnlyList<string> Texts(string key, bool mayBeEmpty = false)
    {
        if (!Has(key))
        {
            if (!mayBeEmpty) Fault($"{key} is missing");
            return [];
        }
        if (Find(key) is YamlSequenceNode list && list.Children.All(c => c is YamlScalarNode { Value: not null }) && (mayBeEmpty || list.Children.Count > 0))
            return [.. list.Children.Select(c => ((YamlScalarNode)c).Value!)];
        FaultAt(key, $"{key} must be a list of texts{(mayBeEmpty ? "" : ", at least one")}");
        return [];
    }

    public IReadOnlyList<string> Words(string key, IReadOnlyCollection<string> possible, bool mayBeEmpty = false)
    {
        var words = Texts(key, mayBeEmpty);
        foreach (var word in words.Where(w => !possible.Contains(w)))
            FaultAt(key, $"{key} cannot name {word}{Spelling.Choice(word, possible)}");
        if (words.Distinct(StringComparer.Ordinal).Count() != words.Count) FaultAt(key, $"{key} names something twice");
        return [.. words.Where(possible.Contains)];
    }

    public double Number(string key)
    {
        var text = Text(key);
        if (TryNumber(text, out var number)) return number;
        if (text.Length > 0) FaultAt(key, $"{key} must be a number, with a point and no comma; {text} is none");
        return double.NaN;
    }

    public int Whole(string key)
    {
        var number = Number(key);
        if (double.IsNaN(number)) return 0;
        if (number is >= 0 and <= 1000 && number == Math.Floor(number)) return (int)number;
        FaultAt(key, $"{key} must be a whole number from 0 to 1000");
        return 0;
    }

    public IReadOnlyList<int> Wholes(string key)
    {
        var wholes = new List<int>();
        foreach (var text in Texts(key, mayBeEmpty: true))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)) wholes.Add(whole);
            else FaultAt(key, $"{key} must be a list of whole numbers; {text} is none");
        }
        return wholes;
    }

    /// <summary>[least, greatest].</summary>
    public (double Least, double Greatest) Range(string key)
    {
        var texts = Texts(key);
        if (texts.Count == 2 && TryNumber(texts[0], out var least) && TryNumber(texts[1], out var greatest) && least < greatest) return (least, greatest);
        FaultAt(key, $"{key} must be [least, greatest]");
        return (double.NegativeInfinity, double.PositiveInfinity);
    }

    public bool Flag(string key)
    {
        if (!Has(key)) return false;
        return Word(key, ["true", "false"]) == "true";
    }

    public YamlMap? Map(string key, params string[] keys)
    {
        if (Find(key) is YamlMappingNode map) return new YamlMap(map, File, _faults, keys);
        Fault($"{key} is missing or no mapping");
        return null;
    }

    public YamlMap? MapOrNull(string key, params string[] keys) => Has(key) ? Map(key, keys) : null;

    /// <summary>The mappings of a list.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, params string[] keys)
    {
        if (Find(key) is YamlSequenceNode list && list.Children.All(c => c is YamlMappingNode))
            return [.. list.Children.Select(c => new YamlMap((YamlMappingNode)c, File, _faults, keys))];
        Fault($"{key} is missing or no list of mappings");
        return [];
    }

    /// <summary>The mappings, after telling each that repeats an id.</summary>
    public static IReadOnlyList<YamlMap> Unique(IReadOnlyList<YamlMap>? maps)
    {
        foreach (var twice in (maps ?? []).GroupBy(m => m.Text("id"), StringComparer.Ordinal).Where(g => g.Count() > 1))
            twice.Last().Fault($"the id {twice.Key} stands twice, first at line {twice.First().Line}");
        return maps ?? [];
    }

    /// <summary>Every key of a free mapping with its text.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string key)
    {
        var pairs = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        if (!Has(key)) return pairs;
        if (Find(key) is not YamlMappingNode map)
        {
            FaultAt(key, $"{key} must be a mapping");
            return pairs;
        }
        foreach (var (name, value) in map.Children)
        {
            if (name is YamlScalarNode { Value: { } left } && value is YamlScalarNode { Value: { } right }) pairs[left] = right;
            else _faults.Add(File, name.Start.Line, $"{key} must map texts to texts");
        }
        return pairs;
    }

    /// <summary>The line of each key of a free mapping.</summary>
    public IReadOnlyDictionary<string, int> PairLines(string key) =>
        (Find(key) as YamlMappingNode)?.Children.Keys.OfType<YamlScalarNode>().ToDictionary(k => k.Value ?? "", k => (int)k.Start.Line, StringComparer.Ordinal) ?? [];

    public YamlNode? Find(string key) => _values.GetValueOrDefault(key);

    private static bool IsNull(YamlNode node) => node is YamlScalarNode { Value: null or "" or "null" or "~", Style: not (ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted) };

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
