using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Scores;

namespace JakAdvisor.Web.Form;

/// <summary>The calculators of the form: they fill a score that was not typed, and keep their items.</summary>
public static class Calculators
{
    public static ImmutableArray<Calculator> All { get; } = [ScoreItems.Cdai, ScoreItems.HarveyBradshaw, ScoreItems.SesCd, ScoreItems.Mayo];

    public static Calculator? Find(string fact) => All.FirstOrDefault(calculator => calculator.Fact == fact);

    public static ScoreResult Score(Calculator calculator, Entries entries, FactCatalogue facts, PatientIdentity? identity) =>
        calculator.Score(new ItemAnswers(calculator, entries, SexOf(entries, identity), Measure(entries, facts["patient.weight"]), Measure(entries, facts["patient.height"])));

    /// <summary>The score as it is filled in: with one decimal, and with more where one would carry it across the limit of a band.</summary>
    public static string Text(ScoreResult result)
    {
        var value = result.Value ?? throw new ArgumentException("The score has no value", nameof(result));
        for (var decimals = 1; decimals < 10; decimals++)
        {
            var rounded = Math.Round(value, decimals);
            if (result.Band is null || result.Band.Contains(rounded)) return rounded.ToString("0.##########", CultureInfo.InvariantCulture);
        }
        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Scores whose items are complete and that nobody typed or called not known.</summary>
    internal static Entries Fill(Entries entries, FactCatalogue facts, DateOnly today, PatientIdentity? identity)
    {
        foreach (var calculator in All)
        {
            var fact = facts[calculator.Fact];
            if (Answers.IsGiven(entries, fact) || !calculator.IsUsed(entries)) continue;
            entries = Overwrite(calculator, entries, facts, today, identity);
        }
        return entries;
    }

    /// <summary>Puts the worked out score in its field whatever stands there; unchanged while an item is missing.</summary>
    internal static Entries Overwrite(Calculator calculator, Entries entries, FactCatalogue facts, DateOnly today, PatientIdentity? identity)
    {
        var result = Score(calculator, entries, facts, identity);
        if (!result.IsEvaluable) return entries;
        var filled = entries.With(calculator.Fact, Text(result)).With(Fields.Unknown(calculator.Fact), null);
        return Dates.Of(facts[calculator.Fact]) == Dating.Asked ? filled.With(Fields.On(calculator.Fact), TypedDay.Iso(today)) : filled;
    }

    /// <summary>Refuses items that cannot be, asks where a typed score is not that of its items, and puts the exact score in place of the one shown.</summary>
    internal static void Check(Entries entries, FactCatalogue facts, PatientIdentity? identity, JsonObject read, List<FieldError> errors, List<PleaseCheck> checks)
    {
        foreach (var calculator in All.Where(c => c.IsUsed(entries)))
        {
            var fact = facts[calculator.Fact];
            foreach (var item in calculator.Items.Where(item => entries[calculator.Field(item)] is { } text && !item.Accepts(text)))
                errors.Add(new FieldError(calculator.Field(item), $"{fact.Label}, {item.Label}: {entries[calculator.Field(item)]} is not possible. Possible: {item.Possible}."));
            var result = Score(calculator, entries, facts, identity);
            if (!result.IsEvaluable || entries[fact.Name] is not { } typed) continue;
            var calculated = Text(result);
            if (typed == calculated) Replace(read, fact.Name, result.Value!.Value);
            else if (!entries.Is(Fields.Checked(fact.Name), Answers.Text(entries, fact)))
                checks.Add(new PleaseCheck(fact.Name, $"{fact.Label}: the items give {calculated}, and {typed} is entered. Is {typed} right?", Answers.Text(entries, fact)));
        }
    }

    private static void Replace(JsonObject read, string fact, decimal exact)
    {
        if (read[fact] is JsonObject dated) dated["value"] = exact;
        else if (read[fact] is not null) read[fact] = exact;
    }

    private static decimal? Measure(Entries entries, Fact fact)
    {
        var typed = TypedNumber.Of(entries, fact);
        return entries.Has(fact.Name) && typed.IsPossible(typed.Value) ? typed.Value : null;
    }

    private static Sex? SexOf(Entries entries, PatientIdentity? identity) => (identity?.Sex ?? entries[EntriesToFacts.Sex]) switch
    {
        "female" => Sex.Female,
        "male" => Sex.Male,
        _ => null,
    };
}
