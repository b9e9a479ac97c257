using System.Text.Encodings.Web;
using JakAdvisor.Guidance.Rules;
using Microsoft.AspNetCore.Html;

namespace JakAdvisor.Web.Pages.Shared.Result;

/// <summary>The signs of levels and marks. A result shows them a thousand times: each is put together once.</summary>
internal static class Signs
{
    private static readonly Dictionary<Level, HtmlString> Levels = Enum.GetValues<Level>().ToDictionary(l => l, l => new HtmlString(
        $"""<span class="level level-{Names.Of(l)}"><svg class="shape" aria-hidden="true" focusable="false"><use href="#shape-{Names.Of(l)}" /></svg><span>{Text(Guidance.Rules.Levels.Words(l))}</span></span>"""));

    private static readonly Dictionary<Mark, HtmlString> Marks = Enum.GetValues<Mark>().ToDictionary(m => m, m => new HtmlString(
        m is Mark.Confirm or Mark.Ours ? $"""<strong class="mark mark-{Names.Of(m)}">{Text(Wording.Mark(m))}</strong>""" : $"""<span class="mark">{Text(Wording.Mark(m))}</span>"""));

    public static HtmlString Of(Level level) => Levels[level];

    public static HtmlString Of(Mark mark) => Marks[mark];

    private static string Text(string words) => HtmlEncoder.Default.Encode(words);
}
