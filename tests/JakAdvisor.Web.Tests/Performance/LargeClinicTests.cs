using System.Diagnostics;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace JakAdvisor.Web.Tests.Performance;

/// <summary>
/// Worklists, screening list and cohort page over real HTTP on PostgreSQL. The clinic here is small, so that the test is quick; JAKADVISOR_CLINIC_PATIENTS=10000 makes the
/// clinic that docs/performance.md tells of and prints its figures.
/// </summary>
public class LargeClinicTests(ITestOutputHelper output)
{
    private const int Small = 200;
    private const int Requests = 50;

    private const string Screening = "/screening";

    /// <summary>The cohort page after a change.</summary>
    private const string Changed = "/cohort, counted anew";
    private static readonly string[] Large = ["\"Evaluation\"", "\"Entries\"", "\"Typed\"", "\"Request\"", "\"Facts\"", "\"SiteFile\""];

    [Fact]
    public async Task The_lists_and_the_cohort_ask_as_much_of_a_large_clinic_as_of_a_small_one_and_read_no_large_column()
    {
        var few = await AskedAsync(60);
        var many = await AskedAsync(Small);
        Assert.NotEmpty(few);
        foreach (var (path, commands) in many)
        {
            // The screening list judges the 25 people of its page as they stand, and reads what was answered about each: of few people it has fewer to ask about.
            var judges = path.StartsWith(Screening, StringComparison.Ordinal);
            if (judges) Assert.InRange(commands.Count, 10, 25 * 6);
            else Assert.True(few[path].Count == commands.Count, $"{path} asked {few[path].Count} times of 60 patients and {commands.Count} times of {Small}");
            string[] large = judges ? [.. Large.Except(["\"Entries\"", "\"Typed\""], StringComparer.Ordinal)] : Large;
            Assert.All(commands, sql => Assert.DoesNotContain(large, column => Selected(sql).Contains(column, StringComparison.Ordinal)));
        }
        Assert.InRange(many["/cohort"].Count, 2, 6);
        Assert.InRange(many[Changed].Count, 7, 11);
    }

    [Fact]
    public async Task Every_list_and_the_cohort_answer_within_the_limit()
    {
        var patients = int.TryParse(Environment.GetEnvironmentVariable("JAKADVISOR_CLINIC_PATIENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Small;
        await using var clinic = await OpenAsync(patients);
        using (var nurse = await clinic.SignInAsync(Roles.Nurse)) await FirstAsync(nurse, $"{patients} patients, {Screening}, the first opening ever");
        await CatchUpAsync(clinic);
        clinic.App.Now = clinic.App.Now.AddDays(1);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        await FirstAsync(doctor, $"{patients} patients, {Screening}, the first opening of a day");
        await CatchUpAsync(clinic);
        var slow = new List<string>();
        foreach (var path in (IReadOnlyList<string>)[.. await PathsAsync(doctor), Changed])
        {
            var times = new List<double>();
            for (var i = -5; i < Requests; i++)
            {
                if (path == Changed) await ChangeAsync(clinic);
                var watch = Stopwatch.StartNew();
                await LoadAsync(doctor, path.Split(',')[0]);
                if (i >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            var (median, high) = ((times[(Requests / 2) - 1] + times[Requests / 2]) / 2, times[(int)Math.Ceiling(Requests * 0.95) - 1]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{patients} patients, {path}: median {median:0} ms, 95th percentile {high:0} ms, least {times[0]:0} ms"));
            if (median >= 300) slow.Add(string.Create(CultureInfo.InvariantCulture, $"{path} took {median:0} ms"));
        }
        Assert.Empty(slow);
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> AskedAsync(int patients)
    {
        await using var clinic = await OpenAsync(patients);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        await CatchUpAsync(clinic);
        var asked = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var path in await PathsAsync(doctor))
        {
            await LoadAsync(doctor, path);
            using var log = new SqlLog(clinic.Database);
            await LoadAsync(doctor, path);
            asked[path] = log.Commands;
        }
        await ChangeAsync(clinic);
        using var counting = new SqlLog(clinic.Database);
        await LoadAsync(doctor, "/cohort");
        asked[Changed] = counting.Commands;
        return asked;
    }

    /// <summary>Works out everybody of the screening list, as the program does after the first opening.</summary>
    private static async Task CatchUpAsync(Clinic clinic)
    {
        await using var scope = clinic.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ScreeningSummaries>().RefreshAllAsync();
    }

    private async Task FirstAsync(Person person, string what)
    {
        var watch = Stopwatch.StartNew();
        await LoadAsync(person, Screening);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalMilliseconds:0} ms"));
    }

    /// <summary>Touches what the cohort is counted from, so that it is counted anew.</summary>
    private static async Task ChangeAsync(Clinic clinic)
    {
        await using var db = clinic.Database.Open();
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Treatments\" SET \"Version\" = \"Version\" WHERE \"Id\" = (SELECT \"Id\" FROM \"Treatments\" LIMIT 1)");
    }

    private static async Task<Clinic> OpenAsync(int patients)
    {
        var clinic = await Clinic.OpenAsync("postgres");
        clinic.App.UseKestrel(0);
        clinic.App.StartServer();
        await LargeClinic.FillAsync(clinic.Database.Connection, patients, new DateOnly(2026, 11, 22));
        return clinic;
    }

    /// <summary>The worklist, each of its lists, and the cohort.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(Person doctor)
    {
        var worklist = await doctor.OpenAsync("/worklist");
        var lists = worklist.QuerySelectorAll<IHtmlAnchorElement>("nav.tabs a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(lists);
        return ["/worklist", .. lists, "/cohort", Screening, Screening + "?list=all&sort=name"];
    }

    private static async Task LoadAsync(Person person, string path)
    {
        using var answer = await person.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(path.Split('?')[0], answer.RequestMessage!.RequestUri!.AbsolutePath);
        await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>What a command reads; not where it looks.</summary>
    private static string Selected(string sql) =>
        sql.StartsWith("SELECT", StringComparison.Ordinal) && sql.IndexOf("\nFROM", StringComparison.Ordinal) is var from and > 0 ? sql[..from] : "";
}
