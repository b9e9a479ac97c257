using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Tests.Form;

public sealed class CarriedOverTests
{
    private static readonly DateOnly Last = new(2026, 8, 12);

    private static Entries Carry(params (string Field, string Text)[] typed) =>
        CarriedOver.From(Typed.Read(Typed.Entries(typed), Last).Entries, Last, Typed.Release.Facts);

    [Fact]
    public void An_answer_with_a_window_keeps_its_own_date_and_says_where_it_comes_from()
    {
        var carried = Carry(("tb.igra", "negative"), ("tb.igra.on", "2026-07-01"), ("infection.activeSerious", "no"));
        var reading = Typed.Read(carried);
        Assert.Equal(("\"negative\"", "2026-07-01"), (reading.Value("tb.igra"), reading.On("tb.igra")));
        Assert.Equal("2026-08-12", reading.On("infection.activeSerious"));
        Assert.Equal("12 Aug 2026", View(reading).Question("tb.igra").CarriedFrom);
        Assert.Empty(reading.Errors);
    }

    // Windows: infection 14 days, IGRA 12 months; 12 Aug + 14 days = 26 Aug, 1 Jul 2026 + 12 months = 1 Jul 2027. A positive IGRA lasts.
    [Theory]
    [InlineData("infection.activeSerious", "no", "2026-08-26", false)]
    [InlineData("infection.activeSerious", "no", "2026-08-27", true)]
    [InlineData("infection.activeSerious", "yes", "2026-08-27", false)]
    [InlineData("tb.igra", "negative", "2027-07-01", false)]
    [InlineData("tb.igra", "negative", "2027-07-02", true)]
    [InlineData("tb.igra", "positive", "2027-07-02", false)]
    public void It_expires_by_its_window(string fact, string answer, string asOf, bool tooOld)
    {
        var on = DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var reading = Typed.Read(Carry((fact, answer), (fact + ".on", fact == "tb.igra" ? "2026-07-01" : "2026-08-12")), on);
        Assert.Equal(tooOld, View(reading, on).Question(fact).IsTooOld);
        var evaluation = Typed.Release.Evaluator.Evaluate(reading.Patient!, Jurisdiction.Us, on);
        Assert.Equal(tooOld, evaluation.Options[0].Gaps.Any(gap => gap.Fact == fact && gap.Unknown == JakAdvisor.Guidance.Facts.FactState.TooOld));
    }

    [Fact]
    public void Confirmed_as_still_so_it_is_of_today()
    {
        var reading = Typed.Read(Carry(("infection.activeSerious", "no")).With("infection.activeSerious.confirm", "yes"));
        Assert.Equal("2026-11-22", reading.On("infection.activeSerious"));
        Assert.Null(View(reading).Question("infection.activeSerious").CarriedFrom);
    }

    [Fact]
    public void Answered_otherwise_it_is_of_today()
    {
        var reading = Typed.Read(Carry(("infection.activeSerious", "no")).With("infection.activeSerious", "yes"));
        Assert.Equal(("true", "2026-11-22"), (reading.Value("infection.activeSerious"), reading.On("infection.activeSerious")));
    }

    [Fact]
    public void A_test_answered_otherwise_under_the_old_date_is_asked_about()
    {
        var carried = Carry(("tb.igra", "negative"), ("tb.igra.on", "2026-07-01"));
        var check = Assert.Single(Typed.Read(carried.With("tb.igra", "positive")).Checks);
        Assert.Equal("IGRA was negative in the last assessment, and the new result still has that one's date, 1 Jul 2026. Is the date right?", check.Message);
        Assert.Empty(Typed.Read(carried.With("tb.igra", "positive").With("tb.igra.on", "2026-11-20")).Checks);
        Assert.Empty(Typed.Read(carried.With("tb.igra", "positive").With("tb.igra.checked", check.Value)).Checks);
    }

    [Fact]
    public void A_new_panel_does_not_make_an_old_result_younger()
    {
        var carried = Carry(("labs.on", "2026-08-01"), ("labs.haemoglobin", "12.8"), ("labs.crp", "40"));
        var reading = Typed.Read(carried.With("labs.on", "2026-11-20").With("labs.crp", "5"));
        Assert.Empty(reading.Errors);
        Assert.Equal(("12.8", "2026-08-01"), (reading.Value("labs.haemoglobin"), reading.On("labs.haemoglobin")));
        Assert.Equal(("5", "2026-11-20"), (reading.Value("labs.crp"), reading.On("labs.crp")));
    }

    [Theory]
    [InlineData("cardiovascular.hypertension", "no", "no", "false")]
    [InlineData("zoster.vaccine", "complete", "complete", "\"complete\"")]
    [InlineData("disease.diagnosedOn", "2019-03-02", "2 Mar 2019", "\"2019-03-02\"")]
    [InlineData("patient.height", "177", "177 cm", "177")]
    [InlineData("allergy.jakInhibitors.tofacitinib", "yes", "tofacitinib", "[\"tofacitinib\"]")]
    public void An_answer_without_a_window_is_a_suggestion_that_counts_when_it_is_confirmed(string field, string typed, string shown, string value)
    {
        var fact = Typed.Release.Facts.Raw.First(f => field == f.Name || field.StartsWith(f.Name + ".", StringComparison.Ordinal)).Name;
        var carried = Carry((field, typed));
        var open = Typed.Read(carried);
        Assert.Empty(open.Facts);
        Assert.Equal((shown, "12 Aug 2026"), (View(open).Question(fact).Suggestion, View(open).Question(fact).CarriedFrom));

        var confirmed = Typed.Read(carried.With(Fields.Confirm(fact), "yes"));
        Assert.Equal(value, confirmed.Value(fact));
        Assert.Null(View(confirmed).Question(fact).Suggestion);
    }

    [Fact]
    public void A_new_answer_wins_over_the_suggestion()
    {
        var carried = Carry(("cardiovascular.hypertension", "no"));
        var reading = Typed.Read(carried.With("cardiovascular.hypertension", "yes").With("cardiovascular.hypertension.confirm", "yes"));
        Assert.Equal("true", reading.Value("cardiovascular.hypertension"));
        Assert.DoesNotContain(reading.Entries.All, f => f.Key.StartsWith(Fields.Before, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reason_goes_with_its_suggestion()
    {
        var carried = Carry(("therapy.antiTnfInadvisable", "yes"), ("therapy.antiTnfInadvisable.reason", "Heart failure"));
        var reading = Typed.Read(carried.With("therapy.antiTnfInadvisable.confirm", "yes"));
        Assert.True(reading.IsClean);
        Assert.Equal("Heart failure", reading.Entries["therapy.antiTnfInadvisable.reason"]);
    }

    [Fact]
    public void An_unconfirmed_suggestion_is_carried_on_under_its_first_date()
    {
        var again = CarriedOver.From(Typed.Read(Carry(("zoster.history", "yes"))).Entries, Typed.Today, Typed.Release.Facts);
        Assert.Equal("12 Aug 2026", View(Typed.Read(again)).Question("zoster.history").CarriedFrom);
    }

    [Theory]
    [InlineData("tb.igra", "not-done")]
    [InlineData("zoster.history", "not-known")]
    [InlineData("patient.age", "34")]
    public void What_was_not_known_and_the_age_are_asked_again(string fact, string typed) => Assert.Empty(Carry((fact, typed)).All);

    private static FormView View(FormReading reading, DateOnly? on = null) => new(reading, Typed.Release, on ?? Typed.Today);
}
