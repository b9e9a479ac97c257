using System.Text.Json.Nodes;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Check;
using JakAdvisor.Web.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace JakAdvisor.Web.Tests.Pages.Performance;

/// <summary>Nothing else of this process runs beside it: the time of others would be counted in.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;

/// <summary>What the result page costs on the server beside a Razor page that only writes as many elements and bytes; the database is in neither.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ResultPageTests(ITestOutputHelper output)
{
    private const double Limit = 1.5;
    private const int Renders = 200;

    [Fact]
    public async Task The_result_page_takes_at_most_one_and_a_half_times_a_bare_page_of_its_size()
    {
        await using var app = new App();
        var clock = new RenderClock();
        await using var measured = app.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter>(clock);
            services.AddSingleton<BarePage>();
            services.AddSingleton<StoredResult>();
            services.AddMvc().AddApplicationPart(typeof(BarePage).Assembly);
            services.Configure<MvcOptions>(mvc => mvc.Filters.AddService<StoredResult>());
            services.AddAuthentication("doctor").AddScheme<AuthenticationSchemeOptions, AlwaysDoctor>("doctor", null);
            services.PostConfigure<AuthenticationOptions>(o => o.DefaultAuthenticateScheme = o.DefaultChallengeScheme = o.DefaultScheme = "doctor");
        }));
        using var client = measured.CreateClient();
        async Task<double> RenderAsync(string path)
        {
            using var answer = await client.Get(path);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            return clock.Milliseconds;
        }

        // The patient whose page is longest.
        var stored = measured.Services.GetRequiredService<StoredResult>();
        var result = "/assessments/" + Guid.NewGuid();
        var (fullest, longest) = ((DemoPatient?)null, Array.Empty<byte>());
        foreach (var patient in measured.Services.GetRequiredService<DemoPatients>().All)
        {
            Take(stored, patient);
            await RenderAsync(result);
            if (clock.Written.Length > longest.Length) (fullest, longest) = (patient, clock.Written);
        }
        Take(stored, fullest!);
        var bare = measured.Services.GetRequiredService<BarePage>();
        bare.Like(longest);
        await RenderAsync("/bare");
        Assert.Equal(BarePage.Elements(longest), BarePage.Elements(clock.Written));
        Assert.InRange(clock.Written.Length, longest.Length * 0.99, longest.Length * 1.01);

        for (var i = 0; i < Renders; i++) await RenderAsync(i % 2 == 0 ? result : "/bare");
        var (first, ours, bares) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Renders; i++)
        {
            stored.Renew();
            first.Add(await RenderAsync(result));
            ours.Add(await RenderAsync(result));
            bares.Add(await RenderAsync("/bare"));
        }
        var (shownFirst, shown, plain) = (Median(first), Median(ours), Median(bares));
        output.WriteLine(FormattableString.Invariant(
            $"{fullest!.Id}: {BarePage.Elements(longest)} elements, {longest.Length} bytes; bare {plain:0.00} ms; result page {shown:0.00} ms, ratio {shown / plain:0.00}; shown for the first time {shownFirst:0.00} ms, ratio {shownFirst / plain:0.00}"));
        Assert.InRange(shown / plain, 0, Limit);
    }

    private static void Take(StoredResult stored, DemoPatient patient)
    {
        var request = JsonNode.Parse(patient.Request)!.AsObject();
        stored.Of(request, request["asOf"] is { } day ? DateOnly.ParseExact((string)day!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : new DateOnly(2026, 11, 22));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
