using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Tests.Performance;

/// <summary>Random patients by a fixed seed, each fact unknown once in five and numbers mostly at or beside a limit of some rule.</summary>
internal sealed class RandomPatients(GuidanceRelease release, int seed)
{
    private readonly Random _random = new(seed);
    private readonly double[][] _numbers =
    [
        .. release.Facts.Raw.Select(fact => release.Rules.SelectMany(r => r.Variants).SelectMany(v => v.When.Comparisons)
            .Where(c => c.Fact == fact && !double.IsNaN(c.Limit)).SelectMany(c => new[] { c.Limit - fact.Step, c.Limit, c.Limit + fact.Step })
            .Append(fact.Least).Append(fact.Greatest).Append((fact.Least + fact.Greatest) / 2).ToArray()),
    ];

    public IEnumerable<PatientFacts> Take(int count) => Enumerable.Range(0, count).Select(_ => Next());

    private PatientFacts Next() => new(release.Facts, [.. release.Facts.Raw.Select(f => _random.Next(5) == 0 ? GivenFact.Unknown(FactState.NotKnown, null) : Known(f))]);

    private GivenFact Known(Fact fact)
    {
        var on = MeasuredPatients.AsOf.AddDays(-_random.Next(400));
        return fact.Type switch
        {
            FactType.Number => GivenFact.OfNumber(OneOf(_numbers[fact.Index]), on),
            FactType.Date => GivenFact.OfDay(on, on),
            FactType.List => List(fact, on),
            _ => GivenFact.OfBits(1u << _random.Next(fact.Words.Count), on),
        };
    }

    private GivenFact List(Fact fact, DateOnly on)
    {
        var count = _random.Next(4);
        return fact.Name switch
        {
            "therapy.history" => GivenFact.OfList([.. Enumerable.Range(0, count).Select(_ => Therapy())], 0, on),
            "medications.current" => GivenFact.OfList([.. Enumerable.Range(0, count).Select(_ => OneOf(release.Medicines.Names))], 0, on),
            _ => GivenFact.OfList([], 0, on),
        };
    }

    private TherapyEntry Therapy()
    {
        var agent = _random.Next(release.Medicines.Agents.Count);
        return new TherapyEntry(release.Medicines.Agents[agent].Name, OneOf(Enum.GetValues<TherapyOutcome>())) { AgentIndex = agent };
    }

    private T OneOf<T>(IReadOnlyList<T> possible) => possible[_random.Next(possible.Count)];
}
