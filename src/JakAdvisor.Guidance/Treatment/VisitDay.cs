using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>One visit laid out for judging: the facts of the day, and which start rules were met before the start.</summary>
internal sealed class VisitDay
{
    private readonly GuidanceRelease _release;
    private readonly VisitSheet _sheet;
    private readonly Visit _visit;
    private readonly DateOnly _asOf;
    private readonly GivenFact[] _merged;

    public VisitDay(GuidanceRelease release, VisitSheet sheet, VisitProgram program, Visit visit, DateOnly asOf)
    {
        (_release, _sheet, Program, _visit, _asOf) = (release, sheet, program, visit, asOf);
        _merged = Merging.Of(release.VisitFacts, visit, asOf, out var undated);
        Shown = new PatientFacts(release.VisitFacts, undated);
        var start = NewSheet();
        sheet.FillBaseline(visit, start.Sheet);
        var (atStart, _) = program.Judge(start.Sheet);
        MetAtStart = [.. program.Rules.Select((r, i) => r.Start is not null && atStart[i] == Truth.True)];
    }

    public VisitProgram Program { get; }

    /// <summary>The facts of the day as they were recorded.</summary>
    public PatientFacts Shown { get; }

    /// <summary>The start rules that the treatment began in spite of, by their place in the program: they are not new.</summary>
    public bool[] MetAtStart { get; }

    public JudgedDay Judge() => Judge(_merged);

    public Trial Trial() => new OfVisit(this);

    public OutcomeValues Values(int mostDays) => new(_release.VisitFacts, _visit.Baseline.Given, _merged, _visit.Treatment.StartedOn, _asOf, mostDays);

    /// <summary>
    /// Whether a corticosteroid is taken at the visit, by the two lists of medicines: a list of before the start says nothing of the visit, so that it counts as not asked.
    /// </summary>
    public Truth Corticosteroid()
    {
        var given = (GivenFact[])_merged.Clone();
        foreach (var list in FactNames.MedicineLists.Select(name => _release.VisitFacts[name].Index))
        {
            var asked = _visit.Facts.Given[list];
            if (asked.State == FactState.NotAsked || (asked.On <= _visit.Treatment.StartedOn && asked.On != _asOf)) given[list] = GivenFact.Unknown(FactState.NotAsked, null);
        }
        return _sheet.Corticosteroid(given, _asOf);
    }

    private JudgedDay Judge(ReadOnlySpan<GivenFact> merged)
    {
        var kept = NewSheet();
        var items = _sheet.Fill(_visit, merged, _asOf, Program.Plan, kept.Sheet);
        var (plain, strict) = Program.Judge(kept.Sheet);
        return new JudgedDay(this, kept, items, plain, strict, Program.Verdict(plain, strict, MetAtStart));
    }

    private SheetReader NewSheet(IReadOnlyList<PlannedItem>? items = null) => new(_release.VisitFacts, _sheet.Slots, Shown, _asOf)
    {
        Overdue = [.. (items ?? []).Where(i => i.Applies != Truth.False).SelectMany(i => i.Open).DistinctBy(f => f.Index).OrderBy(f => f.Index)],
    };

    /// <summary>A visit as judged: the filled sheet, the plan of the day, the truths and the verdict.</summary>
    public sealed class JudgedDay(VisitDay day, SheetReader filled, IReadOnlyList<PlannedItem> items, Truth[] plain, Truth[] strict, DrugVerdict verdict)
    {
        public IReadOnlyList<PlannedItem> Items => items;

        public Truth[] Plain => plain;

        public Truth[] Strict => strict;

        public DrugVerdict Verdict => verdict;

        /// <summary>The facts of the day for people.</summary>
        public SheetReader Reader()
        {
            var reader = day.NewSheet(items);
            filled.Sheet.Bits.CopyTo(reader.Sheet.Bits);
            filled.Sheet.Numbers.CopyTo(reader.Sheet.Numbers);
            return reader;
        }
    }

    /// <summary>The same visit with other facts.</summary>
    private sealed class OfVisit(VisitDay day) : Trial
    {
        public override DateOnly AsOf => day._asOf;

        public override ReadOnlySpan<GivenFact> Given => day._merged;

        public override DrugVerdict With(Fact fact, GivenFact value)
        {
            var given = (GivenFact[])day._merged.Clone();
            given[fact.Index] = value;
            return Judge(given);
        }

        public override DrugVerdict Judge(ReadOnlySpan<GivenFact> given) => day.Judge(given).Verdict;
    }
}
