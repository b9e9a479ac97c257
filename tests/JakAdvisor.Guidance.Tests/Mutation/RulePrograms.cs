using System.Collections.Concurrent;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>The engine over one rule alone, so that a mutant costs only what it touches. The rules that did not change are compiled once.</summary>
internal sealed class RulePrograms(GuidanceRelease released, SlotMap slots)
{
    private readonly HashSet<Rule> _unchanged = new(released.Rules, ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(string Rule, Jurisdiction Where), PlaceProgram> _kept = new();

    public GuidanceRelease Released => released;

    public SlotMap Slots => slots;

    /// <summary>Whether this rule is the guidance's own.</summary>
    public bool IsUnchanged(Rule rule) => _unchanged.Contains(rule);

    /// <summary>
    /// How a mutant reads one patient's facts, derived ones included: the sheet of the guidance itself where nothing is read otherwise. Null: it reads
    /// everybody alike.
    /// </summary>
    public Func<PatientFacts, DateOnly, KeptSheet, KeptSheet>? Reading(GuidanceRelease mutant)
    {
        var sameFacts = mutant.Facts == released.Facts;
        var sameRest = mutant.Medicines == released.Medicines && mutant.Parameters == released.Parameters;
        if (sameFacts && sameRest) return null;
        var derived = KeptSheet.Derived(mutant);
        return (facts, asOf, sheet) =>
        {
            if (sameRest && !HasDates(facts)) return sheet;
            var read = new KeptSheet(derived, facts, asOf);
            return read.ReadsLike(sheet) ? sheet : read;
        };
    }

    /// <summary>Freshness, lasting values and changes tell nothing about a patient without dates.</summary>
    private static bool HasDates(PatientFacts facts)
    {
        foreach (ref readonly var given in facts.Given)
        {
            if (given.On is not null) return true;
        }
        return false;
    }

    public PlaceProgram Of(Rule rule, Jurisdiction where)
    {
        PlaceProgram Compiled() => new(released with { Rules = [rule] }, slots, where);
        return IsUnchanged(rule) ? _kept.GetOrAdd((rule.Id, where), _ => Compiled()) : Compiled();
    }

    /// <summary>The rule's truth for each drug of the place it applies to, and the levels it brings.</summary>
    public static (byte[] States, DrugVerdict[] Levels) Judge(PlaceProgram program, KeptSheet sheet)
    {
        var (states, levels) = (new byte[program.Entries.Length], new DrugVerdict[program.Drugs.Length]);
        program.Judge(sheet.Sheet, new byte[program.TruthCount], levels, states);
        return (states, levels);
    }
}
