using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>Reads one patient's filled sheet for people: values with dates, kinds of not knowing, and what is missing behind a derived fact.</summary>
internal sealed class SheetReader(FactCatalogue catalogue, SlotMap slots, PatientFacts facts, DateOnly asOf)
{
    private readonly uint[] _bits = new uint[slots.Count];
    private readonly double[] _numbers = new double[slots.Count];

    public FactCatalogue Catalogue => catalogue;

    /// <summary>At a visit: the facts whose result the monitoring plan wanted before.</summary>
    public IReadOnlyList<Fact> Overdue { get; init; } = [];

    public SlotMap Slots => slots;

    public DateOnly AsOf => asOf;

    public FactSheet Sheet => new(_bits, _numbers);

    public uint Bits(Fact fact, int drug = 0) => _bits[slots.Of(fact, drug)];

    public uint Bits(string fact) => _bits[catalogue[fact].Index];

    public double Number(string fact) => _numbers[catalogue[fact].Index];

    public bool IsKnown(Fact fact, int drug = 0) => Bits(fact, drug) != 0;

    public GivenFact Given(Fact fact) => facts.Given[fact.Index];

    public GivenFact Given(string fact) => Given(catalogue[fact]);

    public IReadOnlyList<TherapyEntry> History =>
        Given("therapy.history").List is { } list ? [.. list.Cast<TherapyEntry>()] : [];

    /// <summary>Known, or which kind of not knowing; for raw facts only.</summary>
    public FactState State(Fact fact)
    {
        if (IsKnown(fact)) return FactState.Known;
        var given = Given(fact);
        return given.State == FactState.Known ? FactState.TooOld : given.State;
    }

    /// <summary>A known fact as it was used; a derived or computed one with the known raw facts it came from.</summary>
    public FactReading Reading(Fact fact, int drug)
    {
        var given = fact.IsDerived ? default : Given(fact);
        var computed = fact.IsDerived || IsComputed(fact, given);
        return new FactReading
        {
            Fact = fact.Name,
            Value = Value(fact, drug, given, computed),
            Unit = fact.Unit.Length > 0 ? fact.Unit : null,
            On = computed ? null : given.On,
            Undated = !computed && given.On is null && fact.Window is not null,
            Old = !computed && fact.Window is { } window && given.On is { } on && !window.Covers(on, asOf),
            From = computed ? [.. fact.From.Select(f => catalogue[f]).Where(f => IsKnown(f, drug)).Select(f => Reading(f, drug))] : null,
        };
    }

    /// <summary>A raw fact whose value in use is not the one recorded for it.</summary>
    private bool IsComputed(Fact fact, in GivenFact given) =>
        fact.From.Count > 0 && (given.State != FactState.Known || DerivedFacts.IsTooOld(fact, given, asOf)
            || (fact.Type == FactType.Number && given.Number != _numbers[fact.Index]) || (fact.Type == FactType.YesNo && given.Bits != _bits[fact.Index]));

    private object Value(Fact fact, int drug, in GivenFact given, bool computed)
    {
        var bits = Bits(fact, drug);
        return fact.Type switch
        {
            FactType.YesNo => bits == FactSheet.Yes,
            FactType.Word => fact.WordOf(bits),
            FactType.Number => _numbers[slots.Of(fact, drug)],
            FactType.Date when !computed => given.Day,
            _ => given.List!,
        };
    }
}
