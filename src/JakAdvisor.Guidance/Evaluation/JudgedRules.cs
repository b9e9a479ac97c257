using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>A rule of one drug and what it is for one patient.</summary>
/// <param name="When">Its condition.</param>
/// <param name="DrugSlot">The drug's place in the sheet.</param>
/// <param name="Level">The level it leads to.</param>
/// <param name="Requires">Whether it asks for an answer or an act, so that its facts are asked for also when it is met.</param>
/// <param name="State">Met, open or clear.</param>
internal sealed record JudgedRule(Condition When, int DrugSlot, Level Level, bool Requires, Truth State);

/// <summary>What gaps and changes are looked for in: the rules of one drug as they are for one patient.</summary>
internal sealed record JudgedRules(string Drug, IReadOnlyList<JudgedRule> All)
{
    public IEnumerable<Comparison> Comparisons => All.SelectMany(r => r.When.Comparisons);

    /// <summary>The next met level behind the one that decided, so that none hides another; where open rules raised the verdict, what is settled. Null when that is nothing.</summary>
    public Level? AlsoStands(DrugVerdict verdict)
    {
        var also = verdict.Settled;
        if (verdict.Verdict == verdict.Settled || verdict.Verdict != Level.Incomplete)
        {
            also = Level.Candidate;
            foreach (var rule in All.Where(r => r.State == Truth.True && r.Level > verdict.Settled)) also = Levels.Worse(also, rule.Level);
        }
        return also == Level.Candidate ? null : also;
    }
}

/// <summary>Tries other facts: the verdict of one drug for one patient with some facts replaced.</summary>
internal abstract class Trial
{
    public abstract DateOnly AsOf { get; }

    /// <summary>What is recorded, by the place of each fact.</summary>
    public abstract ReadOnlySpan<GivenFact> Given { get; }

    /// <summary>The verdict with one fact replaced.</summary>
    public abstract DrugVerdict With(Fact fact, GivenFact value);

    public abstract DrugVerdict Judge(ReadOnlySpan<GivenFact> given);
}
