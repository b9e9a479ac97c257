namespace JakAdvisor.Guidance.Scores;

/// <summary>A pitfall of a score: one or two sentences a page can show beside it.</summary>
/// <param name="Text">The sentences, in our own words.</param>
/// <param name="Mark">How well their source was read.</param>
public sealed record ScoreNote(string Text, ScoreMark Mark);
