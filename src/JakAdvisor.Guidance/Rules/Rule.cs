using JakAdvisor.Guidance.Conditions;

namespace JakAdvisor.Guidance.Rules;

/// <summary>One rule id with its variants by drug and place.</summary>
/// <param name="Id">The rule's id, the same in table, file, interface and page.</param>
/// <param name="Title">What a clinician would call the finding.</param>
/// <param name="Topic">The file it stands in, such as <c>tuberculosis</c>.</param>
/// <param name="Variants">Its variants; no two name a common drug and place.</param>
public sealed record Rule(string Id, string Title, string Topic, IReadOnlyList<RuleVariant> Variants);

/// <summary>One row of the clinical specification.</summary>
public sealed record RuleVariant
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's title.</summary>
    public required string Title { get; init; }

    /// <summary>The drugs it applies to.</summary>
    public required IReadOnlyList<string> Drugs { get; init; }

    /// <summary>The places it applies in.</summary>
    public required IReadOnlyList<Jurisdiction> Where { get; init; }

    /// <summary>What it does when met.</summary>
    public required Effect Effect { get; init; }

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
}
