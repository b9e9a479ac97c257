using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>The treatment on the day of a visit, its baseline and what was on record before: everything an answer is worked out of but what is typed.</summary>
/// <param name="Record">Drug, dose, first day and phase on that day.</param>
/// <param name="Where">Whose labels.</param>
/// <param name="On">The day of the visit.</param>
/// <param name="BaselineFacts">The facts of the assessment it started from, with the subscores of its scores.</param>
/// <param name="Known">The newest answers on record before the visit.</param>
/// <param name="EarlierResponse">Whether an earlier visit showed a response or the doctor recorded one; null when an earlier visit could not tell.</param>
/// <param name="Identity">Who the patient is.</param>
public sealed record VisitGround(TreatmentRecord Record, Jurisdiction Where, DateOnly On, JsonObject BaselineFacts, Entries Known, bool? EarlierResponse, PatientIdentity Identity)
{
    private const string Response = "response.recorded";

    /// <summary>What the typed entries come to on this ground.</summary>
    public VisitReading Read(Entries typed, GuidanceRelease release, FormKind kind)
    {
        var confirmed = VisitEntries.Confirmed(typed, Known, kind.Facts, On);
        var reading = EntriesToFacts.Compute(VisitEntries.Over(Known, confirmed, kind.Facts), release, On, Identity, kind);
        var facts = Subscores.AddTo(reading.Facts, reading.Entries);
        if (facts[Response] is null && EarlierResponse is { } earlier) facts[Response] = earlier;
        var errors = reading.Errors.Concat(VisitEntries.Older(confirmed, Known, kind.Facts)).ToList();
        var faults = new List<InputFault>();
        var read = release.VisitReader.ReadVisit(JsonSerializer.SerializeToElement(facts), On, faults);
        // Scores that were worked out stand in the form like typed ones.
        var shown = confirmed.With(Calculators.All.Where(c => c.IsUsed(confirmed) && !confirmed.Has(c.Fact)).Select(c => KeyValuePair.Create(c.Fact, reading.Entries[c.Fact])).ToList());
        return new VisitReading(shown, reading with { Facts = facts, Errors = errors }, faults.Count == 0 ? read : null);
    }

    /// <summary>The answer for these facts.</summary>
    /// <exception cref="ArgumentException">The baseline has faults: it was stored under guidance that knew other facts.</exception>
    public VisitEvaluation Evaluate(PatientFacts facts, GuidanceRelease release) => release.VisitEvaluator.Evaluate(Visit(facts, release), Where, On);

    /// <summary>The plan on that day.</summary>
    public IReadOnlyList<DueItem> Plan(PatientFacts facts, GuidanceRelease release) => release.VisitEvaluator.Plan(Visit(facts, release), Where, On);

    /// <summary>The request of the interface that gives the same answer.</summary>
    public JsonObject Request(JsonObject facts) => new()
    {
        ["jurisdiction"] = Names.Of(Where),
        ["asOf"] = TypedDay.Iso(On),
        ["treatment"] = new JsonObject { ["drug"] = Record.Drug, ["dose"] = Record.Dose, ["startedOn"] = TypedDay.Iso(Record.StartedOn), ["phase"] = Record.Phase is { } phase ? Names.Of(phase) : null },
        ["baseline"] = new JsonObject { ["facts"] = BaselineFacts.DeepClone() },
        ["facts"] = facts.DeepClone(),
    };

    private Visit Visit(PatientFacts facts, GuidanceRelease release)
    {
        var faults = new List<InputFault>();
        var baseline = release.VisitReader.ReadBaseline(JsonSerializer.SerializeToElement(BaselineFacts), Record.StartedOn, faults);
        return faults.Count == 0 ? new Visit(Record, baseline, facts) : throw new ArgumentException($"The baseline has faults: {faults[0].Fact}", nameof(release));
    }
}

/// <summary>What was typed at a visit, read.</summary>
/// <param name="Typed">What was typed, in order, with scores worked out.</param>
/// <param name="Form">What it comes to together with the record.</param>
/// <param name="Facts">The facts as the engine reads them; null when two answers contradict each other.</param>
public sealed record VisitReading(Entries Typed, FormReading Form, PatientFacts? Facts);
