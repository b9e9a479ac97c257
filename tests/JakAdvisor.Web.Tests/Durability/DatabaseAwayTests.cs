using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Npgsql;

namespace JakAdvisor.Web.Tests.Durability;

/// <summary>The database server cannot be reached for a while: people read that, nothing typed is lost, what needs no database goes on.</summary>
public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task While_the_database_is_away_what_was_typed_waits_and_can_be_sent_again()
    {
        await using var database = await TestDatabase.CreateEmptyAsync("postgres");
        var direct = new NpgsqlConnectionStringBuilder(database.Connection);
        await using var cable = new Cable(direct.Host!, direct.Port);
        var through = new NpgsqlConnectionStringBuilder(database.Connection) { Host = "127.0.0.1", Port = cable.Port, Timeout = 5 };
        await using var app = App.With(("ConnectionStrings:JakAdvisor", through.ConnectionString));
        using var doctor = await Person.OfAsync(app, Roles.Gastroenterologist);
        var empty = await doctor.OpenAsync("/patients/new");

        cable.Pull();
        var away = await doctor.OpenAsync("/patients");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, doctor.Status);
        Assert.Contains("The database does not answer", Person.Text(away), StringComparison.Ordinal);
        Assert.Equal("/patients", away.QuerySelector("main a.button")!.GetAttribute("href"));

        (string Name, string Value)[] typed = [("Form.RecordNumber", "A-1"), ("Form.Name", "Ann \"Quote\" <Away>"), ("Form.BirthDate", "1971-02-03"), ("Form.Sex", "female")];
        var kept = await doctor.SubmitAsync(empty, Clinic.Form(empty), typed);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, doctor.Status);
        Assert.Contains("Nothing you typed is lost", Person.Text(kept), StringComparison.Ordinal);
        Assert.All(typed, t => Assert.Equal(t.Value, kept.QuerySelector<IHtmlInputElement>($"input[type=hidden][name='{t.Name}']")!.Value));

        await HealthIs(app, ready: false);
        using (var evaluated = await doctor.Client.Evaluate("""{ "facts": {} }"""))
        {
            Assert.Equal(HttpStatusCode.OK, evaluated.StatusCode);
        }

        cable.PlugIn();
        var saved = await doctor.SubmitAsync(kept, Clinic.Form(kept));
        Assert.Equal(HttpStatusCode.OK, doctor.Status);
        Assert.Contains("Ann \"Quote\" <Away>", saved.QuerySelector("[aria-label=Patient]")!.TextContent, StringComparison.Ordinal);
        await HealthIs(app, ready: true);
    }

    private static async Task HealthIs(App app, bool ready)
    {
        using var client = app.CreateClient();
        using var whole = await client.Get("/health");
        using var live = await client.Get("/health/live");
        Assert.Equal((ready ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (whole.StatusCode, live.StatusCode));
        var health = await whole.Json();
        Assert.Equal((ready, ready ? "healthy" : "unhealthy"), ((bool)health["ready"]!, (string)health["checks"]!["storage"]!));
        Assert.True((bool)(await live.Json())["live"]!);
    }
}
