using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Properties;

/// <summary>
/// Invented people: near the complete patient, nearly blank, or anything at all; with and without dates, fresh, on the last day of a window and past it.
/// Contradictory answers are taken out, since the reader refuses them.
/// </summary>
internal static class RandomPatients
{
    private static GuidanceRelease Release => Repository.Release;

    private static readonly Lazy<GivenFact[][]> Bases = new(() =>
    [
        [.. Patients.Read(Patients.Complete).Given],
        [.. Patients.Read(Patients.With(JsonNode.Parse("""
            { "patient.sex": "female", "pregnancy.possible": true, "pregnancy.status": "not-pregnant", "pregnancy.contraception": "effective", "pregnancy.breastfeeding": false }
            """)!.AsObject())).Given],
        [.. Release.Reader.Nothing.Given],
    ]);

    private static readonly Lazy<ILookup<string, double>> Limits = new(() => Release.Rules.SelectMany(r => r.Variants).SelectMany(v => v.When.Comparisons)
        .Where(c => !double.IsNaN(c.Limit)).ToLookup(c => c.Fact.Name, c => c.Limit, StringComparer.Ordinal));

    public static Gen<RandomPatient> Any =>
        from start in Gen.Frequency((4, Gen.Constant(Bases.Value[0])), (3, Gen.Constant(Bases.Value[1])), (2, Gen.Constant(Bases.Value[2])))
        from changed in Gen.Elements(2, 6, 15, 40, 100)
        from place in Gen.Elements(Enum.GetValues<Jurisdiction>())
        from given in Gen.CollectToArray(Release.Facts.Raw, fact => Gen.Choose(1, 100).SelectMany(percent => percent <= changed ? Recorded(fact) : Gen.Constant(start[fact.Index])))
        select new RandomPatient(Consistent(given), place);

    /// <summary>A failing patient is made smaller by forgetting one answer at a time.</summary>
    public static IEnumerable<RandomPatient> Smaller(RandomPatient patient) =>
        from fact in Release.Facts.Raw
        where patient.Given[fact.Index].State != FactState.NotAsked
        let given = With(patient.Given, fact, GivenFact.Unknown(FactState.NotAsked, null))
        where !RandomPatient.IsContradictory(given)
        select patient with { Given = given };

    public static Arbitrary<RandomPatient> Shrinking => Arb.From(Any, Smaller);

    /// <summary>A known value for each raw fact, as if all were asked today.</summary>
    public static Gen<GivenFact[]> Fillings => Gen.CollectToArray(Release.Facts.Raw, fact => Known(fact).Select(k => k with { On = Patients.AsOf }));

    public static GivenFact[] With(GivenFact[] given, Fact fact, GivenFact value)
    {
        var copy = (GivenFact[])given.Clone();
        copy[fact.Index] = value;
        return copy;
    }

    private static GivenFact[] Consistent(GivenFact[] given)
    {
        foreach (var fact in Release.Facts.Raw.Where(Contradictions.Concerns))
        {
            if (!RandomPatient.IsContradictory(given)) break;
            given[fact.Index] = GivenFact.Unknown(FactState.NotAsked, null);
        }
        return given;
    }

    private static Gen<GivenFact> Recorded(Fact fact) => Gen.Frequency(
        (5, Known(fact).Zip(Dates(fact), (known, on) => known with { On = on })),
        (1, Gen.Constant(GivenFact.Unknown(FactState.NotAsked, null))),
        (1, Gen.Constant(GivenFact.Unknown(FactState.NotKnown, null))),
        (1, Gen.Constant(GivenFact.Unknown(fact.CanBeNotDone ? FactState.NotDone : FactState.NotKnown, Patients.AsOf.AddDays(-3)))));

    private static Gen<DateOnly?> Dates(Fact fact)
    {
        var asOf = Patients.AsOf;
        if (fact.Window is not { } window) return Gen.Elements<DateOnly?>(null, asOf, asOf.AddDays(-400));
        var last = window.Months > 0 ? asOf.AddMonths(-window.Months) : asOf.AddDays(-window.Days);
        return Gen.Elements<DateOnly?>(null, null, asOf, asOf.AddDays(-1), last.AddDays(1), last, last.AddDays(-1), last.AddDays(-500));
    }

    private static Gen<GivenFact> Known(Fact fact) => fact.Type switch
    {
        FactType.YesNo => Gen.Elements(FactSheet.No, FactSheet.No, FactSheet.Yes).Select(bits => GivenFact.OfBits(bits, null)),
        FactType.Word => Gen.Elements(fact.Words.AsEnumerable()).Select(word => GivenFact.OfBits(fact.BitOf(word), null)),
        FactType.Number => Numbers(fact).Select(number => GivenFact.OfNumber(number, null)),
        FactType.Date => Gen.OneOf(Gen.Choose(0, 60), Gen.Elements(27, 28, 29, 6 * 7, 5000)).Select(days => GivenFact.OfDay(Patients.AsOf.AddDays(-days), null)),
        _ when fact.Name == "therapy.history" => from count in Gen.Choose(0, 4) from list in Gen.ArrayOf(Entry, count) select GivenFact.OfList(list, 0, null),
        _ when fact.Name == "medications.current" => from count in Gen.Choose(0, 3) from list in Gen.ArrayOf(MedicineName, count) select GivenFact.OfList(list, 0, null),
        _ => Gen.SubListOf(fact.Words.AsEnumerable()).Select(list => GivenFact.OfList([.. list], list.Aggregate(0u, (bits, word) => bits | fact.BitOf(word)), null)),
    };

    /// <summary>The limits of the rules, a step to each side of them, and anything possible.</summary>
    private static Gen<double> Numbers(Fact fact)
    {
        var possible = Gen.Choose(0, 1000).Select(i => Rounded(fact, fact.Least + i * (fact.Greatest - fact.Least) / 1000));
        var near = Limits.Value[fact.Name].SelectMany(l => new[] { l, Rounded(fact, l - fact.Step), Rounded(fact, l + fact.Step) }).Where(n => n >= fact.Least && n <= fact.Greatest).ToList();
        return near.Count == 0 ? possible : Gen.OneOf(possible, Gen.Elements(near.AsEnumerable()));
    }

    private static double Rounded(Fact fact, double number) => Math.Round(Math.Round(number / fact.Step) * fact.Step, 6);

    private static Gen<object> Entry =>
        from agent in Gen.Elements(Release.Medicines.Agents.Select(a => a.Name).Append("other"))
        from outcome in Gen.Elements(Enum.GetValues<TherapyOutcome>())
        from continues in Gen.Elements<bool?>(null, false, false, true)
        select (object)new TherapyEntry(agent, outcome, continues, agent == "other" ? "a herbal mixture" : null) { AgentIndex = Release.Medicines.AgentIndex(agent) };

    private static Gen<object> MedicineName => Gen.OneOf(
        Gen.Elements(Release.Medicines.Groups.Select(g => (object)g.Members[0])),
        Gen.Elements(Release.Medicines.Agents.Select(a => (object)a.Name)),
        Gen.Elements<object>("Rifadin", "no such medicine", "PARACETAMOL", "insulin glargine"));
}
