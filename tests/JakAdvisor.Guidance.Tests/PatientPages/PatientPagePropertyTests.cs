using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.PatientPages;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>What holds for the page of everybody, over invented people.</summary>
public class PatientPagePropertyTests
{
    private const double HardestGrade = 7;
    private const int MostWords = 20;
    private const int MostSigns = 40;

    private static readonly string[] RecordOnly = ["line-confirm", "last-resort-recorded"];

    [Fact]
    public void A_sentence_stands_if_and_only_if_its_entry_is_in_the_stored_evaluation() => RandomRuns.Hold(2000, Paper.Any, paper =>
    {
        var page = paper.Page();
        var option = paper.Option;
        // What was put off names what is to be done for every drug that could still be started; a refusal names nothing.
        var asked = option is not null ? [option] : paper.Decision!.Kind == "defer" ? paper.Evaluation.Options.Where(o => o.Verdict >= Level.NotNow).ToList() : [];

        Same(asked.SelectMany(o => Met(o, Effect.Require, Effect.Hold, Effect.Condition)).Except(RecordOnly), page.All().Where(s => s.ToDo).Select(s => s.Entry.Id));
        Same(option?.Counselling.Select(c => c.Id) ?? [], page.Entries(EntryKind.Counselling));
        Same(option?.Monitoring.Select(m => m.Id) ?? [], page.Entries(EntryKind.Monitoring));
        Same(Follows(paper) ? option!.Regimen!.Adjustments.Select(a => a.Rule) : [], page.Entries(EntryKind.Dose));
        Same(Follows(paper) ? [option!.Drug] : [], page.Entries(EntryKind.Regimen));
        Assert.Equal(option is not null && Met(option, Effect.Contraindication, Effect.Avoid, Effect.LastResort).Any(), Says(page, "Some things in your record speak against this medicine."));
        Assert.Equal(option is not null && Met(option, Effect.OutsideIndication).Any(), Says(page, "In your case it would be used outside its label."));
        Assert.Equal(option?.Provisional ?? false, Says(page, "Some things about you are not known yet."));
        Assert.Equal(paper.Decision is null, page.IsDraft);
    });

    [Fact]
    public void Doses_and_weeks_are_those_of_the_regimen_or_the_words_that_were_signed() => RandomRuns.Hold(2000, Paper.Any, paper =>
    {
        var said = paper.Page().Said("medicine");
        if (!Follows(paper))
        {
            Assert.DoesNotContain(said, s => s.Contains("First phase", StringComparison.Ordinal));
            Assert.Equal(paper.Decision is { Kind: "start" } d ? [$"Your doctor wrote this dose: “{d.Dose}”. Follow it, and ask if it is not clear."] : [], said.Where(s => s.Contains("wrote", StringComparison.Ordinal)));
            return;
        }
        var plan = paper.Option!.Regimen!;
        Assert.Equal($"First phase: take {plan.Induction.Dose} {Often(plan.Induction.Times)} for {plan.Induction.Weeks} weeks.", said[0]);
        Assert.Equal($"After that: take {plan.Maintenance.Dose} {Often(plan.Maintenance.Times)}.", said[1]);
        Assert.Equal(plan.Provisional, said.Contains("This dose is not final. It may have to be lower."));
        Assert.Equal(plan.IfItComesToAStart, said.Contains("This dose counts only if you start. Some things must be settled first."));
    });

    [Fact]
    public void Every_section_and_the_whole_page_read_like_the_seventh_grade_at_most() => RandomRuns.Hold(1000, Paper.Any, paper =>
    {
        var page = paper.Page();
        Assert.All(page.Sections, s =>
        {
            var texts = s.Texts().ToList();
            Assert.True(Reading.Grade(texts, Paper.Names) <= HardestGrade, $"{s.Id} reads like grade {Reading.Grade(texts, Paper.Names):0.0}: {string.Join(" | ", texts)}");
            Assert.All(texts.SelectMany(t => Reading.Sentences(t, Paper.Names)), words => Assert.True(words.Count <= MostWords, $"{words.Count} words: {string.Join(' ', words)}"));
        });
        Assert.True(Reading.Grade(page.Sections.SelectMany(s => s.Texts()).Prepend(page.Title), Paper.Names) <= HardestGrade);
    });

    [Fact]
    public void Chinese_says_the_same_in_sentences_of_forty_signs_at_most() => RandomRuns.Hold(1000, Paper.Any, paper =>
    {
        var (chinese, english) = (paper.Page("zh"), paper.Page());

        Assert.Equal(english.All().Select(s => s.Entry), chinese.All().Select(s => s.Entry));
        Assert.Equal(english.Sections.Select(s => s.Calendar.Count), chinese.Sections.Select(s => s.Calendar.Count));
        Assert.All(chinese.Sections.SelectMany(s => s.Texts()), text => Assert.All(text.Split(EndsOfChinese), s => Assert.True(s.Length <= MostSigns, $"{s.Length} signs: {s}")));
    });

    [Fact]
    public void No_number_stands_without_its_comparison_and_nothing_in_braces_is_left() => RandomRuns.Hold(500, Paper.Any, paper =>
    {
        foreach (var page in new[] { paper.Page(), paper.Page("zh") })
        {
            Assert.All(page.All().Where(s => s.Picture is not null), s =>
            {
                Assert.Contains($"{s.Picture!.Count}", s.Text, StringComparison.Ordinal);
                Assert.Contains($"{s.Compared!.Count}", s.Text, StringComparison.Ordinal);
            });
            Assert.All(page.All().Where(s => s.Entry.Kind != EntryKind.Figure), s => Assert.Null(s.Picture));
            Assert.DoesNotContain(page.Sections.SelectMany(s => s.Texts()), t => t.Contains('{', StringComparison.Ordinal));
        }
    });

    private static readonly char[] EndsOfChinese = ['。', '！', '？'];

    private static string Often(string times) => times switch { "once daily" => "once a day", "twice daily" => "twice a day", _ => throw new ArgumentOutOfRangeException(nameof(times), times, "There are no such times") };

    private static bool Follows(Paper paper) => paper.Option?.Regimen is not null && paper.Decision?.Dose != "as agreed";

    private static bool Says(PatientPage page, string begins) => page.All().Any(s => s.Text.StartsWith(begins, StringComparison.Ordinal));

    private static IEnumerable<string> Met(Option option, params Effect[] effects) => option.Findings.Where(f => f.State == FindingState.Met && effects.Contains(f.Effect)).Select(f => f.Rule);

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), actual.Distinct().Order(StringComparer.Ordinal));
}
