using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>The program on a fresh database, with people signed in as they would be.</summary>
public sealed class Clinic : IAsyncDisposable
{
    private Clinic(TestDatabase database, App app) => (Database, App) = (database, app);

    public TestDatabase Database { get; }

    public App App { get; }

    public static async Task<Clinic> OpenAsync(string kind, params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateEmptyAsync(kind);
        return new Clinic(database, App.On(database, settings));
    }

    public Task<Person> SignInAsync(string role) => Person.OfAsync(App, role);

    /// <summary>Adds a patient as a person does; the path of her page.</summary>
    public async Task<string> AddPatientAsync(Person person, string number, string name, string born, string sex)
    {
        var page = await person.OpenAsync("/patients/new");
        page = await person.SubmitAsync(page, Form(page), ("Form.RecordNumber", number), ("Form.Name", name), ("Form.BirthDate", born), ("Form.Sex", sex));
        Assert.Contains(name, page.QuerySelector("[aria-label=Patient]")?.TextContent ?? "no identity on the page", StringComparison.Ordinal);
        return person.Path;
    }

    /// <summary>The page's own form: not the one for signing out.</summary>
    public static IHtmlFormElement Form(IDocument page, int which = 0) => Forms(page)[which];

    public static List<IHtmlFormElement> Forms(IDocument page) => [.. page.QuerySelectorAll<IHtmlFormElement>("main form")];

    /// <summary>The form that signs the assessment shown.</summary>
    public static IHtmlFormElement SignForm(IDocument page) => Forms(page).Single(f => f.GetAttribute("action")!.EndsWith("handler=Sign", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
    }
}
