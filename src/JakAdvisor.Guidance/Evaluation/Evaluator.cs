using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// The engine over one release. Pure and safe for many threads: it reads no clock, culture, file or random number. An error in it or in the guidance is
/// never a finding: it stops the evaluation with an exception.
/// </summary>
public sealed class Evaluator
{
    private readonly GuidanceRelease _release;
    private readonly DerivedFacts _derived;
    private readonly PlaceProgram _us;
    private readonly PlaceProgram _eu;
    private readonly int[] _checklistOrder;

    internal Evaluator(GuidanceRelease release, DerivedFacts derived)
    {
        _release = release;
        _derived = derived;
        _us = new PlaceProgram(release, derived.Slots, Jurisdiction.Us);
        _eu = new PlaceProgram(release, derived.Slots, Jurisdiction.Eu);
        var order = release.Checklist.SelectMany(i => i.Facts).Select(f => f.Index).Distinct().ToList();
        _checklistOrder = [.. release.Facts.Raw.Select(f => order.IndexOf(f.Index) is >= 0 and var at ? at : order.Count + f.Index)];
    }

    /// <summary>How many drugs a place has: the least length of the span <see cref="Verdicts"/> fills.</summary>
    public int DrugCount(Jurisdiction where) => Program(where).Drugs.Length;

    /// <summary>
    /// The verdicts alone, in the fixed order of drugs, derived facts and freshness included. Allocates nothing. Returns how many verdicts were written.
    /// </summary>
    /// <exception cref="ArgumentException">The facts were read with another guidance, or the span is too short.</exception>
    public int Verdicts(PatientFacts facts, Jurisdiction where, DateOnly asOf, Span<DrugVerdict> verdicts)
    {
        var program = Program(where);
        if (!ReferenceEquals(facts.Catalogue, _release.Facts)) throw new ArgumentException("These facts were read with another guidance release", nameof(facts));
        if (verdicts.Length < program.Drugs.Length) throw new ArgumentException("The span is shorter than the number of drugs", nameof(verdicts));
        Judge(program, facts.Given, asOf, verdicts, []);
        return program.Drugs.Length;
    }

    /// <summary>
    /// The whole answer: verdicts, findings, gaps, changes, regimens, monitoring and counselling for every drug authorised in the place.
    /// </summary>
    /// <param name="facts">What is recorded, read by this release's <see cref="GuidanceRelease.Reader"/>.</param>
    /// <param name="where">Whose labels.</param>
    /// <param name="asOf">The day the answer speaks of; decides freshness.</param>
    /// <param name="plannedStart">The planned first day, for the dates of the monitoring plan; null = no dates.</param>
    /// <exception cref="ArgumentException">The facts were read with another guidance, or the planned start lies before asOf.</exception>
    public Evaluation Evaluate(PatientFacts facts, Jurisdiction where, DateOnly asOf, DateOnly? plannedStart = null)
    {
        if (!ReferenceEquals(facts.Catalogue, _release.Facts)) throw new ArgumentException("These facts were read with another guidance release", nameof(facts));
        if (plannedStart < asOf) throw new ArgumentException("The planned start lies before asOf", nameof(plannedStart));
        var program = Program(where);
        var slots = _derived.Slots;
        var reader = new SheetReader(_release.Facts, slots, facts, asOf);
        var states = new byte[program.Entries.Length];
        var verdicts = new DrugVerdict[program.Drugs.Length];
        _derived.Fill(facts.Given, asOf, reader.Sheet);
        program.Judge(reader.Sheet, new byte[program.TruthCount], verdicts, states);

        var trials = new StartTrials(this, program, facts, asOf);
        var gaps = new GapFinder(_release, reader, _checklistOrder);
        var changes = new ChangeFinder(_release, reader);
        var options = new List<Option>(program.Drugs.Length);
        for (var d = 0; d < program.Drugs.Length; d++)
        {
            var findings = FindingList.Of(program, d, states, reader);
            var (rules, trial) = (program.RulesOf(d, states), trials.Of(d));
            options.Add(new Option
            {
                Drug = program.Drugs[d].Id,
                Verdict = verdicts[d].Verdict,
                Provisional = verdicts[d].Provisional,
                BestCase = verdicts[d].BestCase,
                WorstCase = verdicts[d].WorstCase,
                AlsoStands = rules.AlsoStands(verdicts[d]),
                Findings = findings,
                Gaps = gaps.Of(rules, verdicts[d], trial),
                Changes = changes.Of(rules, verdicts[d], trial),
                Regimen = RegimenPlanner.Plan(program.Drugs[d], where, verdicts[d].Verdict, findings, reader),
                Monitoring = PlanBuilder.Monitoring(_release, program.Drugs[d], where, findings, reader, plannedStart),
                Counselling = PlanBuilder.Counselling(_release, program.Drugs[d], where, reader),
            });
        }
        var identity = new Identity(_release.Name, _release.Sha256, where, asOf, plannedStart, _release.Overrides);
        return new Evaluation(identity, options, Unrecognised.In(_release.Medicines, facts, reader));
    }

    /// <summary>
    /// Judges one variant alone, for people who check a rule: the condition with the truth and the value of each comparison, also where it is clear.
    /// </summary>
    /// <param name="variant">A variant of this release.</param>
    /// <param name="drug">The id of a drug the variant applies to; decides the facts that differ by drug.</param>
    /// <param name="facts">What is recorded, read by this release's <see cref="GuidanceRelease.Reader"/>.</param>
    /// <param name="asOf">The day that decides freshness.</param>
    /// <exception cref="ArgumentException">The facts were read with another guidance, or the variant is not for this drug.</exception>
    public ExplainedCondition Explain(Variant<Effect> variant, string drug, PatientFacts facts, DateOnly asOf)
    {
        if (!ReferenceEquals(facts.Catalogue, _release.Facts)) throw new ArgumentException("These facts were read with another guidance release", nameof(facts));
        var slot = _release.Drugs.ToList().FindIndex(d => d.Id == drug && variant.Drugs.Contains(d.Id));
        if (slot < 0) throw new ArgumentException($"The variant of {variant.Rule} is not for {drug}", nameof(drug));
        var reader = new SheetReader(_release.Facts, _derived.Slots, facts, asOf);
        _derived.Fill(facts.Given, asOf, reader.Sheet);
        return FindingList.Explain(variant.When, slot, reader);
    }

    /// <summary>
    /// The screening checklist for one patient, in working order: for every item whether its condition holds, and each of its facts as it counts on that day.
    /// An item whose condition is unknown is among them: only a condition that is decided says that it applies or does not.
    /// </summary>
    /// <param name="facts">What is recorded, read by this release's <see cref="GuidanceRelease.Reader"/>.</param>
    /// <param name="asOf">The day that decides freshness.</param>
    /// <exception cref="ArgumentException">The facts were read with another guidance.</exception>
    public IReadOnlyList<ChecklistStanding> Checklist(PatientFacts facts, DateOnly asOf)
    {
        if (!ReferenceEquals(facts.Catalogue, _release.Facts)) throw new ArgumentException("These facts were read with another guidance release", nameof(facts));
        var reader = new SheetReader(_release.Facts, _derived.Slots, facts, asOf);
        _derived.Fill(facts.Given, asOf, reader.Sheet);
        return [.. _release.Checklist.Select(item => new ChecklistStanding(item, FindingList.Explain(item.When, 0, reader), [.. item.Facts.Select(f => Standing(f, reader))]))];
    }

    private static FactStanding Standing(Fact fact, SheetReader reader)
    {
        var state = reader.State(fact);
        var reading = state == FactState.Known ? reader.Reading(fact, 0) : null;
        var given = reader.Given(fact);
        var expires = given is { State: FactState.Known, On: not null } && fact.Window is not null && (given.Bits & fact.LastingBits) == 0;
        return new FactStanding(fact, state, reading, expires ? fact.Window!.Value.LastDay(given.On!.Value) : null);
    }

    internal void Judge(PlaceProgram program, ReadOnlySpan<GivenFact> given, DateOnly asOf, Span<DrugVerdict> verdicts, Span<byte> states)
    {
        var slots = _derived.Slots.Count;
        var sheet = new FactSheet(stackalloc uint[slots], stackalloc double[slots]);
        _derived.Fill(given, asOf, sheet);
        program.Judge(sheet, stackalloc byte[program.TruthCount], verdicts, states);
    }

    private PlaceProgram Program(Jurisdiction where) => where == Jurisdiction.Us ? _us : _eu;
}

/// <summary>Tries other facts before the start. One judgement serves every drug, so each replaced fact is tried once.</summary>
internal sealed class StartTrials(Evaluator evaluator, PlaceProgram program, PatientFacts facts, DateOnly asOf)
{
    private readonly GivenFact[] _given = facts.Given.ToArray();
    private readonly Dictionary<(int Fact, GivenFact Value), DrugVerdict[]> _tried = [];

    public Trial Of(int drug) => new OfDrug(this, drug);

    private DrugVerdict[] With(Fact fact, GivenFact value)
    {
        if (_tried.TryGetValue((fact.Index, value), out var known)) return known;
        var before = _given[fact.Index];
        _given[fact.Index] = value;
        var verdicts = Judge(_given);
        _given[fact.Index] = before;
        return _tried[(fact.Index, value)] = verdicts;
    }

    private DrugVerdict[] Judge(ReadOnlySpan<GivenFact> given)
    {
        var verdicts = new DrugVerdict[program.Drugs.Length];
        evaluator.Judge(program, given, asOf, verdicts, []);
        return verdicts;
    }

    private sealed class OfDrug(StartTrials trials, int drug) : Trial
    {
        public override DateOnly AsOf => trials.AsOf;

        public override ReadOnlySpan<GivenFact> Given => trials.Facts.Given;

        public override DrugVerdict With(Fact fact, GivenFact value) => trials.With(fact, value)[drug];

        public override DrugVerdict Judge(ReadOnlySpan<GivenFact> given) => trials.Judge(given)[drug];
    }

    private DateOnly AsOf => asOf;

    private PatientFacts Facts => facts;
}
