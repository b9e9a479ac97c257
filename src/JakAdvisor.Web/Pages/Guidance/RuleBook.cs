using JakAdvisor.Guidance;
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

    private static ShownVariant Of(Variant row, ShownEffect effect, GuidanceRelease release) =>
        new(row, effect, [.. release.Settings.Where(s => s.Value is null && row.When.Comparisons.Any(c => c.Setting == s.Name || c.Fact.Settings.Contains(s.Name)))]);
}

/// <summary>A rule before the start or on treatment.</summary>
internal sealed record ShownRule(string Id, string Title, string Topic, bool OnTreatment, IReadOnlyList<ShownVariant> Variants)
{
    /// <summary>Where its topic stands on the page of all rules.</summary>
    public string Anchor => OnTreatment ? $"treatment-{Topic}" : Topic;

    public string TopicName => OnTreatment ? $"On treatment: {Topic}" : RuleWords.Topic(Topic);
}

/// <summary>One row of a rule.</summary>
/// <param name="Row">The row itself.</param>
/// <param name="Effect">What it does, in words.</param>
/// <param name="Unset">The settings it needs that the clinic has not set: while there is one it is silent.</param>
internal sealed record ShownVariant(Variant Row, ShownEffect Effect, IReadOnlyList<Setting> Unset);

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
