using System.Globalization;
using System.Text.RegularExpressions;
using JakAdvisor.Guidance.Loading;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>Every regimen and every dose rule with one dose, one number or one mark wrong.</summary>
internal static partial class DrugMutants
{
    public static IEnumerable<Mutant> Of(GuidanceRelease release)
    {
        foreach (var drug in release.Drugs)
        {
            foreach (var (kind, change, changed) in Drugs(drug))
            {
                var mutant = release with { Drugs = [.. release.Drugs.Select(d => d.Id == drug.Id ? changed : d)] };
                var faults = new Faults();
                DrugLoader.CheckDoseRules(mutant.Drugs, mutant.Rules, faults);
                yield return new Mutant(kind, $"{drug.Id}: {change}", mutant, !faults.None);
            }
        }
    }

    private static IEnumerable<(string Kind, string Change, Drug Changed)> Drugs(Drug drug)
    {
        foreach (var place in drug.Where)
            yield return ("authorisation dropped", $"not in {place}", drug with { Where = [.. drug.Where.Where(w => w != place)] });
        foreach (var regimen in drug.Regimens)
        {
            Drug With(params Regimen[] changed) => drug with { Regimens = [.. drug.Regimens.SelectMany(r => r == regimen ? changed : [r])] };
            var name = $"{regimen.Disease} {regimen.Where}";
            yield return ("regimen dropped", name, With());
            foreach (var (kind, change, changed) in Regimens(regimen, drug)) yield return (kind, $"{name}: {change}", With(changed));
        }
        foreach (var rule in drug.DoseRules)
        {
            Drug With(params DoseRule[] changed) => drug with { DoseRules = [.. drug.DoseRules.SelectMany(r => r == rule ? changed : [r])] };
            yield return ("dose rule dropped", rule.Rule, With());
            foreach (var (kind, change, changed) in DoseRules(rule, drug)) yield return (kind, $"{rule.Rule}: {change}", With(changed));
        }
    }

    private static IEnumerable<(string Kind, string Change, DoseRule Changed)> DoseRules(DoseRule rule, Drug drug)
    {
        foreach (var place in rule.Where) yield return ("dose rule's place dropped", $"{place}", rule with { Where = [.. rule.Where.Where(w => w != place)] });
        yield return ("dose step dropped or added", "induction", rule with { Induction = rule.Induction is null ? rule.Maintenance : null });
        yield return ("dose step dropped or added", "maintenance", rule with { Maintenance = null });
        foreach (var dose in Doses(rule.Induction, drug))
            yield return ("dose step changed", $"induction {dose.Amount} {dose.Times}", rule with { Induction = dose });
        foreach (var dose in Doses(rule.Maintenance, drug))
            yield return ("dose step changed", $"maintenance {dose.Amount} {dose.Times}", rule with { Maintenance = dose });
    }

    private static IEnumerable<(string Kind, string Change, Regimen Changed)> Regimens(Regimen regimen, Drug drug)
    {
        foreach (var dose in Doses(regimen.Induction, drug))
            yield return ("regimen dose changed", $"induction {dose.Amount} {dose.Times}", regimen with { Induction = dose });
        foreach (var dose in Doses(regimen.Maintenance, drug))
            yield return ("regimen dose changed", $"maintenance {dose.Amount} {dose.Times}", regimen with { Maintenance = dose });
        yield return ("regimen weeks changed", "a week less", regimen with { Weeks = regimen.Weeks - 1 });
        yield return ("regimen weeks changed", "a week more", regimen with { Weeks = regimen.Weeks + 1 });
        foreach (var text in Texts(regimen.Extension))
            yield return ("regimen text's number changed", $"extension: {text}", regimen with { Extension = text });
        foreach (var text in Texts(regimen.Stop)) yield return ("regimen text's number changed", $"stop: {text}", regimen with { Stop = text });
        foreach (var mark in Enum.GetValues<Mark>().Where(m => m != regimen.Mark)) yield return ("regimen mark changed", $"{mark}", regimen with { Mark = mark });
        if (regimen.Option is null)
        {
            yield return ("regimen option changed", "an option added", regimen with { Option = regimen.Induction.Amount, OptionRule = "maintenance-30" });
        }
        else
        {
            yield return ("regimen option changed", "dropped", regimen with { Option = null, OptionRule = null });
            yield return ("regimen option changed", "45 mg", regimen with { Option = "45 mg" });
            yield return ("regimen option changed", "by another rule", regimen with { OptionRule = "specialist-start" });
        }
    }

    /// <summary>Every other amount the drug has, and the other number of times a day.</summary>
    private static IEnumerable<Dose> Doses(Dose? dose, Drug drug)
    {
        if (dose is null) yield break;
        var usual = drug.Regimens.SelectMany(r => new[] { r.Induction, r.Maintenance });
        var all = drug.DoseRules.SelectMany(r => new[] { r.Induction, r.Maintenance }).OfType<Dose>().Concat(usual);
        foreach (var amount in all.Select(d => d.Amount).Distinct().Where(a => a != dose.Amount)) yield return Made(amount, dose.Times);
        yield return Made(dose.Amount, dose.Times == "once daily" ? "twice daily" : "once daily");
    }

    private static Dose Made(string amount, string times) =>
        new(amount, times, double.Parse(amount.Split(' ')[0], CultureInfo.InvariantCulture) * (times == "once daily" ? 1 : 2));

    /// <summary>The text with each of its numbers one more.</summary>
    private static IEnumerable<string> Texts(string text) => Digits().Matches(text).Select(number =>
    {
        var more = (int.Parse(number.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        return text.Remove(number.Index, number.Length).Insert(number.Index, more);
    });

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();
}
