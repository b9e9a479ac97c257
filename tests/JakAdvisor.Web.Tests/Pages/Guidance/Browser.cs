using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Pages.GuidancePages;

/// <summary>Opens pages as a person without JavaScript does and reads what stands there.</summary>
internal static class Browser
{
    public static async Task<IDocument> Open(this HttpClient client, string path, int status = 200)
    {
        using var answer = await client.Get(path);
        Assert.True((int)answer.StatusCode == status, $"{path} answered {(int)answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The text as read, white space folded.</summary>
    public static string Read(this INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static IElement One(this IParentNode parent, string selector) => Assert.Single(parent.QuerySelectorAll(selector));
}
