using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Specification;
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
    private readonly List<Patient> _patients;

    public RegimenNet(GuidanceRelease released)
    {
        _released = released;
        var derived = KeptSheet.Derived(released);
        _patients = [.. RegimenTable.Cases.SelectMany(line => new[] { true, false }.Select(extensive => Of(line, extensive, derived)))];
    }

    /// <summary>A patient of one line of the table, once with and once without the reason for a higher maintenance dose.</summary>
    private sealed record Patient(RegimenCase Line, Jurisdiction Where, string? Option, Level Verdict, IReadOnlyList<Finding> Findings, SheetReader Reader);

    public bool Catches(GuidanceRelease mutant)
    {
        if (ReferenceEquals(mutant.Drugs, _released.Drugs)) return false;
        var labels = mutant.Drugs.SelectMany(d => d.Regimens.Select(r => Label(d.Id, r))).ToHashSet();
        var doseRules = mutant.Drugs.SelectMany(d => d.DoseRules.Select(r => Label(d.Id, r))).ToHashSet();
        if (!labels.SetEquals(Labels.Split('\n')) || !doseRules.SetEquals(DoseRules.Split('\n'))) return true;
        return _patients.Any(p => Differs(p, [.. mutant.DrugsIn(p.Where)]));
    }

    private Patient Of(RegimenCase line, bool extensive, DerivedFacts derived)
    {
        var facts = Patients.Read(RegimenTests.Patient(line, "", extensive));
        var where = Names.TryParse<Jurisdiction>(line.Where, out var place) ? place : throw new InvalidDataException(line.Where);
        var answer = _released.Evaluator.Evaluate(facts, where, Patients.AsOf).Options.Single(o => o.Drug == SpecificationText.Drug(line.Drug));
        var reader = new SheetReader(_released.Facts, derived.Slots, facts, Patients.AsOf);
        derived.Fill(facts.Given, Patients.AsOf, reader.Sheet);
        return new Patient(line, where, extensive && line.Drug == "U" && line.Met.Length == 0 ? "30 mg" : null, answer.Verdict, answer.Findings, reader);
    }

    private static bool Differs(Patient patient, List<Drug> drugs)
    {
        var (line, drug) = (patient.Line, drugs.Find(d => d.Id == SpecificationText.Drug(patient.Line.Drug)));
        var plan = drug is null ? null : RegimenPlanner.Plan(drug, patient.Where, patient.Verdict, patient.Findings, patient.Reader);
        return plan is null
            || (line.Induction, line.Weeks) != ($"{plan.Induction.Dose} {plan.Induction.Times}", plan.Induction.Weeks)
            || (line.Maintenance, patient.Option) != ($"{plan.Maintenance.Dose} {plan.Maintenance.Times}", plan.Maintenance.Option)
            || !plan.Adjustments.Select(a => $"{a.Rule} {a.Phase} {a.From} → {a.To}, {Names.Of(a.Mark)}").ToHashSet().SetEquals(RegimenTable.Adjustments(line));
    }

    private static string Label(string drug, Regimen regimen)
    {
        var option = regimen.Option is null ? "no option" : $"{regimen.Option} by {regimen.OptionRule}";
        var label = $"{drug} {Names.Of(regimen.Where)} {regimen.Disease} | {Names.Of(regimen.Mark)} | {option}";
        return $"{label} | {Numbers(regimen.Extension)} | {Numbers(regimen.Stop)}";
    }

    private static string Label(string drug, DoseRule rule) =>
        $"{drug} {rule.Rule} {string.Join(' ', rule.Where.Select(w => Names.Of(w)))} | {Label(rule.Induction)} | {Label(rule.Maintenance)}";

    private static string Label(Dose? dose) => dose is null ? "as it is" : $"{dose.Amount} {dose.Times}";

    private static string Numbers(string text)
    {
        var numbers = string.Join(' ', text.Split([' ', '.', '(', ')', ';', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.All(char.IsAsciiDigit)));
        return numbers.Length == 0 ? "-" : numbers;
    }
}
