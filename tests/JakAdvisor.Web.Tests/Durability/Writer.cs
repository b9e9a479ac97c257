using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JakAdvisor.Web.Security;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>
/// One client that adds patient after patient. A request that was not answered is sent again as it was, with the same key, until it is.
/// </summary>
internal sealed class Writer(int number) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { Timeout = TimeSpan.FromMinutes(1) };
    private string _token = "";
    private (Guid Key, string RecordNumber)? _unanswered;

    /// <summary>The key and record number of every patient whose addition was answered.</summary>
    public Dictionary<Guid, string> Acknowledged { get; } = [];

    /// <summary>Keys sent more than once, because a kill took the first answer.</summary>
    public HashSet<Guid> Repeated { get; } = [];

    public async Task SignInAsync(Uri address)
    {
        using var answer = await PostAsync(new Uri(address, "/account/sign-in"), await TokenAsync(new Uri(address, "/account/sign-in")),
            ("Email", FirstStart.DevelopmentAccounts[0].Email), ("Password", FirstStart.DevelopmentPassword));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        _token = await TokenAsync(new Uri(address, "/patients/new"));
    }

    /// <summary>Adds patients until the program is gone or enough is done; the unanswered one comes first.</summary>
    public async Task WriteAsync(Uri address, Func<bool> enough)
    {
        while (_unanswered is not null || !enough())
        {
            if (_unanswered is { } again) Repeated.Add(again.Key);
            var (key, recordNumber) = _unanswered ??= (Guid.NewGuid(), string.Create(CultureInfo.InvariantCulture, $"W{number}-{Acknowledged.Count}"));
            try
            {
                using var answer = await PostAsync(new Uri(address, "/patients/new"), _token, ("Key", key.ToString()), ("AnotherPerson", "true"),
                    ("Form.RecordNumber", recordNumber), ("Form.Name", "Writer " + recordNumber), ("Form.BirthDate", "1980-05-17"), ("Form.Sex", "female"));
                Assert.Equal((HttpStatusCode.Redirect, $"/patients/{key}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
            }
            catch (HttpRequestException)
            {
                return;
            }
            Acknowledged.Add(key, recordNumber);
            _unanswered = null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> TokenAsync(Uri page)
    {
        var form = await new HtmlParser().ParseDocumentAsync(await _client.GetStringAsync(page));
        return ((IHtmlInputElement)form.QuerySelector("main input[name=__RequestVerificationToken]")!).Value;
    }

    private async Task<HttpResponseMessage> PostAsync(Uri page, string token, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await _client.PostAsync(page, content);
    }
}
