using JakAdvisor.Web.Data;
using StoredVisit = JakAdvisor.Web.Data.Visit;
using Microsoft.Extensions.DependencyInjection;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>
/// Twelve people on upadacitinib for Crohn's disease, small enough to count by hand, and four who must not be counted: one too early, one second course,
/// one with ulcerative colitis, one on another drug. Today is 22 Nov 2026: whoever started by 16 Aug 2026 is counted.
/// </summary>
internal static class TwelvePatients
{
    private static readonly DateOnly Early = new(2026, 1, 5);
    private static readonly DateOnly Late = new(2026, 5, 4);

    public static async Task EnterAsync(App app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var people = Enumerable.Range(1, 12).Select(i => new Treated12(db, i, i <= 4 ? Early : Late)).ToList();

        people[0].At(84, cdai: 120, sesCd: 4, crp: 1, steroid: false, response: "yes", remission: "yes", study: "yes", trials: "yes", endoscopic: "yes", healing: "yes", crpNormal: "yes", crpNormalised: "not-applicable");
        people[1].At(84, cdai: 190, sesCd: 5, steroid: false, response: "yes", remission: "no", study: "yes", trials: "no", endoscopic: "no", healing: "not-applicable");
        people[2].At(84, cdai: 140, steroid: true, response: "yes", remission: "yes");
        people[3].At(84, cdai: 145, response: "no", remission: "yes");
        people[4].At(90, cdai: 310, sesCd: 12, steroid: false, response: "no", remission: "no", study: "no", trials: "no", endoscopic: "no", healing: "no");
        people[5].At(98, cdai: 170, steroid: false, response: "yes", remission: "no");
        people[6].At(99, cdai: 90, steroid: false, response: "yes", remission: "yes");
        people[7].At(70, cdai: 240, steroid: false, response: "yes", remission: "no");
        people[8].At(69, cdai: 90, steroid: false, response: "yes", remission: "yes");
        people[9].At(84, cdai: 60, steroid: false, response: "yes", remission: "yes");
        people[10].At(75, cdai: 200, steroid: false, response: "yes", remission: "no");
        people[10].At(84, cdai: 80, steroid: false, response: "yes", remission: "yes");
        var mistaken = people[11].At(84, cdai: 260, steroid: false, response: "no", remission: "no");
        people[11].At(84, corrects: mistaken);
        people[11].At(91, cdai: 100, steroid: false, response: "yes", remission: "yes");

        people[0].Had("acne", 10);
        people[1].Had("lymphopenia", 28);
        people[1].Had("infection", 84, serious: true);
        people[2].Had("acne", 85);
        people[4].Had("herpes-zoster", 50, corrects: people[4].Had("herpes-zoster", 50), withdrawn: true);
        people[7].Had("constipation", 20, corrects: people[7].Had("transaminase-rise", 20));
        people[9].Had("acne", 20, serious: null);

        _ = new Treated12(db, 13, new DateOnly(2026, 8, 17));
        people[0].Again(new DateOnly(2026, 5, 4)).At(84, cdai: 400, response: "no", remission: "no");
        new Treated12(db, 15, Late, disease: "ulcerative-colitis").At(84, ucResponse: "yes", ucRemission: "no");
        new Treated12(db, 16, Late, drug: "tofacitinib").At(84, cdai: 10, response: "yes", remission: "yes");
        await db.SaveChangesAsync();
    }

    /// <summary>One of them. CDAI at the start: 300 300 260 240 320 280 200 350 210 400 310 270; SES-CD of the first, second, fifth and seventh: 12 10 14 6.</summary>
    private sealed class Treated12
    {
        private static readonly double[] Cdai = [300, 300, 260, 240, 320, 280, 200, 350, 210, 400, 310, 270];
        private static readonly Dictionary<int, double> SesCd = new() { [1] = 12, [2] = 10, [5] = 14, [7] = 6 };
        private readonly ClinicDb _db;
        private readonly Patient _patient;
        private readonly int _number;
        private readonly Treatment _treatment;

        public Treated12(ClinicDb db, int number, DateOnly started, string drug = "upadacitinib", string disease = "crohns-disease", Patient? known = null)
        {
            (_db, _number) = (db, number);
            _patient = known ?? new Patient { Id = Guid.CreateVersion7(), RecordNumber = $"TWELVE-{number}", Name = $"Twelfth Person {number}", BirthDate = new DateOnly(1990, 1, 1), CreatedAt = At(started) };
            if (known is null) db.Patients.Add(_patient);
            var assessment = new Assessment
            {
                Id = Guid.CreateVersion7(),
                PatientId = _patient.Id,
                Entries = "{}",
                Facts = "{}",
                Evaluation = "{}",
                Summary = """{"Drugs":[],"Open":[]}""",
                Jurisdiction = "eu",
                AsOf = started,
                Release = "test",
                ReleaseSha256 = "test",
                SiteFile = "",
                ProgramVersion = "0",
                AuthorId = "test",
                AuthorName = "test",
                CreatedAt = At(started),
                SubmissionKey = Guid.NewGuid(),
            };
            var decision = new Decision
            {
                Id = Guid.CreateVersion7(),
                AssessmentId = assessment.Id,
                PatientId = _patient.Id,
                Kind = "start",
                Drug = drug,
                Dose = "45 mg once daily",
                Comment = "",
                SignedById = "test",
                SignedByName = "test",
                SignedAt = At(started),
                SubmissionKey = Guid.NewGuid(),
            };
            DateOnly? stopped = number switch { 10 => started.AddDays(40), 11 => started.AddDays(80), _ => null };
            _treatment = new Treatment
            {
                Id = Guid.CreateVersion7(),
                PatientId = _patient.Id,
                DecisionId = decision.Id,
                AssessmentId = assessment.Id,
                Jurisdiction = "eu",
                Drug = drug,
                Dose = "45 mg once daily",
                StartedOn = started,
                Phase = "induction",
                State = stopped is null ? TreatmentStates.Active : TreatmentStates.Stopped,
                StoppedOn = stopped,
                StopReason = stopped is null ? "" : "no-benefit",
                Disease = disease,
                BaselineOn = started,
                Sex = number <= 7 ? "male" : "female",
                AgeAtStart = 29 + number,
                Smoking = number switch { 11 => "former", 12 => "", _ => "never" },
                Location = "L3",
                Behaviour = "B1",
                Baseline = new Measurements { Cdai = number <= 12 ? Cdai[number - 1] : 300, SesCd = SesCd.TryGetValue(number, out var score) ? score : null, Crp = number == 1 ? 2 : null },
                CreatedAt = At(started),
                SubmissionKey = Guid.NewGuid(),
            };
            db.AddRange(assessment, decision, _treatment);
        }

        public Treated12 Again(DateOnly started) => new(_db, _number, started, known: _patient);

        public Guid At(
            int day, double? cdai = null, double? sesCd = null, double? crp = null, bool? steroid = null, string response = "not-evaluable", string remission = "not-evaluable", string study = "not-evaluable",
            string trials = "not-evaluable", string endoscopic = "not-evaluable", string healing = "not-evaluable", string ucResponse = "not-evaluable", string ucRemission = "not-evaluable", string crpNormal = "not-evaluable", string crpNormalised = "not-evaluable", Guid? corrects = null)
        {
            var on = _treatment.StartedOn.AddDays(day);
            var visit = new StoredVisit
            {
                Id = Guid.CreateVersion7(),
                PatientId = _patient.Id,
                TreatmentId = _treatment.Id,
                Corrects = corrects,
                On = on,
                Week = day / 7,
                Dose = "45 mg once daily",
                Phase = "induction",
                Entries = "{}",
                Request = "{}",
                Evaluation = "{}",
                Summary = "{}",
                Level = "continue",
                OnCorticosteroid = steroid,
                Measured = new Measurements { Cdai = cdai, SesCd = sesCd, Crp = crp },
                Outcomes = new OutcomeColumns
                {
                    ClinicalResponse = response,
                    ClinicalRemission = remission,
                    EndoscopicResponseStudy = study,
                    EndoscopicResponseTrials = trials,
                    EndoscopicRemission = endoscopic,
                    MucosalHealing = healing,
                    UcResponse = ucResponse,
                    UcRemission = ucRemission,
                    CrpNormal = crpNormal,
                    CrpNormalised = crpNormalised,
                },
                Release = "test",
                ReleaseSha256 = "test",
                SiteFile = "",
                ProgramVersion = "0",
                AuthorId = "test",
                AuthorName = "test",
                CreatedAt = At(on),
                SubmissionKey = Guid.NewGuid(),
            };
            _db.Visits.Add(visit);
            return visit.Id;
        }

        public Guid Had(string code, int day, bool? serious = false, Guid? corrects = null, bool withdrawn = false)
        {
            var on = _treatment.StartedOn.AddDays(day);
            var seen = new AdverseEvent
            {
                Id = Guid.CreateVersion7(),
                PatientId = _patient.Id,
                TreatmentId = _treatment.Id,
                Corrects = corrects,
                Withdrawn = withdrawn,
                Code = code,
                Term = code,
                OnsetOn = on,
                Grade = "mild",
                Serious = serious,
                Relation = "possible",
                Action = "none",
                Outcome = "resolved",
                Comment = "",
                AuthorId = "test",
                AuthorName = "test",
                CreatedAt = At(on),
                SubmissionKey = Guid.NewGuid(),
            };
            _db.AdverseEvents.Add(seen);
            return seen.Id;
        }

        private static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);
    }
}
