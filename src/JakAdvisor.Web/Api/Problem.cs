using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using JakAdvisor.Guidance.Facts;
using JakAdvisor.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakAdvisor.Web.Api;

/// <summary>One thing wrong with a request, as the interface tells it.</summary>
internal sealed record ProblemFault(string Fact, string Sent, string Possible, string Message);

/// <summary>The body of every answer of the interface that is no success (RFC 9457).</summary>
internal sealed record Problem(string Type, string Title, int Status, string Detail, IReadOnlyList<ProblemFault> Faults)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonHttpResult<Problem> Of(IReadOnlyCollection<InputFault> faults) => Answer(new Problem(
        "urn:jakadvisor:problem:input", "The request cannot be evaluated", 400,
        string.Create(CultureInfo.InvariantCulture, $"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")}: nothing was evaluated, nothing was guessed."),
        [.. faults.Select(f => new ProblemFault(f.Fact, f.Sent, f.Possible, f.Sentence))]));

    public static Problem TooMany(int perMinute) => new(
        "urn:jakadvisor:problem:too-many-requests", "Too many requests", 429,
        string.Create(CultureInfo.InvariantCulture, $"At most {perMinute} requests a minute from one address are answered. Retry-After says how many seconds to wait."), []);

    public static Problem OurFault => new(
        "urn:jakadvisor:problem:error", "Something went wrong here", 500, "The fault lies with this program, not with what was sent. Nothing was evaluated.", []);

    /// <summary>Answers where no page of its own can: a program reads the problem, a person its words.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? Answer(this).ExecuteAsync(context)
            : PlainPage.AnswerAsync(context, Status, Title, Detail, "<p><a href=\"/\">Go to the start page</a></p>");
    }

    private static JsonHttpResult<Problem> Answer(Problem problem) =>
        TypedResults.Json(problem, Options, "application/problem+json", problem.Status);
}
