using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>Section 10 of the specification and <c>counselling.yaml</c>: each topic, quoted to its first bracket, with the entries that carry it.</summary>
public class CounsellingTopicTests
{
    private static readonly Dictionary<string, string> Topics = new(StringComparer.Ordinal)
    {
        ["never stop without the team"] = "never-stop-alone",
        ["infection signs, shingles rash"] = "infection-signs shingles-rash",
        ["worsening abdominal pain"] = "abdominal-pain",
        ["chest pain, breathlessness, one-sided leg swelling, stroke signs: emergency"] = "emergency-signs",
        ["skin checks and sun"] = "skin-and-sun",
        ["no live vaccines"] = "live-vaccines",
        ["pregnancy, contraception, breastfeeding"] =
            "pregnancy contraception-4-weeks contraception-1-week "
            + "breastfeeding-upadacitinib-us breastfeeding-tofacitinib-us breastfeeding-eu breastfeeding-tofacitinib-eu",
        ["surgery: tell the surgeon"] = "surgery",
        ["blood tests"] = "blood-tests",
        ["other medicines and grapefruit"] = "other-medicines-upadacitinib other-medicines-tofacitinib other-medicines-filgotinib grapefruit",
        ["steroid taper where it applies"] = "steroid-taper",
        ["what to expect and when: some feel better within 2 weeks"] = "early-relief judged-upadacitinib-uc judged-upadacitinib-cd judged-tofacitinib judged-filgotinib",
        ["stopping smoking where it applies"] = "stop-smoking",
        ["what remission means"] = "what-remission-means",
    };

    public static TheoryData<string> Names() => [.. Topics.Keys];

    [Fact]
    public void Every_topic_is_known() => Assert.Equal(Topics.Keys, Table.Select(t => t.Split('(')[0].Trim()));

    [Fact]
    public void There_is_no_other_entry() =>
        Assert.Equal(
            Topics.Values.SelectMany(t => t.Split(' ')).Order(StringComparer.Ordinal),
            Repository.Release.Counselling.Select(c => c.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topic_reaches_every_drug_with_words_for_the_patient(string topic)
    {
        var entries = Entries(topic);
        Assert.All(entries, e => Assert.EndsWith(".", e.Patient.Trim(), StringComparison.Ordinal));
        foreach (var drug in Repository.Release.Drugs)
            Assert.All(drug.Where, where => Assert.Contains(entries, e => e.Where.Contains(where) && e.Drugs.Contains(drug.Id, StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sources_of_a_topic_are_cited(string topic)
    {
        var text = Table.Single(t => t.StartsWith(topic, StringComparison.Ordinal));
        var bracket = text[(text.IndexOf('(', StringComparison.Ordinal) + 1)..text.IndexOf(')', StringComparison.Ordinal)];
        var sources = SourceGroups.Read(bracket, Repository.Release.Sources.Select(s => s.Id));
        var cited = Entries(topic).SelectMany(e => e.Sources).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(sources, group => Assert.Contains(group, cited.Contains));
    }

    [Theory]
    [InlineData("pregnancy, contraception, breastfeeding")]
    [InlineData("steroid taper where it applies")]
    [InlineData("stopping smoking where it applies")]
    public void What_applies_to_some_is_told_to_some(string topic) => Assert.All(Entries(topic), e => Assert.IsNotType<Always>(e.When));

    private static IReadOnlyList<string> Table
    {
        get
        {
            var text = SpecificationText.Section("rules.md", "## 10 Counselling").Replace('\n', ' ').Trim();
            return SpecificationText.List(text[..text.IndexOf(" Expected benefit:", StringComparison.Ordinal)], '·');
        }
    }

    private static List<CounsellingEntry> Entries(string topic) => [.. Topics[topic].Split(' ').Select(id => Repository.Release.Counselling.Single(c => c.Id == id))];
}
