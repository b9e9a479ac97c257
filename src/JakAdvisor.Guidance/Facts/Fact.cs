namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// One entry of the fact catalogue (<c>facts.yaml</c>): a raw fact that people answer, or a derived one that the program computes.
/// </summary>
public sealed record Fact
{
    /// <summary>A compiled condition holds the truth of unknown and of each word, four bits each, in 64 bits.</summary>
    internal const int MostWords = 15;

    /// <summary>The one name of the fact, such as <c>tb.igra</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Short label for tables.</summary>
    public required string Label { get; init; }

    /// <summary>The question in plain words; empty for a derived fact.</summary>
    public string Question { get; init; } = "";

    /// <summary>Why it is asked and what counts.</summary>
    public required string Help { get; init; }

    /// <summary>The type of its value.</summary>
    public required FactType Type { get; init; }

    /// <summary>The words of a word fact, <c>not-done</c> left out; <c>no</c>, <c>yes</c> for yes/no; empty otherwise.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>What people read for a word that does not read well itself.</summary>
    public required IReadOnlyDictionary<string, string> WordLabels { get; init; }

    /// <summary>Whether <c>not-done</c> is a legal answer (tests).</summary>
    public bool CanBeNotDone { get; init; }

    /// <summary>The unit of a number; empty otherwise.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The least possible number, in <see cref="Unit"/>.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>The greatest possible number, in <see cref="Unit"/>.</summary>
    public double Greatest { get; init; } = double.PositiveInfinity;

    /// <summary>The least difference that a laboratory or a person reports, in <see cref="Unit"/>.</summary>
    public double Step { get; init; }

    /// <summary>How long a reassuring value counts; null = no window.</summary>
    public FreshnessWindow? Window { get; init; }

    /// <summary>Values that do not expire by themselves (positive or lasting ones), as words, <c>yes</c> or <c>no</c>.</summary>
    public required IReadOnlyList<string> Lasting { get; init; }

    /// <summary>Words that only a doctor records: a nurse answers with the others, or with not known.</summary>
    public IReadOnlyList<string> ForDoctor { get; init; } = [];

    /// <summary>Present values that keep something open, such as an indeterminate IGRA.</summary>
    public required IReadOnlyList<string> Unsettled { get; init; }

    /// <summary>What a modifiable fact can be changed to; null when it cannot be changed within one work-up.</summary>
    public string? Change { get; init; }

    /// <summary>nurse, doctor, laboratory or patient; record for what the treatment record gives; empty for a derived fact.</summary>
    public string AskedOf { get; init; } = "";

    /// <summary>Where a fact is shown that no rule, derived fact, score or checklist item uses; empty otherwise.</summary>
    public string Shown { get; init; } = "";

    /// <summary>Whether the program computes it and nobody may send it.</summary>
    public bool IsDerived { get; init; }

    /// <summary>Whether a derived fact has one value per drug.</summary>
    public bool IsPerDrug { get; init; }

    /// <summary>The raw facts a derived fact comes from, or a raw fact can also be computed from.</summary>
    public required IReadOnlyList<string> From { get; init; }

    /// <summary>Whether it belongs to visits on treatment; the evaluation of a start does not know it.</summary>
    public bool IsOfVisits { get; init; }

    /// <summary>Whether a visit fact can also be recorded before the start, such as the subscores of an index.</summary>
    public bool IsAtStart { get; init; }

    /// <summary>
    /// Start facts that an event answered with no keeps as they were: no new infection since the last visit, and none before, is none now.
    /// </summary>
    public IReadOnlyList<string> Keeps { get; init; } = [];

    /// <summary>
    /// What an event answered with yes makes of start facts from its visit on, word by fact, <c>not-known</c> where it only calls the earlier answer into question: a
    /// heart attack on treatment is one in the past at the next visit. The evaluation of the visit itself does not read it; who keeps visits writes it into the next.
    /// </summary>
    public IReadOnlyDictionary<string, string> Makes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The clinic's settings that a derived fact compares with; a rule that reads it is clear while one of them is unset.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The place in the catalogue, raw facts first; the facts of a visit follow those of the start.</summary>
    internal int Index { get; init; }

    /// <summary>The line of <c>facts.yaml</c> where it stands.</summary>
    internal int Line { get; init; }

    /// <summary>The window of the release, whatever the site has set.</summary>
    internal FreshnessWindow? ReleasedWindow { get; init; }

    internal uint LastingBits { get; init; }

    internal uint UnsettledBits { get; init; }

    /// <summary>The bit of a word; 0 when the fact has no such word.</summary>
    internal uint BitOf(string word)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (string.Equals(Words[i], word, StringComparison.Ordinal)) return 1u << i;
        }
        return 0;
    }

    internal string WordOf(uint bit) => Words[System.Numerics.BitOperations.TrailingZeroCount(bit)];
}
