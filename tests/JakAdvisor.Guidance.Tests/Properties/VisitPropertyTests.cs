using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>What a blank can hide at a visit is bounded, an answer leads where it was said to lead, and the same visit gives the same bytes.</summary>
public class VisitPropertyTests
{
    private static GuidanceRelease Release => Visits.Release();

    /// <summary>A visit, and which of the possible answers is given to each question that comes up.</summary>
    private sealed record Story(Visit Visit, Jurisdiction Where, int[] Picks);

    private static Gen<Story> Stories =>
        from any in RandomVisits.Any
        from picks in Gen.Choose(0, 1000).ArrayOf(12)
        select new Story(any.Visit, any.Where, picks);

    [Fact]
    public void An_answer_leads_where_it_was_said_to_lead_and_every_completion_stays_between_the_bounds() => RandomRuns.Hold(250, Stories, story =>
    {
        var visit = story.Visit;
        var before = Evaluate(visit, story.Where);
        var (best, worst) = (before.BestCase, before.WorstCase);
        foreach (var pick in story.Picks)
        {
            var gaps = before.Gaps.Where(g => g.Answers.Count > 0).ToList();
            if (gaps.Count == 0) break;
            var gap = gaps[pick % gaps.Count];
            var answer = gap.Answers[pick % gap.Answers.Count];
            visit = With(visit, gap.Fact, answer.Value);
            var after = Evaluate(visit, story.Where);

            Assert.True(gap.Could[answer.Label] == after.Verdict, $"{gap.Fact} {answer.Label} was said to lead to {gap.Could[answer.Label]}, leads to {after.Verdict}");
            Assert.True(worst <= after.Verdict && after.Verdict <= best, $"{gap.Fact} {answer.Label}: {after.Verdict} is not between {worst} and {best}");
            Assert.True(worst <= after.WorstCase && after.BestCase <= best, $"{gap.Fact} {answer.Label}: bounds grew to {after.WorstCase} and {after.BestCase}");
            (before, best, worst) = (after, after.BestCase, after.WorstCase);
        }
    });

    [Fact]
    public void Going_on_hides_nothing_worse_and_information_missing_has_its_question() => RandomRuns.Hold(400, Stories, story =>
    {
        var visit = Evaluate(story.Visit, story.Where);
        if (visit.Verdict is TreatmentLevel.Continue or TreatmentLevel.Watch) Assert.Equal(visit.Verdict, visit.WorstCase);
        if (visit.Verdict == TreatmentLevel.Incomplete) Assert.NotEmpty(visit.Gaps);
        Assert.True(visit.WorstCase <= visit.Verdict && visit.WorstCase <= visit.BestCase);
        var verdict = Release.VisitEvaluator.Verdict(story.Visit, story.Where, Patients.AsOf);
        Assert.Equal((visit.Verdict, visit.BestCase, visit.WorstCase, visit.Provisional), (verdict.Verdict, verdict.BestCase, verdict.WorstCase, verdict.Provisional));
    });

    [Fact]
    public void The_same_visit_gives_the_same_bytes_in_any_culture_and_reads_back_as_it_was() => RandomRuns.Hold(60, Stories, story =>
    {
        var bytes = VisitEvaluationJson.Write(Evaluate(story.Visit, story.Where));
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign, foreign.DateTimeFormat.ShortDatePattern) = (",", "~", "dd.MM.yy");
            CultureInfo.CurrentCulture = foreign;
            Assert.Equal(bytes, VisitEvaluationJson.Write(Evaluate(story.Visit, story.Where)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        Assert.Equal(bytes, VisitEvaluationJson.Write(VisitEvaluationJson.Read(System.Text.Encoding.UTF8.GetString(bytes))));
    });

    [Fact]
    public void The_order_of_the_rules_changes_no_verdict()
    {
        var turned = Release with { TreatmentRules = [.. Release.TreatmentRules.Reverse()], Rules = [.. Release.Rules.Reverse()] };
        var evaluator = new VisitEvaluator(turned, new DerivedFacts(turned.VisitFacts, turned.Medicines, [.. turned.Drugs.Select(d => d.Id)], 28));
        RandomRuns.Hold(100, Stories, story => Assert.Equal(
            VisitEvaluationJson.Write(Evaluate(story.Visit, story.Where)), VisitEvaluationJson.Write(evaluator.Evaluate(story.Visit, story.Where, Patients.AsOf))));
    }

    private static VisitEvaluation Evaluate(Visit visit, Jurisdiction where) => Release.VisitEvaluator.Evaluate(visit, where, Patients.AsOf);

    private static Visit With(Visit visit, string fact, GivenFact value)
    {
        var known = Release.VisitFacts[fact];
        if (fact == FactNames.Phase) return visit with { Treatment = visit.Treatment with { Phase = Enum.GetValues<TreatmentPhase>().Single(p => known.BitOf(Names.Of(p)) == value.Bits) } };
        return visit with { Facts = visit.Facts.With(known, value) };
    }
}
