namespace JakAdvisor.Web.Pages.Treatments;

/// <summary>One field of a plain form that is typed.</summary>
/// <param name="Field">The field.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Kind">text, date or lines.</param>
/// <param name="Hint">What helps to fill it; empty for nothing.</param>
public sealed record Typed(string Field, string Label, string? Text, string Kind = "text", string Hint = "");
