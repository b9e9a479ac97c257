using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Loading;

/// <summary>Reads <c>facts.yaml</c>, the catalogue of raw and derived facts, and <c>visit-facts.yaml</c>, what a visit knows beside them.</summary>
internal static class FactLoader
{
    public const string VisitFile = "visit-facts.yaml";
    public const string Record = "record";
    private const string NotDone = "not-done";
    private const string NotKnown = "not-known";
    private static readonly string[] AskedOf = ["nurse", "doctor", "laboratory", "patient"];
    private static readonly string[] RawKeys =
    [
        "name", "label", "question", "help", "type", "words", "wordLabels", "unit", "range", "step", "fresh", "lasting", "forDoctor", "unsettled", "change", "askedOf", "computedFrom", "shown",
    ];

    private static readonly string[] DerivedKeys = ["name", "label", "help", "type", "words", "unit", "from", "perDrug", "shown"];

    public static FactCatalogue Read(GuidanceFiles files, SiteFile site, Faults faults)
    {
        var file = files.Map("facts.yaml", faults, "facts", "derived");
        if (file is null) faults.Throw();
        var facts = new List<Fact>();
        foreach (var map in file!.Maps("facts", RawKeys)) facts.Add(Raw(map, facts.Count, site, AskedOf));
        foreach (var map in file.Maps("derived", DerivedKeys)) facts.Add(Derived(map, facts.Count));
        Check(file.File, facts, facts, faults);
        site.CheckFreshness(facts.Where(f => f.Window is not null).Select(f => f.Name), faults);
        faults.Throw();
        return new FactCatalogue(facts);
    }

    /// <summary>The facts of the start with those of a visit behind them, each at a place of its own.</summary>
    public static FactCatalogue ReadVisits(GuidanceFiles files, FactCatalogue start, SiteFile site, IReadOnlyCollection<string> settings, Faults faults)
    {
        var file = files.Map(VisitFile, faults, "facts", "derived");
        if (file is null) faults.Throw();
        var facts = start.All.ToList();
        var raw = start.Raw.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        Fact Visit(YamlMap map) => Raw(map, facts.Count, site, [.. AskedOf, Record]) with
        {
            IsOfVisits = true,
            IsAtStart = map.Flag("atStart"),
            Keeps = map.Words("keeps", raw, mayBeEmpty: true),
            Makes = Makes(map, start),
        };
        foreach (var map in file!.Maps("facts", [.. RawKeys.Except(["fresh", "lasting", "forDoctor"], StringComparer.Ordinal), "atStart", "keeps", "makes"]))
            facts.Add(Visit(map));
        foreach (var map in file.Maps("derived", [.. DerivedKeys, "settings"]))
            facts.Add(Derived(map, facts.Count) with { IsOfVisits = true, Settings = map.Words("settings", settings, mayBeEmpty: true) });
        Check(file.File, [.. facts.Skip(start.All.Count)], facts, faults);
        faults.Throw();
        return new FactCatalogue(facts);
    }

    private static void Check(string file, IReadOnlyList<Fact> added, List<Fact> all, Faults faults)
    {
        foreach (var twice in all.GroupBy(f => f.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add(file, twice.Last().Line, $"the fact {twice.Key} stands twice, first at line {twice.First().Line}");
        var names = all.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in added)
        {
            foreach (var from in fact.From.Where(f => !names.Contains(f)))
                faults.Add(file, fact.Line, $"{fact.Name} is computed from {from}, which is no fact{Spelling.Suggestion(from, names)}");
        }
    }

    private static Fact Raw(YamlMap map, int index, SiteFile site, IReadOnlyCollection<string> askedOf)
    {
        var name = map.Text("name");
        var type = map.Named<FactType>("type");
        var written = type == FactType.Word ? map.Texts("words") : map.Has("words") ? map.Texts("words") : [];
        var words = type == FactType.YesNo ? ["no", "yes"] : written.Where(w => w != NotDone).ToArray();
        if (words.Length > Fact.MostWords) map.FaultAt("words", $"a fact can have {Fact.MostWords} words at most");
        var (least, greatest) = type == FactType.Number ? map.Range("range") : (double.NegativeInfinity, double.PositiveInfinity);
        FreshnessWindow? released = null;
        if (map.TextOrNull("fresh") is { } fresh)
        {
            released = FreshnessWindow.Parse(fresh);
            if (released is null) map.FaultAt("fresh", $"fresh must be a number of days or months, such as 14 days or 12 months; {fresh} is neither");
        }
        return new Fact
        {
            Name = name,
            Label = map.Text("label"),
            Question = map.Text("question"),
            Help = map.Text("help"),
            Type = type,
            Words = words,
            WordLabels = map.Pairs("wordLabels"),
            CanBeNotDone = written.Contains(NotDone, StringComparer.Ordinal),
            Unit = type == FactType.Number ? map.Text("unit") : "",
            Least = least,
            Greatest = greatest,
            Step = type == FactType.Number ? map.Number("step") : 0,
            Window = released is null ? null : site.Freshness(name) ?? released,
            ReleasedWindow = released,
            Lasting = map.Words("lasting", words, mayBeEmpty: true),
            ForDoctor = map.Words("forDoctor", words, mayBeEmpty: true),
            Unsettled = map.Words("unsettled", words, mayBeEmpty: true),
            Change = Change(map, type, words),
            AskedOf = map.Word("askedOf", askedOf),
            From = map.Texts("computedFrom", mayBeEmpty: true),
            Shown = map.TextOrNull("shown") ?? "",
            Index = index,
            Line = map.Line,
            LastingBits = Bits(map.Texts("lasting", mayBeEmpty: true), words),
            UnsettledBits = Bits(map.Texts("unsettled", mayBeEmpty: true), words),
        };
    }

    private static Fact Derived(YamlMap map, int index)
    {
        var type = map.Word("type", ["yes-no", "word", "number"]) switch
        {
            "yes-no" => FactType.YesNo,
            "word" => FactType.Word,
            _ => FactType.Number,
        };
        return new Fact
        {
            Name = map.Text("name"),
            Label = map.Text("label"),
            Help = map.Text("help"),
            Type = type,
            Words = type switch { FactType.YesNo => ["no", "yes"], FactType.Word => map.Texts("words"), _ => [] },
            WordLabels = new Dictionary<string, string>(StringComparer.Ordinal),
            Unit = type == FactType.Number ? map.Text("unit") : "",
            Lasting = [],
            Unsettled = [],
            IsDerived = true,
            IsPerDrug = map.Flag("perDrug"),
            From = map.Texts("from"),
            Shown = map.TextOrNull("shown") ?? "",
            Index = index,
            Line = map.Line,
        };
    }

    private static IReadOnlyDictionary<string, string> Makes(YamlMap map, FactCatalogue start)
    {
        var makes = map.Pairs("makes");
        foreach (var (name, word) in makes)
        {
            var possible = start.TryGet(name, out var fact) && !fact.IsDerived ? fact.Words : [];
            if (possible.Count == 0) map.FaultAt("makes", $"makes cannot name {name}: it is no fact of words or of yes and no that is asked before the start");
            else if (word != NotKnown && !possible.Contains(word, StringComparer.Ordinal)) map.FaultAt("makes", $"{name} cannot be made {word}{Spelling.Choice(word, [.. possible, NotKnown])}");
        }
        return makes;
    }

    private static string? Change(YamlMap map, FactType type, IReadOnlyList<string> words)
    {
        if (!map.Has("change")) return null;
        return type switch
        {
            FactType.Number => map.Word("change", [Changes.UpToLimit, Changes.DownToLimit]),
            FactType.List => map.Word("change", [Changes.Special]),
            _ => map.Word("change", [.. words, Changes.Special]),
        };
    }

    private static uint Bits(IEnumerable<string> chosen, string[] words) =>
        chosen.Select(w => Array.IndexOf(words, w)).Where(i => i >= 0).Aggregate(0u, (bits, i) => bits | 1u << i);
}

/// <summary>The words of <c>change:</c> that are not words of the fact itself.</summary>
internal static class Changes
{
    public const string UpToLimit = "up to the limit";
    public const string DownToLimit = "down to the limit";
    public const string Special = "special";
}
