using JakAdvisor.Guidance.Evaluation;
using Microsoft.AspNetCore.Mvc.Razor;

namespace JakAdvisor.Web.Pages.Shared.Result;

/// <summary>A view of the result, with the list of sources that most of them end with.</summary>
internal abstract class ResultPage<TModel> : RazorPage<TModel>
{
    protected void Sources(IReadOnlyList<Citation> sources)
    {
        WriteLiteral("<ul class=\"sources\">\n");
        foreach (var source in sources)
        {
            var linked = source.Url.StartsWith("https://", StringComparison.Ordinal);
            WriteLiteral("<li>");
            if (linked)
            {
                WriteLiteral("<a class=\"title\" href=\"");
                Write(source.Url);
                WriteLiteral("\" rel=\"noopener noreferrer\">");
            }
            else
            {
                WriteLiteral("<span class=\"title\">");
            }
            Write(source.Title);
            WriteLiteral(linked ? "</a>" : " (link not given)</span>");
            WriteLiteral(" <span class=\"quiet\"><span class=\"place\">");
            Write(source.Place);
            WriteLiteral(" · </span>");
            Write(source.Id);
            WriteLiteral("</span> ");
            Write(Signs.Of(source.Mark));
            WriteLiteral(" <span class=\"says\">");
            Write(source.Says);
            WriteLiteral("</span></li>\n");
        }
        WriteLiteral("</ul>\n");
    }
}
