using System.Collections.Concurrent;
using System.Globalization;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Evaluation;

namespace JakAdvisor.Web.Pages.Shared.Result;

/// <summary>The words for people of one release: facts by their label, answers, dates, effects and marks.</summary>
internal sealed class Wording(GuidanceRelease release)
{
    // A result says the same again under each drug, and a kept one says it at every view.
    private readonly ConcurrentDictionary<string, string> _tests = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<object, string> _known = new(ReferenceEqualityComparer.Instance);

    public Drug Drug(string id) => release.Drugs.Single(d => d.Id == id);

    public string Rule(string id) => release.Rules.FirstOrDefault(r => r.Id == id)?.Title ?? id;

    public string Label(string fact) => release.Facts.TryGet(fact, out var known) ? known.Label : fact;

    public string Question(string fact) => release.Facts.TryGet(fact, out var known) && known.Question.Length > 0 ? known.Question : Label(fact);

    public string Parameter(string name) => release.Parameters.FirstOrDefault(p => p.Name == name)?.Label
        ?? (name.StartsWith("fresh.", StringComparison.Ordinal) ? $"{Label(name["fresh.".Length..])}: how long a reassuring value counts" : name);

    /// <summary>A comparison as the guidance writes it, with the fact's label for its name.</summary>
    public string Test(string test) => _tests.GetOrAdd(test, Tell);

    private string Tell(string test)
    {
        if (test == Guidance.Conditions.Always.Instance.ToString()) return "applies to everybody";
        var space = test.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && release.Facts.TryGet(test[..space], out var fact) ? fact.Label + test[space..].Replace(" in [", " is one of [", StringComparison.Ordinal) : test;
    }

    public string Value(FactReading reading) => Value(reading.Fact, reading.Value) + (reading.Unit is { } unit ? $" {unit}" : "");

    /// <summary>A value with the unit of its fact.</summary>
    public string Measured(string fact, object value) =>
        Value(fact, value) + (value is double && release.Facts.TryGet(fact, out var known) ? $" {known.Unit}" : "");

    public string Value(string fact, object value) => value switch
    {
        bool yes => yes ? "yes" : "no",
        string word => Word(fact, word),
        double number => Number(number),
        DateOnly day => Day(day),
        TherapyEntry entry => Therapy(entry),
        IReadOnlyList<object> { Count: 0 } => "none",
        IReadOnlyList<object> list => string.Join("; ", list.Select(item => Value(fact, item))),
        _ => value.ToString() ?? "",
    };

    /// <summary>A possible answer of a gap: a word, or an interval with the fact's unit.</summary>
    public string Answer(string fact, string answer) =>
        release.Facts.TryGet(fact, out var known) && known.Type == FactType.Number && known.Unit.Length > 0 && answer.Any(char.IsAsciiDigit) ? $"{answer} {known.Unit}" : Word(fact, answer);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Place(Jurisdiction where) => where == Jurisdiction.Us ? "United States" : "European Union";

    public static string Effect(Effect effect) => effect switch
    {
        Guidance.Rules.Effect.Contraindication => "Contraindications of the label",
        Guidance.Rules.Effect.Avoid => "Reasons not to use it",
        Guidance.Rules.Effect.OutsideIndication => "Outside the label, or not its place in treatment",
        Guidance.Rules.Effect.Hold => "To be resolved before a start",
        Guidance.Rules.Effect.Require => "Must be known or done first",
        Guidance.Rules.Effect.LastResort => "Only if no suitable alternative exists",
        Guidance.Rules.Effect.Condition => "Conditions of a start",
        Guidance.Rules.Effect.Dose => "Dose",
        Guidance.Rules.Effect.Caution => "To weigh and discuss",
        _ => "For information",
    };

    public static string Mark(Mark mark) => mark switch
    {
        Guidance.Rules.Mark.Read => "read at the source",
        Guidance.Rules.Mark.Secondary => "read in a weaker or older copy",
        Guidance.Rules.Mark.Seed => "from the clinic's own documents",
        Guidance.Rules.Mark.Confirm => "Not verified: confirm in the current label",
        _ => "Our inference or local policy",
    };

    /// <summary>When a check is due, in words; the words of a span stand for its first and last week.</summary>
    public static string When(MonitoringItem item)
    {
        var weeks = item.Weeks.Count > 0 ? $"{(item.Weeks.Count == 1 ? "week" : "weeks")} {string.Join(", ", item.Weeks)}"
            : item is { Window: [var first, var last], Every: null } ? string.Create(CultureInfo.InvariantCulture, $"weeks {first} to {last}") : null;
        return string.Join("; ", new[] { weeks, item.Every }.OfType<string>());
    }

    /// <summary>"50 % (18 of 36)"; the number counted stands alone where the source gives only that.</summary>
    public static string Figure(Outcome outcome)
    {
        if (outcome.Text.Length > 0) return outcome.Text;
        var counted = (outcome.N, outcome.Of) switch
        {
            ({ } n, { } of) => string.Create(CultureInfo.InvariantCulture, $"{n} of {of}"),
            ({ } n, null) => n.ToString(CultureInfo.InvariantCulture),
            (null, { } of) => string.Create(CultureInfo.InvariantCulture, $"of {of}"),
            _ => "n not given",
        };
        return outcome.Percent is { } share ? $"{Number(share)} % ({counted})" : counted;
    }

    public static string Join(Guidance.Conditions.Join? join) => join switch
    {
        Guidance.Conditions.Join.All => "All of these",
        Guidance.Conditions.Join.Any => "At least one of these",
        _ => "None of these",
    };

    /// <summary>What is known of the fact of a comparison: its value and day, or why it is not known.</summary>
    public string Known(ExplainedCondition comparison) => _known.GetOrAdd(comparison, _ => comparison switch
    {
        { Reading: { } reading } => ": " + Value(reading) + (reading.On is { } on ? ", " + Day(on) : ""),
        { Unknown: { } unknown } => ": " + Unknown(unknown),
        _ => "",
    });

    public static string Unknown(FactState? state) => state switch
    {
        FactState.NotAsked => "not asked",
        FactState.NotKnown => "asked, not known",
        FactState.NotDone => "test not done",
        FactState.TooOld => "too old, ask again",
        _ => "not known",
    };

    private string Word(string fact, string word) =>
        release.Facts.TryGet(fact, out var known) && known.WordLabels.TryGetValue(word, out var label) ? label
        : known?.Type == FactType.Word ? word.Replace('-', ' ') : word;

    private static string Therapy(TherapyEntry entry)
    {
        var outcome = Names.Of(entry.Outcome).Replace('-', ' ');
        var continues = entry.Continues switch { true => ", goes on", false => ", stopped", null => "" };
        return $"{entry.Name ?? entry.Agent.Replace('-', ' ')}: {outcome}{continues}";
    }

    /// <summary>Computed numbers are shortened, but never onto a whole number, where the limits stand.</summary>
    private static string Number(double number)
    {
        for (var digits = 1; digits < 10; digits++)
        {
            var rounded = Math.Round(number, digits);
            if (rounded == number || (digits < 3 && rounded != Math.Floor(rounded) && Math.Abs(number) >= 10)) return rounded.ToString(CultureInfo.InvariantCulture);
        }
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
