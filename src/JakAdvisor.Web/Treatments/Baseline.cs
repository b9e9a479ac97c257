using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Treatments;

/// <summary>Reads a treatment's baseline out of the assessment it started from.</summary>
internal static class Baseline
{
    private static readonly string[] BiologicClasses = ["anti-tnf", "anti-il12-23", "anti-il23", "anti-integrin"];
    private const double DaysInAMonth = 365.25 / 12;

    /// <summary>A new treatment with everything that lists and cohorts ask of its beginning.</summary>
    public static Treatment Begin(Assessment assessment, Decision decision, StartForm form, GuidanceRelease release, DateTime now)
    {
        var facts = FactValues.Of(assessment.Facts);
        var identity = new PatientIdentity(assessment.Patient!.BirthDate, assessment.Patient.Sex);
        var (before, startedOn) = (PriorBiologics(facts, release), form.StartedOn!.Value);
        bool? Had(string agent) => before?.Contains(agent);
        return new Treatment
        {
            Id = Guid.CreateVersion7(),
            PatientId = assessment.PatientId,
            DecisionId = decision.Id,
            AssessmentId = assessment.Id,
            Jurisdiction = assessment.Jurisdiction,
            Drug = decision.Drug,
            Dose = form.Dose!.Trim(),
            StartedOn = startedOn,
            Phase = form.Phase!,
            State = TreatmentStates.Active,
            Disease = facts.Word("disease.type"),
            BaselineOn = assessment.AsOf,
            Sex = assessment.Patient.Sex.Length > 0 ? assessment.Patient.Sex : facts.Word("patient.sex"),
            AgeAtStart = identity.AgeOn(startedOn),
            DiseaseMonths = facts.Day("disease.diagnosedOn") is { } diagnosed ? (startedOn.DayNumber - diagnosed.DayNumber) / DaysInAMonth : null,
            Smoking = facts.Word("cardiovascular.smoking"),
            Location = facts.Word("disease.location"),
            Behaviour = facts.Word("disease.behaviour"),
            Perianal = facts.YesNo("disease.perianal"),
            Hypertension = facts.YesNo("cardiovascular.hypertension"),
            Dyslipidaemia = facts.YesNo("cardiovascular.dyslipidaemia"),
            Bmi = facts.Number("patient.weight") is { } weight && facts.Number("patient.height") is { } height ? weight / (height / 100 * (height / 100)) : null,
            PriorBiologics = before?.Count,
            PriorInfliximab = Had("infliximab"),
            PriorAdalimumab = Had("adalimumab"),
            PriorUstekinumab = Had("ustekinumab"),
            PriorVedolizumab = Had("vedolizumab"),
            BaselineSteroid = Corticosteroids.Taken(JsonNode.Parse(assessment.Facts)!.AsObject(), release, assessment.AsOf),
            Baseline = facts.Measurements(),
            CreatedAt = now,
            SubmissionKey = form.Key,
        };
    }

    private static HashSet<string>? PriorBiologics(FactValues facts, GuidanceRelease release)
    {
        if (facts.List(Answers.History) is not { } history) return null;
        var biologics = release.Medicines.Agents.Where(a => BiologicClasses.Contains(a.Class, StringComparer.Ordinal)).Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        return [.. history.Select(entry => (string?)entry!["agent"]).OfType<string>().Where(biologics.Contains)];
    }
}

/// <summary>Whether a corticosteroid is being taken, by both lists of medicines: yes when one says so, no when both are known and neither does.</summary>
internal static class Corticosteroids
{
    private const string Class = "corticosteroid";
    private const string Medicines = "medications.current";

    public static bool? Taken(JsonObject facts, GuidanceRelease release, DateOnly asOf)
    {
        var read = release.Reader.Read(JsonSerializer.SerializeToElement(Only(facts, release)), asOf, []);
        var steroids = release.Medicines.Agents.Where(a => a.Class == Class).Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        var history = List<TherapyEntry>(read, Answers.History, asOf, release)?.Where(entry => steroids.Contains(entry.Agent)).ToList();
        var listed = List<string>(read, Medicines, asOf, release)?.Select(name => release.Medicines.Find(name)?.Agent).OfType<string>().Where(steroids.Contains)
            .Where(agent => history?.Exists(entry => entry.Agent == agent && entry.Continues == false) != true).ToList();
        if (listed is { Count: > 0 } || history?.Exists(entry => entry.GoesOn == Truth.True) == true) return true;
        return listed is null || history is null || history.Exists(entry => entry.GoesOn == Truth.Unknown) ? null : false;
    }

    private static List<T>? List<T>(PatientFacts read, string fact, DateOnly asOf, GuidanceRelease release)
    {
        var given = read[fact];
        var fresh = given.On is not { } on || release.Facts[fact].Window is not { } window || window.Covers(on, asOf);
        return given.State == FactState.Known && fresh ? [.. given.List!.Cast<T>()] : null;
    }

    // Nothing else is read, so that a fact of visits that the reader of starts does not know is no fault here.
    private static JsonObject Only(JsonObject facts, GuidanceRelease release) =>
        new(facts.Where(fact => fact.Key is Answers.History or Medicines && release.Facts.TryGet(fact.Key, out _)).Select(fact => KeyValuePair.Create(fact.Key, fact.Value?.DeepClone())));
}
