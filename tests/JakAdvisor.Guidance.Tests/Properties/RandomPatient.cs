using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>What is recorded about an invented person, and the place whose labels apply.</summary>
internal sealed record RandomPatient(GivenFact[] Given, Jurisdiction Where)
{
    private static readonly DerivedFacts Derived =
        new(Release.Facts, Release.Medicines, [.. Release.Drugs.Select(d => d.Id)], (int)Release.Parameters.Single(p => p.Name == "live-vaccine-interval").Value);

    public static GuidanceRelease Release => Repository.Release;

    public static SlotMap Slots => Derived.Slots;

    public static bool IsContradictory(GivenFact[] given) => Release.Reader.Contradictions.Find(given, Patients.AsOf, null);

    public PatientFacts Facts => new(Release.Facts, Given);

    public DrugVerdict[] Verdicts => VerdictsOf(Facts);

    /// <summary>Of the same person with other facts.</summary>
    public DrugVerdict[] VerdictsOf(PatientFacts facts) => Verdict(Release, facts);

    /// <summary>By another guidance with the same catalogue of facts.</summary>
    public DrugVerdict[] VerdictsBy(GuidanceRelease release) => Verdict(release, new PatientFacts(release.Facts, Given));

    private DrugVerdict[] Verdict(GuidanceRelease release, PatientFacts facts)
    {
        var verdicts = new DrugVerdict[release.Evaluator.DrugCount(Where)];
        release.Evaluator.Verdicts(facts, Where, Patients.AsOf, verdicts);
        return verdicts;
    }

    public Guidance.Evaluation.Evaluation Evaluate() => Release.Evaluator.Evaluate(Facts, Where, Patients.AsOf);

    public SheetReader Reader()
    {
        var reader = new SheetReader(Release.Facts, Slots, Facts, Patients.AsOf);
        Derived.Fill(Given, Patients.AsOf, reader.Sheet);
        return reader;
    }

    /// <summary>The facts as conditions read them.</summary>
    public FilledSheet Sheet()
    {
        var sheet = new FilledSheet(new uint[Slots.Count], new double[Slots.Count]);
        Derived.Fill(Given, Patients.AsOf, sheet.Facts);
        return sheet;
    }

    /// <summary>The facts as they are sent; what was not asked is left out.</summary>
    public JsonObject Json
    {
        get
        {
            var json = new JsonObject();
            foreach (var fact in Release.Facts.Raw.Where(f => Given[f.Index].State != FactState.NotAsked)) json[fact.Name] = Sent(fact, Given[fact.Index]);
            return json;
        }
    }

    private static JsonNode? Sent(Fact fact, in GivenFact given)
    {
        JsonNode? value = given.State switch { FactState.NotKnown => "not-known", FactState.NotDone => "not-done", _ => Value(fact, given) };
        return given.On is { } on ? new JsonObject { ["value"] = value, ["on"] = FactReader.Iso(on) } : value;
    }

    private static JsonNode? Value(Fact fact, in GivenFact given) => fact.Type switch
    {
        FactType.YesNo => given.Bits == FactSheet.Yes,
        FactType.Word => fact.WordOf(given.Bits),
        FactType.Number => given.Number,
        FactType.Date => FactReader.Iso(given.Day),
        _ => new JsonArray([.. given.List!.Select(Item)]),
    };

    private static JsonNode? Item(object item)
    {
        if (item is not TherapyEntry entry) return (string)item;
        var json = new JsonObject { ["agent"] = entry.Agent, ["outcome"] = Names.Of(entry.Outcome) };
        if (entry.Continues is { } continues) json["continues"] = continues;
        if (entry.Name is { } name) json["name"] = name;
        return json;
    }

    public override string ToString() => $"{Names.Of(Where)} {Json.ToJsonString()}";
}

/// <summary>A filled sheet on the heap.</summary>
internal sealed record FilledSheet(uint[] Bits, double[] Numbers)
{
    public FactSheet Facts => new(Bits, Numbers);

    public bool IsKnown(string fact) => Bits[RandomPatient.Release.Facts[fact].Index] != 0;

    public bool Is(string fact, string word) => Bits[RandomPatient.Release.Facts[fact].Index] == RandomPatient.Release.Facts[fact].BitOf(word);
}
