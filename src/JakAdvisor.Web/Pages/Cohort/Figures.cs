using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace JakAdvisor.Web.Pages.Cohort;

/// <summary>A figure for a cell: an interval in brackets is never broken over two lines.</summary>
internal static partial class Figures
{
    public static IHtmlContent Of(string text)
    {
        var (html, from) = (new HtmlContentBuilder(), 0);
        foreach (var interval in Interval().Matches(text).Cast<Match>())
        {
            html.Append(text[from..interval.Index]).AppendHtml("<span class=\"whole\">").Append(interval.Value).AppendHtml("</span>");
            from = interval.Index + interval.Length;
        }
        return html.Append(text[from..]);
    }

    [GeneratedRegex(@"\([^()]*–[^()]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Interval();
}
