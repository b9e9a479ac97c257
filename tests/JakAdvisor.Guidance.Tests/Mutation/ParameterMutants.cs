using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>Every named parameter a step less and a step more, wherever it is read.</summary>
internal static class ParameterMutants
{
    public static IEnumerable<Mutant> Of(GuidanceRelease release) =>
        from parameter in release.Parameters
        from value in new[] { parameter.Value - parameter.Step, parameter.Value + parameter.Step }
        let changed = parameter with { Value = value, Released = value }
        select new Mutant("parameter moved a step", $"{parameter.Name} {parameter.Value} to {value}", With(release, changed));

    private static GuidanceRelease With(GuidanceRelease release, Parameter changed) => release with
    {
        Parameters = [.. release.Parameters.Select(p => p.Name == changed.Name ? changed : p)],
        Rules = [.. release.Rules.Select(r => r.Variants.Any(v => v.When.Comparisons.Any(c => c.Parameter == changed.Name))
            ? r with { Variants = [.. r.Variants.Select(v => v with { When = With(v.When, changed) })] } : r)],
    };

    private static Condition With(Condition condition, Parameter changed) => condition switch
    {
        Comparison comparison when comparison.Parameter == changed.Name => comparison with { Limit = changed.Value },
        Group group => group with { Members = [.. group.Members.Select(m => With(m, changed))] },
        _ => condition,
    };
}
