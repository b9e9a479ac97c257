namespace JakAdvisor.Guidance.Rules;

/// <summary>A dose of a drug.</summary>
/// <param name="Amount">Such as <c>45 mg</c>.</param>
/// <param name="Times">Such as <c>once daily</c>.</param>
/// <param name="DailyMilligrams">Milligrams a day, by which doses are compared.</param>
public sealed record Dose(string Amount, string Times, double DailyMilligrams);

/// <summary>The labelled regimen of one drug for one disease in one place.</summary>
public sealed record Regimen
{
    /// <summary>The disease, a word of <c>disease.type</c>.</summary>
    public required string Disease { get; init; }

    /// <summary>The place whose label it is.</summary>
    public required Jurisdiction Where { get; init; }

    /// <summary>The induction dose.</summary>
    public required Dose Induction { get; init; }

    /// <summary>Weeks of induction.</summary>
    public required int Weeks { get; init; }

    /// <summary>How induction may be extended; <c>none</c> when it may not.</summary>
    public required string Extension { get; init; }

    /// <summary>The maintenance dose.</summary>
    public required Dose Maintenance { get; init; }

    /// <summary>A higher maintenance dose that may be considered; null when there is none.</summary>
    public string? Option { get; init; }

    /// <summary>The rule that must be met for the option to be named; null without an option.</summary>
    public string? OptionRule { get; init; }

    /// <summary>When to stop for lack of benefit.</summary>
    public required string Stop { get; init; }

    /// <summary>Further notes, such as the extended-release tablets.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The statements it rests on.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>The lowest mark of the sources it needs.</summary>
    public required Mark Mark { get; init; }
}

/// <summary>What a dose rule makes of the base regimen.</summary>
/// <param name="Rule">The dose rule's id.</param>
/// <param name="Where">The places it holds in.</param>
/// <param name="Induction">The induction dose; null when it does not change.</param>
/// <param name="Maintenance">The maintenance dose; null when it does not change.</param>
/// <param name="Note">A further note; empty when none.</param>
public sealed record DoseRule(string Rule, IReadOnlyList<Jurisdiction> Where, Dose? Induction, Dose? Maintenance, string Note);

/// <summary>A JAK inhibitor.</summary>
/// <param name="Id">Its generic name, lower case.</param>
/// <param name="Name">Its name as people read it.</param>
/// <param name="Brand">Its brand name.</param>
/// <param name="Where">Where it is authorised.</param>
/// <param name="Regimens">Its regimens.</param>
/// <param name="DoseRules">Its dose rules.</param>
public sealed record Drug(
    string Id, string Name, string Brand, IReadOnlyList<Jurisdiction> Where, IReadOnlyList<Regimen> Regimens, IReadOnlyList<DoseRule> DoseRules)
{
    internal int Line { get; init; }
}
