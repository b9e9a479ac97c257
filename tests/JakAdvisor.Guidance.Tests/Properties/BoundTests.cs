using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>What a blank can hide is bounded, and filling it never turns a finding round.</summary>
public class BoundTests
{
    private static GuidanceRelease Release => Repository.Release;

    /// <summary>A patient, and an answer for each blank.</summary>
    private sealed record Story(RandomPatient Patient, GivenFact[] Filling, int Pick)
    {
        public override string ToString() => $"{Patient}\ncompleted: {Completion.Of(Patient, Filling)}";
    }

    private static Arbitrary<Story> Stories => Arb.From(
        from patient in RandomPatients.Any
        from filling in RandomPatients.Fillings
        from pick in Gen.Choose(0, 1000)
        select new Story(patient, filling, pick),
        story => RandomPatients.Smaller(story.Patient).Select(smaller => story with { Patient = smaller }));

    [Fact]
    public void Every_completion_lies_between_best_case_and_worst_case() => RandomRuns.Hold(4000, Stories, story =>
    {
        var completed = Completion.Of(story.Patient, story.Filling);
        foreach (var (before, after, drug) in story.Patient.Verdicts.Zip(completed.Verdicts, Drugs(story.Patient)))
        {
            Assert.True(before.WorstCase <= after.Verdict && after.Verdict <= before.BestCase,
                $"{drug} was {before}, and completed it is {after}: {completed}");
        }
    });

    [Fact]
    public void The_verdict_itself_lies_between_the_bounds() => RandomRuns.Hold(2000, RandomPatients.Shrinking, patient =>
    {
        foreach (var verdict in patient.Verdicts)
        {
            Assert.True(verdict.WorstCase <= verdict.Verdict && verdict.WorstCase <= verdict.BestCase, $"{verdict}");
            Assert.Equal(verdict.Threat < verdict.Settled, verdict.Provisional);
            if (!verdict.Provisional) Assert.Equal(verdict.Settled, verdict.WorstCase);
        }
    });

    [Fact]
    public void Filling_a_blank_settles_an_open_rule_and_never_turns_a_settled_one_round() => RandomRuns.Hold(4000, Stories, story =>
    {
        var before = story.Patient.Sheet();
        var blanks = Release.Facts.Raw.Where(f => Completion.IsBlank(f, story.Patient.Given, before)).ToList();
        if (blanks.Count == 0) return;
        var fact = blanks[story.Pick % blanks.Count];
        var after = (story.Patient with { Given = Completion.Filled(story.Patient.Given, before, fact, story.Filling) }).Sheet();
        foreach (var (variant, slot) in Rules[story.Patient.Where])
        {
            var (was, becomes) = (variant.When.Judge(before.Facts, RandomPatient.Slots, slot), Held(variant.When, before, after, slot));
            Assert.True(was == Truth.Unknown || was == becomes, $"{fact.Name} filled turns {variant.Rule} from {was} to {becomes}");
        }
    });

    [Fact]
    public void What_is_known_stays_as_it_is_when_a_blank_is_filled() => RandomRuns.Hold(3000, Stories, story =>
    {
        var before = story.Patient.Sheet();
        foreach (var fact in Release.Facts.Raw.Where(f => Completion.IsBlank(f, story.Patient.Given, before)))
        {
            var after = (story.Patient with { Given = Completion.Filled(story.Patient.Given, before, fact, story.Filling) }).Sheet();
            foreach (var known in Release.Facts.All.Where(f => !f.IsPerDrug && before.Bits[f.Index] != 0))
            {
                Assert.True(before.Bits[known.Index] == after.Bits[known.Index] && before.Numbers[known.Index].Equals(after.Numbers[known.Index]),
                    $"{fact.Name} filled changes {known.Name}, which was known");
            }
        }
    });

    [Fact]
    public void A_further_met_rule_never_improves_what_is_settled()
    {
        var further = Enum.GetValues<Effect>().Where(e => e != Effect.Dose).Select(e => (Effect: e, Release: WithRuleForEverybody(e))).ToList();

        RandomRuns.Hold(2000, RandomPatients.Shrinking, patient =>
        {
            foreach (var (effect, release) in further)
            {
                foreach (var (before, after) in patient.Verdicts.Zip(patient.VerdictsBy(release)))
                {
                    Assert.True(after.Settled <= before.Settled, $"{before} became {after} by a further {effect}");
                    Assert.Equal(Levels.Worse(before.Settled, Levels.Of(effect)), after.Settled);
                    Assert.Equal(before.Threat, after.Threat);
                }
            }
        });
    }

    private static GuidanceRelease WithRuleForEverybody(Effect effect) => GuidanceLoader.Load(WithPlainWords(effect).With("rules/further.yaml", $"""
        rules:
          - id: further
            title: A further rule
            variants:
              - drugs: [upadacitinib, tofacitinib, filgotinib]
                where: [us, eu]
                effect: {Names.Of(effect)}
                when: always
                say: It holds for everybody.
                action: Do nothing.
                sources: [A22]
                mark: seed
        """));

    /// <summary>A rule that asks for something has a sentence for patients in every language, and one that is judged again at visits has words for its topic.</summary>
    private static GuidanceFiles WithPlainWords(Effect effect) => effect is not (Effect.Require or Effect.Hold or Effect.Condition) ? WithTopic(effect)
        : Repository.Files.Texts.Keys.Where(f => f is "patient.en.yaml" or "patient.zh.yaml")
            .Aggregate(WithTopic(effect), (files, file) => files.With(file, files.Texts[file].Replace("\nrules:\n", "\nrules:\n  further: \"Ask.\"\n", StringComparison.Ordinal)));

    private static GuidanceFiles WithTopic(Effect effect) => TreatmentLevels.OfStartRule(effect) is null ? Repository.Files
        : Repository.Files.Texts.Keys.Where(f => f is "visit-page.en.yaml" or "visit-page.zh.yaml")
            .Aggregate(Repository.Files, (files, file) => files.With(file, files.Texts[file].Replace("\nchanged:\n", "\nchanged:\n  further: something\n", StringComparison.Ordinal)));

    private static IEnumerable<string> Drugs(RandomPatient patient) => Release.DrugsIn(patient.Where).Select(d => d.Id);

    private static readonly ILookup<Jurisdiction, (Variant<Effect> Variant, int Slot)> Rules = (
        from place in Enum.GetValues<Jurisdiction>()
        from drug in Release.DrugsIn(place)
        from variant in Release.Rules.SelectMany(r => r.Variants)
        where variant.AppliesTo(drug.Id, place)
        select (place, (variant, Release.Drugs.ToList().IndexOf(drug)))).ToLookup(r => r.place, r => r.Item2);

    /// <summary>The truth after filling, with every test <c>is unknown</c> held at its value before.</summary>
    private static Truth Held(Condition condition, FilledSheet before, FilledSheet after, int drug) => condition switch
    {
        Comparison { Operator: Operator.IsUnknown } => condition.Judge(before.Facts, RandomPatient.Slots, drug),
        Group { Join: Join.All } all => all.Members.Min(m => Held(m, before, after, drug)),
        Group { Join: Join.Any } any => any.Members.Max(m => Held(m, before, after, drug)),
        Group none => (Truth)(2 - (int)none.Members.Max(m => Held(m, before, after, drug))),
        _ => condition.Judge(after.Facts, RandomPatient.Slots, drug),
    };
}
