using System.Diagnostics;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Hosting;

/// <summary>What the program must not start with stops it with a sentence for the person who starts it.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task In_production_the_place_must_be_named()
    {
        var (code, said) = await Start();

        Assert.Equal(1, code);
        Assert.Contains("Site__Jurisdiction is not set. Set it to us or eu", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Site__Jurisdiction", "uk", "Site__Jurisdiction cannot be uk; possible: us, eu")]
    [InlineData("Site__TimeZone", "Europe/Atlantis", "Site__TimeZone Europe/Atlantis is no time zone")]
    [InlineData("Api__RequestsPerMinute", "-1", "Api__RequestsPerMinute cannot be -1")]
    [InlineData("Demo__Cohort", "perhaps", "Demo__Cohort cannot be perhaps; possible: true, false")]
    [InlineData("Api__RequestsPerMinute", "many", "Api__RequestsPerMinute cannot be many")]
    [InlineData("Guidance__Folder", "/no/such/folder", "there is no such guidance folder")]
    [InlineData("Guidance__SiteFile", "/no/such/file.yaml", "the site file /no/such/file.yaml of Guidance__SiteFile cannot be read")]
    public async Task A_wrong_setting_is_told_with_what_is_possible(string key, string value, string sentence)
    {
        var (code, said) = await Start(("Site__Jurisdiction", "us"), (key, value));

        Assert.Equal(1, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tb-lead-in: 300", "tb-lead-in cannot be 300; possible: 1 to 52 weeks")]
    [InlineData("tb-leadin: 3", "there is no parameter tb-leadin")]
    [InlineData("fresh.tb.igra: soon", "fresh.tb.igra must be a number of days or months")]
    public async Task A_fault_of_the_site_file_is_told(string line, string sentence)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"overrides:\n  {line}\n");
        var (code, said) = await Start(("Site__Jurisdiction", "us"), ("Guidance__SiteFile", file));
        File.Delete(file);

        Assert.Equal(1, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_guidance_is_told_with_file_and_line()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.Path("seeds", "guidance"), "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Repository.Path("seeds", "guidance"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var rules = Path.Combine(folder, "rules", "tuberculosis.yaml");
        await File.WriteAllTextAsync(rules, (await File.ReadAllTextAsync(rules)).Replace("when: tb.active is suspected", "when: tb.actve is suspected", StringComparison.Ordinal));
        var (code, said) = await Start(("Site__Jurisdiction", "us"), ("Guidance__Folder", folder));
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, code);
        Assert.Matches(@"rules/tuberculosis\.yaml:\d+: .*tb\.actve", said);
    }

    private static async Task<(int Code, string Said)> Start(params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "JakAdvisor.Web.dll")]) { UseShellExecute = false, RedirectStandardError = true };
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["ASPNETCORE_URLS"]) = ("Production", "http://127.0.0.1:0");
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var program = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var said = program.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await program.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!program.HasExited) program.Kill();
        }
        return (program.ExitCode, await said);
    }
}
