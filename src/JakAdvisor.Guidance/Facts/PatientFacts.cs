namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// What is recorded about one patient: for every raw fact of the catalogue a value with its date, or which kind of not knowing.
/// Immutable. Made by <see cref="FactReader"/>; belongs to the guidance whose catalogue it was read with.
/// </summary>
public sealed class PatientFacts
{
    private readonly GivenFact[] _given;

    internal PatientFacts(FactCatalogue catalogue, GivenFact[] given)
    {
        Catalogue = catalogue;
        _given = given;
    }

    internal FactCatalogue Catalogue { get; }

    /// <summary>What was recorded for a raw fact. Throws <see cref="KeyNotFoundException"/> for a name that is no raw fact.</summary>
    public GivenFact this[string name]
    {
        get
        {
            var fact = Catalogue[name];
            return fact.IsDerived ? throw new KeyNotFoundException($"{name} is derived, nobody records it") : _given[fact.Index];
        }
    }

    /// <summary>The recorded word of a raw word fact, whatever its age; null when it is not known. Throws <see cref="KeyNotFoundException"/> for a name that is no raw fact.</summary>
    public string? Word(string name)
    {
        var given = this[name];
        return given.State == FactState.Known && Catalogue[name].Type == FactType.Word ? Catalogue[name].Words[System.Numerics.BitOperations.TrailingZeroCount(given.Bits)] : null;
    }

    /// <summary>
    /// The dated reassuring values that expire, with the last day on which each counts. Lasting values and undated ones are not among them.
    /// </summary>
    public IEnumerable<(Fact Fact, DateOnly LastDay)> Expiring =>
        from fact in Catalogue.Raw
        let given = _given[fact.Index]
        where given.State == FactState.Known && given.On is not null && fact.Window is not null && (given.Bits & fact.LastingBits) == 0
        select (fact, fact.Window!.Value.LastDay(given.On!.Value));

    internal ReadOnlySpan<GivenFact> Given => _given;

    internal PatientFacts With(Fact fact, GivenFact value)
    {
        var given = (GivenFact[])_given.Clone();
        given[fact.Index] = value;
        return new PatientFacts(Catalogue, given);
    }
}
