namespace JakAdvisor.Web.Data;

/// <summary>One step of a treatment: written once, never changed. Together they say what was taken when, and who said so.</summary>
public sealed class TreatmentChange : IAudited
{
    public Guid Id { get; init; }

    public Guid TreatmentId { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>A word of <see cref="TreatmentChanges"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The day from which it holds.</summary>
    public DateOnly On { get; init; }

    /// <summary>The dose that holds from then on.</summary>
    public required string Dose { get; init; }

    /// <summary>The phase that holds from then on.</summary>
    public required string Phase { get; init; }

    /// <summary>The coded reason of a pause or a stop; empty otherwise.</summary>
    public required string Reason { get; init; }

    public required string Comment { get; init; }

    public required string AuthorId { get; init; }

    public required string AuthorName { get; init; }

    public DateTime CreatedAt { get; init; }

    public Guid SubmissionKey { get; init; }

    Guid IAudited.AuditPatient => PatientId;
}

/// <summary>The steps a treatment can take.</summary>
public static class TreatmentChanges
{
    public const string Start = "start";
    public const string Dose = "dose";
    public const string Phase = "phase";
    public const string Pause = "pause";
    public const string Resume = "resume";
    public const string Response = "response";
    public const string Stop = "stop";

    public static readonly IReadOnlyDictionary<string, string> Words = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Start] = "Started",
        [Dose] = "Dose changed",
        [Phase] = "Phase changed",
        [Pause] = "Paused",
        [Resume] = "Resumed",
        [Response] = "Response recorded",
        [Stop] = "Stopped",
    };
}

/// <summary>The phases of a treatment.</summary>
public static class TreatmentPhases
{
    public const string Induction = "induction";
    public const string Extension = "extension";
    public const string Maintenance = "maintenance";

    public static readonly IReadOnlyDictionary<string, string> Words = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        [Induction] = "Induction",
        [Extension] = "Longer induction",
        [Maintenance] = "Maintenance",
    };
}

/// <summary>Why a treatment was paused.</summary>
public static class PauseReasons
{
    public static readonly IReadOnlyDictionary<string, string> Words = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["infection"] = "Infection, or suspicion of one",
        ["blood-count"] = "Blood count",
        ["liver"] = "Liver tests",
        ["surgery"] = "Operation",
        ["adverse-event"] = "Other adverse event",
        ["patient"] = "The patient's wish",
        ["supply"] = "Supply",
        ["other"] = "Something else",
    };
}

/// <summary>Why a treatment was stopped, and the outcome that each reason writes into the history of therapies.</summary>
public static class StopReasons
{
    public static readonly IReadOnlyDictionary<string, string> Words = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["no-benefit"] = "Never worked",
        ["loss-of-response"] = "Worked, and stopped working",
        ["adverse-event"] = "Adverse event or intolerance",
        ["worked"] = "Works, and is no longer needed",
        ["safety"] = "New contraindication or risk",
        ["pregnancy"] = "Pregnancy, or planned",
        ["patient"] = "The patient's wish",
        ["other"] = "Something else",
        ["not-known"] = "Not known",
    };

    /// <summary>The word of the therapy history for a reason.</summary>
    public static string Outcome(string reason) => reason switch
    {
        "no-benefit" => "non-response",
        "loss-of-response" => "loss-of-response",
        "adverse-event" => "intolerance",
        "worked" => "effective",
        "not-known" => "not-known",
        _ => "stopped-other-reason",
    };
}
