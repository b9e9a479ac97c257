using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;

namespace JakAdvisor.Web.Tests.Pages;

/// <summary>One's own password and authenticator, signing out, and the first administrator of all, on both databases.</summary>
public sealed class OwnAccountTests
{
    private const string Email = "nurse@example.org";
    private const string New = "green kettle upstairs";

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_password_is_changed_by_who_knows_the_one_of_before(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/account/me");
        Assert.Contains("Nils Demo, RN", Person.Text(page), StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("CurrentPassword", "not this one"), ("Password", New));
        Assert.Contains("This is not the password you have now", Person.Text(page), StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("CurrentPassword", FirstStart.DevelopmentPassword), ("Password", "short"));
        Assert.Contains("12 characters", page.QuerySelector(".errors, [role=alert]")!.TextContent, StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Form(page), ("CurrentPassword", FirstStart.DevelopmentPassword), ("Password", New));
        Assert.Contains("Your password is changed", Person.Text(page), StringComparison.Ordinal);

        using var again = await Person.OfAsync(clinic.App);
        Assert.Contains("password is wrong", Person.Text(await SignInAsync(again, FirstStart.DevelopmentPassword)), StringComparison.Ordinal);
        await SignInAsync(again, New);
        Assert.Equal("/worklist", again.Path);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task With_an_authenticator_the_password_alone_opens_nothing(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/account/me");
        var key = page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Forms(page)[^1], ("Code", "000000x"));
        Assert.Contains("This code is not right", Person.Text(page), StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Forms(page)[^1], ("Code", Code(key)));
        Assert.Contains("From now on you sign in with a code too", Person.Text(page), StringComparison.Ordinal);

        using var again = await Person.OfAsync(clinic.App);
        var asked = await SignInAsync(again, FirstStart.DevelopmentPassword, "/account/sign-in?returnUrl=%2Fpatients");
        Assert.StartsWith("/account/authenticator", again.Path, StringComparison.Ordinal);
        asked = await again.SubmitAsync(asked, Clinic.Form(asked), ("Code", "12"));
        Assert.Contains("This code is not right", Person.Text(asked), StringComparison.Ordinal);
        await again.OpenAsync("/patients");
        Assert.StartsWith("/account/sign-in", again.Path, StringComparison.Ordinal);
        await again.SubmitAsync(asked, Clinic.Form(asked), ("Code", Code(key)));
        Assert.Equal("/patients", again.Path);

        page = await nurse.SubmitAsync(page, Clinic.Forms(page)[^1]);
        Assert.Contains("You sign in without a code again", Person.Text(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_disabled_account_gets_in_neither_by_its_code_nor_by_a_new_password(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/account/me");
        var key = page.QuerySelector("main code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        page = await nurse.SubmitAsync(page, Clinic.Forms(page)[^1], ("Code", Code(key)));
        using var again = await Person.OfAsync(clinic.App);
        var asked = await SignInAsync(again, FirstStart.DevelopmentPassword);
        Assert.StartsWith("/account/authenticator", again.Path, StringComparison.Ordinal);

        using var administrator = await clinic.SignInAsync(Roles.Administrator);
        var users = await administrator.OpenAsync("/admin");
        var disable = users.QuerySelectorAll("button").Single(b => b.TextContent == "Disable Nils Demo, RN");
        var form = (IHtmlFormElement)disable.Closest("form")!;
        form.SetAttribute("action", disable.GetAttribute("formaction")!);
        Assert.Contains("can no longer sign in", Person.Text(await administrator.SubmitAsync(users, form)), StringComparison.Ordinal);

        await again.SubmitAsync(asked, Clinic.Form(asked), ("Code", Code(key)));
        await again.OpenAsync("/worklist");
        Assert.StartsWith("/account/sign-in", again.Path, StringComparison.Ordinal);
        // The session that was running may change the password within its last minute; it ends with that.
        await nurse.SubmitAsync(page, Clinic.Form(page), ("CurrentPassword", FirstStart.DevelopmentPassword), ("Password", New));
        await nurse.OpenAsync("/worklist");
        Assert.StartsWith("/account/sign-in", nurse.Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Looking_at_ones_account_ends_no_session_and_shows_the_same_key_again(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        using var elsewhere = await clinic.SignInAsync(Roles.Nurse);
        var key = (await nurse.OpenAsync("/account/me")).QuerySelector("main code")!.TextContent;
        clinic.App.Now = clinic.App.Now.AddMinutes(2);
        foreach (var person in new[] { nurse, elsewhere })
        {
            await person.OpenAsync("/worklist");
            Assert.Equal("/worklist", person.Path);
        }
        Assert.Equal(key, (await elsewhere.OpenAsync("/account/me")).QuerySelector("main code")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task After_signing_out_nothing_behind_sign_in_opens(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        using var nurse = await clinic.SignInAsync(Roles.Nurse);
        var page = await nurse.OpenAsync("/worklist");
        await nurse.SubmitAsync(page, page.QuerySelector<IHtmlFormElement>("form[action='/account/sign-out']")!);
        Assert.Equal("/account/sign-in", nurse.Path);
        await nurse.OpenAsync("/worklist");
        Assert.StartsWith("/account/sign-in?returnUrl=", nurse.Path, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_production_the_token_printed_at_start_makes_the_first_administrator_once(string kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        await using var app = App.InProduction(("ConnectionStrings:JakAdvisor", database.Connection), ("Site:Jurisdiction", "eu"));
        using var person = new Person(app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost") }));
        var page = await person.OpenAsync("/account/first");
        var token = app.Logged.Split("the first one: ")[1].Split(' ')[0].Trim('"');
        (string, string)[] typed = [("FullName", "Fira First"), ("Email", "first@example.org"), ("Password", New)];
        page = await person.SubmitAsync(page, Clinic.Form(page), [.. typed, ("Token", "guessed")]);
        Assert.Contains("This is not the token that was printed at start", Person.Text(page), StringComparison.Ordinal);
        await person.SubmitAsync(page, Clinic.Form(page), [.. typed, ("Token", token)]);
        Assert.Equal("/account/sign-in", person.Path);
        await person.OpenAsync("/account/first");
        Assert.Equal(HttpStatusCode.NotFound, person.Status);

        page = await person.OpenAsync("/account/sign-in");
        Assert.DoesNotContain(FirstStart.DevelopmentPassword, Person.Text(page), StringComparison.Ordinal);
        page = await person.SubmitAsync(page, Clinic.Form(page), ("Email", "first@example.org"), ("Password", New));
        Assert.Equal("/admin", person.Path);
        Assert.Contains("Fira First", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IDocument> SignInAsync(Person person, string password, string at = "/account/sign-in")
    {
        var page = await person.OpenAsync(at);
        return await person.SubmitAsync(page, Clinic.Form(page), ("Email", Email), ("Password", password));
    }

    /// <summary>The code an authenticator shows now (RFC 6238: HMAC-SHA-1 of the half minute, six digits).</summary>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "what authenticators use")]
    private static string Code(string key)
    {
        const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.ToUpperInvariant().Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var time = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, time);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
