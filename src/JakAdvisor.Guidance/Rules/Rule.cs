namespace JakAdvisor.Guidance.Rules;

/// <summary>One rule id with its variants by drug and place.</summary>
/// <param name="Id">The rule's id, the same in table, file, interface and page.</param>
/// <param name="Title">What a clinician would call the finding.</param>
/// <param name="Topic">The file it stands in, such as <c>tuberculosis</c>.</param>
/// <param name="Variants">Its variants; no two name a common drug and place.</param>
public sealed record Rule(string Id, string Title, string Topic, IReadOnlyList<Variant<Effect>> Variants);
