using System.Text.Json.Nodes;
using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Form;
using JakAdvisor.Web.Pages.Check;
using JakAdvisor.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Demo;

/// <summary>In Development the clinic begins with invented patients, each with an assessment, so that there is something to look at.</summary>
internal sealed class DemoClinic(ClinicDb db, AssessmentStore store, DemoPatients demo, GuidanceRelease release, CurrentUser user, DemoScreening screening, DemoTreatment treatment)
{
    public const string FirstRecordNumber = "D-1001";

    private static readonly string[] Men = ["Milo Berger", "Frank Osei", "Tomas Novak", "Wei Zhang", "Jonas Meier", "Peter Walsh", "Omar Haddad", "Luis Costa"];
    private static readonly string[] Women = ["Sara Lindqvist", "Elena Rossi", "Aisha Khan", "Ines Costa", "Maren Holt", "Nora Weiss", "Lucia Blanc", "Hanna Virtanen"];

    public async Task FillAsync()
    {
        if (await db.Patients.AnyAsync()) return;
        for (var i = 0; i < demo.All.Count; i++)
        {
            var request = JsonNode.Parse(demo.All[i].Request)!.AsObject();
            var facts = request["facts"]!.AsObject();
            var asOf = DateOnly.FromDateTime(user.Now);
            if (request["asOf"] is { } day) asOf = DateOnly.ParseExact((string)day!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var patient = new Patient
            {
                Id = Guid.CreateVersion7(),
                RecordNumber = FormattableString.Invariant($"D-{1001 + i}"),
                Name = ((string?)facts["patient.sex"] == "female" ? Women : Men)[i % Men.Length],
                BirthDate = asOf.AddYears(-(int)((double?)facts["patient.age"] ?? 40)).AddDays(-100 - i),
                Sex = (string?)facts["patient.sex"] ?? "",
                CreatedAt = user.Now,
            };
            db.Patients.Add(patient);
            await db.SaveChangesAsync();
            var where = Guidance.Rules.Names.TryParse<Jurisdiction>((string?)request["jurisdiction"] ?? "us", out var place) ? place : Jurisdiction.Us;
            await store.StoreAsync(new NewAssessment(patient.Id, FactsToEntries.From(facts, release.Facts).ToJson(), facts, where, asOf, null, Guid.NewGuid()));
            await screening.FillAsync(patient.Id, demo.All[i].Id);
        }
        await treatment.FillAsync(FormattableString.Invariant($"D-{1001 + demo.All.Count}"));
    }
}
