using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Form;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>Fills the form with the facts of a clinic story and stores the assessment; the page of the result.</summary>
    public async Task<IDocument> AssessAsync(Person person, string patient, string story, string place, params (string Name, string Value)[] more)
    {
        var facts = Repository.Story(story)["facts"]!.DeepClone().AsObject();
        foreach (var known in new[] { "patient.age", "patient.sex" }) facts.Remove(known);
        var page = await person.OpenAsync(patient + "/assess");
        var typed = FactsToEntries.From(facts, App.Services.GetRequiredService<GuidanceRelease>().Facts).All.ToDictionary(StringComparer.Ordinal);
        // What was carried over is taken away: the story alone counts.
        foreach (var carried in Form(page).Elements.Select(e => e.GetAttribute("name") ?? "").Where(n => n.Contains('.', StringComparison.Ordinal))) typed.TryAdd(carried, "");
        foreach (var (name, value) in more) typed[name] = value;
        var shown = await person.SubmitAsync(page, Form(page), [.. typed.Select(e => (e.Key, e.Value)), ("place", place), ("do", "assess")]);
        if (!person.Path.StartsWith("/assessments/", StringComparison.Ordinal)) Assert.Fail(person.Path + " " + string.Join(" | ", shown.QuerySelectorAll(".errors li, .error").Select(e => e.TextContent.Trim())));
        return shown;
    }

    /// <summary>The page's own form: not the one for signing out.</summary>
    public static IHtmlFormElement Form(IDocument page, int which = 0) => Forms(page)[which];

    public static List<IHtmlFormElement> Forms(IDocument page) => [.. page.QuerySelectorAll<IHtmlFormElement>("main form")];

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
    }
}
