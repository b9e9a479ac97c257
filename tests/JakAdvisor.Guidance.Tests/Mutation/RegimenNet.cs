using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Regimens;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Mutation;

/// <summary>The hand-written regimen tables as a net: does a patient of one of their rows get another plan?</summary>
internal sealed class RegimenNet
{
    /// <summary>drug place disease | mark | maintenance option and its rule | numbers of the extension | numbers of the stopping sentence</summary>
    private const string Labels = """
        upadacitinib us ulcerative-colitis | read | 30 mg by maintenance-30 | - | 30
        upadacitinib us crohns-disease | secondary | 30 mg by maintenance-30 | - | 30
        upadacitinib eu ulcerative-colitis | secondary | 30 mg by maintenance-30 | 8 45 16 | 16
        upadacitinib eu crohns-disease | secondary | 30 mg by maintenance-30 | 12 30 24 12 | 24
        tofacitinib us ulcerative-colitis | confirm | no option | 16 | 16
        tofacitinib eu ulcerative-colitis | confirm | no option | 8 10 16 | 16
        filgotinib eu ulcerative-colitis | confirm | no option | 12 22 10 | 22
        """;

    /// <summary>drug rule places | induction | maintenance</summary>
    private const string DoseRules = """
        upadacitinib kidney-dose us eu | 30 mg once daily | 15 mg once daily
        upadacitinib liver-dose us | 30 mg once daily | 15 mg once daily
        upadacitinib cyp3a4-inhibitor us eu | 30 mg once daily | 15 mg once daily
        upadacitinib risk-dose eu | as it is | 15 mg once daily
        tofacitinib kidney-dose us eu | 5 mg twice daily | 5 mg once daily
        tofacitinib liver-dose us eu | 5 mg twice daily | 5 mg once daily
        tofacitinib cyp3a4-inhibitor us eu | 5 mg twice daily | 5 mg once daily
        filgotinib kidney-dose eu | 100 mg once daily | 100 mg once daily
        filgotinib risk-dose eu | as it is | 100 mg once daily
        """;

    private readonly GuidanceRelease _released;
    private readonly SlotMap _slots;
    private readonly List<(RegimenRow Row, SheetReader Reader, Level Verdict, IReadOnlyList<Finding> Findings)> _patients;

    public RegimenNet(GuidanceRelease released)
    {
        _released = released;
        var derived = KeptSheet.Derived(released);
        _slots = derived.Slots;
        _patients = [.. RegimenTable.All.SelectMany(row => new[] { (row, "severe"), (row.Moderate, "moderate") }).Select(patient =>
        {
            var (row, activity) = patient;
            var facts = RegimenTests.Patient(row, activity);
            var reader = new SheetReader(released.Facts, derived.Slots, facts, Patients.AsOf);
            derived.Fill(facts.Given, Patients.AsOf, reader.Sheet);
            var option = released.Evaluator.Evaluate(facts, row.Where, Patients.AsOf).Options.Single(o => o.Drug == row.Drug);
            return (row, reader, option.Verdict, option.Findings);
        })];
    }

    public bool Catches(GuidanceRelease mutant)
    {
        if (ReferenceEquals(mutant.Drugs, _released.Drugs)) return false;
        var labels = mutant.Drugs.SelectMany(d => d.Regimens.Select(r => Label(d.Id, r))).ToHashSet();
        var doseRules = mutant.Drugs.SelectMany(d => d.DoseRules.Select(r => Label(d.Id, r))).ToHashSet();
        if (!labels.SetEquals(Labels.Split('\n')) || !doseRules.SetEquals(DoseRules.Split('\n'))) return true;
        var programs = Enum.GetValues<Jurisdiction>().ToDictionary(w => w, w => new PlaceProgram(mutant with { Rules = [] }, _slots, w));
        return _patients.Any(p => Differs(p.Row, programs[p.Row.Where], p.Reader, p.Verdict, p.Findings));
    }

    private static bool Differs(RegimenRow row, PlaceProgram program, SheetReader reader, Level verdict, IReadOnlyList<Finding> findings)
    {
        var drug = Array.FindIndex(program.Drugs, d => d.Id == row.Drug);
        var plan = drug < 0 ? null : RegimenPlanner.Plan(program, drug, verdict, findings, reader);
        return plan is null || RegimenRow.Doses(plan) != row.Expected || !plan.Adjustments.Select(a => a.Rule).ToHashSet().SetEquals(row.DoseRules);
    }

    private static string Label(string drug, Regimen regimen) =>
        $"{drug} {Names.Of(regimen.Where)} {regimen.Disease} | {Names.Of(regimen.Mark)} | {(regimen.Option is null ? "no option" : $"{regimen.Option} by {regimen.OptionRule}")} | {Numbers(regimen.Extension)} | {Numbers(regimen.Stop)}";

    private static string Label(string drug, DoseRule rule) =>
        $"{drug} {rule.Rule} {string.Join(' ', rule.Where.Select(w => Names.Of(w)))} | {Label(rule.Induction)} | {Label(rule.Maintenance)}";

    private static string Label(Dose? dose) => dose is null ? "as it is" : $"{dose.Amount} {dose.Times}";

    private static string Numbers(string text)
    {
        var numbers = string.Join(' ', text.Split([' ', '.', '(', ')', ';', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.All(char.IsAsciiDigit)));
        return numbers.Length == 0 ? "-" : numbers;
    }
}
