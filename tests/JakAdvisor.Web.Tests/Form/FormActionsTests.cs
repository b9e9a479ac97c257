using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Tests.Form;

public sealed class FormActionsTests
{
    [Fact]
    public void Every_fact_that_people_answer_is_asked_exactly_once() =>
        Assert.Equal(Typed.Release.Facts.Raw.Select(f => f.Name).Order(StringComparer.Ordinal), FormSections.All.SelectMany(s => s.Facts).Order(StringComparer.Ordinal));

    [Fact]
    public void None_of_these_answers_no_where_nothing_was_answered_and_leaves_the_rest()
    {
        var after = FormActions.Apply("none:clots", Typed.Entries(("thrombosis.priorVte", "yes"), ("thrombosis.oestrogen", "not-known"), ("malignancy.current", "yes")), Typed.Kind, Typed.Today)!;
        Assert.Equal(["yes", "no", "not-known", "no"], new[] { "priorVte", "thrombophilia", "oestrogen", "immobility" }.Select(f => after["thrombosis." + f]));
        Assert.Null(after["thrombosis.provokedOver1Year"]);
        Assert.Equal("yes", after["malignancy.current"]);
    }

    [Fact]
    public void None_of_these_does_not_deny_an_earlier_yes_in_passing()
    {
        var after = FormActions.Apply("none:cancer", Typed.Entries(("before.malignancy.history", "yes"), ("malignancy.history.carried", "2026-08-12"), ("before.malignancy.nmsc", "no")), Typed.Kind, Typed.Today)!;
        Assert.Null(after["malignancy.history"]);
        Assert.Equal("no", after["malignancy.nmsc"]);
    }

    /// <summary>A no is reassuring in every group that can be denied together: no question of it asks whether something good was done.</summary>
    [Fact]
    public void Groups_that_can_be_denied_together_hold_yes_no_questions_only() =>
        Assert.All(FormSections.All.SelectMany(s => s.Groups).Where(g => g.NoneOfThese).SelectMany(g => g.Facts), fact =>
        {
            Assert.Equal(FactType.YesNo, Typed.Release.Facts[fact].Type);
            Assert.DoesNotContain("yes", Typed.Release.Facts[fact].Change ?? "", StringComparison.Ordinal);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("result")]
    [InlineData("none:tb")]
    [InlineData("none:nothing")]
    [InlineData("score:patient.age")]
    public void Any_other_button_is_not_the_forms_own(string? button) => Assert.Null(FormActions.Apply(button, Entries.None, Typed.Kind, Typed.Today));

    [Fact]
    public void More_rows_keep_what_is_typed_and_show_empty_ones()
    {
        var entries = Typed.Entries(("medications.current.0", "aspirin"), ("medications.current.1", "metformin"), ("medications.current.2", "insulin"));
        Assert.Equal([0, 1, 2, 3], View(entries, null).Rows("medications.current"));
        Assert.Equal([0, 1, 2, 3, 4, 5], View(FormActions.Apply("row:medications.current", entries, Typed.Kind, Typed.Today)!, "row:medications.current").Rows("medications.current"));
    }

    [Fact]
    public void A_section_counts_what_was_answered_not_known_included()
    {
        var view = View(Typed.Entries(("thrombosis.priorVte", "no"), ("thrombosis.immobility", "not-known"), ("thrombosis.oestrogen.on", "2026-11-01")), null);
        Assert.Equal((2, 5), view.Status(FormSections.All.Single(s => s.Id == "clots")));
    }

    private static FormView View(Entries entries, string? pressed) => new(Typed.Read(entries), Typed.Release, Typed.Today) { Pressed = pressed };
}
