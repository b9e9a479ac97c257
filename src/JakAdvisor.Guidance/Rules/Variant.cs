using JakAdvisor.Guidance.Conditions;

namespace JakAdvisor.Guidance.Rules;

/// <summary>One row of the clinical specification: of a rule before the start, or of one on treatment.</summary>
public abstract record Variant
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>The drugs it applies to.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>The places it applies in.</summary>
    public required IReadOnlyList<Jurisdiction> Where { get; init; }

    /// <summary>When it is met.</summary>
    public required Condition When { get; init; }

    /// <summary>The sentence for the clinician.</summary>
    public required string Say { get; init; }

    /// <summary>What to do now.</summary>
    public required string Action { get; init; }

    /// <summary>The statements it rests on; never empty.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The mark of the specification: the lowest of the sources it needs.</summary>
    public required Mark Mark { get; init; }

    /// <summary>The guidance file, such as <c>rules/organs.yaml</c>.</summary>
    public required string File { get; init; }

    /// <summary>The line where the variant begins.</summary>
    public required int Line { get; init; }

    /// <summary>Whether it applies to this drug in this place.</summary>
    public bool AppliesTo(string drug, Jurisdiction where) => Where.Contains(where) && Drugs.Contains(drug, StringComparer.Ordinal);

    /// <summary>Whether it names a setting that the clinic has not set, itself or through a derived fact; it is then clear for everybody.</summary>
    internal bool IsUnset(IReadOnlyDictionary<string, Setting> settings) =>
        When.Comparisons.Any(c => c.IsUnset || c.Fact.Settings.Any(s => settings[s].Value is null));
}

/// <summary>A row with what it does.</summary>
/// <typeparam name="TEffect"><see cref="Rules.Effect"/> before the start, <see cref="TreatmentEffect"/> on treatment.</typeparam>
public sealed record Variant<TEffect> : Variant
    where TEffect : struct, Enum
{
    /// <summary>What it does when met.</summary>
    public required TEffect Effect { get; init; }
}
