using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// The answers to a list question that decide something for one drug: none of these, and one for each derived fact that a rule of the drug reads. A history
/// with an outcome or continuation nobody knows is answered entry by entry.
/// </summary>
internal sealed class ListAnswers(GuidanceRelease release, JudgedRules rules, SheetReader reader)
{
    private const string NoneOfThese = "none of these";
    private readonly string _drug = rules.Drug;
    private readonly IReadOnlyList<Fact> _read = [.. rules.Comparisons.Select(c => c.Fact).Where(f => f.IsDerived).DistinctBy(f => f.Index).OrderBy(f => f.Index)];

    public IEnumerable<Answer> For(Fact fact) => fact.Name switch
    {
        "therapy.history" when reader.IsKnown(fact) => Unsettled(),
        "therapy.history" => HistoryAnswers(),
        "medications.current" => MedicineAnswers(),
        _ => [List(NoneOfThese, [], 0), List(_drug, [_drug], fact.BitOf(_drug))],
    };

    private IEnumerable<Answer> HistoryAnswers()
    {
        yield return List(NoneOfThese, []);
        foreach (var fact in _read.Where(f => f.From.Contains("therapy.history", StringComparer.Ordinal)))
        {
            if (fact.Name == "therapy.thisDrugOutcome")
            {
                foreach (var outcome in new[] { TherapyOutcome.Intolerance, TherapyOutcome.NonResponse, TherapyOutcome.LossOfResponse })
                    yield return List($"{_drug}: {Names.Of(outcome)}", [Entry(_drug, outcome, false)]);
            }
            else if (ExampleOf(fact) is { } example) yield return List(Label(fact), example);
        }
    }

    private object[]? ExampleOf(Fact fact) => fact.Name switch
    {
        "therapy.antiTnfFailed" => [Failed("infliximab")],
        "therapy.biologicFailed" => [Failed("vedolizumab")],
        "therapy.twoBiologicsFailed" => [Failed("infliximab"), Failed("vedolizumab")],
        "therapy.conventionalFailed" => [Failed("mesalazine")],
        "therapy.systemicReceived" => [Entry("azathioprine", TherapyOutcome.StoppedOtherReason, false)],
        "therapy.otherJakFailed" => [Failed(OtherJak)],
        _ => AgentOf(fact) is { } agent ? [Entry(agent, TherapyOutcome.Effective, true)] : null,
    };

    private IEnumerable<Answer> MedicineAnswers()
    {
        yield return List(NoneOfThese, []);
        foreach (var fact in _read.Where(f => f.From.Contains("medications.current", StringComparer.Ordinal)))
        {
            var name = fact.Name == "medications.unlisted" ? "a name the table does not know"
                : release.Medicines.Groups.FirstOrDefault(g => fact.Name == "medications." + g.Id)?.Members[0] ?? AgentOf(fact);
            if (name is not null) yield return List(Label(fact), [name]);
        }
    }

    private string? AgentOf(Fact fact) => fact.Name switch
    {
        "therapy.continuesBiologic" => "vedolizumab",
        "therapy.continuesCorticosteroid" => "prednisolone",
        "therapy.continuesThiopurine" => "azathioprine",
        "therapy.continuesCalcineurinInhibitor" => "ciclosporin",
        "therapy.continuesS1p" => "ozanimod",
        "therapy.continuesMethotrexate" => "methotrexate",
        "therapy.continuesOtherJak" => OtherJak,
        "therapy.onThisDrug" => _drug,
        _ => null,
    };

    private string OtherJak => release.Drugs.First(d => d.Id != _drug).Id;

    /// <summary>A medicine that stands twice is asked about once: the answer holds for each of its entries that left it open.</summary>
    private IEnumerable<Answer> Unsettled()
    {
        foreach (var name in reader.History.Select(NameOf).Distinct(StringComparer.Ordinal))
        {
            var entries = reader.History.Where(e => NameOf(e) == name).ToList();
            if (entries.Exists(e => e.Outcome == TherapyOutcome.NotKnown))
            {
                yield return Settled($"{name} failed", name, e => e.Outcome == TherapyOutcome.NotKnown, e => e with { Outcome = TherapyOutcome.NonResponse });
                yield return Settled($"{name} did not fail", name, e => e.Outcome == TherapyOutcome.NotKnown, e => e with { Outcome = TherapyOutcome.Effective });
            }
            if (!entries.Exists(e => e.GoesOn == Truth.Unknown)) continue;
            yield return Settled($"{name} goes on", name, e => e.GoesOn == Truth.Unknown, e => e with { Continues = true });
            yield return Settled($"{name} does not go on", name, e => e.GoesOn == Truth.Unknown, e => e with { Continues = false });
        }
    }

    private Answer Settled(string label, string name, Func<TherapyEntry, bool> open, Func<TherapyEntry, TherapyEntry> settle) =>
        List(label, [.. reader.History.Select(e => NameOf(e) == name && open(e) ? settle(e) : e)]);

    private static string NameOf(TherapyEntry entry) => entry.Name ?? entry.Agent;

    private TherapyEntry Failed(string agent) => Entry(agent, TherapyOutcome.NonResponse, false);

    private TherapyEntry Entry(string agent, TherapyOutcome outcome, bool continues) =>
        new(agent, outcome, continues) { AgentIndex = release.Medicines.AgentIndex(agent) };

    private Answer List(string label, object[] list, uint bits = 0) => new(label, GivenFact.OfList(list, bits, reader.AsOf));

    private static string Label(Fact fact)
    {
        var label = fact.Label.StartsWith("Takes ", StringComparison.Ordinal) ? fact.Label[6..] : fact.Label;
        return char.ToLowerInvariant(label[0]) + label[1..];
    }
}
