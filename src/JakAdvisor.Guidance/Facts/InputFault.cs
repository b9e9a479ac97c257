namespace JakAdvisor.Guidance.Facts;

/// <summary>One thing wrong with what was sent.</summary>
/// <param name="Fact">The fact or field, such as <c>tb.igra</c> or <c>asOf</c>; empty for the body as a whole.</param>
/// <param name="Sent">What was sent, shortened.</param>
/// <param name="Possible">What is possible.</param>
/// <param name="Sentence">Both in one sentence for people.</param>
public sealed record InputFault(string Fact, string Sent, string Possible, string Sentence);
