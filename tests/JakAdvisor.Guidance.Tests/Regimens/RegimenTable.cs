using System.Globalization;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Regimens;

/// <summary>One row of the hand-written table: a drug, place and disease with the dose rules that are met, and the doses that follow.</summary>
internal sealed record RegimenRow(string Drug, Jurisdiction Where, string Disease, IReadOnlyList<string> DoseRules, string Induction, string Maintenance, string Option)
{
    public string Name => $"{Drug} {Where} {Disease} [{string.Join(' ', DoseRules)}]";

    /// <summary>What a plan says, as the table writes it.</summary>
    public static string Doses(RegimenPlan plan) => string.Create(CultureInfo.InvariantCulture,
        $"{plan.Induction.Dose} {plan.Induction.Times} {plan.Induction.Weeks} weeks | {plan.Maintenance.Dose} {plan.Maintenance.Times} | {plan.Maintenance.Option ?? "no option"}");

    /// <summary>The same for a patient of moderate activity, in whom maintenance-30 is clear.</summary>
    public RegimenRow Moderate => this with { Option = "no option" };

    public string Expected => $"{Induction} | {Maintenance} | {Option}";
}

/// <summary>
/// Every drug, place and disease with every set of dose rules that can be met together, by hand from the specification: each dose rule applies to the
/// base regimen, the lowest wins. The option is that of a patient with severe disease, in whom maintenance-30 is met.
/// </summary>
internal static class RegimenTable
{
    private const string Text = """
        upadacitinib us ulcerative-colitis | - | 45 mg once daily 8 weeks | 15 mg once daily | 30 mg
        upadacitinib us ulcerative-colitis | kidney-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib us ulcerative-colitis | liver-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib us ulcerative-colitis | cyp3a4-inhibitor | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib us ulcerative-colitis | kidney-dose liver-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib us ulcerative-colitis | cyp3a4-inhibitor kidney-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib us ulcerative-colitis | cyp3a4-inhibitor liver-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib us ulcerative-colitis | cyp3a4-inhibitor kidney-dose liver-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib us crohns-disease | - | 45 mg once daily 12 weeks | 15 mg once daily | 30 mg
        upadacitinib us crohns-disease | kidney-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib us crohns-disease | liver-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib us crohns-disease | cyp3a4-inhibitor | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib us crohns-disease | kidney-dose liver-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib us crohns-disease | cyp3a4-inhibitor kidney-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib us crohns-disease | cyp3a4-inhibitor liver-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib us crohns-disease | cyp3a4-inhibitor kidney-dose liver-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib eu ulcerative-colitis | - | 45 mg once daily 8 weeks | 15 mg once daily | 30 mg
        upadacitinib eu ulcerative-colitis | kidney-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib eu ulcerative-colitis | cyp3a4-inhibitor | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib eu ulcerative-colitis | risk-dose | 45 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib eu ulcerative-colitis | cyp3a4-inhibitor kidney-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib eu ulcerative-colitis | kidney-dose risk-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib eu ulcerative-colitis | cyp3a4-inhibitor risk-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib eu ulcerative-colitis | cyp3a4-inhibitor kidney-dose risk-dose | 30 mg once daily 8 weeks | 15 mg once daily | no option
        upadacitinib eu crohns-disease | - | 45 mg once daily 12 weeks | 15 mg once daily | 30 mg
        upadacitinib eu crohns-disease | kidney-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib eu crohns-disease | cyp3a4-inhibitor | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib eu crohns-disease | risk-dose | 45 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib eu crohns-disease | cyp3a4-inhibitor kidney-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib eu crohns-disease | kidney-dose risk-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib eu crohns-disease | cyp3a4-inhibitor risk-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        upadacitinib eu crohns-disease | cyp3a4-inhibitor kidney-dose risk-dose | 30 mg once daily 12 weeks | 15 mg once daily | no option
        tofacitinib us ulcerative-colitis | - | 10 mg twice daily 8 weeks | 5 mg twice daily | no option
        tofacitinib us ulcerative-colitis | kidney-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib us ulcerative-colitis | liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib us ulcerative-colitis | cyp3a4-inhibitor | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib us ulcerative-colitis | kidney-dose liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib us ulcerative-colitis | cyp3a4-inhibitor kidney-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib us ulcerative-colitis | cyp3a4-inhibitor liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib us ulcerative-colitis | cyp3a4-inhibitor kidney-dose liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib eu ulcerative-colitis | - | 10 mg twice daily 8 weeks | 5 mg twice daily | no option
        tofacitinib eu ulcerative-colitis | kidney-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib eu ulcerative-colitis | liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib eu ulcerative-colitis | cyp3a4-inhibitor | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib eu ulcerative-colitis | kidney-dose liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib eu ulcerative-colitis | cyp3a4-inhibitor kidney-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib eu ulcerative-colitis | cyp3a4-inhibitor liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        tofacitinib eu ulcerative-colitis | cyp3a4-inhibitor kidney-dose liver-dose | 5 mg twice daily 8 weeks | 5 mg once daily | no option
        filgotinib eu ulcerative-colitis | - | 200 mg once daily 10 weeks | 200 mg once daily | no option
        filgotinib eu ulcerative-colitis | kidney-dose | 100 mg once daily 10 weeks | 100 mg once daily | no option
        filgotinib eu ulcerative-colitis | risk-dose | 200 mg once daily 10 weeks | 100 mg once daily | no option
        filgotinib eu ulcerative-colitis | kidney-dose risk-dose | 100 mg once daily 10 weeks | 100 mg once daily | no option
        """;

    public static IReadOnlyList<RegimenRow> All { get; } = [.. Text.Split('\n').Select(Row)];

    private static RegimenRow Row(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var start = cells[0].Split(' ');
        var where = Names.TryParse<Jurisdiction>(start[1], out var place) ? place : throw new InvalidDataException(line);
        return new RegimenRow(start[0], where, start[2], cells[1] == "-" ? [] : cells[1].Split(' '), cells[2], cells[3], cells[4]);
    }
}
