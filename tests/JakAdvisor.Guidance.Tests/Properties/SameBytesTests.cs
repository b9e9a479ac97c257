using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>The same input gives the same bytes, whatever the culture, the time zone, the thread or the order in which it was written down.</summary>
public partial class SameBytesTests
{
    private static readonly DateOnly Start = new(2026, 12, 1);

    private static byte[] Bytes(GuidanceRelease release, RandomPatient patient, JsonObject json) =>
        EvaluationJson.Write(release.Evaluator.Evaluate(Patients.Read(json, release: release), patient.Where, Patients.AsOf, Start));

    private static byte[] Bytes(RandomPatient patient) => Bytes(Repository.Release, patient, patient.Json);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void The_culture_changes_no_byte(string name)
    {
        var (culture, before) = (CultureInfo.GetCultureInfo(name), CultureInfo.CurrentCulture);
        Assert.NotEqual(FormattableString.Invariant($"{-0.5} {Start}"), string.Create(culture, $"{-0.5} {Start}"));
        RandomRuns.Hold(40, RandomPatients.Shrinking, patient =>
        {
            var expected = Bytes(patient);
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
                var release = ReleaseOf(culture);
                Assert.Equal(expected, Bytes(release, patient, patient.Json));
            }
            finally
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
            }
        });
    }

    private static readonly Dictionary<string, GuidanceRelease> Releases = new(StringComparer.Ordinal);

    /// <summary>The guidance, loaded under the culture too.</summary>
    private static GuidanceRelease ReleaseOf(CultureInfo culture)
    {
        if (!Releases.TryGetValue(culture.Name, out var release)) Releases[culture.Name] = release = GuidanceLoader.Load(Repository.Files);
        return release;
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/St_Johns")]
    [InlineData("Pacific/Pago_Pago")]
    public void The_time_zone_changes_no_byte(string zone)
    {
        var before = Environment.GetEnvironmentVariable("TZ");
        RandomRuns.Hold(20, RandomPatients.Shrinking, patient =>
        {
            var expected = Bytes(patient);
            try
            {
                Environment.SetEnvironmentVariable("TZ", zone);
                TimeZoneInfo.ClearCachedData();
                Assert.Equal(zone, TimeZoneInfo.Local.Id);
                Assert.Equal(expected, Bytes(patient));
            }
            finally
            {
                Environment.SetEnvironmentVariable("TZ", before);
                TimeZoneInfo.ClearCachedData();
            }
        });
    }

    [Fact]
    public void Many_threads_on_one_release_give_each_its_own_answer()
    {
        var patients = RandomPatients.Any.Sample(10, 24).ToArray();
        var alone = patients.Select(Bytes).ToArray();

        var together = new byte[patients.Length * 4][];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Bytes(patients[i % patients.Length]));

        for (var i = 0; i < together.Length; i++) Assert.Equal(alone[i % patients.Length], together[i]);
    }

    [Fact]
    public void The_order_of_the_facts_changes_no_byte() => RandomRuns.Hold(
        60,
        from patient in RandomPatients.Any from order in Gen.Shuffle(Enumerable.Range(0, Repository.Release.Facts.Raw.Count)) select (patient, order),
        input =>
        {
            var facts = input.patient.Json.Select(p => p.Key).ToList();
            var shuffled = new JsonObject();
            foreach (var name in input.order.Where(i => i < facts.Count).Select(i => facts[i])) shuffled[name] = input.patient.Json[name]!.DeepClone();
            Assert.Equal(facts.Count, shuffled.Count);
            Assert.Equal(Bytes(input.patient), Bytes(Repository.Release, input.patient, shuffled));
        });

    [Fact]
    public void The_order_of_the_rules_changes_nothing_but_their_lines_and_the_hash()
    {
        var turned = GuidanceLoader.Load(Repository.Files.Texts.Where(f => f.Key.StartsWith("rules/", StringComparison.Ordinal))
            .Aggregate(Repository.Files, (files, file) => files.With(file.Key, Turned(file.Value))));
        Assert.NotEqual(Repository.Release.Rules.Select(r => r.Id), turned.Rules.Select(r => r.Id));
        Assert.NotEqual(Repository.Release.Sha256, turned.Sha256);

        RandomRuns.Hold(60, RandomPatients.Shrinking, patient =>
            Assert.Equal(WithoutPlaces(Bytes(patient)), WithoutPlaces(Bytes(turned, patient, patient.Json))));
    }

    /// <summary>The file with its rules, and the variants of each, in the opposite order.</summary>
    private static string Turned(string file)
    {
        var rules = RuleStart().Split(file);
        return rules[0] + string.Concat(rules.Skip(1).Reverse().Select(rule =>
        {
            var variants = VariantStart().Split(rule.EndsWith('\n') ? rule : rule + "\n");
            return variants[0] + string.Concat(variants.Skip(1).Reverse());
        }));
    }

    private static string WithoutPlaces(byte[] json)
    {
        var evaluation = JsonNode.Parse(json)!;
        evaluation["guidance"]!.AsObject().Remove("sha256");
        foreach (var finding in evaluation["options"]!.AsArray().SelectMany(o => o!["findings"]!.AsArray())) finding!.AsObject().Remove("line");
        return evaluation.ToJsonString();
    }

    [GeneratedRegex(@"^(?=  - id: )", RegexOptions.Multiline, 1000)]
    private static partial Regex RuleStart();

    [GeneratedRegex(@"^(?=      - drugs: )", RegexOptions.Multiline, 1000)]
    private static partial Regex VariantStart();
}
