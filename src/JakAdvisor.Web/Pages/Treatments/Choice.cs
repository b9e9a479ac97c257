namespace JakAdvisor.Web.Pages.Treatments;

/// <summary>One question of a plain form with its possible answers.</summary>
/// <param name="Field">The field.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Answers">Code to words.</param>
/// <param name="Chosen">The code that is chosen; null for none.</param>
/// <param name="Hint">Why it is asked, or what the answers mean; empty where the label says it.</param>
public sealed record Choice(string Field, string Label, IReadOnlyDictionary<string, string> Answers, string? Chosen, string Hint = "")
{
    public static readonly IReadOnlyDictionary<string, string> YesNo = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Form.Fields.Yes] = "Yes",
        [Form.Fields.No] = "No",
        [Form.Fields.NotKnown] = "Not known",
    };
}
