using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Facts;

/// <summary>How long a reassuring answer counts: the last day of the window still does, the next day does not.</summary>
public class FreshnessTests
{
    private static readonly System.Globalization.CultureInfo Plain = System.Globalization.CultureInfo.InvariantCulture;

    [Theory]
    [InlineData("14 days", "2026-11-08", "2026-11-22")]
    [InlineData("14 days", "2026-12-25", "2027-01-08")]
    [InlineData("90 days", "2026-08-24", "2026-11-22")]
    [InlineData("1 days", "2028-02-28", "2028-02-29")]
    [InlineData("3 months", "2026-08-22", "2026-11-22")]
    [InlineData("12 months", "2025-11-22", "2026-11-22")]
    [InlineData("12 months", "2024-02-29", "2025-02-28")]
    [InlineData("6 months", "2026-08-31", "2027-02-28")]
    [InlineData("6 months", "2027-08-31", "2028-02-29")]
    [InlineData("3 months", "2026-11-30", "2027-02-28")]
    [InlineData("1 months", "2026-01-31", "2026-02-28")]
    public void The_last_day_of_the_window_counts_and_the_next_does_not(string window, string on, string last)
    {
        var (fresh, from, to) = (FreshnessWindow.Parse(window)!.Value, DateOnly.Parse(on, Plain), DateOnly.Parse(last, Plain));

        Assert.Equal(to, fresh.LastDay(from));
        Assert.True(fresh.Covers(from, from));
        Assert.True(fresh.Covers(from, to));
        Assert.False(fresh.Covers(from, to.AddDays(1)));
        Assert.Equal(window, fresh.ToString());
    }

    [Theory]
    [InlineData("14")]
    [InlineData("14 day")]
    [InlineData("14  days")]
    [InlineData("two months")]
    [InlineData("1.5 months")]
    [InlineData("-3 days")]
    [InlineData("0 days")]
    [InlineData("1000 days")]
    [InlineData("")]
    public void Anything_else_is_no_window(string text) => Assert.Null(FreshnessWindow.Parse(text));

    /// <summary>Every fact with a window.</summary>
    public static TheoryData<string> FactsWithWindow => [.. Repository.Release.Facts.Raw.Where(f => f.Window is not null).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(FactsWithWindow))]
    public void Every_reassuring_answer_counts_until_the_last_day_of_its_own_window(string name)
    {
        var fact = Repository.Release.Facts[name];
        var last = fact.Window!.Value.Months > 0 ? Patients.AsOf.AddMonths(-fact.Window.Value.Months) : Patients.AsOf.AddDays(-fact.Window.Value.Days);
        foreach (var answer in Answers(fact).Where(a => !fact.Lasting.Contains(Spoken(a), StringComparer.Ordinal)))
        {
            Assert.Equal(FactState.Known, State(name, answer, last));
            Assert.Equal(FactState.TooOld, State(name, answer, last.AddDays(-1)));
        }
    }

    [Theory]
    [MemberData(nameof(FactsWithWindow))]
    public void Every_lasting_answer_counts_after_any_time(string name)
    {
        var fact = Repository.Release.Facts[name];
        foreach (var answer in Answers(fact).Where(a => fact.Lasting.Contains(Spoken(a), StringComparer.Ordinal)))
            Assert.Equal(FactState.Known, State(name, answer, new DateOnly(1999, 1, 1)));
    }

    [Theory]
    [MemberData(nameof(FactsWithWindow))]
    public void An_answer_without_a_date_counts_and_is_flagged(string name)
    {
        var fact = Repository.Release.Facts[name];
        var reader = Reader(name, Answers(fact).First());

        Assert.Equal(FactState.Known, reader.State(fact));
        Assert.True(reader.Reading(fact, 0).Undated);
        Assert.False(reader.Reading(fact, 0).Old);
    }

    [Fact]
    public void A_lasting_answer_is_old_from_the_day_after_its_window()
    {
        var fact = Repository.Release.Facts["hbv.hbsAg"];

        Assert.False(Reader("hbv.hbsAg", "positive", new DateOnly(2025, 11, 22)).Reading(fact, 0).Old);
        Assert.True(Reader("hbv.hbsAg", "positive", new DateOnly(2025, 11, 21)).Reading(fact, 0).Old);
    }

    [Fact]
    public void A_date_says_nothing_where_there_is_no_window() =>
        Assert.Equal(FactState.Known, State("gi.perforation", false, new DateOnly(1960, 1, 1)));

    [Fact]
    public void A_result_that_was_too_old_on_one_day_counted_on_the_day_before()
    {
        var facts = JsonNode.Parse("""{ "tb.igra": { "value": "negative", "on": "2025-11-22" } }""")!.AsObject();
        Level On(DateOnly day) => Repository.Release.Evaluator.Evaluate(Patients.Read(Patients.With(facts), day), Jurisdiction.Us, day).Options[0].Verdict;

        Assert.Equal(Level.Candidate, On(new DateOnly(2026, 11, 22)));
        Assert.Equal(Level.Incomplete, On(new DateOnly(2026, 11, 23)));
    }

    private static FactState State(string name, object answer, DateOnly on) => Reader(name, answer, on).State(Repository.Release.Facts[name]);

    private static SheetReader Reader(string name, object answer, DateOnly? on = null)
    {
        JsonNode value = answer switch { bool yes => JsonValue.Create(yes), double number => JsonValue.Create(number), string word => JsonValue.Create(word), _ => new JsonArray() };
        var facts = Patients.Read(new JsonObject { [name] = on is { } day ? new JsonObject { ["value"] = value, ["on"] = FactReader.Iso(day) } : value });
        var release = Repository.Release;
        var derived = new DerivedFacts(release.Facts, release.Medicines, [.. release.Drugs.Select(d => d.Id)], 28);
        var reader = new SheetReader(release.Facts, derived.Slots, facts, Patients.AsOf);
        derived.Fill(facts.Given, Patients.AsOf, reader.Sheet);
        return reader;
    }

    private static IEnumerable<object> Answers(Fact fact) => fact.Type switch
    {
        FactType.YesNo => [false, true],
        FactType.Word => fact.Words,
        FactType.Number => [fact.Least, fact.Greatest],
        _ => [Array.Empty<object>()],
    };

    private static string Spoken(object answer) => answer switch { true => "yes", false => "no", string word => word, _ => "" };
}
