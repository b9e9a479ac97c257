using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// The engine for visits over one release: the treatment rules, and the start rules again on the facts of the day. Pure and safe for many threads, as
/// <see cref="Evaluator"/> is; an error in it or in the guidance stops the evaluation with an exception.
/// </summary>
public sealed class VisitEvaluator
{
    private readonly GuidanceRelease _release;
    private readonly VisitSheet _sheet;
    private readonly Outcomes _outcomes;
    private readonly IReadOnlyList<VisitProgram> _programs;
    private readonly int[] _order;

    internal VisitEvaluator(GuidanceRelease release, DerivedFacts derived)
    {
        _release = release;
        _sheet = new VisitSheet(release, derived);
        _outcomes = new Outcomes(release);
        _programs = [.. Enum.GetValues<Jurisdiction>().SelectMany(where => release.DrugsIn(where).Select(drug => new VisitProgram(release, derived.Slots, drug, where)))];
        var start = release.Checklist.SelectMany(i => i.Facts).Select(f => f.Index).Distinct().ToList();
        _order = [.. release.VisitFacts.All.Select(f => f.IsOfVisits ? f.Index - release.VisitFacts.All.Count : start.IndexOf(f.Index) is >= 0 and var at ? at : start.Count + f.Index)];
    }

    /// <summary>The levels of one visit alone.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public TreatmentVerdict Verdict(Visit visit, Jurisdiction where, DateOnly asOf) => TreatmentVerdict.Of(Day(visit, where, asOf).Judge().Verdict);

    /// <summary>The plan of one visit alone: every item with its newest result and its next day.</summary>
    /// <inheritdoc cref="Evaluate" path="/param"/>
    /// <inheritdoc cref="Evaluate" path="/exception"/>
    public IReadOnlyList<DueItem> Plan(Visit visit, Jurisdiction where, DateOnly asOf)
    {
        var day = Day(visit, where, asOf);
        return VisitPlans.Due(day.Judge().Items, visit.Treatment.StartedOn);
    }

    /// <summary>
    /// Judges one variant alone, for people who check a rule: the condition with the truth and the value of each comparison, also where it is clear.
    /// </summary>
    /// <param name="variant">A variant of this release for the drug and the place, every setting of which the clinic has set.</param>
    /// <param name="visit">Treatment record, baseline and facts, read by this release's <see cref="GuidanceRelease.VisitReader"/>.</param>
    /// <param name="where">Whose labels.</param>
    /// <param name="asOf">The day of the visit.</param>
    /// <exception cref="ArgumentException">As for <see cref="Evaluate"/>, or the variant is not for the drug and the place.</exception>
    public ExplainedCondition Explain(Variant<TreatmentEffect> variant, Visit visit, Jurisdiction where, DateOnly asOf)
    {
        var day = Day(visit, where, asOf);
        if (!variant.AppliesTo(visit.Treatment.Drug, where)) throw new ArgumentException($"The variant of {variant.Rule} is not for {visit.Treatment.Drug}", nameof(variant));
        return FindingList.Explain(variant.When, day.Program.DrugSlot, day.Judge().Reader());
    }

    /// <summary>The whole answer for one visit.</summary>
    /// <param name="visit">Treatment record, baseline and facts, read by this release's <see cref="GuidanceRelease.VisitReader"/>.</param>
    /// <param name="where">Whose labels.</param>
    /// <param name="asOf">The day of the visit; decides freshness, the week and what is due.</param>
    /// <exception cref="ArgumentException">
    /// The facts were read with another guidance, the drug is not authorised in the place, or the visit lies before the first day of treatment.
    /// </exception>
    public VisitEvaluation Evaluate(Visit visit, Jurisdiction where, DateOnly asOf)
    {
        var day = Day(visit, where, asOf);
        var judged = day.Judge();
        var (program, verdict, reader) = (day.Program, judged.Verdict, judged.Reader());
        var rules = program.Judged(judged.Plain, day.MetAtStart);
        var trial = day.Trial();
        var gaps = new GapFinder(_release, reader, _order).Of(rules, verdict, trial);
        var changes = new ChangeFinder(_release, reader).Of(rules, verdict, trial);
        var startFindings = VisitFindings.OfStart(program, judged.Plain, reader);
        var read = TreatmentVerdict.Of(verdict);
        return new VisitEvaluation
        {
            Guidance = new VisitIdentity(_release.Name, _release.Sha256, where, asOf, visit.Treatment, _sheet.Week(visit.Treatment, asOf), _release.Overrides,
                [.. _release.Settings.Select(s => new SettingInForce(s.Name, s.Value, s.Released, s.Unit))]),
            Drug = program.Drug.Id,
            Verdict = read.Verdict,
            Provisional = read.Provisional,
            BestCase = read.BestCase,
            WorstCase = read.WorstCase,
            AlsoStands = rules.AlsoStands(verdict) is { } also ? TreatmentLevels.Of(also) : null,
            Findings = VisitFindings.Of(program, judged.Plain, day.MetAtStart, reader, visit.Baseline),
            Gaps = [.. gaps.Select(OfVisit)],
            Changes = [.. changes.Select(c => new VisitChange(c.Set, TreatmentLevels.Of(c.Verdict)))],
            Regimen = RegimenPlanner.Plan(program.Drug, where, Level.Candidate, startFindings, reader),
            Monitoring = VisitPlans.Due(judged.Items, visit.Treatment.StartedOn),
            Counselling = PlanBuilder.Counselling(_release, program.Drug, where, reader),
            Outcomes = Outcomes(day, reader),
            Unrecognised = Unrecognised.In(_release.Medicines, day.Shown, reader),
        };
    }

    private VisitDay Day(Visit visit, Jurisdiction where, DateOnly asOf)
    {
        if (!ReferenceEquals(visit.Baseline.Catalogue, _release.VisitFacts) || !ReferenceEquals(visit.Facts.Catalogue, _release.VisitFacts))
            throw new ArgumentException("These facts were read with another guidance release, or not as those of a visit", nameof(visit));
        if (asOf < visit.Treatment.StartedOn) throw new ArgumentException("The visit lies before the first day of treatment", nameof(asOf));
        var program = _programs.FirstOrDefault(p => p.Where == where && p.Drug.Id == visit.Treatment.Drug)
            ?? throw new ArgumentException($"{visit.Treatment.Drug} is not authorised in {Names.Of(where)}", nameof(visit));
        return new VisitDay(_release, _sheet, program, visit, asOf);
    }

    private OutcomeReport Outcomes(VisitDay day, SheetReader reader)
    {
        var type = reader.Catalogue["disease.type"];
        var disease = reader.IsKnown(type) ? type.WordOf(reader.Bits(type)) : null;
        return _outcomes.Of(day.Values(_sheet.OutcomeDays), disease, day.Corticosteroid());
    }

    private static VisitGap OfVisit(Gap gap) => new()
    {
        Fact = gap.Fact,
        Question = gap.Question,
        Unknown = gap.Unknown,
        Settle = gap.Settle,
        Decisive = gap.Decisive,
        Bounds = gap.Bounds,
        Could = new OrderedDictionary<string, TreatmentLevel>(gap.Could.Select(c => KeyValuePair.Create(c.Key, TreatmentLevels.Of(c.Value))), StringComparer.Ordinal),
        Answers = gap.Answers,
    };
}
