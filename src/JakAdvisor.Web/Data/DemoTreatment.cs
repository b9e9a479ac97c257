using System.Globalization;
using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Pages.Check;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Treatments;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Data;

/// <summary>An invented patient on treatment since thirteen weeks, with three visits: something to look at in follow-up.</summary>
internal sealed class DemoTreatment(ClinicDb db, AssessmentStore store, Signing signing, TreatmentStore treatments, VisitGrounds grounds, VisitStore visits, DemoPatients demo, GuidanceRelease release, CurrentUser user)
{
    private const int DaysAgo = 91;
    private const int AssessedBefore = 9;

    private static readonly (int Week, string Cdai, string Crp, string Calprotectin, string Haemoglobin, string Lymphocytes, string Alt)[] Course =
    [
        (4, "210", "9", "", "12.9", "1.4", "0.8"),
        (8, "165", "5", "", "13.2", "1.2", "1.4"),
        (12, "128", "3", "180", "13.4", "1.1", "2.3"),
    ];

    public async Task FillAsync(string number)
    {
        var today = DateOnly.FromDateTime(user.Now);
        var (startedOn, asOf) = (today.AddDays(-DaysAgo), today.AddDays(-DaysAgo - AssessedBefore));
        var request = JsonNode.Parse(demo.All.Single(p => p.Id == "complete-crohns").Request)!.AsObject();
        var facts = request["facts"]!.AsObject();
        Shift(facts, asOf.DayNumber - Day((string?)request["asOf"]).DayNumber);
        facts["disease.cdai"] = new JsonObject { ["value"] = 285, ["on"] = Days.Iso(asOf) };
        facts["labs.crp"] = new JsonObject { ["value"] = 22, ["on"] = Days.Iso(asOf) };
        facts["labs.faecalCalprotectin"] = new JsonObject { ["value"] = 640, ["on"] = Days.Iso(asOf) };
        var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = number, Name = "Pavel Lange", BirthDate = asOf.AddYears(-34).AddDays(-40), Sex = "male", CreatedAt = user.Now };
        db.Patients.Add(patient);
        await db.SaveChangesAsync();
        var assessment = await store.StoreAsync(new NewAssessment(patient.Id, FactsToEntries.From(facts, release.Facts).ToJson(), facts, Jurisdiction.Us, asOf, startedOn, Guid.NewGuid()));
        var option = EvaluationJson.Read(assessment.Evaluation).Options.First(o => o.Drug == "upadacitinib");
        var against = DecisionForm.Against(option).Select(f => DecisionForm.FieldOf(option.Drug, f.Rule)).ToList();
        assessment.Decision = await signing.SignAsync(assessment, new DecisionForm
        {
            Kind = DecisionKinds.Start,
            Drug = option.Drug,
            Dose = "45 mg once daily",
            PlannedStart = Days.Iso(startedOn),
            Reasons = against.ToDictionary(f => f, _ => (string?)"benefit-outweighs", StringComparer.Ordinal),
            Comments = against.ToDictionary(f => f, _ => (string?)"Invented for the demonstration", StringComparer.Ordinal),
        }, option);
        db.ChangeTracker.Clear();
        var started = await treatments.StartAsync(assessment, new StartForm { On = Days.Iso(startedOn), Dose = "45 mg once daily" });
        db.ChangeTracker.Clear();
        var treatment = await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstAsync(t => t.Id == started.Id);
        foreach (var day in Course) await VisitAsync(treatment, startedOn.AddDays(7 * day.Week), day);
    }

    private async Task VisitAsync(Treatment treatment, DateOnly on, (int Week, string Cdai, string Crp, string Calprotectin, string Haemoglobin, string Lymphocytes, string Alt) day)
    {
        var ground = await grounds.OfAsync(treatment, on);
        var kind = VisitSections.Of(release, treatment.Disease, treatment.Drug, []);
        var typed = release.VisitFacts.Raw.Where(f => f.Name.StartsWith("event.", StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Name, Fields.No))
            .Concat(release.Facts.Raw.Where(f => Dates.Of(f) == Dating.Asked).Select(f => KeyValuePair.Create(Fields.Confirm(f.Name), Fields.Yes)))
            .Concat(
            [
                new("disease.cdai", day.Cdai), new("labs.crp", day.Crp), new("labs.haemoglobin", day.Haemoglobin), new("labs.lymphocytes", day.Lymphocytes), new("labs.neutrophils", "3.8"),
                new("labs.altTimesUln", day.Alt), new("labs.astTimesUln", "0.9"), new(Fields.PanelOn, Days.Iso(on)), new("labs.liverInjurySuspected", Fields.No),
            ]);
        if (day.Calprotectin.Length > 0) typed = typed.Concat([new("labs.faecalCalprotectin", day.Calprotectin), new(Fields.On("labs.faecalCalprotectin"), Days.Iso(on))]);
        var reading = ground.Read(Entries.Of(typed), release, kind);
        await visits.StoreAsync(treatment, ground, reading, Guid.NewGuid(), null);
        db.ChangeTracker.Clear();
    }

    private static void Shift(JsonObject facts, int days)
    {
        foreach (var dated in facts.Select(f => f.Value).OfType<JsonObject>().Where(d => d["on"] is not null)) dated["on"] = Days.Iso(Day((string?)dated["on"]).AddDays(days));
    }

    private static DateOnly Day(string? text) => DateOnly.ParseExact(text!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
