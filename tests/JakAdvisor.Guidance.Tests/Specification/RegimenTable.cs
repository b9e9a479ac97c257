using System.Globalization;

namespace JakAdvisor.Guidance.Tests.Specification;

/// <summary>One line of <see cref="RegimenTable"/>: the dose when exactly these dose rules are met.</summary>
internal sealed record RegimenCase(string Drug, string Disease, string Where, string[] Met, string Induction, int Weeks, string Maintenance)
{
    public override string ToString() => $"{Drug} {Disease} {Where} {string.Join('+', Met)}";
}

/// <summary>
/// All drug × disease × place × dose-rule sets with their doses, worked out by hand from sections 6 and 8 of the specification: one step down for
/// tofacitinib, several rules give no second step, the lowest dose wins. K kidney-dose, L liver-dose, C cyp3a4-inhibitor, R risk-dose; liver-dose of
/// upadacitinib is for the US alone, risk-dose is a dose in the EU for upadacitinib and filgotinib alone, filgotinib has no liver or CYP3A4 rule.
/// </summary>
internal static class RegimenTable
{
    private const string Lines = """
        U UC us  -    | 45 mg once daily   | 8  | 15 mg once daily
        U UC us  K    | 30 mg once daily   | 8  | 15 mg once daily
        U UC us  L    | 30 mg once daily   | 8  | 15 mg once daily
        U UC us  C    | 30 mg once daily   | 8  | 15 mg once daily
        U UC us  KL   | 30 mg once daily   | 8  | 15 mg once daily
        U UC us  KC   | 30 mg once daily   | 8  | 15 mg once daily
        U UC us  LC   | 30 mg once daily   | 8  | 15 mg once daily
        U UC us  KLC  | 30 mg once daily   | 8  | 15 mg once daily
        U CD us  -    | 45 mg once daily   | 12 | 15 mg once daily
        U CD us  K    | 30 mg once daily   | 12 | 15 mg once daily
        U CD us  L    | 30 mg once daily   | 12 | 15 mg once daily
        U CD us  C    | 30 mg once daily   | 12 | 15 mg once daily
        U CD us  KL   | 30 mg once daily   | 12 | 15 mg once daily
        U CD us  KC   | 30 mg once daily   | 12 | 15 mg once daily
        U CD us  LC   | 30 mg once daily   | 12 | 15 mg once daily
        U CD us  KLC  | 30 mg once daily   | 12 | 15 mg once daily
        U UC eu  -    | 45 mg once daily   | 8  | 15 mg once daily
        U UC eu  K    | 30 mg once daily   | 8  | 15 mg once daily
        U UC eu  C    | 30 mg once daily   | 8  | 15 mg once daily
        U UC eu  R    | 45 mg once daily   | 8  | 15 mg once daily
        U UC eu  KC   | 30 mg once daily   | 8  | 15 mg once daily
        U UC eu  KR   | 30 mg once daily   | 8  | 15 mg once daily
        U UC eu  CR   | 30 mg once daily   | 8  | 15 mg once daily
        U UC eu  KCR  | 30 mg once daily   | 8  | 15 mg once daily
        U CD eu  -    | 45 mg once daily   | 12 | 15 mg once daily
        U CD eu  K    | 30 mg once daily   | 12 | 15 mg once daily
        U CD eu  C    | 30 mg once daily   | 12 | 15 mg once daily
        U CD eu  R    | 45 mg once daily   | 12 | 15 mg once daily
        U CD eu  KC   | 30 mg once daily   | 12 | 15 mg once daily
        U CD eu  KR   | 30 mg once daily   | 12 | 15 mg once daily
        U CD eu  CR   | 30 mg once daily   | 12 | 15 mg once daily
        U CD eu  KCR  | 30 mg once daily   | 12 | 15 mg once daily
        T UC us  -    | 10 mg twice daily  | 8  | 5 mg twice daily
        T UC us  K    | 5 mg twice daily   | 8  | 5 mg once daily
        T UC us  L    | 5 mg twice daily   | 8  | 5 mg once daily
        T UC us  C    | 5 mg twice daily   | 8  | 5 mg once daily
        T UC us  KL   | 5 mg twice daily   | 8  | 5 mg once daily
        T UC us  KC   | 5 mg twice daily   | 8  | 5 mg once daily
        T UC us  LC   | 5 mg twice daily   | 8  | 5 mg once daily
        T UC us  KLC  | 5 mg twice daily   | 8  | 5 mg once daily
        T UC eu  -    | 10 mg twice daily  | 8  | 5 mg twice daily
        T UC eu  K    | 5 mg twice daily   | 8  | 5 mg once daily
        T UC eu  L    | 5 mg twice daily   | 8  | 5 mg once daily
        T UC eu  C    | 5 mg twice daily   | 8  | 5 mg once daily
        T UC eu  KL   | 5 mg twice daily   | 8  | 5 mg once daily
        T UC eu  KC   | 5 mg twice daily   | 8  | 5 mg once daily
        T UC eu  LC   | 5 mg twice daily   | 8  | 5 mg once daily
        T UC eu  KLC  | 5 mg twice daily   | 8  | 5 mg once daily
        F UC eu  -    | 200 mg once daily  | 10 | 200 mg once daily
        F UC eu  K    | 100 mg once daily  | 10 | 100 mg once daily
        F UC eu  R    | 200 mg once daily  | 10 | 100 mg once daily
        F UC eu  KR   | 100 mg once daily  | 10 | 100 mg once daily
        """;

    /// <summary>What a met dose rule is shown to do: phase, from, to; and the mark beside the number.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["U K"] = "kidney-dose induction 45 mg → 30 mg, confirm",
        ["U L"] = "liver-dose induction 45 mg → 30 mg, confirm",
        ["U C"] = "cyp3a4-inhibitor induction 45 mg → 30 mg, confirm",
        ["U R"] = "risk-dose maintenance 15 mg → 15 mg, confirm",
        ["T K"] = "kidney-dose induction 10 mg → 5 mg, secondary; kidney-dose maintenance 5 mg twice daily → 5 mg once daily, secondary",
        ["T L"] = "liver-dose induction 10 mg → 5 mg, secondary; liver-dose maintenance 5 mg twice daily → 5 mg once daily, secondary",
        ["T C"] = "cyp3a4-inhibitor induction 10 mg → 5 mg, secondary; cyp3a4-inhibitor maintenance 5 mg twice daily → 5 mg once daily, secondary",
        ["F K"] = "kidney-dose induction 200 mg → 100 mg, secondary; kidney-dose maintenance 200 mg → 100 mg, secondary",
        ["F R"] = "risk-dose maintenance 200 mg → 100 mg, confirm",
    };

    public static IReadOnlyList<RegimenCase> Cases { get; } = [.. Lines.Split('\n').Select(Read)];

    /// <summary>The dose rules that apply to a drug in a place, in the order of the letters above.</summary>
    public static string Rules(string drug, string where) => (drug, where) switch
    {
        ("U", "us") or ("T", _) => "KLC",
        ("U", "eu") => "KCR",
        ("F", "eu") => "KR",
        _ => throw new ArgumentException($"{drug} is not for {where}", nameof(drug)),
    };

    public static string Rule(string letter) => letter switch
    {
        "K" => "kidney-dose",
        "L" => "liver-dose",
        "C" => "cyp3a4-inhibitor",
        "R" => "risk-dose",
        _ => throw new ArgumentException($"there is no dose rule {letter}", nameof(letter)),
    };

    public static IEnumerable<string> Adjustments(RegimenCase line) => line.Met.SelectMany(rule => Named[$"{line.Drug} {rule}"].Split("; "));

    /// <summary>Every set of letters, the empty one first.</summary>
    public static IEnumerable<string[]> Subsets(string letters) =>
        Enumerable.Range(0, 1 << letters.Length).Select(set => letters.Where((_, i) => (set >> i & 1) == 1).Select(c => c.ToString()).ToArray());

    private static RegimenCase Read(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var head = cells[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var met = head[3] == "-" ? [] : head[3].Select(c => c.ToString()).ToArray();
        return new RegimenCase(head[0], head[1], head[2], met, cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture), cells[3]);
    }
}
