namespace JakAdvisor.Web.Data;

/// <summary>The signed decision on an assessment. Signing freezes the record: this row is written once and never changed.</summary>
public sealed class Decision : IAudited
{
    public Guid Id { get; init; }

    public Guid AssessmentId { get; init; }

    public Assessment? Assessment { get; init; }

    public Guid PatientId { get; init; }

    /// <summary>start, defer or decline.</summary>
    public required string Kind { get; init; }

    /// <summary>The drug of a start; empty otherwise.</summary>
    public required string Drug { get; init; }

    /// <summary>The induction dose of a start, in words; empty otherwise.</summary>
    public required string Dose { get; init; }

    public DateOnly? PlannedStart { get; init; }

    public required string Comment { get; init; }

    public required string SignedById { get; init; }

    public required string SignedByName { get; init; }

    public DateTime SignedAt { get; init; }

    public Guid SubmissionKey { get; init; }

    public List<FindingOverride> Overrides { get; init; } = [];

    Guid IAudited.AuditPatient => PatientId;
}

/// <summary>A finding that the decision goes against, or acts on, with its coded reason.</summary>
public sealed class FindingOverride
{
    public Guid Id { get; init; }

    public Guid DecisionId { get; init; }

    public required string Rule { get; init; }

    public required string Effect { get; init; }

    /// <summary>A code of <see cref="OverrideReasons"/>.</summary>
    public required string Reason { get; init; }

    public required string Comment { get; init; }
}

/// <summary>The coded reasons, in two groups: acting on a finding, and overriding it.</summary>
public static class OverrideReasons
{
    public static readonly IReadOnlyDictionary<string, string> Acting = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["test-ordered"] = "Test ordered",
        ["discussing"] = "Discussing with colleagues",
        ["vaccine-booked"] = "Vaccine booked",
    };

    public static readonly IReadOnlyDictionary<string, string> Overriding = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["benefit-outweighs"] = "Benefit outweighs the risk",
        ["known-elsewhere"] = "Result known elsewhere",
        ["does-not-apply"] = "The rule does not apply here",
        ["informed-choice"] = "The patient's informed choice",
    };

    public static string Words(string code) => Acting.GetValueOrDefault(code) ?? Overriding.GetValueOrDefault(code) ?? code;
}
