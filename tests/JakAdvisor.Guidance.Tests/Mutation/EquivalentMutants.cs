using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>
/// The mutants that no input tells from the guidance. Each is named here, and each is proven by trying every combination of values of its facts.
/// </summary>
internal static class EquivalentMutants
{
    /// <summary>
    /// Current smokers already meet these rules by the comparison beside the changed one; and a completed preventive treatment already is covered,
    /// whatever its weeks.
    /// </summary>
    public static readonly IReadOnlyList<string> Named =
    [
        $"last-resort-recorded (upadacitinib tofacitinib filgotinib; Eu): {Smoking}",
        $"last-resort-smoking (upadacitinib tofacitinib filgotinib; Eu): {Smoking}",
        $"risk-dose (tofacitinib; Eu): {Smoking}",
        $"risk-dose (upadacitinib filgotinib; Eu): {Smoking}",
        "tb-latent-covered (upadacitinib tofacitinib filgotinib; Us Eu): \"tb.prevention is in-progress\" to \"tb.prevention in [in-progress, completed]\"",
    ];

    private const string Smoking = "\"cardiovascular.smoking is former\" to \"cardiovascular.smoking in [former, current]\"";

    /// <summary>How many combinations of values tell the mutant's conditions from the guidance's, with <c>is unknown</c> read both ways.</summary>
    public static (int Differing, int Tried) Compared(GuidanceRelease released, Mutant mutant)
    {
        var slots = KeptSheet.Derived(released).Slots;
        var pairs = released.Rules.Zip(mutant.Release.Rules).Where(r => r.First != r.Second).SelectMany(r => r.First.Variants.Zip(r.Second.Variants));
        var (differing, tried) = (0, 0);
        foreach (var (original, changed) in pairs)
        {
            if (original with { When = changed.When } != changed) return (1, 1);
            var compiled = new Pair(original.When, changed.When, slots);
            foreach (var values in Reach.Combinations([.. compiled.Comparisons.GroupBy(c => c.Fact.Name).Select(Reach.Values)]))
            {
                tried++;
                if (!compiled.Agrees(values)) differing++;
            }
        }
        return (differing, tried);
    }

    /// <summary>Two conditions compiled by the engine side by side.</summary>
    private sealed class Pair
    {
        private readonly ConditionSet _set = new();
        private readonly int[] _ids;
        private readonly Dictionary<string, int> _slots;
        private readonly uint[] _bits;
        private readonly double[] _numbers;

        public Pair(Condition one, Condition other, SlotMap slots)
        {
            Comparisons = [.. one.Comparisons, .. other.Comparisons];
            _ids = [_set.Add(one, slots, 0), _set.Add(other, slots, 0)];
            _set.Seal();
            _slots = Comparisons.Select(c => c.Fact).DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => slots.Of(f, 0));
            (_bits, _numbers) = (new uint[slots.Count], new double[slots.Count]);
        }

        public IReadOnlyList<Comparison> Comparisons { get; }

        public bool Agrees(Reach.Value[] values)
        {
            foreach (var value in values) (_bits[_slots[value.Fact]], _numbers[_slots[value.Fact]]) = (value.Bits, value.Number);
            var sheet = new FactSheet(_bits, _numbers);
            var truths = new byte[_set.Size];
            _set.Judge(sheet, truths);
            return truths[_set.Place(_ids[0])] == truths[_set.Place(_ids[1])];
        }
    }
}
