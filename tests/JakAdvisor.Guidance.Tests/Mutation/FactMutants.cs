using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>Every fact with its freshness, its lasting or unsettled values, or what it can be changed to, wrong in one point.</summary>
internal static class FactMutants
{
    public static IEnumerable<Mutant> Of(GuidanceRelease release) =>
        release.Facts.Raw.SelectMany(fact => Of(fact).Select(m => new Mutant(m.Kind, $"{fact.Name}: {m.Change}", With(release, m.Changed))));

    private static IEnumerable<(string Kind, string Change, Fact Changed)> Of(Fact fact)
    {
        if (fact.Window is { } window)
        {
            foreach (var by in new[] { -1, 1 })
            {
                var moved = window.Months > 0 ? window with { Months = window.Months + by } : window with { Days = window.Days + by };
                yield return ("window moved", $"{window} to {moved}", fact with { Window = moved });
            }
            yield return ("window dropped", $"{window} dropped", fact with { Window = null });
        }
        foreach (var word in fact.Lasting)
            yield return ("lasting value dropped", $"{word} expires", Lasting(fact, [.. fact.Lasting.Where(w => w != word)]));
        foreach (var word in fact.Window is null ? [] : fact.Words.Except(fact.Lasting))
            yield return ("lasting value added", $"{word} never expires", Lasting(fact, [.. fact.Lasting, word]));
        foreach (var word in fact.Unsettled)
            yield return ("unsettled value dropped", $"{word} counts as settled", fact with { Unsettled = [.. fact.Unsettled.Where(w => w != word)] });
        if (fact.Change is null) yield break;
        yield return ("change dropped", $"cannot be changed to {fact.Change}", fact with { Change = null });
        foreach (var word in fact.Words.Where(w => w != fact.Change)) yield return ("change changed", $"{fact.Change} to {word}", fact with { Change = word });
    }

    private static Fact Lasting(Fact fact, IReadOnlyList<string> words) =>
        fact with { Lasting = words, LastingBits = words.Aggregate(0u, (bits, word) => bits | fact.BitOf(word)) };

    private static GuidanceRelease With(GuidanceRelease release, Fact changed) =>
        release with { Facts = new FactCatalogue([.. release.Facts.All.Select(f => f.Index == changed.Index ? changed : f)]) };
}
