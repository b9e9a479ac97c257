using System.Diagnostics;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
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
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        var first = Stopwatch.StartNew();
        await LoadAsync(doctor, Screening);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{patients} patients, {Screening}, the first opening of the day: {first.Elapsed.TotalMilliseconds:0} ms"));
        await WorkedOutAsync(doctor);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"everybody worked out after {first.Elapsed.TotalSeconds:0} s"));
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
            // The screening list judges 25 people at each opening and has no limit of its own: only against what nobody would wait for.
            if (median >= (path.StartsWith(Screening, StringComparison.Ordinal) ? 3000 : 300)) slow.Add(string.Create(CultureInfo.InvariantCulture, $"{path} took {median:0} ms"));
        }
        Assert.Empty(slow);
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> AskedAsync(int patients)
    {
        await using var clinic = await OpenAsync(patients);
        using var doctor = await clinic.SignInAsync(Roles.Gastroenterologist);
        await WorkedOutAsync(doctor);
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

    /// <summary>Opens the screening list until everybody is worked out for today.</summary>
    private static async Task WorkedOutAsync(Person person)
    {
        while (Person.Text(await person.OpenAsync(Screening)).Contains("being worked out", StringComparison.Ordinal)) await Task.Delay(1000);
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
        return ["/worklist", .. lists, "/cohort", Screening];
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
