namespace JakAdvisor.Web.Data;

/// <summary>
/// A treatment under way or ended: what stands today, kept in step with its <see cref="TreatmentChange"/> rows, which are the record. Baseline numbers
/// and characteristics are copied out of the assessment it started from, so that lists and cohorts are asked of the database alone; null is not known.
/// </summary>
public sealed class Treatment : IVersioned, IAudited
{
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Patient? Patient { get; init; }

    /// <summary>The signed decision it started from; one treatment a decision.</summary>
    public Guid DecisionId { get; init; }

    public Decision? Decision { get; init; }

    /// <summary>The assessment that was decided on: the baseline.</summary>
    public Guid AssessmentId { get; init; }

    public Assessment? Assessment { get; init; }

    public required string Jurisdiction { get; init; }

    public required string Drug { get; init; }

    /// <summary>The dose in force, in words.</summary>
    public required string Dose { get; set; }

    public DateOnly StartedOn { get; init; }

    /// <summary>induction, extension or maintenance.</summary>
    public required string Phase { get; set; }

    /// <summary>A word of <see cref="TreatmentStates"/>.</summary>
    public required string State { get; set; }

    public DateOnly? StoppedOn { get; set; }

    /// <summary>A code of <see cref="StopReasons"/>; empty while it goes on.</summary>
    public string StopReason { get; set; } = "";

    /// <summary>The doctor recorded a response that no index shows.</summary>
    public bool ResponseRecorded { get; set; }

    /// <summary>The first day of the plan with something outstanding; null when nothing dated is left, or the treatment has stopped.</summary>
    public DateOnly? NextDueOn { get; set; }

    /// <summary>What is due on that day, in words.</summary>
    public string NextDue { get; set; } = "";

    public DateOnly? LastVisitOn { get; set; }

    public int? LastVisitWeek { get; set; }

    /// <summary>The level of the newest visit; empty before the first.</summary>
    public string LastLevel { get; set; } = "";

    /// <summary>crohns-disease, ulcerative-colitis, ibd-unclassified; empty when not recorded.</summary>
    public required string Disease { get; init; }

    public DateOnly BaselineOn { get; init; }

    public required string Sex { get; init; }

    public int AgeAtStart { get; init; }

    public double? DiseaseMonths { get; init; }

    /// <summary>never, former, current; empty when not known.</summary>
    public required string Smoking { get; init; }

    public required string Location { get; init; }

    public required string Behaviour { get; init; }

    public bool? Perianal { get; init; }

    public bool? Hypertension { get; init; }

    public bool? Dyslipidaemia { get; init; }

    public double? Bmi { get; init; }

    /// <summary>How many different biologics were taken before; null when the history is not known.</summary>
    public int? PriorBiologics { get; init; }

    public bool? PriorInfliximab { get; init; }

    public bool? PriorAdalimumab { get; init; }

    public bool? PriorUstekinumab { get; init; }

    public bool? PriorVedolizumab { get; init; }

    public bool? BaselineSteroid { get; init; }

    /// <summary>The baseline as numbers.</summary>
    public Measurements Baseline { get; init; } = new();

    public DateTime CreatedAt { get; init; }

    public int Version { get; set; }

    public Guid SubmissionKey { get; init; }

    public List<TreatmentChange> Changes { get; init; } = [];

    public List<Visit> Visits { get; init; } = [];

    Guid IAudited.AuditPatient => PatientId;
}

/// <summary>The numbers of one day that lists, charts and cohorts read, in the units of the fact vocabulary; null is not known on that day.</summary>
public sealed class Measurements
{
    public double? Cdai { get; init; }

    public double? Hbi { get; init; }

    public double? SesCd { get; init; }

    public double? Mayo { get; init; }

    public double? Crp { get; init; }

    public double? Esr { get; init; }

    public double? Calprotectin { get; init; }

    public double? Haemoglobin { get; init; }

    public double? Neutrophils { get; init; }

    public double? Lymphocytes { get; init; }

    public double? Alt { get; init; }

    public double? Ast { get; init; }

    public double? Ldl { get; init; }

    public double? Albumin { get; init; }
}

/// <summary>Whether a treatment goes on.</summary>
public static class TreatmentStates
{
    public const string Active = "active";
    public const string Paused = "paused";
    public const string Stopped = "stopped";

    public static readonly IReadOnlyDictionary<string, string> Words = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Active] = "Under way",
        [Paused] = "Paused",
        [Stopped] = "Stopped",
    };
}
