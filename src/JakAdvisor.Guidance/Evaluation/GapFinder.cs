using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// What to ask next: every raw fact that a met requirement or an open rule reads and that is unknown, or whose present value keeps a requirement met,
/// with the verdict each possible answer would lead to.
/// </summary>
internal sealed class GapFinder(GuidanceRelease release, SheetReader reader, int[] checklistOrder)
{
    private readonly Contradictions _contradictions = release.Reader.Contradictions;

    public IReadOnlyList<Gap> Of(JudgedRules rules, DrugVerdict now, Trial trial)
    {
        var facts = new SortedSet<int>();
        foreach (var rule in rules.All)
        {
            var met = rule.State == Truth.True && rule.Requires;
            if (!met && rule.State != Truth.Unknown) continue;
            foreach (var comparison in rule.When.Comparisons)
            {
                foreach (var fact in MissingInputs.Of(comparison.Fact, rule.DrugSlot, reader)) facts.Add(fact.Index);
                if (met && !comparison.Fact.IsDerived && MissingInputs.IsUnsettled(comparison.Fact, reader)) facts.Add(comparison.Fact.Index);
            }
        }
        var answers = new AnswerList(release, rules, reader);
        return
        [
            .. facts.Select(f => Of(reader.Catalogue.All[f], trial, now, answers))
                .OrderBy(g => g.Gap.Decisive ? 0 : g.Gap.Bounds ? 1 : 2).ThenBy(g => g.Worst).ThenBy(g => g.Order).Select(g => g.Gap),
        ];
    }

    private (Gap Gap, Level Worst, int Order) Of(Fact fact, Trial trial, DrugVerdict now, AnswerList answers)
    {
        var tried = answers.For(fact).Where(a => !Contradicts(fact, a.Value, trial)).Select(a => new GapAnswer(a.Label, a.Value, trial.With(fact, a.Value))).ToList();
        var could = new OrderedDictionary<string, Level>(StringComparer.Ordinal);
        foreach (var answer in tried) could[answer.Label] = answer.Leads.Verdict;
        var known = reader.IsKnown(fact);
        var gap = new Gap
        {
            Fact = fact.Name,
            Question = fact.Question,
            Unknown = known ? null : reader.State(fact),
            Settle = known,
            Decisive = tried.Any(a => a.Leads.Verdict != now.Verdict),
            Bounds = tried.Any(a => a.Leads.BestCase != now.BestCase || a.Leads.WorstCase != now.WorstCase),
            Could = could,
            Answers = tried,
        };
        return (gap, tried.Select(a => a.Leads.Verdict).DefaultIfEmpty(now.Verdict).Min(), checklistOrder[fact.Index]);
    }

    private bool Contradicts(Fact fact, GivenFact value, Trial trial)
    {
        if (!Contradictions.Concerns(fact)) return false;
        var given = trial.Given.ToArray();
        given[fact.Index] = value;
        return _contradictions.Find(given, trial.AsOf, null);
    }
}

/// <summary>A possible answer to a question, as people read it and as a value.</summary>
internal readonly record struct Answer(string Label, GivenFact Value);

/// <summary>The possible answers to each raw fact for one drug: every word, yes and no, an interval between neighbouring limits, or a list that decides something.</summary>
internal sealed class AnswerList(GuidanceRelease release, JudgedRules rules, SheetReader reader)
{
    private readonly Limits _limits = new(rules, reader);
    private readonly ListAnswers _lists = new(release, rules, reader);

    public IEnumerable<Answer> For(Fact fact) => fact.Type switch
    {
        FactType.YesNo => [new Answer("yes", GivenFact.OfBits(FactSheet.Yes, reader.AsOf)), new Answer("no", GivenFact.OfBits(FactSheet.No, reader.AsOf))],
        FactType.Word => fact.Words.Select(w => new Answer(w, GivenFact.OfBits(fact.BitOf(w), reader.AsOf))),
        FactType.Number => Intervals.Of(fact, _limits.Of(fact)).Select(i => new Answer(i.Label, GivenFact.OfNumber(i.Example, reader.AsOf))),
        FactType.Date => Days(fact),
        _ => _lists.For(fact),
    };

    /// <summary>Dates by the day from which they decide otherwise.</summary>
    private IEnumerable<Answer> Days(Fact fact)
    {
        var cuts = fact.Name switch
        {
            "tb.preventiveStartedOn" => _limits.Of(release.Facts["tb.preventiveWeeks"]).Select(l => reader.AsOf.AddDays((int)(-7 * l.At))),
            Treatment.FactNames.SkinExaminedOn => release.Monitoring.Where(m => m.EveryMonths is not null && m.Facts.Contains(fact))
                .Select(m => reader.AsOf.AddMonths(-m.EveryMonths!.Value).AddDays(-1)).Distinct(),
            "vaccines.lastLive" => [reader.AsOf.AddDays(-(int)release.Parameters.First(p => p.Name == Loading.ParameterNames.LiveVaccineInterval).Value)],
            _ => Enumerable.Empty<DateOnly>(),
        };
        foreach (var cut in cuts)
        {
            yield return new Answer($"{FactReader.Iso(cut)} or earlier", GivenFact.OfDay(cut, reader.AsOf));
            yield return new Answer($"after {FactReader.Iso(cut)}", GivenFact.OfDay(reader.AsOf, reader.AsOf));
        }
    }
}
