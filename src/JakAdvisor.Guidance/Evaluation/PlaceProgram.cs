using System.Numerics;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>Every rule of one place, compiled once for all its drugs.</summary>
internal sealed class PlaceProgram
{
    private const uint NoLevel = 1u << (int)Level.Candidate;
    private static readonly uint AnyTrue = Pairs(p => TruthPair.Plain(p) == Truth.True);
    private static readonly uint AnyUnknown = Pairs(p => TruthPair.Plain(p) == Truth.Unknown);
    private static readonly uint AnyStrictlyTrue = Pairs(p => TruthPair.Strict(p) == Truth.True);

    private readonly ConditionSet _set = new();
    private readonly LevelTests[][] _levels;
    private readonly int[] _places;

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
        _places = [.. ids.Select(_set.Place)];
        _levels =
        [
            .. Drugs.Select((_, d) => entries.Select((e, i) => (Entry: e, Place: _places[i])).Where(e => e.Entry.Drug == d)
                .GroupBy(e => e.Entry.Level).Select(g => new LevelTests(g.Key, [.. g.Select(e => e.Place)])).ToArray()),
        ];
    }

    /// <summary>A variant for one drug: the drug's place in <see cref="Drugs"/> and in the sheet, and its level.</summary>
    public sealed record Entry(int Drug, int DrugSlot, Variant<Effect> Variant, Level Level);

    /// <summary>Where the rules of one drug stand that lead to one level.</summary>
    private readonly record struct LevelTests(Level Level, int[] Places);

    public Jurisdiction Where { get; }

    public Drug[] Drugs { get; }

    public Entry[] Entries { get; }

    public int TruthCount => _set.Size;

    /// <summary>The rules of one drug with their truths.</summary>
    public JudgedRules RulesOf(int drug, ReadOnlySpan<byte> states)
    {
        var rules = new List<JudgedRule>();
        for (var i = 0; i < Entries.Length; i++)
        {
            var entry = Entries[i];
            if (entry.Drug == drug) rules.Add(new JudgedRule(entry.Variant.When, entry.DrugSlot, entry.Level, entry.Variant.Effect == Effect.Require, (Truth)states[i]));
        }
        return new JudgedRules(Drugs[drug].Id, rules);
    }

    /// <summary>Judges every rule: verdicts by drug and, when asked for, the truth of each entry. Allocates nothing.</summary>
    public void Judge(in FactSheet sheet, Span<byte> truths, Span<DrugVerdict> verdicts, Span<byte> states)
    {
        _set.Judge(sheet, truths);
        for (var d = 0; d < _levels.Length; d++)
        {
            // One bit a level; the lowest bit is the worst level.
            var (settled, threat, best) = (NoLevel, NoLevel, NoLevel);
            foreach (var tests in _levels[d])
            {
                var seen = 0u;
                foreach (var place in tests.Places) seen |= 1u << truths[place];
                settled |= Bit(seen & AnyTrue) << (int)tests.Level;
                threat |= Bit(seen & AnyUnknown) << (int)tests.Level;
                best |= Bit(seen & AnyStrictlyTrue) << (int)tests.Level;
            }
            verdicts[d] = DrugVerdict.Of(Worst(settled), Worst(threat), Worst(best));
        }
        var places = _places.AsSpan(0, states.Length);
        for (var i = 0; i < places.Length; i++) states[i] = (byte)TruthPair.Plain(truths[places[i]]);
    }

    private static uint Bit(uint any) => any != 0 ? 1u : 0u;

    private static Level Worst(uint levels) => (Level)BitOperations.TrailingZeroCount(levels);

    /// <summary>The truth pairs that satisfy something, one bit each.</summary>
    private static uint Pairs(Func<byte, bool> which) =>
        Enumerable.Range(0, 16).Where(pair => which((byte)pair)).Aggregate(0u, (pairs, pair) => pairs | 1u << pair);
}
