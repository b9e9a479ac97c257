using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>Every clinic story, exactly: verdict, bounds, and the sets of met and open rules.</summary>
public class ClinicStoryTests
{
    public static TheoryData<string> Stories() => [.. All.Select(s => (string)s["id"]!)];

    internal static IEnumerable<JsonObject> All =>
        JsonNode.Parse(File.ReadAllText(Repository.Path("tests", "cases", "clinic-stories.json")))!.AsArray().Select(s => s!.AsObject());

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_story_ends_as_the_clinic_expects(string id)
    {
        var story = All.Single(s => (string)s["id"]! == id);
        Assert.True(Names.TryParse<Jurisdiction>((string)story["jurisdiction"]!, out var where));
        var asOf = DateOnly.Parse((string)story["asOf"]!, System.Globalization.CultureInfo.InvariantCulture);
        var facts = Patients.Read(story["facts"]!.AsObject(), asOf);

        var evaluation = Repository.Release.Evaluator.Evaluate(facts, where, asOf);

        Assert.Equal(story["expect"]!.AsObject().Select(e => e.Key), evaluation.Options.Select(o => o.Drug));
        foreach (var option in evaluation.Options)
        {
            var expect = story["expect"]![option.Drug]!;
            Assert.Equal(Described(expect), Described(option));
        }
    }

    private static string Described(JsonNode expect) =>
        $"{expect["verdict"]} provisional {(bool)expect["provisional"]!} {expect["bestCase"]}..{expect["worstCase"]}"
        + $"\nmet {string.Join(' ', expect["met"]!.AsArray().Select(r => (string)r!).Order(StringComparer.Ordinal))}"
        + $"\nopen {string.Join(' ', expect["open"]!.AsArray().Select(r => (string)r!).Order(StringComparer.Ordinal))}";

    private static string Described(Option option) =>
        $"{Names.Of(option.Verdict)} provisional {option.Provisional} {Names.Of(option.BestCase)}..{Names.Of(option.WorstCase)}"
        + $"\nmet {Rules(option, FindingState.Met)}\nopen {Rules(option, FindingState.Open)}";

    private static string Rules(Option option, FindingState state) =>
        string.Join(' ', option.Findings.Where(f => f.State == state && f.Effect != Effect.Inform).Select(f => f.Rule).Order(StringComparer.Ordinal));
}
