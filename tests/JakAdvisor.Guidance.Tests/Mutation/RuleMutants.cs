using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>Every rule variant with one thing wrong: its condition, effect, mark, drugs or places, or the variant gone.</summary>
internal static class RuleMutants
{
    public static IEnumerable<Mutant> Of(GuidanceRelease release)
    {
        foreach (var rule in release.Rules)
            yield return new Mutant("rule dropped", rule.Id, release with { Rules = [.. release.Rules.Where(r => r != rule)] });
        foreach (var (rule, index) in release.Rules.SelectMany(r => r.Variants.Select((_, i) => (r, i))))
        {
            var variant = rule.Variants[index];
            var name = $"{variant.Rule} ({string.Join(' ', variant.Drugs)}; {string.Join(' ', variant.Where)})";
            if (rule.Variants.Count > 1)
                yield return Made("variant dropped", name, release, rule with { Variants = [.. rule.Variants.Where(v => v != variant)] });
            foreach (var (kind, change, changed) in Variants(variant, [.. release.Drugs.Select(d => d.Id)]))
            {
                var variants = rule.Variants.ToArray();
                variants[index] = changed;
                yield return Made(kind, $"{name}: {change}", release, rule with { Variants = variants });
            }
        }
    }

    /// <summary>The release with one rule replaced.</summary>
    public static GuidanceRelease With(GuidanceRelease release, Rule changed) =>
        release with { Rules = [.. release.Rules.Select(r => r.Id == changed.Id ? changed : r)] };

    private static IEnumerable<(string Kind, string Change, Variant<Effect> Changed)> Variants(Variant<Effect> variant, IReadOnlyList<string> drugs)
    {
        foreach (var (kind, change, condition) in ConditionMutants.Of(variant.When)) yield return (kind, change, variant with { When = condition });
        foreach (var effect in Enum.GetValues<Effect>().Where(e => Math.Abs(e - variant.Effect) == 1))
            yield return ("effect changed", $"{variant.Effect} to {effect}", variant with { Effect = effect });
        foreach (var mark in Enum.GetValues<Mark>().Where(m => m != variant.Mark))
            yield return ("mark changed", $"{variant.Mark} to {mark}", variant with { Mark = mark });
        foreach (var source in variant.Sources)
            yield return ("source dropped", source.Id, variant with { Sources = [.. variant.Sources.Where(s => s != source)] });
        foreach (var (what, changed) in Lists(variant.Drugs, drugs))
            yield return ($"drug {what.Split(' ')[0]}", what, variant with { Drugs = changed });
        foreach (var (what, changed) in Lists(variant.Where, Enum.GetValues<Jurisdiction>()))
            yield return ($"place {what.Split(' ')[0]}", what, variant with { Where = changed });
    }

    /// <summary>The list with each member removed and with each other one added; the last member cannot go, that is the variant dropped.</summary>
    public static IEnumerable<(string What, IReadOnlyList<T> Changed)> Lists<T>(IReadOnlyList<T> list, IReadOnlyList<T> all) where T : notnull
    {
        if (list.Count > 1)
        {
            foreach (var member in list) yield return ($"removed {member}", [.. list.Where(m => !m.Equals(member))]);
        }
        foreach (var other in all.Except(list)) yield return ($"added {other}", [.. list, other]);
    }

    private static Mutant Made(string kind, string change, GuidanceRelease release, Rule changed)
    {
        var mutant = With(release, changed);
        return new Mutant(kind, change, mutant, Refused(mutant, changed));
    }

    /// <summary>
    /// What the loader refuses of a rule whose files are otherwise right: no source, an idle or constant condition, two variants for one drug and place,
    /// a dose rule without a dose.
    /// </summary>
    private static bool Refused(GuidanceRelease mutant, Rule changed)
    {
        var unsourced = changed.Variants.Any(v => v.Sources.Count == 0);
        var idle = changed.Variants.Any(v => v.When is not Always && Reach.Of(v.When) is not { CanFire: true, CanStayClear: true });
        var overlap = mutant.Drugs.Any(d => Enum.GetValues<Jurisdiction>().Any(w => changed.Variants.Count(v => v.AppliesTo(d.Id, w)) > 1));
        var faults = new Faults();
        DrugLoader.CheckDoseRules(mutant.Drugs, mutant.Rules, faults);
        return unsourced || idle || overlap || !faults.None;
    }
}
