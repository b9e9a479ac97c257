namespace JakAdvisor.Web.Data;

/// <summary>
/// A stored visit on treatment: what was typed, the facts, the answer, and everything needed to show and replay it. Never changed; a correction is a new
/// row that names the one it corrects. What lists and cohorts read stands in columns, written once with it.
/// </summary>
public sealed class Visit : IAudited
{
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid TreatmentId { get; init; }

    public Treatment? Treatment { get; init; }

    /// <summary>The visit that this one corrects; null for a first entry. A visit that some other one corrects no longer counts.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>The day of the visit.</summary>
    public DateOnly On { get; init; }

    /// <summary>Whole weeks from the start; a visit up to 7 days early counts as the planned week.</summary>
    public int Week { get; init; }

    public required string Dose { get; init; }

    public required string Phase { get; init; }

    /// <summary>What was typed at the visit: JSON object, form field to typed text.</summary>
    public string Typed { get; init; } = "{}";

    /// <summary>What was typed, over what was on record: all that is known about the patient on that day, in the same form.</summary>
    public required string Entries { get; init; }

    /// <summary>The request of the interface as it was evaluated: treatment, baseline facts and facts of the day.</summary>
    public required string Request { get; init; }

    /// <summary>The answer, as the bytes of the interface.</summary>
    public required string Evaluation { get; init; }

    /// <summary>JSON: titles of what decided and the first open questions, for the worklist.</summary>
    public required string Summary { get; init; }

    /// <summary>stop, interrupt, act, incomplete, watch, continue.</summary>
    public required string Level { get; init; }

    public bool Provisional { get; init; }

    /// <summary>The numbers measured at this visit; null is not measured for it.</summary>
    public Measurements Measured { get; init; } = new();

    /// <summary>Whether a corticosteroid was being taken; null is not known.</summary>
    public bool? OnCorticosteroid { get; init; }

    /// <summary>The outcomes against the baseline.</summary>
    public OutcomeColumns Outcomes { get; init; } = new();

    public required string Release { get; init; }

    public required string ReleaseSha256 { get; init; }

    public required string SiteFile { get; init; }

    public required string ProgramVersion { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public DateTime CreatedAt { get; init; }

    public Guid SubmissionKey { get; init; }

    Guid IAudited.AuditPatient => PatientId;
}

/// <summary>One word of <see cref="OutcomeAnswers"/> for each outcome.</summary>
public sealed class OutcomeColumns
{
    /// <summary>Clinical or endoscopic response now, by any index that has a baseline.</summary>
    public string Response { get; init; } = OutcomeAnswers.NotEvaluable;

    public string ClinicalResponse { get; init; } = OutcomeAnswers.NotEvaluable;

    public string ClinicalRemission { get; init; } = OutcomeAnswers.NotEvaluable;

    public string EndoscopicResponseStudy { get; init; } = OutcomeAnswers.NotEvaluable;

    public string EndoscopicResponseTrials { get; init; } = OutcomeAnswers.NotEvaluable;

    public string EndoscopicRemission { get; init; } = OutcomeAnswers.NotEvaluable;

    public string MucosalHealing { get; init; } = OutcomeAnswers.NotEvaluable;

    public string CrpNormal { get; init; } = OutcomeAnswers.NotEvaluable;

    public string CrpNormalised { get; init; } = OutcomeAnswers.NotEvaluable;

    public string EsrNormal { get; init; } = OutcomeAnswers.NotEvaluable;

    public string EsrNormalised { get; init; } = OutcomeAnswers.NotEvaluable;

    public string CalprotectinNormal { get; init; } = OutcomeAnswers.NotEvaluable;

    public string CalprotectinNormalised { get; init; } = OutcomeAnswers.NotEvaluable;

    public string BiomarkerRemission { get; init; } = OutcomeAnswers.NotEvaluable;

    public string UcResponse { get; init; } = OutcomeAnswers.NotEvaluable;

    public string UcRemission { get; init; } = OutcomeAnswers.NotEvaluable;

    public string HbiResponse { get; init; } = OutcomeAnswers.NotEvaluable;

    public string HbiRemission { get; init; } = OutcomeAnswers.NotEvaluable;
}

/// <summary>What an outcome can be. Missing inputs make it not evaluable, never no; a patient outside the denominator is not applicable.</summary>
public static class OutcomeAnswers
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string NotEvaluable = "not-evaluable";
    public const string NotApplicable = "not-applicable";
}

/// <summary>A visit in the making: what was typed, exactly as typed. One open draft a treatment.</summary>
public sealed class VisitDraft : IVersioned, IAudited
{
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid TreatmentId { get; init; }

    public required string Entries { get; set; }

    /// <summary>The open page that saved last. Another page that saved meanwhile is told, and nothing is overwritten.</summary>
    public Guid Editor { get; set; }

    public required string UpdatedBy { get; set; }

    public DateTime UpdatedAt { get; set; }

    public int Version { get; set; }

    Guid IAudited.AuditPatient => PatientId;
}
