using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Loading;

/// <summary>The release has a name and a hash over its content; nothing that is missing or changed goes unnoticed.</summary>
public partial class LoadTests
{
    private static GuidanceFiles With(string file, Func<string, string> change) => Repository.Files.With(file, change(Repository.Files.Texts[file]));

    [Fact]
    public void Loaded_twice_the_guidance_has_one_hash()
    {
        var again = GuidanceLoader.FromFolder(Repository.Path("seeds", "guidance"));

        Assert.Equal("2026.2", again.Name);
        Assert.Equal(Repository.Release.Sha256, again.Sha256);
        Assert.Matches("^[0-9a-f]{64}$", again.Sha256);
    }

    [Fact]
    public void One_changed_character_of_any_file_is_another_hash()
    {
        var hashes = Repository.Files.Texts.Keys.Select(f => With(f, t => t + " ").Sha256()).Append(Repository.Release.Sha256).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_text_moved_to_another_file_is_another_hash()
    {
        GuidanceFiles Files(params (string, string)[] texts) => new(texts.Select(t => KeyValuePair.Create(t.Item1, t.Item2)));

        Assert.NotEqual(Files(("a", "x"), ("b", "y")).Sha256(), Files(("a", "xb"), ("b", "y")).Sha256());
        Assert.NotEqual(Files(("a", "x"), ("b", "y")).Sha256(), Files(("a", "y"), ("b", "x")).Sha256());
        Assert.NotEqual(Files(("a", "b\n1\nx")).Sha256(), Files(("a", ""), ("b", "x")).Sha256());
    }

    [Fact]
    public void Line_endings_of_another_system_are_the_same_guidance() =>
        Assert.Equal(Repository.Release.Sha256, With("rules/organs.yaml", t => t.Replace("\n", "\r\n", StringComparison.Ordinal)).Sha256());

    [Fact]
    public void The_cases_beside_the_rules_are_no_guidance() =>
        Assert.DoesNotContain(Repository.Files.Texts.Keys, f => f.Contains("cases", StringComparison.Ordinal));

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Equal("no-such-folder:0: there is no such guidance folder", Assert.Throws<GuidanceException>(() => GuidanceLoader.FromFolder("no-such-folder")).Message);

    [Fact]
    public void Every_fault_is_told_at_once_in_the_order_of_files_and_lines()
    {
        var organs = Repository.Files.Texts["rules/organs.yaml"];
        var files = Repository.Files.With("rules/organs.yaml", organs.Replace("effect: caution", "effect: cautious", StringComparison.Ordinal)).With("release.yaml", "release: \"2026.1\"\n");

        var faults = Assert.Throws<GuidanceException>(() => GuidanceLoader.Load(files)).Faults;

        Assert.Equal(organs.Split("effect: caution").Length - 1, faults.Count(f => f.File == "rules/organs.yaml"));
        Assert.Equal("release.yaml:1: released is missing", faults[0].ToString());
        Assert.Equal(faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line), faults);
    }

    private static readonly Lazy<string> Program = new(() => string.Concat(
        Directory.EnumerateFiles(Repository.Path("src", "JakAdvisor.Guidance"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));

    /// <summary>The facts that the program itself reads by name.</summary>
    public static TheoryData<string> ReadByName => [.. Repository.Release.Facts.All.Select(f => f.Name).Where(n => Program.Value.Contains($"\"{n}\"", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ReadByName))]
    public void A_fact_that_the_program_reads_cannot_be_missing(string name)
    {
        var files = With("facts.yaml", t => FactStart().Split(t) is var blocks ? string.Concat(blocks.Where(b => !b.StartsWith($"  - name: {name}\n", StringComparison.Ordinal))) : t);
        Assert.NotEqual(Repository.Files.Texts["facts.yaml"], files.Texts["facts.yaml"]);

        var faults = Assert.Throws<GuidanceException>(() => GuidanceLoader.Load(files)).Faults;
        Assert.Contains(faults, f => f.Sentence.Contains(name, StringComparison.Ordinal));
    }

    /// <summary>Release 2026.1 did not have them and must still load, for its stored assessments; the program asks for the pages for patients at start.</summary>
    private static readonly string[] SinceTheSecondRelease = ["study.yaml", "patient.yaml", "patient.zh.yaml", "visit-page.yaml"];

    public static TheoryData<string> Paths => [.. Repository.Files.Texts.Keys.Where(f => !f.StartsWith("rules/", StringComparison.Ordinal) && !f.StartsWith("treatment/", StringComparison.Ordinal)).Except(SinceTheSecondRelease)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_missing_file_and_an_empty_one_are_refused(string file)
    {
        var missing = Assert.Throws<GuidanceException>(() => GuidanceLoader.Load(new GuidanceFiles(Repository.Files.Texts.Where(t => t.Key != file))));
        Assert.Contains($"{file}:0: the file is missing", missing.Faults.Select(f => f.ToString()));

        var empty = Assert.Throws<GuidanceException>(() => GuidanceLoader.Load(Repository.Files.With(file, "")));
        Assert.Contains(empty.Faults, f => f.File == file && f.Line == 1 && f.Sentence.StartsWith("the file must be one mapping", StringComparison.Ordinal));
    }

    /// <summary>What 2026.1 had: no rules on treatment, no settings of a clinic, no page for patients, no cohort. Its stored assessments must replay for years.</summary>
    [Fact]
    public void A_release_from_before_the_rules_on_treatment_still_loads_and_answers_as_it_did()
    {
        string[] later = ["visit-facts.yaml", "visits.yaml", .. SinceTheSecondRelease];
        var texts = Repository.Files.Texts.Where(t => !later.Contains(t.Key, StringComparer.Ordinal) && !t.Key.StartsWith("treatment/", StringComparison.Ordinal)).ToDictionary();
        texts["parameters.yaml"] = texts["parameters.yaml"][..texts["parameters.yaml"].IndexOf("\nsettings:", StringComparison.Ordinal)] + "\n";
        texts["monitoring.yaml"] = VisitKeys().Replace(texts["monitoring.yaml"], "");
        texts["patient.en.yaml"] = "language: en" + texts["patient.en.yaml"][texts["patient.en.yaml"].IndexOf("\ncounselling:", StringComparison.Ordinal)..];

        var old = GuidanceLoader.Load(new GuidanceFiles(texts));

        Assert.Empty(old.TreatmentRules);
        Assert.Throws<InvalidOperationException>(() => old.VisitEvaluator);
        foreach (var where in Enum.GetValues<Jurisdiction>())
        {
            var (then, now) = (Options(old, where), Options(Repository.Release, where));
            Assert.NotEmpty(then);
            Assert.Equal(now, then);
        }
    }

    /// <summary>What was kept of 2026.2 before its page after a visit: its visits are shown, and have no such page.</summary>
    [Fact]
    public void A_release_from_before_the_page_after_a_visit_still_loads_and_has_no_such_page()
    {
        var old = GuidanceLoader.Load(new GuidanceFiles(Repository.Files.Texts.Where(t => !t.Key.StartsWith("visit-page.", StringComparison.Ordinal))));

        Assert.False(VisitPageComposer.IsIn(old));
        Assert.Equal(Repository.Release.TreatmentRules.Count, old.TreatmentRules.Count);
        Assert.Equal(2, old.PatientLanguages.Count);
        Assert.All(old.PatientLanguages, language => Assert.Null(language.Visit));
        Assert.All(Repository.Release.PatientLanguages, language => Assert.Equal(33, language.Visit!.Rules.Count));
    }

    private static string Options(GuidanceRelease release, Jurisdiction where) =>
        JsonNode.Parse(EvaluationJson.Write(Evaluated.All(where, "{}", release: release)))!["options"]!.ToJsonString();

    [GeneratedRegex(@"^    (facts|anyOf|until): .*\n", RegexOptions.Multiline, 1000)]
    private static partial Regex VisitKeys();

    [GeneratedRegex(@"^(?=  - name: |derived:)", RegexOptions.Multiline, 1000)]
    private static partial Regex FactStart();
}
