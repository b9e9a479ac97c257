using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>One known fact changed to what the contract allows.</summary>
/// <param name="Facts">The raw facts it sets, the named one first.</param>
/// <param name="Entry">The list entry it concerns; null for another fact.</param>
/// <param name="Apply">Makes the change in a copy of the recorded facts.</param>
/// <param name="Describe">The change in words of the interface, given the changed facts.</param>
internal sealed record Modification(int[] Facts, string? Entry, Action<GivenFact[]> Apply, Func<GivenFact[], FactChange> Describe);

/// <summary>What can be changed about one patient, known facts only. Source: the list of modifiable facts in the fact contract.</summary>
internal sealed class Modifications(GuidanceRelease release, JudgedRules rules, SheetReader reader)
{
    private readonly Limits _limits = new(rules, reader);

    public IEnumerable<Modification> All => reader.Catalogue.Raw.Where(f => f.Change is not null && reader.IsKnown(f)).SelectMany(Of);

    private IEnumerable<Modification> Of(Fact fact) => fact.Change switch
    {
        Changes.UpToLimit => _limits.Of(fact).Where(l => l.At > reader.Number(fact.Name)).Select(l => ToNumber(fact, l.BelongsBelow ? l.At + fact.Step : l.At)),
        Changes.DownToLimit => _limits.Of(fact).Where(l => l.At < reader.Number(fact.Name)).Select(l => ToNumber(fact, l.BelongsBelow ? l.At : l.At - fact.Step)),
        Changes.Special => Special(fact),
        { } word when fact.BitOf(word) != reader.Bits(fact) => [ToWord(fact, word)],
        _ => [],
    };

    private IEnumerable<Modification> Special(Fact fact) => fact.Name switch
    {
        "medications.current" => reader.Given(fact).List!.Cast<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(name => WithoutMedicine(fact, name)),
        "therapy.history" => reader.History.Where(e => e.GoesOn == Truth.True).Select(e => e.Name ?? e.Agent).Distinct(StringComparer.Ordinal).Select(name => Stopped(fact, name)),
        "tb.preventiveTreatment" => PreventiveTreatment(fact),
        "vaccines.liveRecent" when reader.Bits(fact) == FactSheet.Yes => [Waited(fact)],
        _ => [],
    };

    private Modification ToWord(Fact fact, string word) => new(
        [fact.Index], null,
        given => given[fact.Index] = GivenFact.OfBits(fact.BitOf(word), reader.AsOf),
        _ => new FactChange { Fact = fact.Name, To = fact.Type == FactType.YesNo ? word == "yes" : word });

    private Modification ToNumber(Fact fact, double number) => new(
        [fact.Index], null,
        given => given[fact.Index] = GivenFact.OfNumber(number, reader.AsOf),
        _ => new FactChange { Fact = fact.Name, To = number });

    private Modification WithoutMedicine(Fact fact, string name) => new(
        [fact.Index], name,
        given => given[fact.Index] = GivenFact.OfList([.. given[fact.Index].List!.Where(n => !string.Equals((string)n, name, StringComparison.OrdinalIgnoreCase))], 0, reader.AsOf),
        given => new FactChange { Fact = fact.Name, To = given[fact.Index].List!, Without = name });

    private Modification Stopped(Fact fact, string name) => new(
        [fact.Index], name,
        given => given[fact.Index] = GivenFact.OfList(
            [.. given[fact.Index].List!.Cast<TherapyEntry>().Select(e => (e.Name ?? e.Agent) == name && e.GoesOn == Truth.True ? e with { Continues = false } : e)], 0, reader.AsOf),
        given => new FactChange { Fact = fact.Name, To = given[fact.Index].List!, Without = name });

    /// <summary>Completed, or in progress for the lead-in: by the start date where one is recorded, for it wins over typed weeks.</summary>
    private IEnumerable<Modification> PreventiveTreatment(Fact fact)
    {
        var (completed, inProgress) = (fact.BitOf("completed"), fact.BitOf("in-progress"));
        var (weeks, started) = (release.Facts["tb.preventiveWeeks"], release.Facts["tb.preventiveStartedOn"]);
        var leadIn = release.Parameters.First(p => p.Name == ParameterNames.TuberculosisLeadIn).Value;
        if (reader.Bits(fact) != completed) yield return ToWord(fact, "completed");
        if (reader.Bits(fact) == inProgress && reader.Number(weeks.Name) >= leadIn) yield break;
        var byDate = reader.IsKnown(started);
        var since = reader.AsOf.AddDays((int)(-7 * leadIn));
        yield return new Modification(
            [fact.Index, weeks.Index, started.Index], null,
            given =>
            {
                given[fact.Index] = GivenFact.OfBits(inProgress, reader.AsOf);
                if (byDate) given[started.Index] = GivenFact.OfDay(since, reader.AsOf);
                else given[weeks.Index] = GivenFact.OfNumber(leadIn, reader.AsOf);
            },
            _ => new FactChange
            {
                Fact = fact.Name,
                To = "in-progress",
                With = byDate ? new Dictionary<string, object>(StringComparer.Ordinal) { [started.Name] = since } : new Dictionary<string, object>(StringComparer.Ordinal) { [weeks.Name] = leadIn },
            });
    }

    /// <summary>By waiting: the last live vaccine then lies the whole interval back.</summary>
    private Modification Waited(Fact fact)
    {
        var interval = (int)release.Parameters.First(p => p.Name == ParameterNames.LiveVaccineInterval).Value;
        var last = release.Facts["vaccines.lastLive"];
        var (given, recorded) = (reader.Given(last), reader.Given(fact));
        DateOnly? from = reader.IsKnown(last) ? given.Day.AddDays(interval) : recorded.On?.AddDays(interval);
        return new Modification(
            [fact.Index, last.Index], null,
            facts =>
            {
                facts[fact.Index] = GivenFact.OfBits(FactSheet.No, reader.AsOf);
                if (reader.IsKnown(last)) facts[last.Index] = GivenFact.OfDay(reader.AsOf.AddDays(-interval), reader.AsOf);
            },
            _ => new FactChange { Fact = fact.Name, To = false, From = from });
    }
}
