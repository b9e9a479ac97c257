namespace JakAdvisor.Guidance.Rules;

/// <summary>What a rule on treatment does when it is met, worst first.</summary>
public enum TreatmentEffect
{
    /// <summary>Stop the drug.</summary>
    Stop,

    /// <summary>Pause the drug until this is resolved.</summary>
    Interrupt,

    /// <summary>Something to decide or do before the next dose is renewed.</summary>
    Act,

    /// <summary>Something that must be known or done before anybody can say that it goes on.</summary>
    Require,

    /// <summary>It goes on, with this in sight.</summary>
    Watch,

    /// <summary>Information only: no level.</summary>
    Inform,
}

/// <summary>The verdict levels on treatment, worst first. The lesser number is the worse level.</summary>
public enum TreatmentLevel
{
    /// <summary>The drug is stopped.</summary>
    Stop,

    /// <summary>The drug is paused.</summary>
    Interrupt,

    /// <summary>Something is decided or done before the next dose is renewed.</summary>
    Act,

    /// <summary>Information is missing that must be there before anybody can say that it goes on.</summary>
    Incomplete,

    /// <summary>It goes on, with something in sight.</summary>
    Watch,

    /// <summary>Nothing stands against going on.</summary>
    Continue,
}

/// <summary>Where a treatment stands, as the treatment record says.</summary>
public enum TreatmentPhase
{
    /// <summary>The induction dose of the label.</summary>
    Induction,

    /// <summary>Induction prolonged because of an insufficient response.</summary>
    Extension,

    /// <summary>The maintenance dose.</summary>
    Maintenance,
}

/// <summary>
/// The levels that effects lead to and the order among them. The engine knows one scale of severity; before the start and on treatment people read
/// different words for its steps.
/// </summary>
public static class TreatmentLevels
{
    /// <summary>The verdict level of an effect; <see cref="TreatmentLevel.Continue"/> for <see cref="TreatmentEffect.Inform"/>, which has none.</summary>
    public static TreatmentLevel Of(TreatmentEffect effect) => effect switch
    {
        TreatmentEffect.Stop => TreatmentLevel.Stop,
        TreatmentEffect.Interrupt => TreatmentLevel.Interrupt,
        TreatmentEffect.Act => TreatmentLevel.Act,
        TreatmentEffect.Require => TreatmentLevel.Incomplete,
        TreatmentEffect.Watch => TreatmentLevel.Watch,
        TreatmentEffect.Inform => TreatmentLevel.Continue,
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "There is no such effect"),
    };

    /// <summary>
    /// What a start rule that is newly met on treatment leads to: act for what would have stood against the start or changed the dose, watch for what would have
    /// been a condition or caution of it; null for what is not asked again.
    /// </summary>
    public static TreatmentEffect? OfStartRule(Effect effect) => effect switch
    {
        Effect.Contraindication or Effect.Avoid or Effect.OutsideIndication or Effect.Hold or Effect.LastResort or Effect.Dose => TreatmentEffect.Act,
        Effect.Condition or Effect.Caution => TreatmentEffect.Watch,
        Effect.Require or Effect.Inform => null,
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "There is no such effect"),
    };

    /// <summary>The words people see for a level.</summary>
    public static string Words(TreatmentLevel level) => level switch
    {
        TreatmentLevel.Stop => "Stop",
        TreatmentLevel.Interrupt => "Pause",
        TreatmentLevel.Act => "Act before the next dose is renewed",
        TreatmentLevel.Incomplete => "Information missing",
        TreatmentLevel.Watch => "Go on, and watch",
        TreatmentLevel.Continue => "Go on",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There is no such level"),
    };

    /// <summary>The step of the one scale that the engine judges on.</summary>
    internal static Level Severity(TreatmentLevel level) => level switch
    {
        TreatmentLevel.Stop => Level.Contraindicated,
        TreatmentLevel.Interrupt => Level.NotRecommended,
        TreatmentLevel.Act => Level.NotNow,
        TreatmentLevel.Incomplete => Level.Incomplete,
        TreatmentLevel.Watch => Level.Conditions,
        _ => Level.Candidate,
    };

    /// <summary>The word on treatment for a step of the scale.</summary>
    internal static TreatmentLevel Of(Level severity) => severity switch
    {
        Level.Contraindicated => TreatmentLevel.Stop,
        Level.NotRecommended => TreatmentLevel.Interrupt,
        Level.NotNow => TreatmentLevel.Act,
        Level.Incomplete => TreatmentLevel.Incomplete,
        Level.Conditions => TreatmentLevel.Watch,
        Level.Candidate => TreatmentLevel.Continue,
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, "This step has no word on treatment"),
    };
}
