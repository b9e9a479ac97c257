using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>Every rule of one place, compiled once for all its drugs.</summary>
internal sealed class PlaceProgram
{
    private readonly ConditionSet _set = new();
    private readonly Test[] _tests;

    public PlaceProgram(GuidanceRelease release, SlotMap slots, Jurisdiction where)
    {
        Where = where;
        Drugs = [.. release.DrugsIn(where)];
        var entries = new List<Entry>();
        var ids = new List<int>();
        for (var d = 0; d < Drugs.Length; d++)
        {
            var slot = release.Drugs.ToList().IndexOf(Drugs[d]);
            foreach (var variant in release.Rules.SelectMany(r => r.Variants).Where(v => v.AppliesTo(Drugs[d].Id, where)))
            {
                ids.Add(_set.Add(variant.When, slots, slot));
                entries.Add(new Entry(d, slot, variant, Levels.Of(variant.Effect)));
            }
        }
        _set.Seal();
        Entries = [.. entries];
        _tests = [.. entries.Select((e, i) => new Test(_set.Place(ids[i]), e.Drug, e.Level))];
    }

    /// <summary>A variant for one drug: the drug's place in <see cref="Drugs"/> and in the sheet, and its level.</summary>
    public sealed record Entry(int Drug, int DrugSlot, RuleVariant Variant, Level Level);

    private readonly record struct Test(int Place, int Drug, Level Level);

    public Jurisdiction Where { get; }

    public Drug[] Drugs { get; }

    public Entry[] Entries { get; }

    public int TruthCount => _set.Size;

    /// <summary>Judges every rule: verdicts by drug and, when asked for, the truth of each entry. Allocates nothing.</summary>
    public void Judge(in FactSheet sheet, Span<byte> truths, Span<DrugVerdict> verdicts, Span<byte> states)
    {
        Span<Level> settled = stackalloc Level[Drugs.Length];
        Span<Level> threat = stackalloc Level[Drugs.Length];
        Span<Level> best = stackalloc Level[Drugs.Length];
        settled.Fill(Level.Candidate);
        threat.Fill(Level.Candidate);
        best.Fill(Level.Candidate);

        _set.Judge(sheet, truths);
        for (var i = 0; i < _tests.Length; i++)
        {
            ref readonly var test = ref _tests[i];
            var truth = truths[test.Place];
            if (states.Length > 0) states[i] = truth;
            if (truth == (byte)Truth.True) settled[test.Drug] = Levels.Worse(settled[test.Drug], test.Level);
            else if (truth == (byte)Truth.Unknown) threat[test.Drug] = Levels.Worse(threat[test.Drug], test.Level);
        }
        _set.JudgeStrictly(sheet, truths);
        foreach (ref readonly var test in _tests.AsSpan())
        {
            if (truths[test.Place] == (byte)Truth.True) best[test.Drug] = Levels.Worse(best[test.Drug], test.Level);
        }
        for (var d = 0; d < Drugs.Length; d++) verdicts[d] = DrugVerdict.Of(settled[d], threat[d], best[d]);
    }
}
