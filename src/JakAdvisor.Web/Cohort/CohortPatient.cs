using JakAdvisor.Web.Data;

namespace JakAdvisor.Web.Cohort;

/// <summary>One person of the cohort: the start of the treatment, the visits around week 12 and the adverse events of the first 12 weeks. No name, no record number.</summary>
public sealed record CohortPatient
{
    public required Guid TreatmentId { get; init; }

    public required Guid PatientId { get; init; }

    public required DateOnly StartedOn { get; init; }

    public DateOnly? StoppedOn { get; init; }

    public string Sex { get; init; } = "";

    public int AgeAtStart { get; init; }

    public double? DiseaseMonths { get; init; }

    public string Smoking { get; init; } = "";

    public string Location { get; init; } = "";

    public string Behaviour { get; init; } = "";

    public bool? Perianal { get; init; }

    public bool? Hypertension { get; init; }

    public bool? Dyslipidaemia { get; init; }

    public double? Bmi { get; init; }

    public int? PriorBiologics { get; init; }

    public bool? PriorInfliximab { get; init; }

    public bool? PriorAdalimumab { get; init; }

    public bool? PriorUstekinumab { get; init; }

    public bool? PriorVedolizumab { get; init; }

    public bool? BaselineSteroid { get; init; }

    public Measurements Baseline { get; init; } = new();

    /// <summary>The visits that can stand for week 12, best first; none after the drug was stopped.</summary>
    public List<CohortVisit> Visits { get; init; } = [];

    /// <summary>The events from the start to day 84.</summary>
    public List<CohortEvent> Events { get; init; } = [];

    public bool StoppedBeforeWeek12 => StoppedOn is { } stopped && DaysTo(stopped) < Week12.CompletedDay;

    public int DaysTo(DateOnly day) => day.DayNumber - StartedOn.DayNumber;
}

/// <summary>What was measured and judged at one visit.</summary>
public sealed record CohortVisit(
    Guid TreatmentId, DateOnly On, DateTime CreatedAt, double? Cdai, double? SesCd, double? Crp, double? Esr, double? Calprotectin, bool? OnCorticosteroid, OutcomeColumns Outcomes);

/// <summary>One adverse event.</summary>
public sealed record CohortEvent(Guid TreatmentId, DateOnly OnsetOn, string Code, bool? Serious);
