using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>What is still missing after a visit, each thing named once: overdue checks with their day, then everything the evaluation asks for or could not judge without.</summary>
internal static class VisitNeeds
{
    public static IReadOnlyList<PatientSentence> Of(VisitEvaluation evaluation, VisitPageLayout layout, PatientWords words)
    {
        var own = words.Language.Visit!;
        var overdue = evaluation.Monitoring.Where(m => m.Overdue).ToList();
        var answered = overdue.SelectMany(m => m.Facts).ToHashSet(StringComparer.Ordinal);
        var asked = evaluation.Gaps.Select(g => g.Fact)
            .Concat(evaluation.Findings.Where(f => f.State == FindingState.Open && f.Effect != TreatmentEffect.Inform).SelectMany(f => f.Missing))
            .Where(f => !answered.Contains(f)).Distinct(StringComparer.Ordinal);
        List<PatientSentence> needed =
        [
            .. overdue.Select(m => new PatientSentence(
                new PatientEntry(EntryKind.Monitoring, m.Id), PatientWords.Fill(own.Texts["overdue"], ("check", VisitCalendar.Check(m, words)), ("date", words.Day(m.Due!.Value)))) { ToDo = true }),
            .. asked.Select(fact => layout.Needs.First(n => n.Facts.Contains(fact, StringComparer.Ordinal)).Id).Distinct(StringComparer.Ordinal)
                .Select(need => new PatientSentence(new PatientEntry(EntryKind.Need, need), own.Needs[need]) { ToDo = true }),
        ];
        return needed.Count == 0 ? [] : [new PatientSentence(new PatientEntry(EntryKind.Visit, "missing"), own.Texts["missing-tick"]), .. needed];
    }
}
