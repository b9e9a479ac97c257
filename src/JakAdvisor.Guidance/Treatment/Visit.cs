using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Treatment;

/// <summary>What the treatment record says on the day of a visit.</summary>
/// <param name="Drug">The drug's id, such as <c>upadacitinib</c>.</param>
/// <param name="Dose">The dose in force, in words; no rule reads it. Empty when it is not recorded.</param>
/// <param name="StartedOn">The first day of treatment.</param>
/// <param name="Phase">Where the treatment stands; null when it is not recorded.</param>
public sealed record TreatmentRecord(string Drug, string Dose, DateOnly StartedOn, TreatmentPhase? Phase);

/// <summary>What is judged at a visit.</summary>
/// <param name="Treatment">The treatment record.</param>
/// <param name="Baseline">What was recorded before the start; read by <see cref="VisitReader.ReadBaseline"/>.</param>
/// <param name="Facts">
/// What is known at the visit; read by <see cref="VisitReader.ReadVisit"/>. A start fact that was not asked again is taken from the baseline, as long as it
/// is fresh; events and indices are those of the visit alone.
/// </param>
public sealed record Visit(TreatmentRecord Treatment, PatientFacts Baseline, PatientFacts Facts);
