using JakAdvisor.Guidance;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Web.Hosting;

namespace JakAdvisor.Web.Api;

/// <summary>A request that can be evaluated.</summary>
internal sealed record EvaluationRequest(PatientFacts Facts, Jurisdiction Where, DateOnly AsOf, DateOnly? PlannedStart);

/// <summary>Reads a request as the contract describes it, for the interface and for the page alike: everything wrong is told at once.</summary>
internal sealed class RequestReader(GuidanceRelease release, Site site, TimeProvider time)
{
    public const int MostBytes = 256 * 1024;
    public static readonly DateOnly Earliest = new(1900, 1, 1);
    public static readonly DateOnly Latest = new(2200, 12, 31);
    private const string OrElse = "; or leave it out";
    private const string NotBeforeAsOf = ", not before asOf";
    private static readonly string[] Keys = ["jurisdiction", "asOf", "plannedStart", "facts"];

    /// <summary>The answer to a request; null when the request has faults, which are then in <paramref name="faults"/>.</summary>
    public Evaluation? Evaluate(ReadOnlyMemory<byte> body, ICollection<InputFault> faults) =>
        Read(body, faults) is { } request ? release.Evaluator.Evaluate(request.Facts, request.Where, request.AsOf, request.PlannedStart) : null;

    public EvaluationRequest? Read(ReadOnlyMemory<byte> body, ICollection<InputFault> faults)
    {
        if (RequestKeys.Root(body, Keys, faults) is not { } root) return null;
        var given = RequestKeys.Read(root, "a request", Keys, faults);
        var where = RequestKeys.Jurisdiction(given, site, faults);
        var asOf = RequestKeys.Day(given, "asOf", Earliest, OrElse, faults);
        var plannedStart = RequestKeys.Day(given, "plannedStart", asOf ?? Earliest, NotBeforeAsOf + OrElse, faults);
        // Facts are read against the last possible day when asOf is at fault, so that no date of theirs is blamed for it.
        var day = given.ContainsKey("asOf") ? asOf ?? Latest : site.Today(time);
        if (!given.ContainsKey("asOf") && plannedStart < day) faults.Add(RequestKeys.DayFault("plannedStart", given["plannedStart"], day, NotBeforeAsOf + OrElse));
        var facts = release.Reader.Read(given.GetValueOrDefault("facts"), day, faults);
        return faults.Count == 0 ? new EvaluationRequest(facts, where, day, plannedStart) : null;
    }

    public static InputFault TooLarge { get; } = new("", "more than 256 KiB", "256 KiB at most", "The request is larger than 256 KiB; possible: 256 KiB at most.");
}
