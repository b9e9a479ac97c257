using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>Words and filters typed on the rules page. A word matches a part of the id, title, sentence or a source's id; every word must. A drug counts only where it is authorised.</summary>
internal sealed class RuleSearch
{
    public const int Longest = 200;
    public static readonly IReadOnlyList<(string Id, string Name)> Phases = [("start", "Before the start"), ("treatment", "On treatment")];

    /// <summary>What a rule can do, before the start and on treatment; require and inform are of both.</summary>
    public static readonly IReadOnlyList<ShownEffect> Effects = [.. ShownEffect.BeforeStart.Concat(ShownEffect.OnTreatment).DistinctBy(e => e.Id, StringComparer.Ordinal)];

    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    public RuleSearch(IQueryCollection query, GuidanceRelease release)
    {
        (Words, Drug, Place, Effect, Mark) = (Typed(query, "q"), Typed(query, "drug"), Typed(query, "place"), Typed(query, "effect"), Typed(query, "mark"));
        Phase = Typed(query, "phase");
        if (Words.Length > Longest) _faults["q"] = $"Search for {Longest} characters at most; {Words.Length} were typed.";
        OneOf("drug", Drug, release.Drugs.Select(d => d.Id));
        OneOf("place", Place, Names.All<Jurisdiction>());
        OneOf("effect", Effect, Effects.Select(e => e.Id));
        OneOf("mark", Mark, Names.All<Mark>());
        OneOf("phase", Phase, Phases.Select(p => p.Id));
    }

    public string Words { get; }

    public string Drug { get; }

    public string Place { get; }

    public string Effect { get; }

    public string Mark { get; }

    /// <summary>Before the start or on treatment; empty for both.</summary>
    public string Phase { get; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    public bool IsEmpty => Words.Length + Drug.Length + Place.Length + Effect.Length + Mark.Length + Phase.Length == 0;

    /// <summary>The rules that match, each with its matching variants; none while something typed is wrong.</summary>
    public IReadOnlyList<(ShownRule Rule, IReadOnlyList<ShownVariant> Variants)> In(RuleBook book, GuidanceRelease release)
    {
        if (_faults.Count > 0) return [];
        var words = Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. book.All.Where(r => Phase.Length == 0 || r.OnTreatment == (Phase == Phases[1].Id))
                .Select(r => (r, Variants: (IReadOnlyList<ShownVariant>)[.. r.Variants.Where(v => Matches(v, words, release))])).Where(p => p.Variants.Count > 0),
        ];
    }

    private bool Matches(ShownVariant variant, string[] words, GuidanceRelease release) =>
        release.Drugs.Any(d => (Drug.Length == 0 || d.Id == Drug) && variant.Row.Drugs.Contains(d.Id)
            && variant.Row.Where.Any(w => (Place.Length == 0 || Names.Of(w) == Place) && d.Where.Contains(w)))
        && (Effect.Length == 0 || variant.Effect.Id == Effect)
        && (Mark.Length == 0 || Names.Of(variant.Row.Mark) == Mark)
        && words.All(word => Has(variant.Row.Rule, word) || Has(variant.Row.Title, word) || Has(variant.Row.Say, word) || variant.Row.Sources.Any(s => Has(s.Id, word)));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    public static string Short(string typed) => typed.Length <= 80 ? typed : string.Concat(typed.AsSpan(0, 77), "…");

    private static string Typed(IQueryCollection query, string field) => query[field].ToString().Trim();

    private void OneOf(string field, string typed, IEnumerable<string> possible)
    {
        if (typed.Length > 0 && !possible.Contains(typed)) _faults[field] = $"There is no {field} {Short(typed)}; possible: {string.Join(", ", possible)}.";
    }
}
