using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>What visits are judged by with one thing wrong: a treatment rule, a setting, the visit plan, or what an event keeps.</summary>
internal static class TreatmentMutants
{
    public static IEnumerable<Mutant> Of(GuidanceRelease release) => Rules(release).Concat(Settings(release)).Concat(Plan(release)).Concat(Facts(release)).Concat(Monitoring(release));

    private static IEnumerable<Mutant> Rules(GuidanceRelease release)
    {
        foreach (var rule in release.TreatmentRules)
            yield return new Mutant("rule dropped", rule.Id, release with { TreatmentRules = [.. release.TreatmentRules.Where(r => r != rule)] });
        foreach (var (rule, index) in release.TreatmentRules.SelectMany(r => r.Variants.Select((_, i) => (r, i))))
        {
            var variant = rule.Variants[index];
            var name = $"{variant.Rule} ({string.Join(' ', variant.Drugs)}; {string.Join(' ', variant.Where)}; {variant.Effect})";
            if (rule.Variants.Count > 1) yield return Made("variant dropped", name, release, rule, [.. rule.Variants.Where(v => v != variant)]);
            foreach (var (kind, change, changed) in Variants(variant, [.. release.Drugs.Select(d => d.Id)]))
                yield return Made(kind, $"{name}: {change}", release, rule, [.. rule.Variants.Select((v, i) => i == index ? changed : v)]);
        }
    }

    private static IEnumerable<(string Kind, string Change, Variant<TreatmentEffect> Changed)> Variants(Variant<TreatmentEffect> variant, IReadOnlyList<string> drugs)
    {
        foreach (var (kind, change, condition) in ConditionMutants.Of(variant.When)) yield return (kind, change, variant with { When = condition });
        foreach (var effect in Enum.GetValues<TreatmentEffect>().Where(e => Math.Abs(e - variant.Effect) == 1))
            yield return ("effect changed", $"{variant.Effect} to {effect}", variant with { Effect = effect });
        foreach (var mark in Enum.GetValues<Mark>().Where(m => m != variant.Mark))
            yield return ("mark changed", $"{variant.Mark} to {mark}", variant with { Mark = mark });
        foreach (var source in variant.Sources)
            yield return ("source dropped", source.Id, variant with { Sources = [.. variant.Sources.Where(s => s != source)] });
        foreach (var (what, changed) in RuleMutants.Lists(variant.Drugs, drugs)) yield return ($"drug {what.Split(' ')[0]}", what, variant with { Drugs = changed });
        foreach (var (what, changed) in RuleMutants.Lists(variant.Where, Enum.GetValues<Jurisdiction>())) yield return ($"place {what.Split(' ')[0]}", what, variant with { Where = changed });
    }

    /// <summary>With what the loader refuses of a rule whose files are otherwise right.</summary>
    private static Mutant Made(string kind, string change, GuidanceRelease release, TreatmentRule rule, IReadOnlyList<Variant<TreatmentEffect>> variants)
    {
        var refused = variants.Any(v => v.Sources.Count == 0)
            || variants.Any(v => v.When is not Conditions.Always && Reach.Of(v.When) is not { CanFire: true, CanStayClear: true })
            || variants.Where((v, i) => variants.Take(i).Any(o => o.Drugs.Intersect(v.Drugs).Any() && o.Where.Intersect(v.Where).Any() && Reach.CanBothFire(v.When, o.When))).Any();
        var changed = rule with { Variants = variants };
        return new Mutant(kind, change, release with { TreatmentRules = [.. release.TreatmentRules.Select(r => r == rule ? changed : r)] }, refused);
    }

    private static IEnumerable<Mutant> Settings(GuidanceRelease release) =>
        from setting in release.Settings
        from value in setting.Released is { } released ? new double?[] { released - setting.Step, released + setting.Step, null } : [setting.Least]
        let changed = setting with { Value = value, Released = value }
        select new Mutant("setting changed", $"{setting.Name} {setting.Released} to {value}", release with { Settings = [.. release.Settings.Select(s => s == setting ? changed : s)] });

    private static IEnumerable<Mutant> Plan(GuidanceRelease release)
    {
        var plan = release.VisitPlan;
        foreach (var (drug, weeks) in plan.PlannedWeeks)
        {
            foreach (var week in weeks)
            {
                var others = new Dictionary<string, IReadOnlyList<int>>(plan.PlannedWeeks, StringComparer.Ordinal) { [drug] = [.. weeks.Where(w => w != week)] };
                yield return new Mutant("planned week dropped", $"{drug} {week}", release with { VisitPlan = plan with { PlannedWeeks = others } });
            }
        }
        foreach (var rule in plan.NotAgain.Keys)
            yield return new Mutant("start rule judged again", rule, release with { VisitPlan = plan with { NotAgain = plan.NotAgain.Where(r => r.Key != rule).ToDictionary() } });
        foreach (var rule in release.Rules.Select(r => r.Id).Except(plan.NotAgain.Keys))
        {
            var more = new Dictionary<string, string>(plan.NotAgain, StringComparer.Ordinal) { [rule] = "no reason" };
            yield return new Mutant("start rule not judged again", rule, release with { VisitPlan = plan with { NotAgain = more } });
        }
    }

    private static IEnumerable<Mutant> Facts(GuidanceRelease release)
    {
        foreach (var fact in release.VisitFacts.All.Where(f => f.IsOfVisits))
        {
            foreach (var kept in fact.Keeps) yield return Made("kept fact dropped", $"{fact.Name} no longer keeps {kept}", fact with { Keeps = [.. fact.Keeps.Where(k => k != kept)] });
            foreach (var setting in fact.Settings) yield return Made("setting dropped", $"{fact.Name} without {setting}", fact with { Settings = [] });
            if (!fact.IsDerived) yield return Made("known at the start", fact.Name, fact with { IsAtStart = !fact.IsAtStart });
        }

        Mutant Made(string kind, string change, Fact changed) => new(
            kind, change, release with { VisitFacts = new FactCatalogue([.. release.VisitFacts.All.Select(f => f.Index == changed.Index ? changed : f)]) });
    }

    private static IEnumerable<Mutant> Monitoring(GuidanceRelease release)
    {
        foreach (var item in release.Monitoring)
        {
            foreach (var fact in item.Facts) yield return Made($"{item.Id}: {fact.Name} is no result", item with { Facts = [.. item.Facts.Where(f => f != fact)] });
            foreach (var fact in item.AnyOf) yield return Made($"{item.Id}: {fact.Name} is no result", item with { AnyOf = [.. item.AnyOf.Where(f => f != fact)] });
            if (item.Until is not null) yield return Made($"{item.Id} never ends", item with { Until = null });

            Mutant Made(string change, MonitoringEntry changed) =>
                new("plan result dropped", change, release with { Monitoring = [.. release.Monitoring.Select(m => m == item ? changed : m)] });
        }
    }
}
