using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>
/// Every rule that is judged at a visit for one drug in one place, compiled once: the treatment rules, and the start rules, of which those judged again have an
/// effect on treatment. A treatment rule that names an unset setting is left out: it is clear for everybody.
/// </summary>
internal sealed class VisitProgram
{
    private readonly ConditionSet _set = new();
    private readonly int[] _places;
    private readonly int _overdue;

    public VisitProgram(GuidanceRelease release, SlotMap slots, Drug drug, Jurisdiction where)
    {
        (Drug, Where, DrugSlot) = (drug, where, release.Drugs.ToList().IndexOf(drug));
        _overdue = release.VisitFacts[FactNames.ItemOverdue].Index;
        Plan = new DayPlan(release, slots, drug, DrugSlot, where);
        var settings = release.Settings.ToDictionary(s => s.Name, StringComparer.Ordinal);
        Rules =
        [
            .. release.TreatmentRules.SelectMany(r => r.Variants).Where(v => v.AppliesTo(drug.Id, where) && !v.IsUnset(settings)).Select(v => new Rule(v.When, v.Effect, v, null)),
            .. release.Rules.SelectMany(r => r.Variants).Where(v => v.AppliesTo(drug.Id, where))
                .Select(v => new Rule(v.When, release.VisitPlan.IsJudgedAgain(v) ? TreatmentLevels.OfStartRule(v.Effect) : null, null, v)),
        ];
        var ids = Rules.Select(r => _set.Add(r.When, slots, DrugSlot)).ToList();
        _set.Seal();
        _places = [.. ids.Select(_set.Place)];
    }

    /// <summary>A treatment rule or a start rule; the effect is null for a start rule that is not judged again.</summary>
    public sealed record Rule(Condition When, TreatmentEffect? Effect, Variant<TreatmentEffect>? Treatment, Variant<Effect>? Start)
    {
        public Level Level { get; } = Effect is { } effect ? TreatmentLevels.Severity(TreatmentLevels.Of(effect)) : Level.Candidate;
    }

    public Drug Drug { get; }

    public Jurisdiction Where { get; }

    public int DrugSlot { get; }

    public DayPlan Plan { get; }

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>
    /// The truth of each rule, and beside it the one in which every <c>is unknown</c> of an unknown fact is read as unknown, and an overdue item, which its result
    /// would settle, too.
    /// </summary>
    public (Truth[] Plain, Truth[] Strict) Judge(in FactSheet sheet)
    {
        var truths = new byte[_set.Size];
        _set.Judge(sheet, truths);
        var plain = Array.ConvertAll(_places, p => TruthPair.Plain(truths[p]));
        if (sheet.Bits[_overdue] == FactSheet.Yes)
        {
            sheet.Bits[_overdue] = 0;
            _set.Judge(sheet, truths);
            sheet.Bits[_overdue] = FactSheet.Yes;
        }
        return (plain, Array.ConvertAll(_places, p => TruthPair.Strict(truths[p])));
    }

    /// <summary>The verdict of the rules that count: those of treatment, and the start rules judged again that were not met at the start.</summary>
    public DrugVerdict Verdict(Truth[] plain, Truth[] strict, bool[] metAtStart)
    {
        var (settled, threat, best) = (Level.Candidate, Level.Candidate, Level.Candidate);
        for (var i = 0; i < plain.Length; i++)
        {
            if (metAtStart[i]) continue;
            if (plain[i] == Truth.True) settled = Levels.Worse(settled, Rules[i].Level);
            if (plain[i] == Truth.Unknown) threat = Levels.Worse(threat, Rules[i].Level);
            if (strict[i] == Truth.True) best = Levels.Worse(best, Rules[i].Level);
        }
        return DrugVerdict.Of(settled, threat, best);
    }

    /// <summary>The rules with a level that count, as they are for one person.</summary>
    public JudgedRules Judged(Truth[] plain, bool[] metAtStart) => new(Drug.Id,
        [.. Rules.Select((r, i) => (Rule: r, At: i)).Where(r => r.Rule.Effect is not null && !metAtStart[r.At])
            .Select(r => new JudgedRule(r.Rule.When, DrugSlot, r.Rule.Level, r.Rule.Effect == TreatmentEffect.Require, plain[r.At]))]);
}
