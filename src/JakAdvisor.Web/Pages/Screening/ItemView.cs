using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Pages.Screening;

internal static class ItemView
{
    /// <summary>The answer of the last assessment that waits to be confirmed.</summary>
    public static string Earlier(Entries entries, Fact fact)
    {
        var before = Entries.Of(entries.Of(Fields.Before + fact.Name).Select(f => KeyValuePair.Create(f.Key[Fields.Before.Length..], f.Value)));
        return Words.OfText(fact, Answers.Text(before, fact));
    }
}
