using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Treatments;

namespace JakAdvisor.Web.Demo;

/// <summary>An invented patient on treatment since thirteen weeks, with three visits: something to look at in follow-up. At week 8 the blood was forgotten.</summary>
internal sealed class DemoTreatment(ClinicDb db, DemoFollowUp followUp, CurrentUser user)
{
    private const int DaysAgo = 91;
    private const int AssessedBefore = 9;
    private const string Drug = "upadacitinib";
    private const string Dose = "45 mg once daily";

    private static readonly (int Week, (string Fact, string Value)[] Measured)[] Course =
    [
        (4, [("disease.cdai", "210"), ("labs.crp", "9"), ("labs.haemoglobin", "12.9"), ("labs.lymphocytes", "1.4"), ("labs.neutrophils", "3.8"), ("labs.altTimesUln", "0.8"), ("labs.astTimesUln", "0.9")]),
        (8, [("disease.cdai", "165")]),
        (12,
        [
            ("disease.cdai", "128"), ("labs.crp", "3"), ("labs.faecalCalprotectin", "180"), ("labs.haemoglobin", "13.4"), ("labs.lymphocytes", "1.1"), ("labs.neutrophils", "3.8"),
            ("labs.altTimesUln", "2.3"), ("labs.astTimesUln", "0.9"), ("labs.ldl", "2.9"), ("labs.creatinine", "78"), ("kidney.egfr", "96"), ("labs.liverInjurySuspected", Fields.No),
        ]),
    ];

    public async Task FillAsync(string number)
    {
        var today = DateOnly.FromDateTime(user.Now);
        var (startedOn, asOf) = (today.AddDays(-DaysAgo), today.AddDays(-DaysAgo - AssessedBefore));
        var facts = followUp.WorkUp(asOf);
        foreach (var (fact, value) in new[] { ("disease.cdai", 285), ("labs.crp", 22), ("labs.faecalCalprotectin", 640) }) facts[fact] = new JsonObject { ["value"] = value, ["on"] = TypedDay.Iso(asOf) };
        var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = number, Name = "Pavel Lange", BirthDate = asOf.AddYears(-34).AddDays(-40), Sex = "male", CreatedAt = user.Now };
        db.Patients.Add(patient);
        await db.SaveChangesAsync();
        var treatment = await followUp.StartAsync(new DemoStart(patient, Jurisdiction.Us, asOf, startedOn, Drug, Dose), facts, Entries.None, Guid.NewGuid());
        foreach (var (week, measured) in Course)
        {
            var on = startedOn.AddDays(7 * week);
            await followUp.VisitAsync(treatment, on, measured.SelectMany(m => Result(m.Fact, m.Value, on)), Guid.NewGuid());
        }
    }

    // A test of stool has a day of its own; those of blood have the day of the panel.
    private static IEnumerable<KeyValuePair<string, string>> Result(string fact, string value, DateOnly on) =>
        fact == "labs.faecalCalprotectin" ? [new(fact, value), new(Fields.On(fact), TypedDay.Iso(on))] : [new(fact, value)];
}
