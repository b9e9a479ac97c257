using FsCheck;
using FsCheck.Fluent;
using JakAdvisor.Guidance.Conditions;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Logic;

/// <summary>The compiled conditions and the trees that people read say the same, on conditions and sheets that nobody thought of.</summary>
public class CompiledConditionTests
{
    /// <summary>Few facts, so that conditions share comparisons and fall on the same slots.</summary>
    private static readonly string[] Lines =
    [
        "malignancy.current is yes", "malignancy.current is no", "malignancy.current is not yes", "malignancy.current is unknown",
        "tb.igra is positive", "tb.igra is not negative", "tb.igra in [positive, indeterminate]", "tb.igra is unknown",
        "labs.lymphocytes < 0.5 10⁹/L", "labs.lymphocytes <= 0.5 10⁹/L", "labs.lymphocytes > 0.5 10⁹/L", "labs.lymphocytes >= 0.75 10⁹/L", "labs.lymphocytes is unknown",
        "disease.cdai < -10 points", "disease.cdai >= 0 points", "allergy.toThisDrug is yes", "allergy.toThisDrug is unknown", "therapy.history is unknown",
    ];

    private static Gen<Condition> Leaf => Gen.Frequency((1, Gen.Constant<Condition>(Always.Instance)), (12, Gen.Elements(Lines).Select(l => (Condition)Judged.Comparison(l))));

    private static Gen<Condition> Tree(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (2, Leaf),
        (3, from how in Gen.Elements(Enum.GetValues<Join>())
            from count in Gen.Choose(1, 4)
            from members in Gen.ArrayOf(Tree(depth - 1), count)
            select (Condition)new Group(how, members)));

    private static Gen<(Fact, int, object?)[]> Answers =>
        Gen.CollectToArray(Lines.Select(l => Judged.Comparison(l).Fact).DistinctBy(f => f.Name).SelectMany(f => Enumerable.Range(0, f.IsPerDrug ? 3 : 1).Select(drug =>
            Answer(f).Select(a => (f, drug, a)))));

    private static Gen<object?> Answer(Fact fact) => fact.Type switch
    {
        FactType.Number => Gen.Elements<object?>(null, -100.0, -10.0, -9.0, 0.0, 0.49, 0.5, 0.51, 0.74, 0.75, 3.0),
        FactType.List => Gen.Elements<object?>(null, true),
        _ => Gen.Elements<object?>([null, .. fact.Words]),
    };

    private static Gen<(Condition[] Conditions, Sheet Sheet)> Cases =>
        from conditions in Gen.ArrayOf(Tree(3), 6)
        from answers in Answers
        select (conditions, Filled(answers));

    private static Sheet Filled((Fact Fact, int Drug, object? Answer)[] answers)
    {
        var sheet = new Sheet();
        foreach (var (fact, drug, answer) in answers) sheet.Set(fact, answer, drug);
        return sheet;
    }

    [Fact]
    public void Many_conditions_compiled_together_are_judged_as_each_tree_alone() => RandomRuns.Hold(3000, Cases, test =>
    {
        var set = new ConditionSet();
        var ids = test.Conditions.SelectMany(c => Enumerable.Range(0, 3).Select(drug => (Condition: c, Drug: drug, Id: set.Add(c, Judged.Slots, drug)))).ToList();
        set.Seal();
        var truths = new byte[set.Size];
        set.Judge(test.Sheet.Facts, truths);
        foreach (var (condition, drug, id) in ids)
        {
            Assert.Equal(condition.Judge(test.Sheet.Facts, Judged.Slots, drug), TruthPair.Plain(truths[set.Place(id)]));
            Assert.Equal(Strictly(condition, test.Sheet, drug), TruthPair.Strict(truths[set.Place(id)]));
        }
    });

    /// <summary>The definition, written once more: an <c>is unknown</c> of an unknown fact is unknown.</summary>
    private static Truth Strictly(Condition condition, Sheet sheet, int drug) => condition switch
    {
        Comparison { Operator: Operator.IsUnknown } missing when missing.Judge(sheet.Facts, Judged.Slots, drug) == Truth.True => Truth.Unknown,
        Group { Join: Join.All } all => all.Members.Min(m => Strictly(m, sheet, drug)),
        Group { Join: Join.Any } any => any.Members.Max(m => Strictly(m, sheet, drug)),
        Group none => (Truth)(2 - (int)none.Members.Max(m => Strictly(m, sheet, drug))),
        _ => condition.Judge(sheet.Facts, Judged.Slots, drug),
    };
}
