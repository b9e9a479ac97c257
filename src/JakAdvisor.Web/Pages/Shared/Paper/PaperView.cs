using System.Globalization;
using System.Text;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Web.Pages.Shared.Paper;

/// <summary>A page for a patient as it is laid out.</summary>
internal sealed record PaperView(PatientPage Page, bool Large)
{
    public PatientSection? Section(string id) => Page.Sections.FirstOrDefault(s => s.Id == id);

    /// <summary>Name, date and mark for the margins of every printed page: a style sheet, since the page may carry no style of its own.</summary>
    public static string Margins(PatientPage paper)
    {
        var page = paper.Language.Texts["page"].Split("{page}");
        var rest = page[1].Split("{pages}");
        return string.Create(CultureInfo.InvariantCulture, $$"""
            @page {
              @top-left { content: {{Quoted(paper.Identity)}}; }
              @top-right { content: {{Quoted(paper.Day)}}; }
              @bottom-left { content: {{Quoted(string.Join("  ", paper.Marks.Append(paper.Language.Notice).Where(t => t.Length > 0)))}}; }
              @bottom-right { content: {{Quoted(page[0])}} counter(page) {{Quoted(rest[0])}} counter(pages) {{Quoted(rest[1])}}; }
            }
            """);
    }

    /// <summary>A text of a style sheet. Everything but plain letters and digits is written as its number, so that no name can end it.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ' || (rune.IsAscii && Rune.IsLetterOrDigit(rune))) quoted.Append(rune);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x} ");
        }
        return quoted.Append('"').ToString();
    }
}

/// <summary>What staff choose of a page: its language, the size of its print, and the medicine of a draft where there is a choice.</summary>
internal sealed record PaperChoice(PatientPage Page, IReadOnlyList<PatientLanguage> Languages, string? Size, IReadOnlyList<string> Drugs)
{
    public const string LargePrint = "large";

    public static bool IsLarge(string? size) => size == LargePrint;
}
