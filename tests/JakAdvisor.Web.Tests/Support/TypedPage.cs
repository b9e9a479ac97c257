using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>A page with a form in a browser without scripts: what is typed stays in the page until a button sends it.</summary>
internal sealed partial class TypedPage
{
    private readonly HttpClient _client;

    private TypedPage(HttpClient client, HttpResponseMessage answer, IHtmlDocument page) => (_client, Answer, Page) = (client, answer, page);

    public HttpResponseMessage Answer { get; }

    public IHtmlDocument Page { get; }

    public string Title => Page.Title!;

    public static async Task<TypedPage> Open(HttpClient client, string path) => await Read(client, await client.GetAsync(new Uri(path, UriKind.Relative)));

    public static async Task<TypedPage> Post(HttpClient client, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Read(client, await client.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>Types into a field, chooses a radio or an option, ticks a box (with its value).</summary>
    public TypedPage Type(string field, string text)
    {
        var controls = Page.QuerySelectorAll($"[name='{field}']");
        Assert.True(controls.Length > 0, $"The page has no field {field}");
        foreach (var control in controls)
        {
            switch (control)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } box:
                    box.IsChecked = box.Value == text;
                    break;
                case IHtmlInputElement input:
                    input.Value = text;
                    break;
                case IHtmlTextAreaElement area:
                    area.Value = text;
                    break;
                case IHtmlSelectElement select:
                    select.Value = text;
                    break;
            }
        }
        return this;
    }

    public async Task<TypedPage> Press(string words)
    {
        var button = Page.QuerySelectorAll("button").FirstOrDefault(b => Squeezed(b.TextContent) == words) ?? throw new InvalidOperationException($"The page has no button {words}");
        var form = button.Closest("form")!;
        IEnumerable<KeyValuePair<string, string>> sent = Sent(form);
        if (button.GetAttribute("name") is { } name) sent = sent.Append(new(name, button.GetAttribute("value")!));
        return await Post(_client, form.GetAttribute("action")!, sent);
    }

    /// <summary>What the form of the page would send.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Sent() => Sent(Page.QuerySelector("form[method=post]")!);

    public string Text(string selector) => Page.QuerySelector(selector) is { } element ? Squeezed(element.TextContent) : throw new InvalidOperationException($"The page has no {selector}");

    public IReadOnlyList<string> Texts(string selector) => [.. Page.QuerySelectorAll(selector).Select(e => Squeezed(e.TextContent))];

    public static string Squeezed(string text) => Space().Replace(text, " ").Trim();

    private static List<KeyValuePair<string, string>> Sent(IElement form)
    {
        var sent = new List<KeyValuePair<string, string>>();
        foreach (var control in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var value = control switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null) sent.Add(new(control.GetAttribute("name")!, value));
        }
        return sent;
    }

    private static async Task<TypedPage> Read(HttpClient client, HttpResponseMessage answer) =>
        new(client, answer, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()));

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();
}
