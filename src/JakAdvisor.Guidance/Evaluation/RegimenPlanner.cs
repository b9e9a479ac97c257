using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Evaluation;

/// <summary>
/// The dose for one person: each met dose rule applies to the base regimen, not to another rule's result; the lowest wins and every one is named.
/// </summary>
internal static class RegimenPlanner
{
    public static RegimenPlan? Plan(Drug drug, Jurisdiction where, Level verdict, IReadOnlyList<Finding> findings, SheetReader reader)
    {
        if (verdict is Level.Contraindicated or Level.NotRecommended or Level.OutsideIndication) return null;
        var type = reader.Catalogue["disease.type"];
        if (!reader.IsKnown(type)) return null;
        var disease = type.WordOf(reader.Bits(type));
        var regimen = drug.Regimens.FirstOrDefault(r => r.Disease == disease && r.Where == where);
        if (regimen is null) return null;

        var doses = findings.Where(f => f.Effect == Effect.Dose).ToList();
        var met = doses.Where(f => f.State == FindingState.Met).ToList();
        var open = doses.Where(f => f.State == FindingState.Open).Select(f => f.Rule).ToList();
        var rules = drug.DoseRules.Where(d => d.Where.Contains(where)).ToDictionary(d => d.Rule, StringComparer.Ordinal);
        var induction = Lowest(regimen.Induction, met.Select(f => rules[f.Rule].Induction));
        var maintenance = Lowest(regimen.Maintenance, met.Select(f => rules[f.Rule].Maintenance));
        var option = doses.Count == 0 && findings.Any(f => f.Rule == regimen.OptionRule && f.State == FindingState.Met) ? regimen.Option : null;
        return new RegimenPlan
        {
            Provisional = open.Count > 0,
            IfItComesToAStart = verdict is Level.NotNow or Level.Incomplete,
            Induction = new PlannedDose(induction.Amount, induction.Times, regimen.Weeks),
            Maintenance = new MaintenanceDose(maintenance.Amount, maintenance.Times, option),
            Extension = regimen.Extension,
            Stop = regimen.Stop,
            Notes = regimen.Notes,
            Adjustments = [.. met.SelectMany(f => Adjustments(regimen, rules[f.Rule], f.Mark))],
            CouldBeLower = open,
            Sources = FindingList.Cite(regimen.Sources),
            Mark = regimen.Mark,
        };
    }

    private static Dose Lowest(Dose usual, IEnumerable<Dose?> doses) => doses.OfType<Dose>().Append(usual).MinBy(d => d.DailyMilligrams)!;

    private static IEnumerable<DoseAdjustment> Adjustments(Regimen regimen, DoseRule rule, Mark mark)
    {
        var (lowersInduction, lowersMaintenance) = (Lowers(rule.Induction, regimen.Induction), Lowers(rule.Maintenance, regimen.Maintenance));
        if (lowersInduction) yield return Adjustment("induction", regimen.Induction, rule.Induction!);
        if (lowersMaintenance || !lowersInduction) yield return Adjustment("maintenance", regimen.Maintenance, rule.Maintenance ?? regimen.Maintenance);

        DoseAdjustment Adjustment(string phase, Dose from, Dose to)
        {
            var sameTimes = from.Times == to.Times;
            return new DoseAdjustment(rule.Rule, phase, sameTimes ? from.Amount : $"{from.Amount} {from.Times}", sameTimes ? to.Amount : $"{to.Amount} {to.Times}", mark, rule.Note);
        }
    }

    private static bool Lowers(Dose? dose, Dose usual) => dose is not null && dose.DailyMilligrams < usual.DailyMilligrams;
}
