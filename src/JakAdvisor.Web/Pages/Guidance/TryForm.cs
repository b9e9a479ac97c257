using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>
/// Tries one rule on typed facts: only the raw facts its variants can need. What was typed is kept as it was typed; what is wrong is told at its
/// field, and nothing is judged then.
/// </summary>
internal sealed class TryForm
{
    public const int Rows = 3;

    /// <summary>Before the name of a value of before the start, for a rule on treatment that compares with it.</summary>
    public const string Before = "start.";

    private const string Record = "record";
    private const string StartedOn = "treatment.startedOn";
    private const string Phase = "treatment.phase";
    private const int UsualDays = 84;
    private static readonly string[] ComparedWithStart = ["labs.haemoglobinFall", "response.any", "response.ever"];
    private readonly IQueryCollection _query;
    private readonly GuidanceRelease _release;
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    public TryForm(IQueryCollection query, GuidanceRelease release, ShownRule rule, DateOnly today, Jurisdiction here)
    {
        (_query, _release) = (query, release);
        var inputs = RuleWords.Inputs(release.VisitFacts, rule.Variants.Select(v => v.Row.When));
        if (rule.OnTreatment)
        {
            var compared = RuleWords.Inputs(release.VisitFacts, rule.Variants.Select(v => v.Row.When), f => ComparedWithStart.Contains(f.Name, StringComparer.Ordinal));
            BeforeStart = [.. compared.Where(f => f.Type == FactType.Number)];
            inputs = [release.VisitFacts[StartedOn], .. inputs.Where(f => f.AskedOf != Record || f.Name == Phase)];
        }
        Fields = inputs;
        Drugs = [.. release.Drugs.Where(d => rule.Variants.Any(v => v.Row.Drugs.Contains(d.Id)))];
        Places = [.. Enum.GetValues<Jurisdiction>().Where(p => rule.Variants.Any(v => v.Row.Where.Contains(p)))];
        IsTried = query.ContainsKey("drug");
        Drug = IsTried ? Typed("drug") : Drugs[0].Id;
        Place = IsTried ? Typed("place") : Names.Of(Places.Contains(here) ? here : Places[0]);
        AsOf = IsTried && Typed("asOf").Length > 0 ? Typed("asOf") : FactReader.Iso(today);
        if (IsTried) Judge(rule);
    }

    public IReadOnlyList<Fact> Fields { get; }

    /// <summary>On treatment, the numbers that are compared with those of the visit.</summary>
    public IReadOnlyList<Fact> BeforeStart { get; } = [];

    public IReadOnlyList<Drug> Drugs { get; }

    public IReadOnlyList<Jurisdiction> Places { get; }

    public bool IsTried { get; }

    public string Drug { get; }

    public string Place { get; }

    public string AsOf { get; }

    /// <summary>What is wrong, by field, in the order of the form.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>How the rule judges what was typed; null while nothing was tried, something is wrong, or no variant holds for this drug in this place.</summary>
    public TryResult? Result { get; private set; }

    /// <summary>The answers a fact can have in a list of choices, value and text.</summary>
    public static IEnumerable<(string Value, string Text)> Choices(Fact fact)
    {
        yield return ("", "Not asked");
        if (fact.Type == FactType.List) yield return ("none", "None");
        if (fact.Type == FactType.List && fact.Words.Count == 0) yield return ("listed", "As listed below");
        foreach (var word in fact.Words) yield return (word, ConditionWords.Word(fact, word));
        if (fact.CanBeNotDone) yield return ("not-done", "Not done");
        yield return ("not-known", "Asked, not known");
    }

    public string Typed(string field) => field == StartedOn && !IsTried && TryDay(AsOf, out var asOf) ? FactReader.Iso(asOf.AddDays(-UsualDays)) : _query[field].ToString().Trim();

    /// <summary>What was typed in a field that stands once a row.</summary>
    public string Typed(string field, int row) => _query[field] is { } values && row < values.Count ? values[row]?.Trim() ?? "" : "";

    private void Judge(ShownRule rule)
    {
        if (Drugs.All(d => d.Id != Drug)) _faults["drug"] = $"The drug cannot be {RuleSearch.Short(Drug)}; possible: {string.Join(", ", Drugs.Select(d => d.Id))}.";
        var place = Places.Where(p => Names.Of(p) == Place).Cast<Jurisdiction?>().FirstOrDefault();
        if (place is null) _faults["place"] = $"The place cannot be {RuleSearch.Short(Place)}; possible: {string.Join(", ", Places.Select(Names.Of))}.";
        if (!TryDay(AsOf, out var asOf)) _faults["asOf"] = $"The day of the evaluation cannot be {RuleSearch.Short(AsOf)}; write it as 2026-11-22, from 1900 to 2200.";
        var facts = Facts(asOf);
        Func<ShownVariant, ExplainedCondition>? explain = rule.OnTreatment ? OnTreatment(facts, place, asOf) : StartOf(facts, asOf);
        if (explain is null || !_release.DrugsIn(place!.Value).Any(d => d.Id == Drug)) return;
        // On treatment several variants can be for one drug and place; no patient meets two of them.
        Result = rule.Variants.Where(v => v.Row.AppliesTo(Drug, place.Value)).Select(v => new TryResult(v, asOf, explain(v)))
            .OrderBy(r => r.Explained.Truth switch { Truth.True => 0, Truth.Unknown => 1, _ => 2 }).FirstOrDefault();
    }

    private Func<ShownVariant, ExplainedCondition>? StartOf(JsonObject facts, DateOnly asOf)
    {
        if (_faults.Count > 0) return null;
        var read = Read(faults => _release.Reader.Read(JsonSerializer.SerializeToElement(facts), asOf, faults));
        return _faults.Count > 0 ? null : variant => _release.Evaluator.Explain((Variant<Effect>)variant.Row, Drug, read, asOf);
    }

    private Func<ShownVariant, ExplainedCondition>? OnTreatment(JsonObject facts, Jurisdiction? place, DateOnly asOf)
    {
        if (!TryDay(Typed(StartedOn), out var startedOn) || startedOn > asOf)
            Fault(StartedOn, $"The first day of treatment cannot be {(Typed(StartedOn).Length == 0 ? "empty" : RuleSearch.Short(Typed(StartedOn)))}; write it as 2026-11-22, not after the day of the evaluation.");
        var before = new JsonObject();
        foreach (var fact in BeforeStart)
        {
            if (Typed(Before + fact.Name) is { Length: > 0 } typed && Number(fact, Before + fact.Name, typed) is { } number) before[fact.Name] = number;
        }
        if (_faults.Count > 0) return null;
        var baseline = Read(faults => _release.VisitReader.ReadBaseline(JsonSerializer.SerializeToElement(before), startedOn, faults), Before);
        var read = Read(faults => _release.VisitReader.ReadVisit(JsonSerializer.SerializeToElement(facts), asOf, faults));
        var record = new TreatmentRecord(Drug, "", startedOn, Names.TryParse<TreatmentPhase>(Typed(Phase), out var phase) ? phase : null);
        return _faults.Count > 0 ? null : variant => _release.VisitEvaluator.Explain((Variant<TreatmentEffect>)variant.Row, new Visit(record, baseline, read), place!.Value, asOf);
    }

    private JsonObject Facts(DateOnly asOf)
    {
        var facts = new JsonObject();
        foreach (var fact in Fields.Where(f => f.AskedOf != Record))
        {
            if (Value(fact) is not { } value) continue;
            var dated = new JsonObject { ["value"] = value };
            if (fact.Window is not null && Day(fact, asOf) is { } on) dated["on"] = on;
            facts[fact.Name] = dated;
        }
        return facts;
    }

    private PatientFacts Read(Func<List<InputFault>, PatientFacts> reader, string before = "")
    {
        var faults = new List<InputFault>();
        var read = reader(faults);
        foreach (var fault in faults) _faults.TryAdd(before + fault.Fact.Split(' ')[0], WithLabels(fault.Sentence));
        return read;
    }

    /// <summary>A fact as the interface takes it; null when nothing was typed. Words are checked by the reader of facts, text here.</summary>
    private JsonNode? Value(Fact fact)
    {
        var typed = Typed(fact.Name);
        return typed switch
        {
            _ when fact.Name == "therapy.history" => History(fact, typed),
            _ when fact.Type == FactType.List && fact.Words.Count == 0 => Medicines(fact, typed),
            "" => null,
            "not-known" or "not-done" => typed,
            _ when fact.Type == FactType.List => typed == "none" ? new JsonArray() : new JsonArray(typed),
            "yes" or "no" when fact.Type == FactType.YesNo => typed == "yes",
            _ when fact.Type == FactType.Number => Number(fact, fact.Name, typed),
            _ when fact.Type == FactType.Date && !TryDay(typed, out _) => Fault(fact.Name, $"{fact.Label} cannot be {RuleSearch.Short(typed)}; write a day as 2026-11-22."),
            _ => typed,
        };
    }

    private JsonNode? Number(Fact fact, string field, string typed)
    {
        if (double.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= fact.Least && number <= fact.Greatest) return number;
        return Fault(field, $"{fact.Label} cannot be {RuleSearch.Short(typed)}; possible: {ConditionWords.Number(fact.Least)} to {ConditionWords.Amount(fact.Greatest, fact.Unit)}, with a point and no comma.");
    }

    private string? Day(Fact fact, DateOnly asOf)
    {
        var typed = Typed($"{fact.Name}.on");
        if (typed.Length == 0) return null;
        if (TryDay(typed, out var on) && on <= asOf) return typed;
        Fault($"{fact.Name}.on", $"The day of {fact.Label} cannot be {RuleSearch.Short(typed)}; write it as 2026-11-22, not after the day of the evaluation.");
        return null;
    }

    private JsonNode? Medicines(Fact fact, string typed)
    {
        var names = Typed($"{fact.Name}.names").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Listed(fact, typed, new JsonArray([.. names.Select(n => JsonValue.Create(n))]));
    }

    private JsonNode? History(Fact fact, string typed)
    {
        var entries = new JsonArray();
        for (var row = 0; row < Rows; row++)
        {
            var (agent, outcome, continues) = (Typed($"{fact.Name}.agent", row), Typed($"{fact.Name}.outcome", row), Typed($"{fact.Name}.continues", row));
            if (agent.Length + outcome.Length + continues.Length == 0) continue;
            if (agent.Length == 0 || outcome.Length == 0)
                return Fault(fact.Name, string.Create(CultureInfo.InvariantCulture, $"{fact.Label}: row {row + 1} needs a medicine and its outcome."));
            var entry = new JsonObject { ["agent"] = agent, ["outcome"] = outcome };
            if (continues.Length > 0) entry["continues"] = continues == "yes";
            entries.Add(entry);
        }
        return Listed(fact, typed, entries);
    }

    private JsonNode? Listed(Fact fact, string typed, JsonArray entries) => typed switch
    {
        _ when entries.Count > 0 && typed is not ("" or "listed") => Fault(fact.Name, $"{fact.Label}: something is listed although the answer is {typed.Replace('-', ' ')}; take one of the two back."),
        _ when entries.Count > 0 => entries,
        "listed" => Fault(fact.Name, $"{fact.Label}: nothing is listed; list at least one, or answer none."),
        "none" => new JsonArray(),
        "" => null,
        _ => typed,
    };

    private JsonNode? Fault(string field, string sentence)
    {
        _faults.TryAdd(field, sentence);
        return null;
    }

    /// <summary>The reader of facts speaks of names, people read labels.</summary>
    private string WithLabels(string sentence) => _release.VisitFacts.All.OrderByDescending(f => f.Name.Length)
        .Aggregate(sentence, (text, fact) => text.Replace(fact.Name, fact.Label, StringComparison.Ordinal));

    private static bool TryDay(string typed, out DateOnly day) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and <= 2200;
}
