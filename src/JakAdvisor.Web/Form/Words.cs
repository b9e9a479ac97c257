using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>The names of facts and answers as people read them.</summary>
public static class Words
{
    public static string Of(Fact fact, string word) => word switch
    {
        Fields.NotKnown => "not known",
        Fields.NotDone => "not done",
        _ => fact.WordLabels.TryGetValue(word, out var label) ? label : OfCode(word),
    };

    /// <summary>An answer in one text, as <see cref="Answers.Text"/> gives it.</summary>
    public static string OfText(Fact fact, string text) => fact.Type == FactType.Date ? TypedDay.Words(text) : Of(fact, text);

    /// <summary>A word of the vocabulary that has no label: loss-of-response reads "loss of response"; agents and codes stay as they are.</summary>
    public static string OfCode(string word) => word.Replace('-', ' ');

    /// <summary>
    /// A sentence about the interface in the words of the form: names of facts become their labels, true and false yes and no.
    /// </summary>
    public static string OfSentence(string sentence, FactCatalogue facts)
    {
        foreach (var fact in facts.Raw.OrderByDescending(f => f.Name.Length)) sentence = sentence.Replace(fact.Name, $"“{fact.Label}”", StringComparison.Ordinal);
        sentence = Regex.Replace(sentence, @"\btrue\b", Fields.Yes, RegexOptions.None, TimeSpan.FromSeconds(1));
        sentence = Regex.Replace(sentence, @"\bfalse\b", Fields.No, RegexOptions.None, TimeSpan.FromSeconds(1));
        return Regex.Replace(sentence, @"\d{4}-\d{2}-\d{2}", day => TypedDay.Words(day.Value), RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
