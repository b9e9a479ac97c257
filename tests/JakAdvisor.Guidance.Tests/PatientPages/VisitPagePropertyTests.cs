using System.Globalization;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>What holds for everybody's page after a visit, over invented visits.</summary>
public partial class VisitPagePropertyTests
{
    private const double HardestGrade = 7;
    private const int MostWords = 20;
    private const int MostSigns = 40;

    private static readonly char[] EndsOfChinese = ['。', '！', '？'];

    [Fact]
    public void A_sentence_stands_if_and_only_if_its_entry_is_in_the_stored_evaluation() => RandomRuns.Hold(2000, VisitPaper.Any, paper =>
    {
        var (page, visit) = (paper.Page(), paper.Evaluation);
        var met = visit.Findings.Where(f => f.State == FindingState.Met).ToList();
        var topics = Visits.Release().Rules.ToDictionary(r => r.Id, r => r.Topic, StringComparer.Ordinal);
        var stopped = paper.Treatment.State == TreatmentState.Stopped;

        Same(met.Where(f => f.StartEffect is null).Select(f => f.Rule), page.Entries(EntryKind.Rule));
        Same(met.Where(f => f.StartEffect is not null).Select(f => topics[f.Rule]), page.Entries(EntryKind.Change));
        Same(
            visit.Counselling.Select(c => c.Id).Where(c => !OnlyBeforeTheStart(c) && (c != "never-stop-alone" || paper.Treatment.State == TreatmentState.Active) && (c != "blood-tests" || !stopped)),
            page.Entries(EntryKind.Counselling));
        Same(
            visit.Monitoring.Where(m => m.Overdue || (!stopped && (m.Due is not null || Again(m.Every)))).Select(m => m.Id),
            page.Entries(EntryKind.Monitoring));
        Same(
            visit.Outcomes.All.Where(o => Told(o.Id) && o.State != OutcomeState.NotEvaluable).Select(o => o.Id).Append("response"),
            page.Entries(EntryKind.Outcome));
        Assert.Equal([Names.Of(visit.Verdict)], page.Entries(EntryKind.Visit).Where(e => Enum.GetValues<TreatmentLevel>().Select(Names.Of).Contains(e, StringComparer.Ordinal)));
        Assert.Equal(visit.Provisional, page.Entries(EntryKind.Visit).Contains("provisional"));
        Assert.Equal(paper.OutOfDate, page.IsDraft);
    });

    [Fact]
    public void Whatever_the_evaluation_asks_for_is_named_among_what_is_still_needed() => RandomRuns.Hold(2000, VisitPaper.Any, paper =>
    {
        var (page, visit) = (paper.Page(), paper.Evaluation);
        var needs = Visits.Release().PatientLayout.Visit!.Needs.SelectMany(n => n.Facts.Select(f => (f, n.Id))).ToDictionary(StringComparer.Ordinal);
        var named = page.Sections.Where(s => s.Id == "missing").SelectMany(s => s.Sentences).Where(s => s.ToDo).Select(s => s.Entry).ToHashSet();
        var overdue = visit.Monitoring.Where(m => named.Contains(new PatientEntry(EntryKind.Monitoring, m.Id))).SelectMany(m => m.Facts).ToHashSet(StringComparer.Ordinal);

        Assert.All(visit.Gaps, gap => Assert.True(overdue.Contains(gap.Fact) || named.Contains(new PatientEntry(EntryKind.Need, needs[gap.Fact])), gap.Fact));
        Assert.All(visit.Findings.Where(f => f.State == FindingState.Open && f.Effect != TreatmentEffect.Inform).SelectMany(f => f.Missing), fact =>
            Assert.True(overdue.Contains(fact) || named.Contains(new PatientEntry(EntryKind.Need, needs[fact])), fact));
        Assert.All(visit.Monitoring.Where(m => m.Overdue), m => Assert.Contains(new PatientEntry(EntryKind.Monitoring, m.Id), named));
        if (visit.Verdict == TreatmentLevel.Incomplete) Assert.NotEmpty(named);
    });

    [Fact]
    public void Only_a_visit_that_nothing_stands_against_reads_as_good() => RandomRuns.Hold(2000, VisitPaper.Any, paper =>
    {
        var said = paper.Page().Said("decision");

        Assert.Equal(paper.Evaluation.Verdict == TreatmentLevel.Continue, said.Contains("Nothing was found that speaks against your medicine. You and your team keep to your plan."));
        Assert.Equal(
            paper.Evaluation.Verdict is TreatmentLevel.Continue or TreatmentLevel.Watch, said.Any(s => s.Contains("keep to your plan", StringComparison.Ordinal)));
    });

    [Fact]
    public void The_page_alone_tells_nobody_to_stop_or_change_the_medicine() => RandomRuns.Hold(1000, VisitPaper.Any, paper =>
    {
        var page = paper.Page();
        var said = page.Sections.SelectMany(s => s.Texts()).SelectMany(t => t.Split('.', '?')).Select(s => s.Trim());

        Assert.DoesNotContain(said, s => Order().IsMatch(s));
        // What has to be decided and what nobody has decided yet stand together.
        var undecided = paper.Treatment is { State: TreatmentState.Active, Since: null } && paper.Evaluation.Verdict is TreatmentLevel.Stop or TreatmentLevel.Interrupt or TreatmentLevel.Act;
        Assert.Equal(undecided, page.Said("decision").Any(s => s.StartsWith("No decision is written down yet. Do not stop or change your medicine", StringComparison.Ordinal)));
    });

    [Fact]
    public void Dates_doses_and_numbers_are_those_of_the_evaluation_and_the_record() => RandomRuns.Hold(1000, VisitPaper.Any, paper =>
    {
        var (page, visit) = (paper.Page(), paper.Evaluation);
        var dated = (page.Sections.SingleOrDefault(s => s.Id == "checks")?.Calendar ?? []).SelectMany(l => l.Checks.Select(c => (l.When, c.Entry.Id))).Where(c => char.IsAsciiDigit(c.When[0])).ToList();
        var due = paper.Treatment.State == TreatmentState.Stopped ? [] : visit.Monitoring.Where(m => m is { Overdue: false, Due: not null }).Select(m => (Day(m.Due!.Value), m.Id)).ToList();
        Assert.Equal(due.Order(), dated.Order());

        var numbers = visit.Outcomes.All.SelectMany(o => o.Inputs).SelectMany(i => new[] { i.Start, i.Now }).OfType<double>().Select(n => n.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        foreach (var said in page.All().Where(s => s.Entry.Kind == EntryKind.Measure))
            Assert.All(Number().Matches(said.Text).Select(m => m.Value), n => Assert.Contains(n, numbers));

        var dose = page.Said("medicine").Where(s => s.StartsWith("Your dose now", StringComparison.Ordinal) || s.StartsWith("Your doctor wrote this dose", StringComparison.Ordinal));
        Assert.Equal(paper.Treatment.State != TreatmentState.Active ? [] : new[] { DoseOf(paper.Treatment.Dose) }, dose);
    });

    [Fact]
    public void Every_section_and_the_whole_page_read_like_the_seventh_grade_at_most() => RandomRuns.Hold(1000, VisitPaper.Any, paper =>
    {
        var page = paper.Page();
        Assert.All(page.Sections, s =>
        {
            var texts = s.Texts().ToList();
            Assert.True(Reading.Grade(texts, VisitPaper.Names) <= HardestGrade, $"{s.Id} reads like grade {Reading.Grade(texts, VisitPaper.Names):0.0}: {string.Join(" | ", texts)}");
            Assert.All(texts.SelectMany(t => Reading.Sentences(t, VisitPaper.Names)), words => Assert.True(words.Count <= MostWords, $"{words.Count} words: {string.Join(' ', words)}"));
        });
        Assert.True(Reading.Grade(page.Sections.SelectMany(s => s.Texts()).Prepend(page.Title), VisitPaper.Names) <= HardestGrade);
    });

    [Fact]
    public void Every_sentence_that_can_stand_is_short_and_easy_by_itself()
    {
        var english = Visits.Release().PatientLanguages[0].Visit!;
        foreach (var text in english.Rules.Values.Concat(english.Texts.Values).Concat(english.Reached.Values).Concat(english.NotReached.Values))
            Assert.All(Reading.Sentences(text, VisitPaper.Names), words => Assert.True(words.Count <= MostWords, string.Join(' ', words)));
        var chinese = Visits.Release().PatientLanguages.Single(l => l.Code == "zh").Visit!;
        foreach (var text in chinese.Rules.Values.Concat(chinese.Texts.Values).Concat(chinese.Needs.Values).Concat(chinese.Changed.Values).Concat(chinese.Reached.Values).Concat(chinese.NotReached.Values))
            Assert.All(text.Split(EndsOfChinese), s => Assert.True(s.Length <= MostSigns, s));
    }

    [Fact]
    public void Chinese_says_the_same_in_sentences_of_forty_signs_at_most() => RandomRuns.Hold(1000, VisitPaper.Any, paper =>
    {
        var (chinese, english) = (paper.Page("zh"), paper.Page());

        Assert.Equal(english.All().Select(s => s.Entry), chinese.All().Select(s => s.Entry));
        Assert.Equal(english.Sections.Select(s => s.Calendar.Count), chinese.Sections.Select(s => s.Calendar.Count));
        Assert.All(chinese.Sections.SelectMany(s => s.Texts()), text => Assert.All(text.Split(EndsOfChinese), s => Assert.True(s.Length <= MostSigns, $"{s.Length} signs: {s}")));
        foreach (var page in new[] { chinese, english }) Assert.DoesNotContain(page.Sections.SelectMany(s => s.Texts()), t => t.Contains('{', StringComparison.Ordinal));
    });

    private static bool OnlyBeforeTheStart(string counselling) => counselling == "early-relief" || counselling.StartsWith("judged-", StringComparison.Ordinal);

    private static bool Told(string outcome) => outcome is "clinical-remission" or "hbi-remission" or "uc-remission" or "endoscopic-remission" or "mucosal-healing";

    /// <summary>A plan that goes on without a day; spans of weeks that are over do not.</summary>
    private static bool Again(string? every) => every is not (null or "weeks 4–8" or "weeks 2–4" or "around week 12, or at 6–9 months");

    private static string DoseOf(string dose) => dose switch
    {
        "45 mg once daily" => "Your dose now: 45 mg once a day.",
        "5 mg twice daily" => "Your dose now: 5 mg twice a day.",
        "200 mg once daily" => "Your dose now: 200 mg once a day.",
        _ => $"Your doctor wrote this dose: “{dose}”. Follow it, and ask if it is not clear.",
    };

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), actual.Distinct().Order(StringComparer.Ordinal));

    /// <summary>An order to the patient, which only a doctor gives.</summary>
    [GeneratedRegex("^(Stop|Pause|End|Skip|Reduce|Lower|Change|Double|Take less|Take more|You must stop|You should stop|Do not take)\\b(?! off)", RegexOptions.None, 1000)]
    private static partial Regex Order();

    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
