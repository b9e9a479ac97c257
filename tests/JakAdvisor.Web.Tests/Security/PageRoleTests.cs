using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Security;

/// <summary>Each page × each role, for opening it and for everything it can be sent, from the program's own list of pages.</summary>
public sealed partial class PageRoleTests
{
    private const string Secret = "Oddly Namedperson";
    private static readonly string[] Visitors = [PageTable.Nobody, .. Roles.All];

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    [Fact]
    public async Task Every_page_and_every_handler_of_the_program_is_in_the_table_and_no_other()
    {
        await using var app = new App();
        var loader = app.Services.GetRequiredService<PageLoader>();
        var found = new List<string>();
        foreach (var page in app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>()
                     .Where(p => !p.AttributeRouteInfo!.SuppressLinkGeneration))
        {
            var route = page.AttributeRouteInfo!.Template!;
            found.Add("GET " + route);
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            found.AddRange(compiled.HandlerMethods.Where(h => h.HttpMethod != "Get").Select(h => $"{h.HttpMethod.ToUpperInvariant()} {route} {h.Name}".TrimEnd()));
        }
        var table = PageTable.Rows.SelectMany(r => r.Post.Select(p => $"POST {r.Route} {p.Handler}".TrimEnd()).Prepend("GET " + r.Route));
        Assert.Equal(found.Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_open_beside_the_pages_is_what_machines_need()
    {
        await using var app = new App();
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is null && e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
        Assert.Equal(["/about.json", "/api/evaluate", "/api/evaluate-visit", "/api/guidance", "/health", "/health/live", "/health/ready", "/openapi/{documentName}.json"],
            endpoints.Select(e => e.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_page_answers_each_role_as_the_table_says(string kind)
    {
        await using var clinic = await Clinic.OpenAsync(kind);
        var (patient, treatment) = await Treated.StartAsync(clinic, "R-1", Secret, "male");
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var stored = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATIENT"] = Id(patient),
            ["TREATMENT"] = Id(treatment),
            ["EARLIER"] = await AssessAsync(doctor, patient),
            ["ASSESSMENT"] = await AssessAsync(doctor, patient),
            ["DECISION"] = (await ReadAsync(clinic, db => db.Decisions.SingleAsync(d => d.PatientId == Guid.Parse(Id(patient))))).Id.ToString(),
            ["VISIT"] = (await ReadAsync(clinic, db => db.Visits.OrderBy(v => v.On).FirstAsync())).Id.ToString(),
            ["DOCUMENT"] = clinic.App.Services.GetRequiredService<GuidanceRelease>().Documents[0].Id,
        };
        string Address(PageRow row) => stored.Aggregate(row.Address, (address, one) => address.Replace(one.Key, one.Value, StringComparison.Ordinal));

        var before = await ReadAsync(clinic, CountAsync);
        var faults = new List<string>();
        foreach (var visitor in Visitors)
        {
            using var client = clinic.App.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
            var (cookies, token) = await SignInAsync(client, visitor);
            foreach (var row in PageTable.Rows)
            {
                using var opened = await SendAsync(client, HttpMethod.Get, Address(row), cookies, null);
                var text = await opened.Content.ReadAsStringAsync();
                Judge(row.Get, visitor, opened, row.Status, faults);
                if (!row.Get.Contains(visitor, StringComparer.Ordinal) || visitor is PageTable.Nobody or Roles.Administrator)
                {
                    if (text.Contains(Secret, StringComparison.Ordinal) || text.Contains("R-1", StringComparison.Ordinal)) faults.Add($"{visitor} reads of the patient at {row.Route}");
                }
                foreach (var (handler, who) in row.Post)
                {
                    var address = Address(row) + (handler.Length > 0 ? "?handler=" + handler : "");
                    using var sent = await SendAsync(client, HttpMethod.Post, address, cookies, token);
                    Judge(who, visitor, sent, null, faults);
                    // Every form of a visitor carries the same token: where no form can be at fault, 400 would be the token's.
                    if (row.Route == "account/sign-out" && sent.StatusCode == HttpStatusCode.BadRequest) faults.Add($"{visitor} {row.Route} {handler}: the token was not taken");
                }
            }
        }
        Assert.Empty(faults);

        // What was refused has done nothing.
        Assert.Equal(before, await ReadAsync(clinic, CountAsync));
    }

    [Fact]
    public async Task Without_its_token_no_form_of_a_signed_in_person_is_taken()
    {
        await using var app = new App();
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        foreach (var role in Roles.All)
        {
            var (cookies, _) = await SignInAsync(client, role);
            foreach (var (row, handler) in PageTable.Rows.SelectMany(r => r.Post.Where(p => p.Who.Contains(role, StringComparer.Ordinal)).Select(p => (r, p.Handler))))
            {
                // The quick check stores nothing, and an error page changes nothing: neither needs the token.
                if (row.Route.StartsWith("Check", StringComparison.Ordinal) || row.Route.StartsWith("status", StringComparison.Ordinal)) continue;
                var address = row.Address;
                address = Stored().Replace(address, Guid.NewGuid().ToString());
                using var sent = await SendAsync(client, HttpMethod.Post, address + (handler.Length > 0 ? "?handler=" + handler : ""), cookies, null);
                Assert.True(sent.StatusCode == HttpStatusCode.BadRequest, $"{role} {row.Route} {handler}: {sent.StatusCode}");
            }
        }
    }

    private static async Task<(int Decisions, int Treatments, int Visits, int Users)> CountAsync(ClinicDb db) =>
        (await db.Decisions.CountAsync(), await db.Treatments.CountAsync(), await db.Visits.CountAsync(), await db.Users.CountAsync());

    private static async Task<string> AssessAsync(Person doctor, string patient)
    {
        var draft = await doctor.OpenAsync(patient + "/assess");
        await doctor.SubmitAsync(draft, Clinic.Form(draft), ("do", "assess"));
        Assert.StartsWith("/assessments/", doctor.Path, StringComparison.Ordinal);
        return Id(doctor.Path);
    }

    private static async Task<T> ReadAsync<T>(Clinic clinic, Func<ClinicDb, Task<T>> read)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ClinicDb>());
    }

    [GeneratedRegex("[A-Z]{4,}", RegexOptions.None, 1000)]
    private static partial Regex Stored();

    private static string Id(string path) => path.Split('/')[^1];

    private static void Judge(string[] allowed, string visitor, HttpResponseMessage answer, int? status, List<string> faults)
    {
        var (code, to) = ((int)answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
        var refused = to.Contains("/account/sign-in?", StringComparison.Ordinal) || to.Contains("/account/not-allowed", StringComparison.Ordinal);
        var expected = allowed.Contains(visitor, StringComparer.Ordinal) ? !refused && (status is null ? code < 500 : code == status)
            : to.Contains(visitor == PageTable.Nobody ? "/account/sign-in?" : "/account/not-allowed", StringComparison.Ordinal);
        if (!expected) faults.Add($"{(visitor.Length > 0 ? visitor : "nobody")} {answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery}: {code} {to}");
    }

    /// <summary>The cookies of a visitor and the token for forms; they are sent with every request, whatever the answers say about them.</summary>
    private static async Task<(string Cookies, string Token)> SignInAsync(HttpClient client, string role)
    {
        var cookies = new SortedDictionary<string, string>(StringComparer.Ordinal);
        async Task<string> TokenAsync()
        {
            using var page = await SendAsync(client, HttpMethod.Get, "/account/sign-in", Header(cookies), null);
            Take(page, cookies);
            return new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        }
        var token = await TokenAsync();
        if (role.Length == 0) return (Header(cookies), token);
        var account = FirstStart.DevelopmentAccounts.Single(a => a.Role == role);
        using var signedIn = await SendAsync(client, HttpMethod.Post, "/account/sign-in", Header(cookies), token, new("Email", account.Email), new("Password", FirstStart.DevelopmentPassword));
        Take(signedIn, cookies);
        return (Header(cookies), await TokenAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string cookies, string? token, params KeyValuePair<string, string>[] fields)
    {
        using var request = new HttpRequestMessage(method, path);
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(token is null ? fields : fields.Prepend(new("__RequestVerificationToken", token)));
        return await client.SendAsync(request);
    }

    private static void Take(HttpResponseMessage answer, SortedDictionary<string, string> cookies)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set)) return;
        foreach (var cookie in set.Select(c => c.Split(';')[0].Split('=', 2))) cookies[cookie[0]] = cookie[1];
    }

    private static string Header(SortedDictionary<string, string> cookies) => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));
}
