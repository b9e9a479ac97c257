using System.Text.Json;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>The one way from what was typed to facts. Every view of an assessment, its draft and its stored row go through it.</summary>
public static class EntriesToFacts
{
    private static readonly PackYearsValidator Smoking = new();

    /// <summary>
    /// Works out the facts of the entries on a day. What is at fault is left out of the facts and told; nothing is guessed. With an
    /// <paramref name="identity"/> age and sex come from the record.
    /// </summary>
    public static FormReading Compute(Entries entries, GuidanceRelease release, DateOnly asOf, PatientIdentity? identity = null, FormKind? form = null)
    {
        var kind = form ?? FormKind.Assessment(release);
        var settled = Settling.Settle(entries, kind.Facts, asOf);
        settled = Calculators.Fill(settled, kind.Facts, asOf, identity);
        var reader = new AnswerReader(settled, release, asOf, identity);
        var facts = new JsonObject();
        foreach (var fact in kind.Facts.Raw)
        {
            var answer = identity is not null && fact.Name is Age or Sex ? OfRecord(fact, identity, asOf) : reader.Read(fact);
            if (answer is not null) facts[fact.Name] = answer;
        }
        Calculators.Check(settled, kind.Facts, identity, facts, reader.Errors, reader.Checks);
        foreach (var failure in Smoking.Validate(PackYears.Of(settled)).Errors)
            reader.Errors.Add(new FieldError(failure.PropertyName == nameof(PackYears.PerDayText) ? PackYears.PerDayField : PackYears.YearsField, failure.ErrorMessage));
        var patient = Read(facts, kind, asOf, settled, reader.Errors);
        return new FormReading { Entries = settled, Facts = facts, Errors = [.. reader.Errors.OrderBy(e => kind.Position(e.Field))], Checks = reader.Checks, Patient = patient };
    }

    internal const string Age = "patient.age";
    internal const string Sex = "patient.sex";

    private static JsonNode? OfRecord(Fact fact, PatientIdentity identity, DateOnly asOf) =>
        fact.Name == Age ? identity.AgeOn(asOf) : identity.Sex.Length > 0 ? identity.Sex : null;

    private static PatientFacts? Read(JsonObject facts, FormKind kind, DateOnly asOf, Entries entries, List<FieldError> errors)
    {
        var faults = new List<InputFault>();
        var patient = kind.Read(JsonSerializer.SerializeToElement(facts), asOf, faults);
        foreach (var fault in faults)
        {
            var named = kind.Facts.Raw.Where(f => fault.Sentence.Contains(f.Name, StringComparison.Ordinal) && entries.Of(f.Name).Any()).Select(f => f.Name).ToList();
            var at = fault.Fact.Split(' ')[0];
            errors.Add(new FieldError(at, Words.OfSentence(fault.Sentence, kind.Facts), named.Find(name => name != at)));
        }
        return faults.Count == 0 ? patient : null;
    }
}
