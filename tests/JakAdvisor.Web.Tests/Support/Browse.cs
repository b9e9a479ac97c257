using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Mvc.Testing;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>A person at the program: opens pages, fills forms by their fields, reads what stands there.</summary>
public sealed class Person(HttpClient client) : IDisposable
{
    /// <summary>Somebody signed in with the demonstration account of a role; without a role nobody.</summary>
    public static async Task<Person> OfAsync(App app, string role = "")
    {
        var person = new Person(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = true, HandleCookies = true, BaseAddress = app.ClientOptions.BaseAddress }));
        if (role.Length > 0) await person.SignInAsync(role);
        return person;
    }

    /// <summary>Signs in with the demonstration account of a role; the page this leads to.</summary>
    public async Task<IDocument> SignInAsync(string role, string at = "/account/sign-in")
    {
        var page = await OpenAsync(at);
        var account = FirstStart.DevelopmentAccounts.Single(a => a.Role == role);
        var answer = await SubmitAsync(page, page.QuerySelector<IHtmlFormElement>("main form")!, ("Email", account.Email), ("Password", FirstStart.DevelopmentPassword));
        Assert.DoesNotContain("There is a problem", answer.Body!.TextContent, StringComparison.Ordinal);
        return answer;
    }

    public HttpClient Client => client;

    public System.Net.HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer came from, after redirects.</summary>
    public string Path { get; private set; } = "";

    public async Task<IDocument> OpenAsync(string path) => await ReadAsync(await client.GetAsync(new Uri(path, UriKind.Relative)));

    /// <summary>Submits a form as a browser would, with some fields filled in.</summary>
    public async Task<IDocument> SubmitAsync(IDocument page, IHtmlFormElement form, params (string Name, string Value)[] fields) =>
        await ReadAsync(await PostAsync(form, fields));

    public async Task<HttpResponseMessage> PostAsync(IHtmlFormElement form, params (string Name, string Value)[] fields)
    {
        var values = Values(form).Where(v => !fields.Any(f => f.Name == v.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var content = new FormUrlEncodedContent(values);
        return await client.PostAsync(new Uri(new Uri(form.BaseUri), form.GetAttribute("action") ?? ""), content);
    }

    public void Dispose() => client.Dispose();

    /// <summary>What stands on the page, white space folded.</summary>
    public static string Text(IDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<KeyValuePair<string, string>> Values(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { IsDisabled: false, Name.Length: > 0 } input when input.Type is not ("submit" or "button" or "image") && (input.Type is not ("checkbox" or "radio") || input.IsChecked):
                    yield return KeyValuePair.Create(input.Name!, input.Value);
                    break;
                case IHtmlSelectElement { IsDisabled: false, Name.Length: > 0 } select:
                    foreach (var option in select.SelectedOptions) yield return KeyValuePair.Create(select.Name!, option.Value);
                    break;
                case IHtmlTextAreaElement { IsDisabled: false, Name.Length: > 0 } area:
                    yield return KeyValuePair.Create(area.Name!, area.Value);
                    break;
                default:
                    break;
            }
        }
    }

    private async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        (Status, Path) = (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery);
        var html = await answer.Content.ReadAsStringAsync();
        answer.Dispose();
        var context = BrowsingContext.New(Configuration.Default);
        return await context.OpenAsync(response => response.Content(html).Address(answer.RequestMessage.RequestUri));
    }
}
