using System.Globalization;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Evaluation;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>The clinic stories as a net: does one of them end with another verdict, another bound, or another met or open rule?</summary>
internal sealed class StoryNet
{
    private readonly RulePrograms _programs;
    private readonly List<Story> _stories;

    public StoryNet(RulePrograms programs)
    {
        _programs = programs;
        var derived = KeptSheet.Derived(programs.Released);
        _stories = [.. ClinicStoryTests.All.Select(s => Read(s, derived))];
    }

    /// <summary>A story, and the levels that each rule of the guidance brings to it.</summary>
    private sealed record Story(
        Jurisdiction Where, DateOnly AsOf, PatientFacts Facts, KeptSheet Sheet, IReadOnlyDictionary<string, Expected> Drugs,
        IReadOnlyDictionary<string, DrugVerdict[]> Levels);

    /// <summary>What the story expects of a drug. Rules that only inform are not in a story.</summary>
    private sealed record Expected(Level Verdict, bool Provisional, Level Best, Level Worst, IReadOnlyDictionary<string, Truth> Rules);

    public bool Catches(GuidanceRelease mutant)
    {
        var changed = mutant.Rules.Where(r => !_programs.IsUnchanged(r)).ToList();
        var dropped = _programs.Released.Rules.Select(r => r.Id).Except(mutant.Rules.Select(r => r.Id)).ToList();
        var reading = _programs.Reading(mutant);
        return _stories.Any(story =>
        {
            if (mutant.Drugs != _programs.Released.Drugs && !mutant.DrugsIn(story.Where).Select(d => d.Id).SequenceEqual(story.Drugs.Keys)) return true;
            if (dropped.Any(id => story.Drugs.Values.Any(d => d.Rules.ContainsKey(id)))) return true;
            var sheet = reading?.Invoke(story.Facts, story.AsOf, story.Sheet) ?? story.Sheet;
            return EndsOtherwise(story, sheet == story.Sheet ? changed : mutant.Rules, sheet);
        });
    }

    /// <param name="again">The rules to judge again; the others bring to the story what they bring in the guidance.</param>
    private bool EndsOtherwise(Story story, IReadOnlyList<Rule> again, KeptSheet sheet)
    {
        var brought = new Dictionary<string, DrugVerdict[]>();
        foreach (var rule in again)
        {
            var program = _programs.Of(rule, story.Where);
            var (states, levels) = RulePrograms.Judge(program, sheet);
            if (story.Drugs.Values.Where((d, i) => StateOf(program, states, i) != d.Rules.GetValueOrDefault(rule.Id, Truth.False)).Any()) return true;
            if (!levels.SequenceEqual(story.Levels[rule.Id])) brought[rule.Id] = levels;
        }
        if (brought.Count == 0) return false;
        var all = story.Levels.Select(l => brought.GetValueOrDefault(l.Key, l.Value)).ToList();
        return story.Drugs.Values.Where((expected, d) =>
        {
            var verdict = DrugVerdict.Of(all.Min(l => l[d].Settled), all.Min(l => l[d].Threat), all.Min(l => l[d].BestCase));
            return (verdict.Verdict, verdict.Provisional) != (expected.Verdict, expected.Provisional)
                || (verdict.BestCase, verdict.WorstCase) != (expected.Best, expected.Worst);
        }).Any();
    }

    /// <summary>The state of the one rule of a program for a drug; clear where it does not apply or only informs.</summary>
    private static Truth StateOf(PlaceProgram program, byte[] states, int drug)
    {
        var at = Array.FindIndex(program.Entries, e => e.Drug == drug && e.Variant.Effect != Effect.Inform);
        return at < 0 ? Truth.False : (Truth)states[at];
    }

    private Story Read(JsonObject story, DerivedFacts derived)
    {
        var asOf = DateOnly.Parse((string)story["asOf"]!, CultureInfo.InvariantCulture);
        var where = Named<Jurisdiction>(story["jurisdiction"]!);
        var facts = Patients.Read(story["facts"]!.AsObject(), asOf);
        var drugs = story["expect"]!.AsObject().ToDictionary(e => e.Key, e => new Expected(
            Named<Level>(e.Value!["verdict"]!), (bool)e.Value["provisional"]!, Named<Level>(e.Value["bestCase"]!), Named<Level>(e.Value["worstCase"]!),
            Rules(e.Value["met"]!, Truth.True).Concat(Rules(e.Value["open"]!, Truth.Unknown)).ToDictionary()));
        var sheet = new KeptSheet(derived, facts, asOf);
        var levels = _programs.Released.Rules.ToDictionary(r => r.Id, r => RulePrograms.Judge(_programs.Of(r, where), sheet).Levels);
        return new Story(where, asOf, facts, sheet, drugs, levels);
    }

    private static IEnumerable<KeyValuePair<string, Truth>> Rules(JsonNode list, Truth truth) =>
        list.AsArray().Select(r => KeyValuePair.Create((string)r!, truth));

    private static T Named<T>(JsonNode name) where T : struct, Enum =>
        Names.TryParse<T>((string)name!, out var value) ? value : throw new InvalidDataException($"{name}");
}
