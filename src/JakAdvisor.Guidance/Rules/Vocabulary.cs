namespace JakAdvisor.Guidance.Rules;

/// <summary>Whose labels apply.</summary>
public enum Jurisdiction
{
    /// <summary>United States: upadacitinib and tofacitinib.</summary>
    Us,

    /// <summary>European Union: upadacitinib, tofacitinib and filgotinib.</summary>
    Eu,
}

/// <summary>What a rule does when it is met, worst first.</summary>
public enum Effect
{
    /// <summary>A formal contraindication of the label.</summary>
    Contraindication,

    /// <summary>The label or guideline says not to use it, and it is not something that passes.</summary>
    Avoid,

    /// <summary>Not authorised or not positioned for this disease, age, activity or line of therapy.</summary>
    OutsideIndication,

    /// <summary>Do not start until this is resolved; it can be.</summary>
    Hold,

    /// <summary>Something that must be known or done before anybody can say yes.</summary>
    Require,

    /// <summary>Only if no suitable alternative exists, and that is recorded.</summary>
    LastResort,

    /// <summary>Can start; this must be done, changed or watched.</summary>
    Condition,

    /// <summary>A different dose.</summary>
    Dose,

    /// <summary>Weigh and discuss.</summary>
    Caution,

    /// <summary>Information, monitoring or counselling only: no level.</summary>
    Inform,
}

/// <summary>The verdict levels, worst first. The lesser number is the worse level.</summary>
public enum Level
{
    /// <summary>A formal contraindication is met.</summary>
    Contraindicated,

    /// <summary>The label or guideline says not to use it.</summary>
    NotRecommended,

    /// <summary>Not authorised or not positioned for this person.</summary>
    OutsideIndication,

    /// <summary>Not until something is resolved.</summary>
    NotNow,

    /// <summary>Information is missing that must be there before anybody can say yes.</summary>
    Incomplete,

    /// <summary>Only if no suitable alternative exists.</summary>
    LastResort,

    /// <summary>Can start, with conditions.</summary>
    Conditions,

    /// <summary>Nothing stands against it.</summary>
    Candidate,
}

/// <summary>How well a statement is known, best first.</summary>
public enum Mark
{
    /// <summary>Text of the regulator, company or guideline was read.</summary>
    Read,

    /// <summary>Read in a weaker or older copy.</summary>
    Secondary,

    /// <summary>Stands in a seed document.</summary>
    Seed,

    /// <summary>From general knowledge, not verified: to be confirmed in the current label. Never hidden.</summary>
    Confirm,

    /// <summary>Our inference or local policy: editable by the clinic.</summary>
    Ours,
}

/// <summary>The levels that effects lead to and the order among them.</summary>
public static class Levels
{
    /// <summary>The verdict level of an effect; <see cref="Level.Candidate"/> for <see cref="Effect.Inform"/>, which has none.</summary>
    public static Level Of(Effect effect) => effect switch
    {
        Effect.Contraindication => Level.Contraindicated,
        Effect.Avoid => Level.NotRecommended,
        Effect.OutsideIndication => Level.OutsideIndication,
        Effect.Hold => Level.NotNow,
        Effect.Require => Level.Incomplete,
        Effect.LastResort => Level.LastResort,
        Effect.Condition or Effect.Dose or Effect.Caution => Level.Conditions,
        Effect.Inform => Level.Candidate,
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "There is no such effect"),
    };

    /// <summary>The worse of two levels.</summary>
    public static Level Worse(Level a, Level b) => a < b ? a : b;

    /// <summary>The words people see for a level.</summary>
    public static string Words(Level level) => level switch
    {
        Level.Contraindicated => "Contraindicated",
        Level.NotRecommended => "Not recommended",
        Level.OutsideIndication => "Outside the label",
        Level.NotNow => "Not now",
        Level.Incomplete => "Not ready: information missing",
        Level.LastResort => "Last resort",
        Level.Conditions => "Can start, with conditions",
        Level.Candidate => "Nothing stands against it",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There is no such level"),
    };
}
