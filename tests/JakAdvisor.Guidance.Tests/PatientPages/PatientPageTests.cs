using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>Pages of people one can picture, word for word.</summary>
public class PatientPageTests
{
    private const string Colitis = "ulcerative-colitis";
    private const string Usual = "45 mg once daily for 8 weeks, then 15 mg once daily";

    [Fact]
    public void A_signed_start_says_what_by_whom_how_and_when()
    {
        var page = Started("upadacitinib", Usual).Page();

        Assert.False(page.IsDraft);
        Assert.Equal("Your medicine: upadacitinib (Rinvoq)", page.Title);
        Assert.Equal("Jo Example · Born 3 Feb 1990 · Record R-77", page.Identity);
        Assert.Equal(["You are going to take upadacitinib. Dr Dora Demo decided this on 22 Nov 2026.", "Your planned first day is 1 Dec 2026."], page.Said("decision"));
        Assert.Equal(
            [
                "First phase: take 45 mg once a day for 8 weeks.", "After that: take 15 mg once a day.", "If it does not help you, your doctor will stop it.",
                "Swallow the tablet whole, at the same time each day. You can take it with or without food.", "Your team will check after 8 weeks how well the medicine works for you.",
            ],
            page.Said("medicine"));
        Assert.Equal(["Bowel Clinic North", "Phone: +49 40 1234567", "Open: Mon to Fri, 8 to 16", "When we are closed: Night Line, 116 117"], page.Said("contact"));
        Assert.Equal("Ambulance: 112", page.Said("emergency")[0]);
        // A man: nothing on pregnancy. Nothing to do: no list.
        Assert.Empty(page.Said("pregnancy").Concat(page.Said("before")));
    }

    [Fact]
    public void The_calendar_counts_from_the_planned_start()
    {
        var lines = Started("upadacitinib", Usual).Page().Sections.Single(s => s.Id == "checks").Calendar;

        // Started on Tuesday 1 Dec 2026: week 4 is 29 Dec, week 8 is 26 Jan, week 12 is 23 Feb; weeks 2 to 4 and 12 to 39 are spans.
        Assert.Equal(
            [
                "Weeks 2 to 4: 15 Dec 2026 – 29 Dec 2026", "Week 4: 29 Dec 2026", "Week 8: 26 Jan 2027", "Week 12: 23 Feb 2027", "Weeks 12 to 39: 23 Feb 2027 – 31 Aug 2027",
                "then every 3 months", "then as your team says", "every year", "at every visit",
            ],
            lines.Select(l => l.When));
        Assert.Equal(["blood count", "liver test"], lines[1].Checks.Select(c => c.Text));
        Assert.Equal(["blood count", "liver test", "blood fats", "stool test", "blood test for inflammation", "how you are"], lines[3].Checks.Select(c => c.Text));
    }

    [Fact]
    public void Benefit_and_harm_stand_out_of_100_beside_their_comparison()
    {
        var page = Started("upadacitinib", Usual).Page();
        var (benefit, harm) = (page.Sections.Single(s => s.Id == "benefit"), page.Sections.Single(s => s.Id == "harm"));

        // U-ACHIEVE: 26 % against 5 % at week 8; the study in joint disease: 8.3 % against 4.2 %, and 2.4 % against 2.3 % without narrow vessels.
        var first = benefit.Sentences.Single(s => s.Entry.Id == "u-achieve-remission");
        Assert.Equal("In ulcerative colitis, about 26 out of 100 people were in remission after 8 weeks. With a dummy pill it was about 5.", first.Text);
        Assert.Equal((26, "upadacitinib: 26 of 100", 5, "dummy pill: 5 of 100"), (first.Picture!.Count, first.Picture.Label, first.Compared!.Count, first.Compared.Label));
        Assert.Equal("People in this study took tofacitinib for joint disease. They were 50 or older and had heart risks.", harm.Sentences[0].Text);
        Assert.Equal([(8, 4), (2, 2)], harm.Sentences.Where(s => s.Picture is not null).Select(s => (s.Picture!.Count, s.Compared!.Count)));
        Assert.Equal("We have no such numbers for upadacitinib with a group to compare. That does not mean it is safe.", harm.Sentences[^1].Text);
    }

    [Fact]
    public void A_rate_of_shingles_is_told_for_100_people_and_one_year()
    {
        var said = Of(Evaluated.All(Jurisdiction.Us, "{}"), Paper.Started("tofacitinib", "10 mg twice daily")).Page().Said("harm");

        // 2.05 against 0.97 per 100 patient-years.
        Assert.Contains("When 100 people with colitis took it for a year, about 2 had shingles. With a dummy pill it was about 1.", said);
    }

    [Fact]
    public void A_dose_signed_otherwise_is_repeated_and_nothing_else_is_told_of_doses()
    {
        var page = Started("upadacitinib", "30 mg every other day").Page();

        Assert.Equal("Your doctor wrote this dose: “30 mg every other day”. Follow it, and ask if it is not clear.", page.Said("medicine")[0]);
        Assert.DoesNotContain(page.All(), s => s.Text.Contains("45 mg", StringComparison.Ordinal) || s.Text.Contains("15 mg", StringComparison.Ordinal));
        Assert.Equal(["We have no study numbers for your dose and illness. Ask your doctor what to expect."], page.Said("benefit").Where(s => !s.StartsWith("Remission", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("45 mg once daily")]
    [InlineData("45 mg once daily for 8 weeks")]
    [InlineData("45 MG once daily for 8 weeks, then 15 mg once daily. ")]
    public void The_evaluated_dose_is_known_in_the_ways_it_is_written(string dose) => Assert.StartsWith("First phase", Started("upadacitinib", dose).Page().Said("medicine")[0], StringComparison.Ordinal);

    [Fact]
    public void A_dose_lowered_for_the_kidneys_says_so_and_has_no_figures_of_the_full_dose()
    {
        var evaluation = Evaluated.All(Jurisdiction.Us, """{ "labs.creatinine": 300, "kidney.egfr": 20 }""");
        var page = Of(evaluation, Paper.Started("upadacitinib", "30 mg once daily")).Page();

        Assert.Equal("First phase: take 30 mg once a day for 8 weeks.", page.Said("medicine")[0]);
        Assert.Contains("Your dose is set to suit your kidneys.", page.Said("medicine"));
        Assert.DoesNotContain("u-achieve-remission", page.Entries(EntryKind.Figure));
    }

    [Fact]
    public void With_nothing_known_the_page_asks_and_reassures_nowhere()
    {
        var nothing = Repository.Release.Evaluator.Evaluate(Patients.Read(new JsonObject()), Jurisdiction.Us, Patients.AsOf);
        var page = new Paper(nothing, null, null, "upadacitinib").Page();

        Assert.True(page.IsDraft);
        Assert.Equal("This page is a draft. Nothing is decided yet. Do not act on it.", page.Said("decision")[0]);
        Assert.Contains("Some things about you are not known yet. They can change this plan.", page.Said("decision"));
        Assert.DoesNotContain(page.Said("medicine"), s => s.Contains("mg", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string>(["tb-igra-missing", "hbv-missing", "hcv-missing", "blood-count-missing", "liver-tests-missing", "medicines-unknown", "history-missing"], StringComparer.Ordinal),
            page.All().Where(s => s.ToDo).Select(s => s.Entry.Id).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void A_woman_whose_pregnancy_is_not_known_reads_of_pregnancy_and_is_asked_for_a_test()
    {
        var page = Of(Evaluated.All(Jurisdiction.Us, Evaluated.WomanWith("pregnancy.status", "\"not-known\"")), null).Page();

        Assert.StartsWith("You should not get pregnant", page.Said("pregnancy")[0], StringComparison.Ordinal);
        Assert.Contains("Have a pregnancy test. If you cannot get pregnant, tell your team.", page.Said("before"));
    }

    [Fact]
    public void An_unknown_disease_has_no_figures_of_benefit_and_says_so()
    {
        var page = (Started("upadacitinib", Usual) with { Disease = null }).Page();

        Assert.Equal("We have no study numbers for your dose and illness. Ask your doctor what to expect.", page.Said("benefit")[0]);
    }

    [Fact]
    public void After_a_live_vaccine_the_page_names_the_first_possible_day()
    {
        // 28 days after 12 Nov 2026 is 10 Dec 2026.
        var page = Of(Evaluated.All(Jurisdiction.Us, """{ "vaccines.liveRecent": true, "vaccines.lastLive": "2026-11-12" }"""), null).Page();

        Assert.Contains("You had a live vaccine. Wait 28 days after it before you start. The first day it can be is 10 Dec 2026.", page.Said("before"));
    }

    [Theory]
    [InlineData("defer", "On 22 Nov 2026, Dr Dora Demo decided to wait. Do not start a new medicine of this kind for now.")]
    [InlineData("decline", "On 22 Nov 2026, Dr Dora Demo decided against this kind of medicine. Ask your team what else can help you.")]
    public void Without_a_start_nothing_is_told_of_a_dose_or_its_effects(string kind, string said)
    {
        var page = Of(Evaluated.All(Jurisdiction.Us, """{ "tb.igra": null }"""), Paper.Decided(kind)).Page();

        Assert.Equal("Your treatment", page.Title);
        Assert.Equal([said], page.Said("decision"));
        Assert.Equal(kind == "defer", page.Said("before").Contains("Have a blood test for hidden tuberculosis (TB)."));
        Assert.Equal(kind == "defer" ? ["decision", "before", "contact", "sources"] : ["decision", "contact", "sources"], page.Sections.Select(s => s.Id));
    }

    [Fact]
    public void A_start_against_a_finding_tells_the_patient_to_ask()
    {
        var page = Of(Evaluated.All(Jurisdiction.Eu, """{ "tb.active": "confirmed" }"""), Paper.Started("upadacitinib", "45 mg once daily")).Page();

        Assert.Contains("Some things in your record speak against this medicine. Ask your doctor what they mean for you.", page.Said("decision"));
    }

    [Fact]
    public void Without_a_telephone_number_the_page_asks_for_one()
    {
        var page = Started("upadacitinib", Usual).Page(clinic: new ClinicDetails("", "", "", "", ""));

        Assert.True(page.ClinicUnknown);
        Assert.Equal(["Ask your team for the number and write it here:"], page.Said("contact"));
    }

    [Fact]
    public void The_words_signed_by_a_person_are_never_filled_in_themselves() =>
        Assert.Equal("Your doctor wrote this dose: “{who} {dose}”. Follow it, and ask if it is not clear.", Started("upadacitinib", "{who} {dose}").Page().Said("medicine")[0]);

    [Fact]
    public void Chinese_says_that_no_clinician_has_reviewed_it_and_English_has_no_such_note()
    {
        Assert.Contains("translation not yet reviewed by a clinician", Started("upadacitinib", Usual).Page("zh").Language.Notice, StringComparison.Ordinal);
        Assert.Empty(Started("upadacitinib", Usual).Page().Language.Notice);
    }

    [Fact]
    public void A_release_of_before_the_page_still_loads_and_has_no_page()
    {
        var english = $"language: en\ncounselling:\n{Repository.Files.Texts["patient.en.yaml"].Split("\ncounselling:\n")[1]}";
        var old = GuidanceLoader.Load(new GuidanceFiles(Repository.Files.Texts.Where(t => !t.Key.StartsWith("patient.", StringComparison.Ordinal)).Append(KeyValuePair.Create("patient.en.yaml", english))));

        Assert.Empty(old.PatientLanguages);
        Assert.Contains(old.Counselling, c => c is { Id: "blood-tests", Patient.Length: > 0 });
    }

    private static Paper Started(string drug, string dose) => Of(Evaluated.All(Jurisdiction.Us, "{}"), Paper.Started(drug, dose, Paper.Start));

    private static Paper Of(Guidance.Evaluation.Evaluation evaluation, PatientDecision? decision) => new(evaluation, Colitis, decision, decision is null ? "upadacitinib" : null);
}
