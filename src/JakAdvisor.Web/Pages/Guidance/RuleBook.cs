using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>Every rule of the release for reading: those before the start, then those on treatment. Worked out once, because a release never changes.</summary>
internal sealed class RuleBook(GuidanceRelease release)
{
    public IReadOnlyList<ShownRule> All { get; } =
    [
        .. release.Rules.Select(r => new ShownRule(r.Id, r.Title, r.Topic, false, [.. r.Variants.Select(v => Of(v, ShownEffect.Of(v.Effect), release))])),
        .. release.TreatmentRules.Select(r => new ShownRule(r.Id, r.Title, r.Topic, true, [.. r.Variants.Select(v => Of(v, ShownEffect.Of(v.Effect), release))])),
    ];

    public ShownRule? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    private static ShownVariant Of<TEffect>(Variant<TEffect> variant, ShownEffect effect, GuidanceRelease release)
        where TEffect : struct, Enum => new()
        {
            BeforeStart = (object)variant as Variant<Effect>,
            OnTreatment = (object)variant as Variant<TreatmentEffect>,
            Rule = variant.Rule,
            Title = variant.Title,
            Drugs = variant.Drugs,
            Where = variant.Where,
            Effect = effect,
            When = variant.When,
            Say = variant.Say,
            Action = variant.Action,
            Sources = variant.Sources,
            Mark = variant.Mark,
            File = variant.File,
            Line = variant.Line,
            Unset = [.. release.Settings.Where(s => s.Value is null && variant.When.Comparisons.Any(c => c.Setting == s.Name || c.Fact.Settings.Contains(s.Name)))],
        };
}

/// <summary>A rule before the start or on treatment.</summary>
internal sealed record ShownRule(string Id, string Title, string Topic, bool OnTreatment, IReadOnlyList<ShownVariant> Variants)
{
    /// <summary>Where its topic stands on the page of all rules.</summary>
    public string Anchor => OnTreatment ? $"treatment-{Topic}" : Topic;

    public string TopicName => OnTreatment ? $"On treatment: {Topic}" : RuleWords.Topic(Topic);
}

/// <summary>One row of a rule.</summary>
internal sealed record ShownVariant
{
    /// <summary>The variant itself, where it is of a rule before the start.</summary>
    public Variant<Effect>? BeforeStart { get; init; }

    /// <summary>The variant itself, where it is of a rule on treatment.</summary>
    public Variant<TreatmentEffect>? OnTreatment { get; init; }

    public required string Rule { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<string> Drugs { get; init; }

    public required IReadOnlyList<Jurisdiction> Where { get; init; }

    public required ShownEffect Effect { get; init; }

    public required Condition When { get; init; }

    public required string Say { get; init; }

    public required string Action { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public required Mark Mark { get; init; }

    public required string File { get; init; }

    public required int Line { get; init; }

    /// <summary>The settings it needs that the clinic has not set: while there is one it is silent.</summary>
    public required IReadOnlyList<Setting> Unset { get; init; }

    public bool AppliesTo(string drug, Jurisdiction where) => Where.Contains(where) && Drugs.Contains(drug, StringComparer.Ordinal);
}

/// <summary>What a rule does when it is met, in words.</summary>
internal sealed record ShownEffect(string Id, string Name, string Meaning, string LeadsTo)
{
    public static IReadOnlyList<ShownEffect> BeforeStart { get; } = [.. Enum.GetValues<Effect>().Select(Of)];

    public static IReadOnlyList<ShownEffect> OnTreatment { get; } = [.. Enum.GetValues<TreatmentEffect>().Select(Of)];

    public static ShownEffect Of(Effect effect) => new(Names.Of(effect), RuleWords.Of(effect), RuleWords.Meaning(effect), effect == Effect.Inform ? NoVerdict : Levels.Words(Levels.Of(effect)));

    public static ShownEffect Of(TreatmentEffect effect) => new(
        Names.Of(effect), effect == TreatmentEffect.Interrupt ? "Pause" : effect.ToString(), RuleWords.Meaning(effect), effect == TreatmentEffect.Inform ? NoVerdict : TreatmentLevels.Words(TreatmentLevels.Of(effect)));

    private const string NoVerdict = "no verdict of its own";
}
