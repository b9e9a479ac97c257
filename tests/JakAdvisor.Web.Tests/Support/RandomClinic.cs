using JakAdvisor.Web.Data;
using StoredVisit = JakAdvisor.Web.Data.Visit;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>
/// A small clinic in which everything happens that matters to a cohort: second courses, two drugs and diseases, stops before and after week 12, no visit or several around
/// it, missing values, corrections of either, events withdrawn. The same each time.
/// </summary>
internal sealed class RandomClinic(ClinicDb db, int seed)
{
    private static readonly string[] Drugs = ["upadacitinib", "upadacitinib", "upadacitinib", "tofacitinib"];
    private static readonly string[] Diseases = ["crohns-disease", "crohns-disease", "ulcerative-colitis"];
    private static readonly string[] Answers = [OutcomeAnswers.Yes, OutcomeAnswers.No, OutcomeAnswers.NotEvaluable, OutcomeAnswers.NotApplicable];
    private static readonly string[] Codes = ["acne", "infection", "lymphopenia", "herpes-zoster", AdverseEventTerms.Other];
    private readonly Random _random = new(seed);

    public async Task EnterAsync(int patients, DateOnly today)
    {
        for (var i = 0; i < patients; i++)
        {
            var patient = new Patient { Id = Guid.CreateVersion7(), RecordNumber = $"RANDOM-{i}", Name = $"Random Person {i}", BirthDate = new DateOnly(1990, 1, 1), CreatedAt = At(today) };
            db.Patients.Add(patient);
            for (var course = 0; course < _random.Next(1, 3); course++) Course(patient, today.AddDays(-60 - _random.Next(500)));
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private void Course(Patient patient, DateOnly started)
    {
        var (assessment, decision, treatment) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var drug = Any(Drugs);
        DateOnly? stopped = _random.Next(4) == 0 ? started.AddDays(_random.Next(20, 120)) : null;
        db.Add(new Assessment
        {
            Id = assessment,
            PatientId = patient.Id,
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
        });
        db.Add(new Decision
        {
            Id = decision,
            AssessmentId = assessment,
            PatientId = patient.Id,
            Kind = "start",
            Drug = drug,
            Dose = "x",
            Comment = "",
            SignedById = "test",
            SignedByName = "test",
            SignedAt = At(started),
            SubmissionKey = Guid.NewGuid(),
        });
        db.Add(new Treatment
        {
            Id = treatment,
            PatientId = patient.Id,
            DecisionId = decision,
            AssessmentId = assessment,
            Jurisdiction = "eu",
            Drug = drug,
            Dose = "x",
            StartedOn = started,
            Phase = "induction",
            State = stopped is null ? TreatmentStates.Active : TreatmentStates.Stopped,
            StoppedOn = stopped,
            Disease = Any(Diseases),
            BaselineOn = started,
            Sex = Any(["male", "female", ""]),
            AgeAtStart = _random.Next(18, 80),
            Smoking = Any(["never", "former", "current", ""]),
            Location = Any(["L1", "L3+4", ""]),
            Behaviour = Any(["B1", "B2", ""]),
            Perianal = Maybe(),
            BaselineSteroid = Maybe(),
            PriorBiologics = _random.Next(4) is var before and < 3 ? before : null,
            Baseline = Measured(),
            CreatedAt = At(started),
            SubmissionKey = Guid.NewGuid(),
        });
        Visits(patient.Id, treatment, started);
        for (var k = _random.Next(3); k > 0; k--)
        {
            var seen = Event(patient.Id, treatment, started.AddDays(_random.Next(-1, 100)), null);
            if (_random.Next(4) == 0) Event(patient.Id, treatment, started.AddDays(_random.Next(100)), seen);
        }
    }

    private void Visits(Guid patient, Guid treatment, DateOnly started)
    {
        for (var k = _random.Next(4); k > 0; k--)
        {
            var kept = Visit(patient, treatment, started, _random.Next(66, 103), null);
            if (_random.Next(5) == 0) Visit(patient, treatment, started, _random.Next(66, 103), kept);
        }
    }

    private Guid Visit(Guid patient, Guid treatment, DateOnly started, int day, Guid? corrects)
    {
        var outcomes = new OutcomeColumns
        {
            ClinicalResponse = Any(Answers),
            ClinicalRemission = Any(Answers),
            EndoscopicResponseStudy = Any(Answers),
            EndoscopicResponseTrials = Any(Answers),
            EndoscopicRemission = Any(Answers),
            MucosalHealing = Any(Answers),
            CrpNormal = Any(Answers),
            CrpNormalised = Any(Answers),
            EsrNormal = Any(Answers),
            EsrNormalised = Any(Answers),
            CalprotectinNormal = Any(Answers),
            CalprotectinNormalised = Any(Answers),
            UcResponse = Any(Answers),
            UcRemission = Any(Answers),
            HbiResponse = Any(Answers),
            HbiRemission = Any(Answers),
        };
        // A visit up to a week early carries the week after. No two are entered at the same moment: of two as good the later entered counts.
        var visit = Visit(patient, treatment, started.AddDays(day), (day + _random.Next(8)) / 7, outcomes, Measured(), Maybe(), _random.Next(80_000), corrects);
        db.Add(visit);
        return visit.Id;
    }

    /// <summary>A visit with what a cohort reads of it.</summary>
    public static StoredVisit Visit(Guid patient, Guid treatment, DateOnly on, int week, OutcomeColumns outcomes, Measurements measured, bool? steroid = null, int second = 0, Guid? corrects = null) => new()
    {
        Id = Guid.CreateVersion7(),
        PatientId = patient,
        TreatmentId = treatment,
        Corrects = corrects,
        On = on,
        Week = week,
        Dose = "x",
        Phase = "induction",
        Entries = "{}",
        Request = "{}",
        Evaluation = "{}",
        Summary = "{}",
        Level = "continue",
        OnCorticosteroid = steroid,
        Measured = measured,
        Outcomes = outcomes,
        Release = "test",
        ReleaseSha256 = "test",
        SiteFile = "",
        ProgramVersion = "0",
        AuthorId = "test",
        AuthorName = "test",
        CreatedAt = At(on).AddSeconds(second),
        SubmissionKey = Guid.NewGuid(),
    };

    private Guid Event(Guid patient, Guid treatment, DateOnly on, Guid? corrects)
    {
        var seen = Event(patient, treatment, on, Any(Codes), Maybe(), corrects, withdrawn: corrects is not null && _random.Next(2) == 0);
        db.Add(seen);
        return seen.Id;
    }

    /// <summary>An adverse event with what a cohort reads of it.</summary>
    public static AdverseEvent Event(Guid patient, Guid treatment, DateOnly on, string code, bool? serious = null, Guid? corrects = null, bool withdrawn = false) => new()
    {
        Id = Guid.CreateVersion7(),
        PatientId = patient,
        TreatmentId = treatment,
        Corrects = corrects,
        Withdrawn = withdrawn,
        Code = code,
        Term = "x",
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

    private Measurements Measured() => new()
    {
        Cdai = Number(450),
        SesCd = Number(40),
        Mayo = Number(12),
        Crp = Number(50),
        Esr = Number(60),
        Calprotectin = Number(2000),
        Albumin = Number(50),
        Haemoglobin = Number(16),
        Lymphocytes = Number(4),
    };

    private double? Number(int most) => _random.Next(4) == 0 ? null : _random.Next(most * 2) / 2.0;

    private bool? Maybe() => _random.Next(3) switch { 0 => null, 1 => true, _ => false };

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private static DateTime At(DateOnly day) => day.ToDateTime(default, DateTimeKind.Utc);
}
