namespace JakAdvisor.Web.Data;

/// <summary>An adverse event on treatment. Never changed: a correction, or its withdrawal, is a new row that names the one it corrects.</summary>
public sealed class AdverseEvent : IAudited
{
    public Guid Id { get; init; }

    public Guid PatientId { get; init; }

    public Guid TreatmentId { get; init; }

    public Treatment? Treatment { get; init; }

    /// <summary>The row that this one corrects; null for a first entry. A row that some other one corrects no longer counts.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>Entered by mistake: it no longer counts.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>A code of <see cref="AdverseEventTerms"/>.</summary>
    public required string Code { get; init; }

    /// <summary>The term as people read it; typed where the code is other.</summary>
    public required string Term { get; init; }

    public DateOnly OnsetOn { get; init; }

    /// <summary>mild, moderate, severe or not-known.</summary>
    public required string Grade { get; init; }

    /// <summary>The three questions of seriousness; null is not known.</summary>
    public bool? LedToDiscontinuation { get; init; }

    public bool? Hospitalised { get; init; }

    public bool? LifeThreatening { get; init; }

    /// <summary>Yes when one of the three is yes, no when all are no, otherwise not known.</summary>
    public bool? Serious { get; init; }

    /// <summary>related, possible, unrelated or not-known.</summary>
    public required string Relation { get; init; }

    /// <summary>A code of what was done with the drug.</summary>
    public required string Action { get; init; }

    /// <summary>A code of how it went on.</summary>
    public required string Outcome { get; init; }

    public required string Comment { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public DateTime CreatedAt { get; init; }

    public Guid SubmissionKey { get; init; }

    Guid IAudited.AuditPatient => PatientId;

    /// <summary>Whether another row says the same of the same treatment, whoever wrote it and when.</summary>
    public bool SaysTheSameAs(AdverseEvent other) =>
        (TreatmentId, Corrects, Withdrawn, Code, Term, OnsetOn, Grade) == (other.TreatmentId, other.Corrects, other.Withdrawn, other.Code, other.Term, other.OnsetOn, other.Grade)
        && (LedToDiscontinuation, Hospitalised, LifeThreatening) == (other.LedToDiscontinuation, other.Hospitalised, other.LifeThreatening)
        && (Relation, Action, Outcome, Comment) == (other.Relation, other.Action, other.Outcome, other.Comment);
}

/// <summary>The words of an adverse event.</summary>
public static class AdverseEventTerms
{
    public const string Other = "other";

    /// <summary>The terms of the published cohort, offered first, with the statement that counts them.</summary>
    public static readonly IReadOnlyDictionary<string, (string Term, string Source)> Terms = new OrderedDictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["lymphopenia"] = ("Lymphopenia", "S93"),
        ["transaminase-rise"] = ("Transaminase rise", "S94"),
        ["acne"] = ("Acne", "S95"),
        ["herpes-zoster"] = ("Shingles (herpes zoster)", "S95"),
        ["hyperlipidaemia"] = ("Hyperlipidaemia", "S96"),
        ["infection"] = ("Infection", "S97"),
        ["constipation"] = ("Constipation", "S98"),
        ["tuberculosis"] = ("Active tuberculosis", "S99"),
        [Other] = ("Another term", ""),
    };

    public static readonly IReadOnlyDictionary<string, string> Grades = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["mild"] = "Mild",
        ["moderate"] = "Moderate",
        ["severe"] = "Severe",
        ["not-known"] = "Not known",
    };

    public static readonly IReadOnlyDictionary<string, string> Relations = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["related"] = "Caused by the drug",
        ["possible"] = "Possibly",
        ["unrelated"] = "Not caused by the drug",
        ["not-known"] = "Not known",
    };

    public static readonly IReadOnlyDictionary<string, string> Actions = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["none"] = "Drug unchanged",
        ["reduced"] = "Dose reduced",
        ["paused"] = "Drug paused",
        ["stopped"] = "Drug stopped",
        ["not-known"] = "Not known",
    };

    public static readonly IReadOnlyDictionary<string, string> Outcomes = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["resolved"] = "Resolved",
        ["resolving"] = "Resolving",
        ["ongoing"] = "Ongoing",
        ["sequelae"] = "Resolved with lasting damage",
        ["fatal"] = "Fatal",
        ["not-known"] = "Not known",
    };
}
