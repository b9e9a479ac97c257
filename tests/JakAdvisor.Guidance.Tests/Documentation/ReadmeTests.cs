using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Documentation;

/// <summary>What the README shows is what happens.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = TextFiles.Read("README.md");

    [Fact]
    public void The_example_is_answered_as_the_readme_says()
    {
        var sent = JsonNode.Parse(Readme.Split("-d '")[1].Split('\'')[0])!;
        var shown = JsonNode.Parse(Readme.Split("```json")[1].Split("```")[0])!.AsArray();
        Assert.True(Names.TryParse<Jurisdiction>((string)sent["jurisdiction"]!, out var where));
        var asOf = DateOnly.ParseExact((string)sent["asOf"]!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var options = Repository.Release.Evaluator.Evaluate(Patients.Read(sent["facts"]!.AsObject(), asOf), where, asOf).Options;

        Assert.Equal(
            shown.Select(o => ((string)o!["drug"]!, (string)o["verdict"]!, (bool)o["provisional"]!, (string)o["bestCase"]!, (string)o["worstCase"]!)),
            options.Select(o => (o.Drug, Names.Of(o.Verdict), o.Provisional, Names.Of(o.BestCase), Names.Of(o.WorstCase))));
    }

    [Fact]
    public void The_settings_in_the_table_are_those_the_program_reads()
    {
        var read = TextFiles.All.Where(f => f.StartsWith("src/JakAdvisor.Web/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => Setting().Matches(TextFiles.Read(f))).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal) : $"ConnectionStrings__{m.Groups[2].Value}");
        var told = TableCell().Matches(Readme).Select(m => m.Groups[1].Value).Where(n => n.Contains("__", StringComparison.Ordinal));

        Assert.Equal(read.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_two_commands_exist_and_the_pipeline_runs_the_second()
    {
        Assert.Contains("`dotnet run --project src/JakAdvisor.Web`", Readme, StringComparison.Ordinal);
        Assert.Contains("`tests/run`", Readme, StringComparison.Ordinal);
        Assert.Contains("/tests/run", TextFiles.Read(".ci/run"), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        Assert.True(File.GetUnixFileMode(Repository.Path("tests", "run")).HasFlag(UnixFileMode.UserExecute));
        Assert.True(File.GetUnixFileMode(Repository.Path(".ci", "run")).HasFlag(UnixFileMode.UserExecute));
    }

    [GeneratedRegex(@"\[""([A-Z]\w+:[A-Z]\w+)""\]|GetConnectionString\(""(\w+)""\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TableCell();
}
