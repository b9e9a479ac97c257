using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>One patient as a writer sent her: her own key, the key of her assessment, and what of it the program acknowledged.</summary>
internal sealed class Written(string recordNumber)
{
    public Guid Patient { get; } = Guid.CreateVersion7();

    public Guid Assessment { get; } = Guid.NewGuid();

    public Guid Editor { get; } = Guid.NewGuid();

    public string RecordNumber => recordNumber;

    /// <summary>0 nothing, 1 the patient, 2 the draft, 3 the assessment.</summary>
    public int Acknowledged { get; set; }
}

/// <summary>
/// Somebody who enters patients without a pause: each is added, drafted, assessed. What was not answered is sent again with the same keys before anything else.
/// </summary>
internal sealed class Writer(int number, Uri address, IReadOnlyList<KeyValuePair<string, string>> answers) : IDisposable
{
    private readonly Person _person = new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address });
    private string _token = "";

    public List<Written> Written { get; } = [];

    /// <summary>Requests that were sent and never answered.</summary>
    public int Unanswered { get; private set; }

    /// <summary>Answers that were neither what was asked for nor a broken connection.</summary>
    public List<string> Unexpected { get; } = [];

    /// <summary>Signs in once: the cookie must outlive every kill.</summary>
    public async Task SignInAsync()
    {
        await _person.SignInAsync(number % 2 == 0 ? Roles.Nurse : Roles.Gastroenterologist);
        _token = (await _person.OpenAsync("/patients/new")).QuerySelector<IHtmlInputElement>("main [name=__RequestVerificationToken]")!.Value;
    }

    /// <summary>Writes until the program is gone, or, once told to finish, until nothing waits for its answer.</summary>
    public async Task WriteAsync(Action answered, Func<bool> finishing)
    {
        try
        {
            while (true)
            {
                if (Written.Count == 0 || Written[^1].Acknowledged == 3)
                {
                    if (finishing()) return;
                    Written.Add(new Written(string.Create(CultureInfo.InvariantCulture, $"K-{number}-{Written.Count + 1}")));
                }
                Unanswered++;
                await StepAsync(Written[^1]);
                Unanswered--;
                answered();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // Killed. What was sent last is sent again.
        }
    }

    public void Dispose() => _person.Dispose();

    private async Task StepAsync(Written it)
    {
        var (path, fields, status) = it.Acknowledged switch
        {
            0 => ("/patients/new", Identity(it), HttpStatusCode.Redirect),
            1 => ($"/patients/{it.Patient}/assess?handler=Panel", Assessment(it), HttpStatusCode.OK),
            _ => ($"/patients/{it.Patient}/assess", Assessment(it).Append(new("do", "assess")), HttpStatusCode.Redirect),
        };
        using var answer = await PostAsync(path, [new("__RequestVerificationToken", _token), .. fields]);
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == status) it.Acknowledged++;
        else Unexpected.Add($"{path}: {answer.StatusCode} {body[..Math.Min(body.Length, 3000)]}");
        Assert.True(Unexpected.Count < 5, string.Join('\n', Unexpected));
    }

    private static IEnumerable<KeyValuePair<string, string>> Identity(Written it) =>
    [
        new("Key", it.Patient.ToString()), new("AnotherPerson", "true"), new("Form.RecordNumber", it.RecordNumber), new("Form.Name", "Patient " + it.RecordNumber),
        new("Form.BirthDate", "1980-03-03"), new("Form.Sex", "male"),
    ];

    private IEnumerable<KeyValuePair<string, string>> Assessment(Written it) =>
        [new("Editor", it.Editor.ToString()), new("Version", "0"), new("Key", it.Assessment.ToString()), new("place", "eu"), .. answers];

    private async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _person.Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
