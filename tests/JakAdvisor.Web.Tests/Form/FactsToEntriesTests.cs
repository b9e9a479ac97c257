using System.Text.Json.Nodes;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Tests.Support;

namespace JakAdvisor.Web.Tests.Form;

public sealed class FactsToEntriesTests
{
    public static TheoryData<string> StoryIds => [.. Repository.Stories.Select(s => (string)s["id"]!)];

    [Theory]
    [MemberData(nameof(StoryIds))]
    public void The_facts_of_a_clinic_story_are_the_same_after_a_way_through_the_form(string id)
    {
        var story = Repository.Story(id);
        var facts = story["facts"]!.AsObject();
        var asOf = DateOnly.ParseExact((string)story["asOf"]!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var reading = Typed.Read(Entries.FromJson(FactsToEntries.From(facts, Typed.Release.Facts).ToJson()), asOf);
        Assert.Empty(reading.Errors);
        Same(facts, reading.Facts);
        // And once more: what the form kept is what it shows again.
        Same(facts, Typed.Read(reading.Entries, asOf).Facts);
    }

    [Fact]
    public void Every_kind_of_not_knowing_survives_the_way_through_the_form()
    {
        var facts = JsonNode.Parse("""
            { "patient.height": "not-known", "tb.igra": "not-done", "hiv.test": { "value": "not-known", "on": "2026-10-01" }, "disease.diagnosedOn": "not-known",
              "medications.current": "not-known", "allergy.jakInhibitors": [], "therapy.history": [], "labs.crp": { "value": "not-known", "on": "2026-11-01" } }
            """)!.AsObject();
        var reading = Typed.Read(FactsToEntries.From(facts, Typed.Release.Facts));
        Assert.Empty(reading.Errors);
        Same(facts, reading.Facts);
    }

    [Fact]
    public void An_imported_test_without_a_date_is_used_undated_until_its_result_is_changed()
    {
        var entries = FactsToEntries.From(new JsonObject { ["tb.igra"] = "negative", ["labs.crp"] = 4 }, Typed.Release.Facts);
        Assert.Empty(Typed.Read(entries).Errors);
        Assert.Equal("tb.igra.on", Assert.Single(Typed.Read(entries.With("tb.igra", "positive")).Errors).Field);
        Assert.Equal(Fields.PanelOn, Assert.Single(Typed.Read(entries.With("labs.crp", "5")).Errors).Field);
        Assert.Equal("2026-11-01", Typed.Read(entries.With("tb.igra.on", "2026-11-01")).On("tb.igra"));
    }

    [Fact]
    public void An_imported_answer_without_a_date_is_of_today_once_it_is_answered_anew()
    {
        var entries = FactsToEntries.From(new JsonObject { ["infection.activeSerious"] = false }, Typed.Release.Facts);
        Assert.Null(Typed.Read(entries).On("infection.activeSerious"));
        Assert.Equal("2026-11-22", Typed.Read(entries.With("infection.activeSerious", "yes")).On("infection.activeSerious"));
        Assert.Equal("2026-11-22", Typed.Read(entries.With("infection.activeSerious.confirm", "yes")).On("infection.activeSerious"));
    }

    private static void Same(JsonObject expected, JsonObject actual)
    {
        Assert.Equal(expected.Where(f => f.Value is not null).Select(f => f.Key).Order(StringComparer.Ordinal), actual.Select(f => f.Key).Order(StringComparer.Ordinal));
        Assert.All(expected.Where(f => f.Value is not null), fact => Assert.True(JsonNode.DeepEquals(Plain(fact.Value!), actual[fact.Key]), $"{fact.Key}: {fact.Value!.ToJsonString()} became {actual[fact.Key]!.ToJsonString()}"));
    }

    // A story may write a date of null, which says the same as none.
    private static JsonNode Plain(JsonNode value) => value is JsonObject dated && dated["on"] is null ? dated["value"]! : value;
}
