using System.Collections.Frozen;
using System.Globalization;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>
/// Numbers that can be but seldom are: most of them are slips of the keyboard or of the unit. Chosen here to catch slips, without any meaning for
/// treatment; no rule reads them.
/// </summary>
internal static class Improbable
{
    private static readonly FrozenDictionary<string, (decimal Least, decimal Greatest)> Usual = new Dictionary<string, (decimal, decimal)>(StringComparer.Ordinal)
    {
        ["patient.age"] = (12, 95),
        ["patient.weight"] = (35, 180),
        ["patient.height"] = (130, 205),
        ["disease.cdai"] = (0, 600),
        ["disease.hbi"] = (0, 30),
        ["disease.sesCd"] = (0, 56),
        ["tb.preventiveWeeks"] = (0, 52),
        ["labs.haemoglobin"] = (6, 19),
        ["labs.neutrophils"] = (0.5m, 25),
        ["labs.lymphocytes"] = (0.2m, 10),
        ["labs.altTimesUln"] = (0.05m, 20),
        ["labs.astTimesUln"] = (0.05m, 20),
        ["labs.ldl"] = (0.5m, 10),
        ["labs.crp"] = (0, 350),
        ["labs.esr"] = (0, 140),
        ["labs.faecalCalprotectin"] = (0, 10000),
        ["labs.albumin"] = (15, 55),
        ["labs.creatinine"] = (30, 900),
        ["kidney.egfr"] = (5, 150),
        ["kidney.creatinineClearance"] = (5, 200),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static PleaseCheck? Find(Entries entries, Fact fact, TypedNumber typed)
    {
        if (typed.Value is not { } value || !Usual.TryGetValue(fact.Name, out var usual) || (value >= usual.Least && value <= usual.Greatest)) return null;
        var meant = typed.UnitText == fact.Unit ? "" : string.Create(CultureInfo.InvariantCulture, $", that is {Math.Round(value, 2)} {fact.Unit}");
        return new PleaseCheck(fact.Name, $"{fact.Label} {typed.Text} {typed.UnitText}{meant} is unusual. Is the number right, and the unit?", Answers.Text(entries, fact));
    }
}
