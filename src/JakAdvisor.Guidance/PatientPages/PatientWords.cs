using System.Globalization;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>The words of one language, with what they are filled with.</summary>
internal sealed class PatientWords(PatientLanguage language)
{
    public PatientLanguage Language => language;

    public string Heading(string section) => language.Headings[section];

    public string Medicine(string drug) => language.Medicines[drug];

    public string Times(string times) => language.Times[times];

    public string Text(string key, params (string Name, string Value)[] words) => Fill(language.Texts[key], words);

    public string Day(DateOnly day) => day.ToString(language.Date, CultureInfo.InvariantCulture);

    /// <summary>A further sentence behind one that stands; Chinese puts no space between them.</summary>
    public string Joined(string further) => (language.Code == "zh" ? "" : " ") + further;

    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Fill(string text, params (string Name, string Value)[] words)
    {
        // One pass, so that a filled-in text is never searched for words in braces itself.
        var filled = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) return filled.Append(text, at, text.Length - at).ToString();
            filled.Append(text, at, open - at).Append(words.Single(w => w.Name == text[(open + 1)..close]).Value);
            at = close + 1;
        }
        return filled.ToString();
    }
}
