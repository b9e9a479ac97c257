using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;

namespace JakAdvisor.Guidance.PatientPages;

/// <summary>Whether a treatment goes on, as its record says.</summary>
public enum TreatmentState
{
    /// <summary>The drug is taken.</summary>
    Active,

    /// <summary>A doctor has paused it.</summary>
    Paused,

    /// <summary>A doctor has ended it.</summary>
    Stopped,
}

/// <summary>What a doctor can record of a treatment after a visit.</summary>
public enum TreatmentStepKind
{
    /// <summary>Another dose.</summary>
    Dose,

    /// <summary>Another phase.</summary>
    Phase,

    /// <summary>A pause.</summary>
    Pause,

    /// <summary>The end of a pause.</summary>
    Resume,

    /// <summary>The end of the treatment.</summary>
    Stop,
}

/// <summary>A step that was recorded.</summary>
/// <param name="Kind">Which.</param>
/// <param name="On">The day from which it holds.</param>
/// <param name="By">Who recorded it.</param>
public sealed record TreatmentStep(TreatmentStepKind Kind, DateOnly On, string By);

/// <summary>The treatment record as it stands when the page is made.</summary>
/// <param name="State">Whether it goes on.</param>
/// <param name="Dose">The dose in force, in the clinician's words.</param>
/// <param name="Phase">The phase; null when not recorded.</param>
/// <param name="Since">The last step on the day of the visit or after it; null when none was recorded: nobody has decided anything on this visit.</param>
public sealed record TreatmentNow(TreatmentState State, string Dose, TreatmentPhase? Phase, TreatmentStep? Since);

/// <summary>Everything the page after a visit is made from, beside the guidance release the visit was evaluated with.</summary>
public sealed record VisitPageContent
{
    /// <summary>The stored evaluation.</summary>
    public required VisitEvaluation Evaluation { get; init; }

    /// <summary>Who stored the visit.</summary>
    public required string StoredBy { get; init; }

    /// <summary>Whether the visit was corrected or a later one is on record: nobody may act on the page then.</summary>
    public required bool OutOfDate { get; init; }

    /// <summary>The treatment as it stands now.</summary>
    public required TreatmentNow Treatment { get; init; }

    /// <summary>Whose page it is.</summary>
    public required PatientIdentity Patient { get; init; }

    /// <summary>Whom to call.</summary>
    public required ClinicDetails Clinic { get; init; }

    /// <summary>The day printed on every page.</summary>
    public required DateOnly Today { get; init; }
}
