using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>What an administrator does and reads: accounts, the audit trail, the settings in force, on both databases.</summary>
public sealed class AdministrationTests
{
    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_audit_trail_tells_who_did_what_from_where_and_nothing_clinical(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        var patient = (await clinic.AddPatientAsync(nurse, "AU-1", "Audi Trailperson", "1980-03-03", "female")).Split('/')[^1];

        var page = await administrator.OpenAsync("/admin/audit?what=Patient&who=" + patient);
        Assert.Equal(["created"], Did(page).Where(d => d != "read"));
        var row = page.QuerySelectorAll("tbody tr")[^1].TextContent;
        Assert.Contains("Nils Demo, RN", row, StringComparison.Ordinal);
        Assert.Contains("22 Nov 2026 12:00:00", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Trailperson", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("AU-1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("signed-in", Did(await administrator.OpenAsync("/admin/audit?what=signed-in")));
        Assert.Contains("No rows match", Person.Text(await administrator.OpenAsync("/admin/audit?who=nobody-of-this-name")), StringComparison.Ordinal);

        for (var i = 0; i < 51; i++) await nurse.OpenAsync("/patients/" + patient);
        page = await administrator.OpenAsync("/admin/audit?what=read&who=" + patient);
        Assert.Equal(50, Did(page).Count);
        page = await administrator.OpenAsync(new Uri(page.QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent == "Older rows").Href).PathAndQuery);
        Assert.InRange(Did(page).Count, 1, 49);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_account_is_there_with_its_role_or_not_at_all_and_a_role_is_changed_or_stays(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        await using var scope = clinic.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        // From here on nobody can be given a role: as if the program died before that.
        if (kind == "sqlite") await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER cut BEFORE INSERT ON \"AspNetUserRoles\" BEGIN SELECT RAISE(ABORT, 'cut'); END");
        else await db.Database.ExecuteSqlRawAsync("CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING MESSAGE = current_query(); END'; CREATE TRIGGER cut BEFORE INSERT ON \"AspNetUserRoles\" FOR EACH ROW EXECUTE FUNCTION cut()");

        var page = await administrator.OpenAsync("/admin");
        await administrator.SubmitAsync(page, Clinic.Forms(page)[^1], ("FullName", "Hal Way"), ("Email", "hal@example.org"), ("Role", Roles.Nurse));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, administrator.Status);
        Assert.False(await db.Users.AnyAsync(u => u.Email == "hal@example.org"));

        var nurse = await db.Users.Where(u => u.Email == "nurse@example.org").Select(u => u.Id).SingleAsync();
        var form = Clinic.Forms(page).Single(f => f.GetAttribute("action")?.Contains("handler=Role", StringComparison.Ordinal) == true && f.OuterHtml.Contains(nurse, StringComparison.Ordinal));
        await administrator.SubmitAsync(page, form, ("role", Roles.Gastroenterologist));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, administrator.Status);
        Assert.Equal(Roles.Nurse, await db.UserRoles.Where(r => r.UserId == nurse).Join(db.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name).SingleAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Verifying_says_whether_the_chain_is_whole_and_which_row_was_changed(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        var page = await administrator.OpenAsync("/admin/audit");
        page = await administrator.SubmitAsync(page, Clinic.Form(page));
        Assert.Contains("The chain is whole", Person.Text(page), StringComparison.Ordinal);

        await using (var scope = clinic.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            await db.Database.ExecuteSqlRawAsync(kind == "sqlite" ? "DROP TRIGGER \"AuditRows_no_update\"" : "ALTER TABLE \"AuditRows\" DISABLE TRIGGER USER");
            await db.Database.ExecuteSqlRawAsync("UPDATE \"AuditRows\" SET \"UserName\" = 'Somebody Else' WHERE \"Number\" = 2");
        }
        page = await administrator.SubmitAsync(page, Clinic.Form(page));
        Assert.Contains("The chain is broken Row 2 was changed.", Person.Text(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_settings_in_force_are_shown_without_a_secret(string kind)
    {
        var site = Path.Combine(Directory.CreateTempSubdirectory("site").FullName, "site.yaml");
        await File.WriteAllTextAsync(site, "overrides:\n  tb-lead-in: 3\n");
        await using var clinic = await Clinic.OpenAsync(kind, ("Site:Jurisdiction", "eu"), ("Site:TimeZone", "Europe/Berlin"), ("Guidance:SiteFile", site));
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        var page = await administrator.OpenAsync("/admin/settings");
        var settings = page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelector("td")!.TextContent);
        Assert.Equal(("eu", "Europe/Berlin", "default"), (settings["Site__Jurisdiction"], settings["Site__TimeZone"], settings["Api__RequestsPerMinute"]));
        Assert.Equal(kind == "sqlite" ? "SQLite" : "PostgreSQL", settings["ConnectionStrings__JakAdvisor"]);
        Assert.Equal(["tb-lead-in", "3", "4", "weeks"], page.QuerySelectorAll("table")[1].QuerySelectorAll("tbody tr > *").Select(c => c.TextContent));
        Assert.DoesNotContain(clinic.Database.Connection, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(new byte[32]), page.Body!.TextContent, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(site)!, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_role_is_changed_an_account_disabled_and_enabled_and_a_new_link_made(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await administrator.OpenAsync("/admin");
        page = await administrator.SubmitAsync(page, Row(page, "Nils Demo").QuerySelectorAll<IHtmlFormElement>("form").First(), ("role", Roles.Administrator));
        Assert.Contains("Nils Demo, RN is now administrator.", Person.Text(page), StringComparison.Ordinal);
        // The nurse's session of before ends with the role it had.
        clinic.App.Now = clinic.App.Now.AddMinutes(2);
        await nurse.OpenAsync("/patients");
        Assert.StartsWith("/account/sign-in", nurse.Path, StringComparison.Ordinal);
        await nurse.SignInAsync(Roles.Nurse);
        Assert.Equal("/admin", nurse.Path);

        page = await administrator.SubmitAsync(page, Button(page, "Nils Demo", "Disable"));
        Assert.Contains("disabled", Row(page, "Nils Demo").TextContent, StringComparison.Ordinal);
        page = await administrator.SubmitAsync(page, Button(page, "Nils Demo", "Enable"));
        Assert.Contains("can sign in again", Person.Text(page), StringComparison.Ordinal);
        page = await administrator.SubmitAsync(page, Button(page, "Nils Demo", "New link"));
        Assert.Contains("/account/invitation?", page.QuerySelector<IHtmlInputElement>("#link")!.Value, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("#link", Person.Text(await administrator.OpenAsync("/admin")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_faulty_invitation_is_told_at_its_fields_and_keeps_what_was_typed(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        var page = await administrator.OpenAsync("/admin");
        page = await administrator.SubmitAsync(page, Clinic.Forms(page)[^1], ("FullName", "Typed Name"), ("Email", "no address"));
        var text = Person.Text(page);
        Assert.Contains("Enter an e-mail address such as name@example.org", text, StringComparison.Ordinal);
        Assert.Contains("Choose a role", text, StringComparison.Ordinal);
        Assert.Equal("Typed Name", page.QuerySelector<IHtmlInputElement>("#FullName")!.Value);
        page = await administrator.SubmitAsync(page, Clinic.Forms(page)[^1], ("FullName", "Second Nurse"), ("Email", "nurse@example.org"), ("Role", Roles.Nurse));
        Assert.Contains("This e-mail address already has an account", Person.Text(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
    }

    private static List<string> Did(IDocument page) => [.. page.QuerySelectorAll("tbody tr td:nth-child(5)").Select(d => d.TextContent)];

    private static IElement Row(IDocument page, string name) => page.QuerySelectorAll("tr").Single(r => r.QuerySelector("th")!.TextContent.Contains(name, StringComparison.Ordinal));

    private static IHtmlFormElement Button(IDocument page, string name, string words)
    {
        var button = Row(page, name).QuerySelectorAll("button").Single(b => b.TextContent.StartsWith(words, StringComparison.Ordinal));
        var form = (IHtmlFormElement)button.Closest("form")!;
        form.SetAttribute("action", button.GetAttribute("formaction")!);
        return form;
    }
}
