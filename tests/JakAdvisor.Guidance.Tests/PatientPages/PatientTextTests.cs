using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>Sentences that must not claim more than their source or their rule.</summary>
public class PatientTextTests
{
    // Treatment of hidden tuberculosis goes on after the start: it cannot be ticked off before.
    private const string Treated = """{ "tb.igra": "positive", "tb.chestImaging": "normal", "tb.preventiveTreatment": "in-progress", "tb.preventiveWeeks": 6, "tb.preventiveRegimen": "isoniazid" }""";

    [Theory]
    [InlineData("en", true, "Tick off each line. What can be done should be done before 1 Dec 2026. Some lines go on after it.")]
    [InlineData("en", false, "Tick off each line. What can be done should be done before you start. Some lines go on after it.")]
    [InlineData("zh", true, "做完一项，打一个勾。能做完的应在2026年12月1日之前做完，有些要在开始后继续。")]
    [InlineData("zh", false, "做完一项，打一个勾。能做完的应在开始用药之前做完，有些要在开始后继续。")]
    public void What_goes_on_after_the_start_need_not_be_done_before_it(string language, bool dated, string said)
    {
        var decision = Paper.Started("upadacitinib", "45 mg once daily", dated ? Paper.Start : null);
        var page = new Paper(Evaluated.All(Jurisdiction.Us, Treated), "ulcerative-colitis", decision).Page(language);

        Assert.Contains("tb-latent-covered", page.All().Where(s => s.ToDo).Select(s => s.Entry.Id));
        Assert.Equal(said, page.Said("before")[0]);
    }

    [Theory]
    [InlineData("en", "selection-remission-200", "The source does not say if that is of all who started.")]
    [InlineData("en", "selection-remission-100", "The source does not say if that is of all who started.")]
    [InlineData("zh", "selection-remission-200", "来源没有说明这是否包括所有开始用药的人。")]
    [InlineData("zh", "selection-remission-100", "来源没有说明这是否包括所有开始用药的人。")]
    [InlineData("zh", "emergency-signs", "一只胳膊或一条腿无力、说话不清时也一样。")]
    public void A_sentence_ends_with_what_its_source_leaves_open_and_names_the_arm(string language, string entry, string end) =>
        Assert.EndsWith(end, Words(language, entry), StringComparison.Ordinal);

    private static string Words(string language, string entry)
    {
        var texts = Repository.Release.PatientLanguages.Single(l => l.Code == language);
        return texts.Figures.TryGetValue(entry, out var figure) ? figure : texts.Counselling[entry];
    }
}
