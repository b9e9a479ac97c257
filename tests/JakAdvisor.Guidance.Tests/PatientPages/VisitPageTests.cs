using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>Pages after visits one can picture, word for word.</summary>
public class VisitPageTests
{
    [Fact]
    public void A_quiet_visit_says_that_nothing_was_found_and_what_comes_next()
    {
        var page = After(Visits.Us("upadacitinib")).Page();

        Assert.Equal("Your medicine: upadacitinib (Rinvoq)", page.Title);
        Assert.Equal(
            ["Nothing was found that speaks against your medicine. You and your team keep to your plan.", "You came on 22 Nov 2026, in week 6 of your treatment. Nils Demo wrote it down."],
            page.Said("decision"));
        Assert.Equal(
            [
                "You have taken upadacitinib since 11 Oct 2026.", "Your dose now: 45 mg once a day.", "You are in the first phase.",
                "Swallow the tablet whole, at the same time each day. You can take it with or without food.",
            ],
            page.Said("medicine"));
        Assert.Empty(page.Said("found").Concat(page.Said("missing")));
        Assert.Empty(page.Marks);
        // Started on 11 Oct 2026: week 8 is 6 Dec 2026, week 12 is 3 Jan 2027.
        var calendar = page.Sections.Single(s => s.Id == "checks").Calendar;
        Assert.Contains(calendar, l => l.When == "6 Dec 2026");
        Assert.Contains("blood fats", calendar.Single(l => l.When == "3 Jan 2027").Checks.Select(c => c.Text));
        Assert.Contains("signs of a blood clot", calendar.Single(l => l.When == "at every visit").Checks.Select(c => c.Text));
    }

    [Theory]
    [InlineData("""{ "event.activeTb": true }""", "Your medicine may have to end. Your doctor decides this with you.", "Tuberculosis (TB) was found. It must be treated.")]
    [InlineData("""{ "event.malignancy": true }""", "Your medicine may have to pause. Your doctor decides this with you.", "A cancer was found. Your doctor talks about your medicine with you and with your cancer doctors.")]
    [InlineData("""{ "labs.ldl": 3.5 }""", "Something must be done or decided before you get more of your medicine. Your team does this with you.", "Your LDL (a blood fat) is above the goal of your clinic. Ask your team how it can be treated.")]
    [InlineData("""{ "event.infection": true }""", "You and your team keep to your plan. Your team keeps an eye on some things.", "You had an infection. Your team sees that it is treated, and keeps an eye on it.")]
    public void What_was_found_stands_in_plain_words_and_the_team_decides(string facts, string level, string found)
    {
        var page = After(Visits.Us("upadacitinib", facts, settings: """{ "clinic.ldlTarget": 3 }""")).Page();

        Assert.Equal(level, page.Said("decision")[0]);
        Assert.Contains(found, page.Said("found"));
        Assert.Equal(
            !level.StartsWith("You and", StringComparison.Ordinal),
            page.Said("decision").Contains("No decision is written down yet. Do not stop or change your medicine because of this page. Ask your doctor today what to do."));
    }

    [Fact]
    public void What_is_missing_is_named_and_nothing_is_said_to_be_well()
    {
        var page = After(Visits.Us("upadacitinib", """{ "event.vteSuspected": null, "labs.lymphocytes": "not-known" }""")).Page();

        Assert.Equal("Some things are not known yet, so nobody can say that all is well. Your team finds them out with you.", page.Said("decision")[0]);
        Assert.Contains("Some answers are missing. They can still change this.", page.Said("decision"));
        Assert.Contains("signs and risks of blood clots", page.Said("missing"));
        // Week 4 of a start on 11 Oct 2026.
        Assert.Contains("blood count, which was due on 8 Nov 2026", page.Said("missing"));
    }

    [Fact]
    public void An_overdue_check_is_named_with_the_day_it_was_due()
    {
        // Started on 23 Aug 2026: week 12 was 15 Nov 2026; the visit is on 22 Nov 2026.
        var page = After(Visits.Us("upadacitinib", """{ "labs.faecalCalprotectin": null, "labs.ldl": 2.7 }""", treatment: """{ "startedOn": "2026-08-23" }""")).Page();

        Assert.Contains("A check was due and is not done. It stands in the list of what we still need.", page.Said("found"));
        Assert.Contains("stool test, which was due on 15 Nov 2026", page.Said("missing"));
        Assert.DoesNotContain("a stool test", page.Said("missing"));
    }

    [Fact]
    public void Something_new_since_the_start_is_named_by_what_it_is_about()
    {
        var page = After(Visits.Us("upadacitinib", """{ "pregnancy.status": null, "cardiovascular.smoking": "current" }""", """{ "cardiovascular.smoking": "never" }""")).Page();

        Assert.Equal(["New since the start: something about your heart, your blood vessels or smoking.", "Ask your team what this means for you."], page.Said("found"));
    }

    [Fact]
    public void The_way_from_the_start_to_now_is_told_with_the_numbers_there_are()
    {
        const string Crohns = """{ "disease.type": "crohns-disease", "disease.cdai": 300, "disease.mayo": null, "disease.mayoBleeding": null, "disease.mayoHighestSubscore": null, "labs.faecalCalprotectin": 800 }""";
        const string Now = """{ "disease.cdai": 140, "disease.mayo": null, "disease.mayoBleeding": null, "disease.mayoHighestSubscore": null, "labs.faecalCalprotectin": null }""";
        var said = After(Visits.Eu("upadacitinib", Now, Crohns)).Page().Said("progress");

        Assert.Equal("By your scores you are clearly better than at the start.", said[0]);
        Assert.Equal("Your symptom score (CDAI) is in the range of remission.", said[1]);
        Assert.Equal("A lower number is better.", said[2]);
        Assert.Contains("Your symptom score (CDAI): 300 at the start, 140 now. It went down.", said);
        Assert.Contains("Stool test (calprotectin): 800 µg/g at the start. We have no number from now.", said);
    }

    [Fact]
    public void Without_numbers_nobody_is_said_to_be_better_or_worse()
    {
        var said = After(Visits.Us("upadacitinib", """{ "disease.mayo": null, "disease.mayoBleeding": null, "disease.mayoHighestSubscore": null }""")).Page().Said("progress");

        Assert.Equal("We cannot say yet if you are better. A score from the start or from now is missing.", said[0]);
    }

    [Fact]
    public void What_a_doctor_recorded_since_is_told_with_name_and_day()
    {
        var paused = new TreatmentNow(TreatmentState.Paused, "45 mg once daily", TreatmentPhase.Induction, new TreatmentStep(TreatmentStepKind.Pause, new DateOnly(2026, 11, 22), Paper.Doctor));
        var page = new VisitPaper(Visits.Us("upadacitinib", """{ "event.malignancy": true }"""), paused).Page();

        Assert.Contains("On 22 Nov 2026, Dr Dora Demo paused your medicine with you.", page.Said("decision"));
        Assert.Equal(["You have taken upadacitinib since 11 Oct 2026.", "Your medicine is paused. Do not start it again on your own. Your doctor tells you when."], page.Said("medicine"));
        Assert.Empty(page.Said("stopping"));
    }

    [Fact]
    public void After_the_end_of_a_treatment_nothing_is_told_of_a_dose_or_of_its_plan()
    {
        var ended = new TreatmentNow(TreatmentState.Stopped, "45 mg once daily", TreatmentPhase.Induction, new TreatmentStep(TreatmentStepKind.Stop, new DateOnly(2026, 11, 22), Paper.Doctor));
        var page = new VisitPaper(Visits.Us("upadacitinib", """{ "event.activeTb": true }"""), ended).Page();

        Assert.Contains("On 22 Nov 2026, Dr Dora Demo ended your medicine with you.", page.Said("decision"));
        Assert.Equal(["Your medicine has ended. Do not start it again on your own."], page.Said("medicine"));
        Assert.Equal(["Ask your team what is checked now that your medicine has ended."], page.Said("checks"));
        Assert.Empty(page.Sections.Single(s => s.Id == "checks").Calendar);
    }

    [Fact]
    public void A_page_that_a_newer_visit_replaces_says_so_before_all_else()
    {
        var paper = After(Visits.Us("upadacitinib")) with { OutOfDate = true };

        Assert.Equal("This page is out of date. A newer visit takes its place. Ask for its page.", paper.Page().Said("decision")[0]);
        Assert.Equal(["OUT OF DATE"], paper.Page().Marks);
        Assert.Equal(["OUT OF DATE", "已过期"], paper.Page("zh").Marks);
    }

    [Fact]
    public void A_dose_in_other_words_is_repeated_as_it_was_written()
    {
        var page = new VisitPaper(Visits.Us("upadacitinib"), VisitPaper.UnderWay("{dose} in the evening")).Page();

        Assert.Contains("Your doctor wrote this dose: “{dose} in the evening”. Follow it, and ask if it is not clear.", page.Said("medicine"));
    }

    [Fact]
    public void Every_rule_on_treatment_has_its_sentence_in_every_language() => Assert.All(Visits.Release().PatientLanguages, language =>
        Assert.Equal(Visits.Release().TreatmentRules.Select(r => r.Id).Order(StringComparer.Ordinal), language.Visit!.Rules.Keys.Order(StringComparer.Ordinal)));

    private static VisitPaper After(VisitEvaluation visit) => new(visit, VisitPaper.UnderWay());
}
