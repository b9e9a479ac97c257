using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>Turns the met and open rules of one drug into findings that a person can check line by line.</summary>
internal static class FindingList
{
    public static IReadOnlyList<Finding> Of(PlaceProgram program, int drug, ReadOnlySpan<byte> states, SheetReader reader)
    {
        var findings = new List<(Level Level, Finding Finding)>();
        for (var i = 0; i < states.Length; i++)
        {
            var entry = program.Entries[i];
            if (entry.Drug != drug || states[i] == (byte)Truth.False) continue;
            findings.Add((entry.Level, Of(entry.Variant, entry.DrugSlot, states[i] == (byte)Truth.True ? FindingState.Met : FindingState.Open, reader)));
        }
        return [.. findings.OrderBy(f => f.Level).ThenBy(f => f.Finding.Effect == Effect.Inform).ThenBy(f => f.Finding.State)
            .ThenBy(f => f.Finding.Rule, StringComparer.Ordinal).Select(f => f.Finding)];
    }

    public static IReadOnlyList<Citation> Cite(IReadOnlyList<Source> sources) =>
        [.. sources.Select(s => new Citation(s.Id, s.Document.Title, s.Place, s.Document.Link, s.Mark, s.Says))];

    public static Finding Of(Variant<Effect> variant, int drug, FindingState state, SheetReader reader)
    {
        var (facts, missing, condition) = Read(variant.When, drug, reader);
        return new Finding
        {
            Rule = variant.Rule,
            Effect = variant.Effect,
            State = state,
            Title = variant.Title,
            Say = variant.Say,
            Action = variant.Action,
            Mark = variant.Mark,
            Facts = facts,
            Missing = missing,
            Sources = Cite(variant.Sources),
            Condition = condition,
            File = variant.File,
            Line = variant.Line,
        };
    }

    /// <summary>What a finding says of its condition: the known facts it names, the raw facts that could still settle it, and each comparison as it was judged.</summary>
    public static (IReadOnlyList<FactReading> Facts, IReadOnlyList<string> Missing, ExplainedCondition Condition) Read(Condition when, int drug, SheetReader reader)
    {
        var facts = when.Comparisons.Select(c => c.Fact).DistinctBy(f => f.Index).OrderBy(f => f.Index).ToList();
        return (
            [.. facts.Where(f => reader.IsKnown(f, drug)).Select(f => reader.Reading(f, drug))],
            [.. facts.SelectMany(f => MissingInputs.Of(f, drug, reader)).DistinctBy(f => f.Index).OrderBy(f => f.Index).Select(f => f.Name)],
            Explain(when, drug, reader));
    }

    public static ExplainedCondition Explain(Condition condition, int drug, SheetReader reader)
    {
        var truth = condition.Judge(reader.Sheet, reader.Slots, drug);
        return condition switch
        {
            Comparison comparison => new ExplainedCondition
            {
                Test = comparison.Text,
                Truth = truth,
                Reading = reader.IsKnown(comparison.Fact, drug) ? reader.Reading(comparison.Fact, drug) : null,
                Unknown = reader.IsKnown(comparison.Fact, drug) || comparison.Fact.IsDerived ? null : reader.State(comparison.Fact),
            },
            Group group => new ExplainedCondition { Join = group.Join, Truth = truth, Of = [.. group.Members.Select(m => Explain(m, drug, reader))] },
            _ => new ExplainedCondition { Test = condition.ToString(), Truth = truth },
        };
    }
}
