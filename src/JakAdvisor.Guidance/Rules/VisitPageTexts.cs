namespace JakAdvisor.Guidance.Rules;

/// <summary>What the patient's page after a visit says in one language beside <see cref="PatientLanguage"/>, from <c>visit-page.&lt;language&gt;.yaml</c>.</summary>
public sealed record VisitPageTexts
{
    /// <summary>The headings that differ from those of the page before the start, by the section's id.</summary>
    public required IReadOnlyDictionary<string, string> Headings { get; init; }

    /// <summary>What the page says of the visit, the treatment and its own state.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>What was found, by rule on treatment.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; }

    /// <summary>In what something is new since the start, by topic of the start rules.</summary>
    public required IReadOnlyDictionary<string, string> Changed { get; init; }

    /// <summary>What is still needed, by the entry of <see cref="VisitPageLayout.Needs"/>.</summary>
    public required IReadOnlyDictionary<string, string> Needs { get; init; }

    /// <summary>The name of a number, by fact.</summary>
    public required IReadOnlyDictionary<string, string> Measures { get; init; }

    /// <summary>What an outcome means that was reached, by outcome.</summary>
    public required IReadOnlyDictionary<string, string> Reached { get; init; }

    /// <summary>What it means that an outcome was not reached, by outcome.</summary>
    public required IReadOnlyDictionary<string, string> NotReached { get; init; }
}

/// <summary>What the patient's page after a visit holds in every language, from <c>visit-page.yaml</c>.</summary>
/// <param name="Sections">Its sections in order.</param>
/// <param name="NotAtVisits">Counselling entries that are told before the start only.</param>
/// <param name="Needs">What can still be needed: every fact of a visit stands in one entry.</param>
/// <param name="Measures">The facts that are told as numbers, at the start and now.</param>
/// <param name="Outcomes">The outcomes that are told.</param>
public sealed record VisitPageLayout(
    IReadOnlyList<PatientSectionPlan> Sections, IReadOnlyList<string> NotAtVisits, IReadOnlyList<PatientNeed> Needs, IReadOnlyList<string> Measures, IReadOnlyList<string> Outcomes);

/// <summary>Something a patient understands as one thing.</summary>
/// <param name="Id">Its id, the key of its words.</param>
/// <param name="Facts">The raw facts it stands for.</param>
public sealed record PatientNeed(string Id, IReadOnlyList<string> Facts);
