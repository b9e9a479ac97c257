namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>The guidance with one change that makes it wrong.</summary>
/// <param name="Kind">What kind of change it is, for the count.</param>
/// <param name="Change">The change in words, unique.</param>
/// <param name="Release">The changed guidance; the parts that did not change are those of the guidance itself.</param>
/// <param name="Refused">Whether the loader refuses the change, so that it never reaches a patient.</param>
internal sealed record Mutant(string Kind, string Change, GuidanceRelease Release, bool Refused = false);
