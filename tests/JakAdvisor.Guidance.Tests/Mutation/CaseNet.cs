using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Cases;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>The hand-written cases of rules and medicine names as a net: does one of them come out otherwise?</summary>
internal sealed class CaseNet
{
    private readonly RulePrograms _programs;
    private readonly ILookup<string, CaseEntry> _entries = RuleCases.All.ToLookup(e => e.Rule);
    private readonly Dictionary<RuleCase, (PatientFacts Facts, KeptSheet Sheet)> _patients;

    public CaseNet(RulePrograms programs)
    {
        _programs = programs;
        var derived = KeptSheet.Derived(programs.Released);
        _patients = new(ReferenceEqualityComparer.Instance);
        foreach (var @case in RuleCases.All.SelectMany(e => e.Cases))
        {
            var facts = @case.Read();
            _patients[@case] = (facts, new KeptSheet(derived, facts, Patients.AsOf));
        }
    }

    public bool Catches(GuidanceRelease mutant)
    {
        var renamed = mutant.Medicines != _programs.Released.Medicines;
        if (renamed && InteractionCases.All.Any(c => InteractionCases.Disagreement(mutant.Medicines, c) is not null)) return true;
        if (mutant.Rules.Count != _entries.Count) return true;
        var reading = _programs.Reading(mutant);
        return mutant.Rules.Where(r => reading is not null || !_programs.IsUnchanged(r)).Any(rule => Catches(rule, reading));
    }

    private bool Catches(Rule rule, Func<PatientFacts, DateOnly, KeptSheet, KeptSheet>? reading)
    {
        var (entries, changed) = (_entries[rule.Id], !_programs.IsUnchanged(rule));
        if (changed && (rule.Variants.Count != entries.Count() || rule.Variants.Any(v => !entries.Any(e => e.Describes(v))))) return true;
        var programs = Enum.GetValues<Jurisdiction>().ToDictionary(where => where, where => _programs.Of(rule, where));
        foreach (var (entry, @case) in entries.SelectMany(e => e.Cases.Select(c => (e, c))))
        {
            var (facts, before) = _patients[@case];
            var sheet = reading?.Invoke(facts, Patients.AsOf, before) ?? before;
            if ((changed || sheet != before) && entry.Where.Any(where => Disagrees(programs[where], entry, @case, sheet))) return true;
        }
        return false;
    }

    private static bool Disagrees(PlaceProgram program, CaseEntry entry, RuleCase @case, KeptSheet sheet)
    {
        var (states, _) = RulePrograms.Judge(program, sheet);
        for (var i = 0; i < states.Length; i++)
        {
            var (variant, drug) = (program.Entries[i].Variant, program.Drugs[program.Entries[i].Drug].Id);
            var isMeant = entry.Describes(variant) && (@case.Drugs is null || @case.Drugs.Contains(drug));
            if (isMeant && (Truth)states[i] != @case.Expected) return true;
        }
        return false;
    }
}
