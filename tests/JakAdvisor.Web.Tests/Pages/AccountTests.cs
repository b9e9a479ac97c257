using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>Signing in, being invited, and each folder for its roles, on both databases.</summary>
public class AccountTests
{
    private static readonly string[] Clinical = ["/worklist", "/patients", "/patients/new"];
    private static readonly string[] Administration = ["/admin", "/admin/audit", "/admin/settings"];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_role_sees_its_pages_and_no_other(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.On(database);
        foreach (var (role, open, closed) in new[]
        {
            (Roles.Nurse, Clinical, Administration), (Roles.Gastroenterologist, Clinical, Administration), (Roles.Administrator, Administration, Clinical),
        })
        {
            using var person = await Person.OfAsync(app, role);
            foreach (var path in open.Append("/account/me"))
            {
                await person.OpenAsync(path);
                Assert.True(person.Status == HttpStatusCode.OK, $"{role} {path}: {person.Status}");
            }
            foreach (var path in closed)
            {
                var page = await person.OpenAsync(path);
                Assert.Equal(HttpStatusCode.Forbidden, person.Status);
                Assert.Contains("Not for your role", Person.Text(page), StringComparison.Ordinal);
            }
        }
        using var nobody = await Person.OfAsync(app);
        foreach (var path in Clinical.Concat(Administration).Append("/account/me"))
        {
            var page = await nobody.OpenAsync(path);
            Assert.StartsWith("/account/sign-in?returnUrl=", nobody.Path, StringComparison.Ordinal);
            Assert.Contains("Sign in", Person.Text(page), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_wrong_password_is_refused_and_after_five_the_account_is_closed(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.On(database);
        using var person = await Person.OfAsync(app);
        var page = await person.OpenAsync("/account/sign-in");
        for (var attempt = 1; attempt <= 6; attempt++)
        {
            page = await person.SubmitAsync(page, Form(page), ("Email", "doctor@example.org"), ("Password", "wrong wrong wrong"));
            Assert.Contains(attempt < 5 ? "The e-mail address or the password is wrong" : "closed for 15 minutes", Person.Text(page), StringComparison.Ordinal);
            Assert.Equal("doctor@example.org", page.QuerySelector<IHtmlInputElement>("#Email")!.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_signing_in_one_is_where_one_wanted_to_be_and_never_on_another_site(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.On(database);
        foreach (var (wanted, lands) in new[] { ("/patients?q=abc", "/patients?q=abc"), ("https://example.com/", "/worklist"), ("//example.com", "/worklist") })
        {
            using var person = await Person.OfAsync(app);
            var page = await person.OpenAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(wanted));
            await person.SubmitAsync(page, Form(page), ("Email", "doctor@example.org"), ("Password", FirstStart.DevelopmentPassword));
            Assert.Equal(lands, person.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_account_is_made_with_its_role_or_not_at_all(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.On(database);
        using var administrator = await Person.OfAsync(app, Roles.Administrator);
        (string, string)[] typed = [("FullName", "Nora New"), ("Email", "nora@example.org"), ("Role", Roles.Nurse)];
        var users = await administrator.OpenAsync("/admin");
        await using var db = database.Open();
        // The role cannot be written: as if the program had stopped just before.
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"AspNetUserRoles\" RENAME TO \"Away\"");
        await administrator.SubmitAsync(users, Forms(users)[^1], typed);
        Assert.True((int)administrator.Status >= 500, $"{administrator.Status}");
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"AspNetUserRoles\"");

        Assert.False(await db.Users.AnyAsync(u => u.FullName == "Nora New"));
        users = await administrator.SubmitAsync(users, Forms(users)[^1], typed);
        Assert.Contains("Nora New is invited", Person.Text(users), StringComparison.Ordinal);
        Assert.Equal(Roles.Nurse, users.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Nora New", StringComparison.Ordinal)).QuerySelector<IHtmlSelectElement>("select")!.Value);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_field_with_a_fault_says_so_and_points_at_its_sentence(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.On(database);
        using var person = await Person.OfAsync(app);
        var page = await person.OpenAsync("/account/sign-in");
        Assert.Null(page.QuerySelector("[aria-invalid]"));
        page = await person.SubmitAsync(page, Form(page), ("Email", "doctor@example.org"), ("Password", "wrong wrong wrong"));
        Assert.Equal("The e-mail address or the password is wrong", Said(page, "#Password"));
        Assert.Null(page.QuerySelector("#Email")!.GetAttribute("aria-invalid"));

        using var administrator = await Person.OfAsync(app, Roles.Administrator);
        page = await administrator.OpenAsync("/admin");
        page = await administrator.SubmitAsync(page, Forms(page)[^1], ("Email", "none"));
        Assert.Equal("As it should stand under a signature Enter the person's full name", Said(page, "#FullName"));
        Assert.Equal("Enter an e-mail address such as name@example.org", Said(page, "#Email"));
        Assert.Equal("Choose a role", Said(page, "#Role"));
        page = await administrator.OpenAsync("/account/me");
        page = await administrator.SubmitAsync(page, Forms(page)[0]);
        Assert.EndsWith("Choose a password of at least 12 characters", Said(page, "#Password"), StringComparison.Ordinal);

        using var nurse = await Person.OfAsync(app, Roles.Nurse);
        page = await nurse.OpenAsync("/patients/new");
        page = await nurse.SubmitAsync(page, Forms(page)[0], ("Form.BirthDate", "2199-01-01"), ("Form.Sex", "unsure"));
        Assert.Equal("Enter the record number", Said(page, "#Form_RecordNumber"));
        Assert.StartsWith("The birth date cannot be 2199-01-01", Said(page, "#Form_BirthDate"), StringComparison.Ordinal);
        Assert.Equal("2199-01-01", page.QuerySelector<IHtmlInputElement>("#Form_BirthDate")!.Value);
        Assert.Equal("Sex can be female, male or not recorded", page.GetElementById(page.QuerySelector("#Form_Sex")!.GetAttribute("aria-describedby")!)!.TextContent);
        Assert.All(page.QuerySelectorAll<IHtmlAnchorElement>("#errors a"), link => Assert.NotNull(page.GetElementById(link.Hash[1..])));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_invited_nurse_chooses_a_password_signs_in_and_is_out_when_disabled(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.On(database);
        using var administrator = await Person.OfAsync(app, Roles.Administrator);
        var users = await administrator.OpenAsync("/admin");
        users = await administrator.SubmitAsync(users, Forms(users)[^1], ("FullName", "Nora New"), ("Email", "nora@example.org"), ("Role", Roles.Nurse));
        Assert.Contains("Nora New is invited", Person.Text(users), StringComparison.Ordinal);
        var link = new Uri(users.QuerySelector<IHtmlInputElement>("#link")!.Value).PathAndQuery;

        using var nora = await Person.OfAsync(app);
        var invitation = await nora.OpenAsync(link);
        invitation = await nora.SubmitAsync(invitation, Form(invitation), ("Password", "nora nora nora"));
        Assert.Contains("easy to guess", Person.Text(invitation), StringComparison.Ordinal);
        await nora.SubmitAsync(invitation, Form(invitation), ("Password", "green kettle upstairs"));
        Assert.Equal("/account/sign-in", nora.Path);
        var used = await nora.OpenAsync(link);
        used = await nora.SubmitAsync(used, Form(used), ("Password", "another long secret"));
        Assert.Contains("used or is older than a day", Person.Text(used), StringComparison.Ordinal);

        var signIn = await nora.OpenAsync("/account/sign-in");
        await nora.SubmitAsync(signIn, Form(signIn), ("Email", "nora@example.org"), ("Password", "green kettle upstairs"));
        Assert.Equal("/worklist", nora.Path);

        users = await administrator.OpenAsync("/admin");
        await administrator.SubmitAsync(users, Button(users, "Nora New", "Disable"));
        app.Now = app.Now.AddMinutes(2);
        await nora.OpenAsync("/worklist");
        Assert.StartsWith("/account/sign-in", nora.Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_last_administrator_cannot_be_disabled(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.On(database);
        using var administrator = await Person.OfAsync(app, Roles.Administrator);
        var users = await administrator.OpenAsync("/admin");
        users = await administrator.SubmitAsync(users, Button(users, "Ada Demo", "Disable"));
        Assert.Contains("One administrator must remain", Person.Text(users), StringComparison.Ordinal);
    }

    /// <summary>What a screen reader says of a field at fault.</summary>
    private static string Said(IDocument page, string field)
    {
        var faulty = page.QuerySelector(field)!;
        Assert.Equal("true", faulty.GetAttribute("aria-invalid"));
        return string.Join(' ', faulty.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent.Trim()));
    }

    private static List<IHtmlFormElement> Forms(IDocument page) =>
        [.. page.QuerySelectorAll<IHtmlFormElement>("form").Where(f => f.GetAttribute("action") != "/account/sign-out")];

    private static IHtmlFormElement Form(IDocument page) => Forms(page)[0];

    /// <summary>The form of a row, as its button submits it.</summary>
    private static IHtmlFormElement Button(IDocument page, string row, string button)
    {
        var found = page.QuerySelectorAll("tr").Single(r => r.TextContent.Contains(row, StringComparison.Ordinal))
            .QuerySelectorAll("button").Single(b => b.TextContent.StartsWith(button, StringComparison.Ordinal));
        var form = (IHtmlFormElement)found.Closest("form")!;
        form.SetAttribute("action", found.GetAttribute("formaction")!);
        return form;
    }
}
