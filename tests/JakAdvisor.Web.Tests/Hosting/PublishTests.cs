using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Hosting;

/// <summary>The published folder is all that is needed: it answers from any other folder, with pages, style, guidance and invented patients.</summary>
public sealed class PublishTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    [Fact]
    public async Task A_published_copy_answers_from_any_folder()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var folder = Directory.CreateTempSubdirectory("published").FullName;
        var (code, said) = await Run(["publish", Repository.Path("src", "JakAdvisor.Web"), "--no-build", "-c", Configuration, "-o", folder, "-v", "q", "--nologo"], patience.Token);
        Assert.True(code == 0, said);

        using var program = Process.Start(Quiet([Path.Combine(folder, "JakAdvisor.Web.dll")], ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"), ("Site__Jurisdiction", "eu"), ("Audit__Key", Convert.ToBase64String(new byte[32]))))!;
        try
        {
            using var client = new HttpClient { BaseAddress = await Address(program, patience.Token) };
            using var evaluation = await client.Evaluate("""{ "facts": {} }""");
            Assert.Equal(["upadacitinib", "tofacitinib", "filgotinib"], (await evaluation.Json())["options"]!.AsArray().Select(o => (string)o!["drug"]!));
            foreach (var (path, holds) in new[] { ("/check", "smoker-66"), ("/css/site.css", "--paper"), ("/api/guidance", "kidney-dose"), ("/health", "\"ready\":true") })
            {
                using var answer = await client.Get(path);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Contains(holds, await answer.Content.ReadAsStringAsync(patience.Token), StringComparison.Ordinal);
                Assert.False(answer.Headers.Contains("Server"));
            }
        }
        finally
        {
            program.Kill();
            await program.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Code, string Said)> Run(string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(Quiet(arguments))!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, said);
    }

    /// <summary>The first line of the structured log that names the address.</summary>
    private static async Task<Uri> Address(Process program, CancellationToken cancellation)
    {
        while (await program.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (JsonNode.Parse(line)?["Properties"]?["address"] is { } address) return new Uri((string)address!);
        }
        throw new InvalidOperationException("The published program ended before it listened");
    }

    private static ProcessStartInfo Quiet(string[] arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (key, value) in settings) start.Environment[key] = value;
        return start;
    }
}
