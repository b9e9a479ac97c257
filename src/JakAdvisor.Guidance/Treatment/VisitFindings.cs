using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>Turns the met and open rules of a visit into findings that a person can check line by line.</summary>
internal static class VisitFindings
{
    public static IReadOnlyList<VisitFinding> Of(VisitProgram program, Truth[] truths, bool[] metAtStart, SheetReader reader, PatientFacts baseline)
    {
        var findings = new List<(Level Level, VisitFinding Finding)>();
        for (var i = 0; i < truths.Length; i++)
        {
            var rule = program.Rules[i];
            if (truths[i] == Truth.False || metAtStart[i] || rule.Effect is not { } effect) continue;
            var state = truths[i] == Truth.True ? FindingState.Met : FindingState.Open;
            findings.Add((rule.Level, rule.Treatment is { } treatment
                ? OfTreatment(treatment, program.DrugSlot, state, reader)
                : OfStartRule(FindingList.Of(rule.Start!, program.DrugSlot, state, reader), effect, Differences(rule, reader, baseline))));
        }
        return [.. findings.OrderBy(f => f.Level).ThenBy(f => f.Finding.Effect == TreatmentEffect.Inform).ThenBy(f => f.Finding.State)
            .ThenBy(f => f.Finding.Rule, StringComparer.Ordinal).ThenBy(f => f.Finding.Line).Select(f => f.Finding)];
    }

    /// <summary>Every start rule that is met or open today, new or not: what the regimen is planned by.</summary>
    public static IReadOnlyList<Finding> OfStart(VisitProgram program, Truth[] truths, SheetReader reader) =>
    [
        .. program.Rules.Select((r, i) => (Rule: r, Truth: truths[i])).Where(r => r.Rule.Start is not null && r.Truth != Truth.False)
            .Select(r => FindingList.Of(r.Rule.Start!, program.DrugSlot, r.Truth == Truth.True ? FindingState.Met : FindingState.Open, reader))
            .OrderBy(f => f.Rule, StringComparer.Ordinal),
    ];

    private static VisitFinding OfTreatment(Variant<TreatmentEffect> variant, int drug, FindingState state, SheetReader reader)
    {
        var (facts, missing, condition) = FindingList.Read(variant.When, drug, reader);
        return new VisitFinding
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
            Sources = FindingList.Cite(variant.Sources),
            Condition = condition,
            File = variant.File,
            Line = variant.Line,
        };
    }

    private static VisitFinding OfStartRule(Finding finding, TreatmentEffect effect, IReadOnlyList<SinceStart> differences) => new()
    {
        Rule = finding.Rule,
        Effect = effect,
        StartEffect = finding.Effect,
        State = finding.State,
        Title = finding.Title,
        Say = finding.Say,
        Action = finding.Action,
        SinceStart = differences,
        Mark = finding.Mark,
        Facts = finding.Facts,
        Missing = finding.Missing,
        Sources = finding.Sources,
        Condition = finding.Condition,
        File = finding.File,
        Line = finding.Line,
    };

    /// <summary>The raw facts behind a rule that read otherwise now than in the baseline.</summary>
    private static IReadOnlyList<SinceStart> Differences(VisitProgram.Rule rule, SheetReader reader, PatientFacts baseline)
    {
        var raw = new SortedDictionary<int, Fact>();
        foreach (var comparison in rule.When.Comparisons) Add(comparison.Fact);
        return
        [
            .. raw.Values.Select(f => (Fact: f, Before: Value(f, baseline.Given[f.Index]), Now: reader.IsKnown(f) ? Value(f, reader.Given(f)) : null))
                .Where(f => !Same(f.Before, f.Now)).Select(f => new SinceStart(f.Fact.Name, f.Before, f.Now)),
        ];

        void Add(Fact fact)
        {
            if (!fact.IsDerived) raw[fact.Index] = fact;
            foreach (var from in fact.From) Add(reader.Catalogue[from]);
        }
    }

    private static object? Value(Fact fact, in GivenFact given) => given.State != FactState.Known ? null : fact.Type switch
    {
        FactType.YesNo => given.Bits == FactSheet.Yes,
        FactType.Word => fact.WordOf(given.Bits),
        FactType.Number => given.Number,
        FactType.Date => given.Day,
        _ => given.List!,
    };

    private static bool Same(object? one, object? other) =>
        one is IReadOnlyList<object> list && other is IReadOnlyList<object> others ? list.SequenceEqual(others) : Equals(one, other);
}
