using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Tests.Support;

/// <summary>One patient's facts as the rules read them, derived facts included, kept for many judgements.</summary>
internal sealed class KeptSheet
{
    private readonly uint[] _bits;
    private readonly double[] _numbers;

    public KeptSheet(DerivedFacts derived, PatientFacts facts, DateOnly asOf)
    {
        (_bits, _numbers) = (new uint[derived.Slots.Count], new double[derived.Slots.Count]);
        derived.Fill(facts.Given, asOf, Sheet);
    }

    public FactSheet Sheet => new(_bits, _numbers);

    /// <summary>The number of a fact that is the same for every drug; NaN when unknown.</summary>
    public double Number(Fact fact) => _numbers[fact.Index];

    /// <summary>Whether a fact that is the same for every drug is known.</summary>
    public bool Knows(Fact fact) => _bits[fact.Index] != 0;

    /// <summary>Whether every fact reads the same.</summary>
    public bool ReadsLike(KeptSheet other) => _bits.AsSpan().SequenceEqual(other._bits) && _numbers.AsSpan().SequenceEqual(other._numbers);

    public static DerivedFacts Derived(GuidanceRelease release) => new(
        release.Facts, release.Medicines, [.. release.Drugs.Select(d => d.Id)],
        (int)release.Parameters.Single(p => p.Name == Guidance.Loading.ParameterNames.LiveVaccineInterval).Value);
}
